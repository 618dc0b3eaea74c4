import ArgumentParser

/// Refuses values of options before any file is read, each by its name and in both languages.
enum OptionCheck {
    static func range<Value: Comparable>(_ name: String, _ value: Value?, _ range: ClosedRange<Value>) throws {
        guard let value, !range.contains(value) else { return }
        throw ValidationError(
            "\(name): \(range.lowerBound)から\(range.upperBound)までの数を指定してください / "
                + "a number from \(range.lowerBound) to \(range.upperBound)")
    }

    static func seconds(_ name: String, _ value: Double) throws {
        guard value > 0 else {
            throw ValidationError("\(name): 0より大きい秒数を指定してください / a number of seconds above 0")
        }
    }

    /// The parser's own words, which are English, with what is wrong in Japanese before them.
    static func words(for message: String) -> String {
        guard let found = message.prefixMatch(of: /Error: (The value '(.*)' is invalid for '(-[^ ']+)[^']*')/) else {
            return message
        }
        let rest = message[found.range.upperBound...]
        return "Error: \(found.3): 「\(found.2)」は使えない値です / \(found.1)\(rest)"
    }
}
