import Foundation

/// The code for a first sign-in: twelve characters that cannot be mistaken for one another, as `H7KM-2XQP-9RTV`.
struct OneTimeCode {
    static let daysGood = 14
    private static let length = 12
    /// Without 0 O, 1 I L, 8 B, 5 S, 2 Z and U: 55 bits in twelve.
    private static let alphabet = Array("3467ACDEFGHJKMNPQRTVWXY9")

    var text: String

    /// A new one.
    init() throws(AccountError) {
        var characters = [Character]()
        for place in 0..<Self.length {
            if place > 0, place % 4 == 0 { characters.append("-") }
            characters.append(Self.alphabet[try Secrets.random(below: Self.alphabet.count)])
        }
        text = String(characters)
    }

    /// One that somebody typed.
    init(typed text: String) { self.text = text }

    /// What the database keeps. The account's number is in it, so that one hash is good for one account.
    func hash(for account: Int64) -> [UInt8] {
        // Typed with or without strokes, in lower case or in full width, it is the same code.
        let plain = text.precomposedStringWithCompatibilityMapping.uppercased().unicodeScalars.filter {
            $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
        return Secrets.sha256(Array("ikusei code \(account) \(String(String.UnicodeScalarView(plain)))".utf8))
    }
}
