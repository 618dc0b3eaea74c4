package import Kernel

/// A target (目標) in the whole grammar that cities' plans use (facts §1.4).
package struct Target: Sendable {
    package enum Measure: Sendable {
        case completed(ProgrammeReference, need: Need, half: HalfKind?)
        case reached(SkillLevel)
        case persona(PersonaReference)
        case holds([Int])
        case role(Int)
        case answered(instrument: String)
        case score(instrument: String, atLeast: Double?, gain: Double?)
        case hours(ProgrammeReference)
        /// What the city counts or asks itself; its figures come as recorded values.
        case outputs(Phrase)
        case satisfaction(Phrase)
    }

    /// How many programmes of a group a person must have completed to count.
    package enum Need: Hashable, Sendable {
        case any, all
        case atLeast(Int)
    }

    package enum Basis: String, CaseIterable, Sendable {
        case cumulative, annual, inPost, perUnit, shareOfUnits, shareOfStaff, shareWithinUnit, hoursPerPerson, count,
            rating, none

        package var needsCoverage: Bool { self == .perUnit || self == .shareOfUnits || self == .shareWithinUnit }

        package var name: Phrase {
            switch self {
            case .cumulative: Phrase(ja: "累計人数", en: "people, cumulative")
            case .annual: Phrase(ja: "毎年度の人数", en: "people a year")
            case .inPost: Phrase(ja: "在籍人数", en: "people in post")
            case .perUnit: Phrase(ja: "所属ごとの人数", en: "people in each unit")
            case .shareOfUnits: Phrase(ja: "所属の割合", en: "share of units")
            case .shareOfStaff: Phrase(ja: "職員の割合", en: "share of staff")
            case .shareWithinUnit: Phrase(ja: "各所属内の割合", en: "share within each unit")
            case .hoursPerPerson: Phrase(ja: "1人あたり時間", en: "hours per person")
            case .count: Phrase(ja: "件数", en: "count")
            case .rating: Phrase(ja: "評価", en: "rating")
            case .none: Phrase(ja: "数値なし", en: "no number")
            }
        }
    }

    package enum After: String, CaseIterable, Sendable { case stop, `continue` }

    package struct Coverage: Hashable, Sendable {
        package var denominator: Int
        package var perUnit: Int
    }

    package struct Counting: Hashable, Sendable {
        /// Whether those who left still count in a flow target. Stock never counts them.
        package var leaversKept = true
        package var secondedIncluded = true
        package var onLeaveIncluded = true
        package init() {}
    }

    /// Lowest ratio of attained to expected for A, B and C; below is D.
    package struct Grades: Hashable, Sendable {
        package var a = 1.0
        package var b = 0.9
        package var c = 0.7
        package init() {}
    }

    package var id: String
    package var name: Phrase
    package var text: Phrase?
    package var source: Source?
    /// 約, 目途: the plan's own figure is a round one.
    package var approximate: Bool
    package var measure: Measure
    package var basis: Basis
    package var goal: Double?
    package var coverage: Coverage?
    package var population: Rule?
    package var period: FiscalPeriod?
    package var schedule: [(year: Int, value: Double, place: Place)]
    package var after: After
    package var counting: Counting
    package var grades: Grades
    package var conflict: Conflict?
    package var place: Place
}

/// Two readings of one statement in the sources, which is in force, and who decided (clause K6).
package struct Conflict: Sendable {
    package struct Reading: Sendable {
        package var id: String
        package var text: Phrase
        package var source: Source?
        package var goal: Double?
        package var period: FiscalPeriod?
        package var coverage: Target.Coverage?
        package var place: Place
    }

    package var readings: [Reading]
    package var inForce: Int
    package var decidedBy: String?
    package var decidedOn: CalendarDate?
    package var place: Place

    package var isResolved: Bool { decidedBy != nil }
}
