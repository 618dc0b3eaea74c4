package import Kernel

/// A questionnaire as data (clause O1): what is asked, which skills of a plan each answer speaks for, and when.
///
/// An instrument belongs to no single plan: its items name skills by id, and serve whichever of them a plan has.
package struct Instrument: Sendable {
    package var id: String
    package var version: String
    package var title: Phrase
    package var purpose: Phrase?
    /// How long answering should take, as its author says.
    package var minutes: Int?
    package var validFrom: CalendarDate?
    package var validTo: CalendarDate?
    /// How many of the knowledge questions a person is asked, in rotated forms; nil: all of them.
    package var asks: Int?
    /// Id of the exam that the questions prepare for: then they are for practice, and each says its field.
    package var exam: String?
    package var windows: [Window]
    package var items: [Item]
    /// The file as the user named it.
    package var file: String

    /// The days on which a municipality's staff may answer.
    package struct Window: Sendable {
        package var municipality: String
        package var from: CalendarDate
        package var to: CalendarDate
        package var place: Place
    }

    package enum Kind: String, CaseIterable, Sendable {
        case selfRating, canDo, knowledge, freeText

        package var name: Phrase {
            switch self {
            case .selfRating: Phrase(ja: "自己評価", en: "self-rating")
            case .canDo: Phrase(ja: "できること", en: "can-do")
            case .knowledge: Phrase(ja: "知識問題", en: "knowledge question")
            case .freeText: Phrase(ja: "自由記述", en: "free text")
            }
        }
    }

    package enum Facet: String, CaseIterable, Sendable {
        case knowledge, skill, attitude

        package var name: Phrase {
            switch self {
            case .knowledge: Phrase(ja: "知識", en: "knowledge")
            case .skill: Phrase(ja: "スキル", en: "skill")
            case .attitude: Phrase(ja: "意識", en: "attitude")
            }
        }
    }

    package struct Item: Sendable {
        package var id: String
        package var kind: Kind
        package var text: Phrase
        /// Ids of skills, whichever plan has them.
        package var skills: [String]
        package var facet: Facet
        package var seconds: Int
        /// The level that a can-do or knowledge item is about.
        package var level: String?
        /// The scale that a self-rating was written for.
        package var scale: String?
        package var options: [Option]
        /// Index of the correct option of a knowledge item.
        package var key: Int?
        /// What judges expect of people just at a level: for each level per cent of them who answer rightly, one figure for
        /// each judge, in the same order throughout the instrument.
        package var judgements: [Judgement]
        /// Whether a knowledge item stands in every form.
        package var isAlwaysAsked: Bool
        /// The exam's field.
        package var field: String?
        package var topic: Phrase?
        /// Why the key is right, told after practice.
        package var explanation: Phrase?
        package var place: Place
    }

    package struct Judgement: Sendable {
        package var level: String
        package var shares: [Double]
        package var place: Place
    }

    package struct Option: Sendable {
        package var id: String
        package var text: Phrase
        /// The level that choosing it claims; nil: not yet on the scale.
        package var level: String?
    }

    package func item(_ id: String) -> Int? { items.firstIndex { $0.id == id } }

    package func window(of municipality: String) -> ClosedRange<CalendarDate>? {
        windows.first { $0.municipality == municipality && $0.from <= $0.to }.map { $0.from...$0.to }
    }

    /// The instrument's own level ids, lowest first: as the options of self-ratings list them, then as the other items
    /// name them.
    package var levels: [String] {
        var levels = [String]()
        let rated = items.filter { $0.kind == .selfRating }.flatMap { $0.options.compactMap(\.level) }
        for level in rated + items.compactMap(\.level) where !levels.contains(level) { levels.append(level) }
        return levels
    }
}

/// How an answer is kept: one byte for each item.
package enum AnswerCode {
    /// No answer.
    package static let missing: UInt8 = 255
    /// Answers to can-do items. Those to items with options are the option's index.
    package static let no: UInt8 = 0
    package static let partly: UInt8 = 1
    package static let yes: UInt8 = 2
    /// Something was written: the text itself is never kept.
    package static let written: UInt8 = 0
}

extension Instrument.Item {
    /// What is asked, with its options and the right one: of two surveys' questions those with the same are one.
    package var identity: String {
        ([id, text.ja, "\(key ?? -1)"] + options.map(\.text.ja)).joined(separator: "\u{1F}")
    }
}
