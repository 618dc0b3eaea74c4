/// application/x-www-form-urlencoded, by the URL Standard, but what is not UTF-8 or not an escape is refused.
enum URLEncodedForm {
    static func read(_ bytes: [UInt8]) throws(Refusal) -> Form {
        var form = Form()
        for pair in bytes.split(separator: 0x26) {
            let equals = pair.firstIndex(of: 0x3D) ?? pair.endIndex
            let name = try Percent.decoded(pair[..<equals], plusIsSpace: true)
            let value = try Percent.decoded(pair[equals...].dropFirst(), plusIsSpace: true)
            try form.add(name, value)
        }
        return form
    }
}
