import Kernel
import Testing

/// One thing wrong with the base plan, and what must be said of it.
struct PlanFlaw: Sendable, CustomTestStringConvertible {
    var code: String
    var sentence: String
    var edits: [(String, String)]
    /// The text at which the finding must point, "▸" before the character that is meant.
    var at: String
    var suggestion: String?
    /// Findings that the same flaw brings with it.
    var besides: Set<String>
    var day: CalendarDate

    init(
        _ code: String, _ sentence: String, _ edits: [(String, String)], at: String, suggestion: String? = nil,
        besides: Set<String> = [], on day: CalendarDate = PlanFixture.day
    ) {
        self.code = code
        self.sentence = sentence
        self.edits = edits
        self.at = at
        self.suggestion = suggestion
        self.besides = besides
        self.day = day
    }

    var testDescription: String { "\(code): \(sentence)" }

    /// A further entry at the head of a list of the base plan.
    static func adding(_ entry: String, to list: String) -> (String, String) {
        ("\n\(list):\n", "\n\(list):\n  - \(entry)\n")
    }

    static var all: [PlanFlaw] { frame + skills + frameworks + people + programmes + targets + conflicts }
}

/// A dimension beside the base plan's own.
func dimension(_ kinds: String) -> (String, String) {
    PlanFlaw.adding("{id: other, name: 別の分け方, kinds: [\(kinds)]}", to: "personas")
}

/// A programme beside the base plan's own.
func programme(_ id: String, _ rest: String) -> (String, String) {
    PlanFlaw.adding(
        "{id: \(id), name: 別の研修, organiser: {kind: external}, mode: online, hours: 3, \(rest)}", to: "programmes")
}
