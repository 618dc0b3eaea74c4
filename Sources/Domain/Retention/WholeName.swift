/// Finding a person's name in words somebody wrote, without taking another's for it: 林太郎 is in 「総務課 林　太郎」
/// and not in 「小林太郎」.
package struct WholeName: Sendable, Hashable {
    /// Without spaces.
    private let letters: [Character]

    /// - Parameter name: surname and given name, with or without a space between.
    package init(_ name: String) { letters = name.filter { !$0.isWhitespace } }

    /// Whether the name stands in the text as a whole, spaces aside: no letter before it and none after it. Names of two
    /// characters are the whole text or not there; those of one are never found.
    package func stands(in text: String) -> Bool {
        let text = Array(text)
        guard letters.count > 2 else { return letters.count == 2 && text.filter { !$0.isWhitespace } == letters }
        return text.indices.contains { start in
            guard text[start] == letters[0], start == 0 || !Self.isWord(text[start - 1]) else { return false }
            guard let end = end(in: text, from: start) else { return false }
            return end == text.count || !Self.isWord(text[end])
        }
    }

    private func end(in text: [Character], from start: Int) -> Int? {
        var place = start
        for letter in letters {
            while place < text.count, text[place].isWhitespace { place += 1 }
            guard place < text.count, text[place] == letter else { return nil }
            place += 1
        }
        return place
    }

    private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}
