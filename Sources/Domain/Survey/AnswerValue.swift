/// An answer as a form sends it and the database keeps it: the option's id, `yes`, `partly` or `no`, or the text.
package enum AnswerValue {
    /// The longest free answer, in characters as scalars.
    package static let longestText = 2000

    /// Its code; nil where the item knows no such answer.
    package static func code(of value: String, for item: Instrument.Item) -> UInt8? {
        if value.isEmpty { return AnswerCode.missing }
        switch item.kind {
        case .canDo:
            switch value {
            case "yes": return AnswerCode.yes
            case "partly": return AnswerCode.partly
            case "no": return AnswerCode.no
            default: return nil
            }
        case .selfRating, .knowledge:
            return item.options.firstIndex { $0.id == value }.map { UInt8(clamping: $0) }
        case .freeText:
            return value.unicodeScalars.count <= longestText ? AnswerCode.written : nil
        }
    }

    /// The answer that a code stands for; nil for none, and for texts, of which the code holds nothing.
    package static func value(of code: UInt8, for item: Instrument.Item) -> String? {
        switch item.kind {
        case .canDo:
            switch code {
            case AnswerCode.yes: "yes"
            case AnswerCode.partly: "partly"
            case AnswerCode.no: "no"
            default: nil
            }
        case .selfRating, .knowledge: item.options.indices.contains(Int(code)) ? item.options[Int(code)].id : nil
        case .freeText: nil
        }
    }

    /// One byte for each item of the instrument; what it does not know counts as no answer.
    package static func codes(of answers: [String: String], in instrument: Instrument) -> [UInt8] {
        instrument.items.map { item in
            answers[item.id].flatMap { code(of: $0, for: item) } ?? AnswerCode.missing
        }
    }
}
