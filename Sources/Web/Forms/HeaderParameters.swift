/// A header like `form-data; name="a"; filename="b.csv"`.
package struct HeaderParameters: Sendable {
    /// What stands before the first semicolon, in small letters.
    let value: String
    private var parameters: [String: String] = [:]

    /// Of a parameter that comes twice the first counts.
    init(_ text: String) {
        let semicolon = text.unicodeScalars.firstIndex(of: ";") ?? text.endIndex
        value = text[..<semicolon].trimmed.lowercased()
        var rest = text[semicolon...].unicodeScalars
        while rest.popFirst() != nil {
            let name = String(Substring(rest.prefix { $0 != "=" && $0 != ";" }))
            rest = rest.dropFirst(name.unicodeScalars.count)
            guard rest.first == "=" else { continue }
            rest = rest.dropFirst()
            let content: String
            if rest.first == "\"" {
                // Browsers write a quotation mark as %22 and leave a backslash as it is.
                let quoted = rest.dropFirst().prefix { $0 != "\"" }
                content = String(Substring(quoted)).replacing("%22", with: "\"")
                rest = rest.dropFirst(quoted.count + 2).drop { $0 != ";" }
            } else {
                let bare = rest.prefix { $0 != ";" }
                content = Substring(bare).trimmed
                rest = rest.dropFirst(bare.count)
            }
            let key = name.trimmed.lowercased()
            if parameters[key] == nil { parameters[key] = content }
        }
    }

    subscript(_ name: String) -> String? { parameters[name] }
}
