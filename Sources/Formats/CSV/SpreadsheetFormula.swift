/// Texts that a spreadsheet would run as a formula when it opens the file.
enum SpreadsheetFormula {
    /// Whether the text begins as a formula may (`=`, `+`, `-`, `@`, tab, CR) and is none of what people write so
    /// without meaning one: a signed number, or a lone minus for "none".
    static func isSuspected(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        switch text.first {
        case UInt8(ascii: "="), UInt8(ascii: "@"), Byte.tab, Byte.carriageReturn: true
        case UInt8(ascii: "-") where text.count == 1: false
        case UInt8(ascii: "+"), UInt8(ascii: "-"): !isNumber(text.dropFirst())
        default: false
        }
    }

    /// Digits, with commas among them, decimals, an exponent or a percent sign: `1,234.5`, `.5`, `1e-5`, `12%`.
    private static func isNumber(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var rest = text
        let whole = digits(&rest, commas: true)
        var decimals = 0
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            decimals = digits(&rest, commas: false)
        }
        guard whole + decimals > 0 else { return false }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
            guard digits(&rest, commas: false) > 0 else { return false }
        }
        if rest.first == UInt8(ascii: "%") { rest = rest.dropFirst() }
        return rest.isEmpty
    }

    /// Takes digits off the front and says how many there were; a comma counts only behind a digit.
    private static func digits(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>, commas: Bool) -> Int {
        var number = 0
        while let byte = rest.first, Byte.isDigit(byte) || (commas && number > 0 && byte == Byte.comma) {
            if byte != Byte.comma { number += 1 }
            rest = rest.dropFirst()
        }
        return number
    }
}
