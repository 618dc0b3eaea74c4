package import Kernel

/// A certificate (資格) that the plan recommends (clause O11).
package struct Certificate: Sendable {
    package var id: String
    package var name: Phrase
    package var issuer: String?
    /// Stars of `difficultyOf`.
    package var difficulty: Int?
    package var difficultyOf: Int?
    package var exam: Int?
    /// The levels that holding it is evidence for.
    package var evidence: [SkillLevel]
    package var validYears: Int?
    package var recommendedFor: [PersonaReference]
    package var description: Phrase?
    package var source: Source?
    package var place: Place
}

/// An exam, versioned: what is announced is provisional, what a person passed keeps its version (facts §3).
package struct Exam: Sendable {
    package struct Version: Sendable {
        package var version: String
        package var validFrom: CalendarDate?
        package var validTo: CalendarDate?
        package var provisional: Bool
        package var method: String?
        package var minutes: Int?
        /// Yen.
        package var fee: Int?
        package var sections: [Section]
        package var fields: [Field]
        package var pass: PassRule?
        package var note: Phrase?
        package var place: Place

        package func isValid(on date: CalendarDate) -> Bool {
            (validFrom.map { $0 <= date } ?? true) && (validTo.map { date <= $0 } ?? true)
        }
    }

    package struct Section: Sendable {
        package var id: String
        package var name: Phrase?
        package var questions: Int?
        package var scored: Int?
        package var minutes: Int?
    }

    package struct Field: Sendable {
        package var id: String
        package var name: Phrase
        package var scored: Int?
    }

    /// Points of `of`: in all, and in each field where the exam asks it.
    package struct PassRule: Hashable, Sendable {
        package var total: Int?
        package var of: Int?
        package var eachField: Int?
    }

    package var id: String
    package var name: Phrase
    package var versions: [Version]
    package var place: Place
}

/// What the city pays towards an exam, to whom, on which papers (facts §3.5).
package struct SubsidyRule: Sendable {
    package var id: String
    package var name: Phrase
    package var certificates: [Int]
    package var covers: String?
    /// Yen.
    package var cap: Int?
    package var eligible: Rule?
    package var documents: [Phrase]
    package var deadline: String?
    package var retakeAfterMonths: Int?
    package var source: Source?
    package var place: Place
}

/// How evidence is weighed (room Skills). The defaults are Ikusei's own choice: docs/decisions/0017-fusion-of-evidence.md.
package struct MeasurementRule: Sendable {
    package struct Method: Hashable, Sendable {
        /// How much an entry counts: 2 as much as two that agree, 0 nothing.
        package var weight = 1.0
        /// How sharply the method tells neighbouring levels apart.
        package var slope = 1.0
        /// By how many standard deviations of staff the method places people too high.
        package var leniency = 0.0
        /// Months in which an entry loses half its weight.
        package var halfLifeMonths = 24.0
        /// Id of the highest level the method can support; nil: the lowest of the scale for tests, else no bound.
        package var highest: String?

        package init(slope: Double = 1, halfLifeMonths: Double = 24) {
            self.slope = slope
            self.halfLifeMonths = halfLifeMonths
        }
    }

    package var methods: [EvidenceMethod: Method] = [
        .self: Method(slope: 1.3, halfLifeMonths: 12),
        .head: Method(slope: 2, halfLifeMonths: 18),
        .test: Method(slope: 2, halfLifeMonths: 24),
        .certificate: Method(slope: 2, halfLifeMonths: 48),
        .programme: Method(slope: 1, halfLifeMonths: 24),
        .ojt: Method(slope: 3, halfLifeMonths: 24),
    ]
    package init() {}
}

package enum EvidenceMethod: String, CaseIterable, Sendable {
    case `self`, head, test, certificate, programme, ojt

    package var name: Phrase {
        switch self {
        case .self: Phrase(ja: "自己評価", en: "self")
        case .head: Phrase(ja: "所属長評価", en: "head")
        case .test: Phrase(ja: "テスト", en: "test")
        case .certificate: Phrase(ja: "資格", en: "certificate")
        case .programme: Phrase(ja: "研修", en: "programme")
        case .ojt: Phrase(ja: "OJT", en: "OJT")
        }
    }
}
