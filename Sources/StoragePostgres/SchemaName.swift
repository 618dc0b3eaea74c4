import Storage

/// The name of a municipality's schema: small letters, digits and underscores, so that it is a plain name in every tool.
struct SchemaName: Sendable {
    let text: String

    init(_ text: String) throws {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        let isPlain = text.utf8.enumerated().allSatisfy { place, byte in
            letters.contains(byte) || byte == UInt8(ascii: "_") || (place > 0 && digits.contains(byte))
        }
        guard isPlain, (1...63).contains(text.utf8.count) else {
            throw StorageError.failed("\"\(text)\" is no name for a schema: a to z, 0 to 9 and _, at most 63")
        }
        self.text = text
    }

    /// As it stands in a statement. Quoted because it may be a word of the language.
    var quoted: String { "\"\(text)\"" }
}
