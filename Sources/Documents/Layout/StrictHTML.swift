import Mustache

/// How a value is written into HTML, as text or between the double quotes of an attribute.
///
/// The library's own escaping looks at characters as a reader sees them, so a quotation mark that carries a combining
/// mark is not a quotation mark to it and passes as it is, while a browser reads the two scalars apart and ends the
/// attribute there. This one looks at scalars.
struct StrictHTML: MustacheContentType {
    /// The name by which a template asks for it, in its first line.
    static let name = "STRICT_HTML"

    static let registered: Void = MustacheContentTypes.register(StrictHTML(), named: name)

    func escapeText(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
            case "\t", "\n", "\r": escaped.append(scalar)
            // HTML has no way to write control characters; the replacement character shows that one was there.
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": escaped.append("\u{FFFD}")
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
