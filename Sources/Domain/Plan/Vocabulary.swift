package import Kernel

/// The words that a plan's rules use of people and units. HR codes are mapped to them by the roster's mapping file.
///
/// At most 64 words a list: a condition is then a mask and its test one instruction.
package struct Vocabulary: Sendable {
    package enum List: String, CaseIterable, Sendable {
        case grades, employments, jobFamilies, unitKinds, unitLevels, duties, intents

        package var name: Phrase {
            switch self {
            case .grades: Phrase(ja: "職階", en: "grade")
            case .employments: Phrase(ja: "任用区分", en: "employment kind")
            case .jobFamilies: Phrase(ja: "職種", en: "job family")
            case .unitKinds: Phrase(ja: "所属種別", en: "unit kind")
            case .unitLevels: Phrase(ja: "所属階層", en: "unit level")
            case .duties: Phrase(ja: "職務", en: "duty")
            case .intents: Phrase(ja: "意向", en: "intent")
            }
        }
    }

    package static let mostWords = 64

    /// Grades lowest first; unit levels highest first.
    private var words: [List: [String]] = [:]

    package init() {}

    package subscript(_ list: List) -> [String] {
        get { words[list] ?? [] }
        set { words[list] = newValue }
    }

    package func index(of word: String, in list: List) -> Int? { words[list]?.firstIndex(of: word) }
}
