package import Kernel

/// What a new password must be. Length is what counts; no mixture of signs is asked for, and it does not grow old.
package struct PasswordRule: Sendable {
    package static let shortest = 12
    /// So that nobody can keep the server busy with a book.
    package static let longest = 200
    static let fewestKinds = 5

    package enum Fault: Sendable, Hashable {
        case tooShort
        case tooLong
        /// The login, staff number or name is in it.
        case tellsWhose
        /// One character, or a few, over and over.
        case repeats
        /// Neighbours of the alphabet or of the keyboard.
        case sequence
        case common
    }

    /// Words that stand for the person: login, staff number, name. Those under four characters are left aside, because
    /// they stand in many a sentence.
    var words: [String]

    package init(avoiding words: [String]) {
        self.words = words.map(Self.plain).filter { $0.count >= 4 }
    }

    /// Empty: the password will do.
    package func faults(in password: String) -> [Fault] {
        if password.count > Self.longest { return [.tooLong] }
        var faults = [Fault]()
        let plain = Self.plain(password)
        if password.count < Self.shortest { faults.append(.tooShort) }
        if words.contains(where: plain.contains) { faults.append(.tellsWhose) }
        if Set(plain).count < Self.fewestKinds { faults.append(.repeats) }
        if Self.isSequence(plain) { faults.append(.sequence) }
        if Self.commonest.contains(plain) { faults.append(.common) }
        return faults
    }

    /// In lower case and without spaces.
    private static func plain(_ text: String) -> String {
        String(text.lowercased().filter { !$0.isWhitespace })
    }

    /// Each character is the one after, or before, its neighbour; after 9 comes 0.
    private static func isSequence(_ text: String) -> Bool {
        let runs = ["abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiopasdfghjklzxcvbnm"]
        return runs.contains { run in
            let long = run + run
            return long.contains(text) || String(long.reversed()).contains(text)
        }
    }
}

extension PasswordRule.Fault {
    package var phrase: Phrase {
        switch self {
        case .tooShort:
            Phrase(
                ja: "\(PasswordRule.shortest)文字以上にしてください。いくつかの言葉をつなげると覚えやすくなります",
                en: "Use at least \(PasswordRule.shortest) characters: a few words in a row are easy to remember")
        case .tooLong:
            Phrase(
                ja: "\(PasswordRule.longest)文字以内にしてください", en: "Use at most \(PasswordRule.longest) characters")
        case .tellsWhose:
            Phrase(
                ja: "ログイン名、職員番号、氏名を含めないでください", en: "Leave out your login, staff number and name")
        case .repeats:
            Phrase(ja: "同じ文字の繰り返しは使えません", en: "Do not repeat the same few characters")
        case .sequence:
            Phrase(
                ja: "文字や数字、キーボードの並び順のままでは使えません",
                en: "Do not use characters in the order of the alphabet, the digits or the keyboard")
        case .common:
            Phrase(
                ja: "よく使われるパスワードのため使えません。別のものにしてください",
                en: "This is one of the commonest passwords: choose another")
        }
    }
}
