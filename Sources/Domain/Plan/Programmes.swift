package import Kernel

package enum ProgrammeReference: Hashable, Sendable {
    case programme(Int)
    case group(Int)
}

package struct ProgrammeGroup: Sendable {
    package var id: String
    package var name: Phrase
    package var persona: PersonaReference?
    package var source: Source?
    package var place: Place
}

/// A training programme (研修) of the catalogue (clauses O8, K4).
package struct Programme: Sendable {
    package enum Organiser: String, CaseIterable, Sendable {
        case trainingOffice, informationDepartment, state, prefecture, external, region

        package var name: Phrase {
            switch self {
            case .trainingOffice: Phrase(ja: "職員研修所", en: "training office")
            case .informationDepartment: Phrase(ja: "情報部門", en: "information department")
            case .state: Phrase(ja: "国", en: "state")
            case .prefecture: Phrase(ja: "都道府県", en: "prefecture")
            case .external: Phrase(ja: "外部機関", en: "external provider")
            case .region: Phrase(ja: "広域連携", en: "region")
            }
        }
    }

    package enum Mode: String, CaseIterable, Sendable {
        case classroom, online, onDemand, ojt, blended

        package var name: Phrase {
            switch self {
            case .classroom: Phrase(ja: "集合", en: "classroom")
            case .online: Phrase(ja: "オンライン", en: "online")
            case .onDemand: Phrase(ja: "eラーニング", en: "on demand")
            case .ojt: Phrase(ja: "OJT", en: "on the job")
            case .blended: Phrase(ja: "集合とオンライン", en: "blended")
            }
        }
    }

    package var id: String
    package var name: Phrase
    package var group: Int?
    package var organiser: Organiser
    package var organiserName: String?
    package var mode: Mode
    package var years: FiscalPeriod?
    package var costPerPerson: Int?
    package var costPerYear: Int?
    package var prerequisites: Prerequisites?
    package var content: Phrase?
    /// Who must, who may: at least one of them in a valid plan. One training may have both, with separate numbers (K5).
    package var mandatory: ProgrammeHalf?
    package var elective: ProgrammeHalf?
    package var source: Source?
    package var place: Place

    package func runs(in year: FiscalYear) -> Bool { years?.contains(year) ?? true }

    package subscript(_ kind: HalfKind) -> ProgrammeHalf? { kind == .mandatory ? mandatory : elective }

    /// The levels that some half raises.
    package var raises: [Raise] { (mandatory?.raises ?? []) + (elective?.raises ?? []) }
}

package enum HalfKind: String, CaseIterable, Sendable {
    case mandatory, elective

    package var name: Phrase {
        self == .mandatory ? Phrase(ja: "必須", en: "mandatory") : Phrase(ja: "選択", en: "elective")
    }
}

package struct ProgrammeHalf: Sendable {
    package var name: Phrase?
    package var content: Phrase?
    package var audience: Rule
    package var hours: Double?
    package var seats: Seats?
    package var repetition: Repetition
    package var raises: [Raise]
    package var place: Place
}

/// From which level to which a programme raises a skill; rank 0 is from nothing.
package struct Raise: Hashable, Sendable {
    package var skill: Int
    package var from: Int
    package var to: Int
}

package enum Seats: Hashable, Sendable {
    case everyYear(Int)
    case byYear([Int: Int])

    /// Seats in a year; nil where that year has no limit.
    package func count(in year: FiscalYear) -> Int? {
        switch self {
        case .everyYear(let seats): seats
        case .byYear(let seats): seats[year.year] ?? 0
        }
    }
}

/// How often a completion must be renewed.
package enum Repetition: Hashable, Sendable {
    case once
    case every(years: Int)
}

package struct Prerequisites: Sendable {
    package enum Need: String, Sendable { case all, any }
    package var need: Need
    package var references: [ProgrammeReference]
    package var place: Place
}
