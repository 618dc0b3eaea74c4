import Domain
import Operations

/// How many of a unit have answered: by the unit class that the plan's targets count, or else by people's own units.
struct UnitResponse: Sendable {
    let code: String
    let name: String
    let asked: Int
    let answered: Int
    var rate: Double { asked == 0 ? 0 : Double(answered) / Double(asked) }

    static func all(_ progress: ManageSurvey.Progress) -> [UnitResponse] {
        let standing = progress.state.standing
        let unitClass = standing.plan.denominators.first?.unitClass
        var counts = [Int32: (asked: Int, answered: Int)]()
        for (member, about) in standing.staff.members.enumerated() where progress.isAsked[member] {
            let own = about.post.unit
            let home = unitClass.map { standing.staff.units.unit(ofClass: $0, atOrAbove: own) } ?? own
            counts[home >= 0 ? home : own, default: (0, 0)].asked += 1
            if progress.answers[member] == .submitted { counts[home >= 0 ? home : own, default: (0, 0)].answered += 1 }
        }
        return counts.map { unit, count in
            UnitResponse(
                code: standing.roster.units[Int(unit)].code, name: standing.path(ofUnit: Int(unit)),
                asked: count.asked, answered: count.answered)
        }.sorted { ($0.code, $0.name) < ($1.code, $1.name) }
    }

    struct Sort: Sendable {
        enum Column: String, Sendable { case name, rate, people }

        let column: Column
        let isDescending: Bool

        init(column: Column, isDescending: Bool) {
            self.column = column
            self.isDescending = isDescending
        }

        /// `?sort=rate`, `?sort=-people`; the lowest rate first where nothing is asked for.
        init(_ query: Form) {
            let asked = query["sort"] ?? ""
            isDescending = asked.hasPrefix("-")
            column = Column(rawValue: String(asked.drop { $0 == "-" })) ?? .rate
        }

        var fields: [(String, String)] { [("sort", (isDescending ? "-" : "") + column.rawValue)] }
    }
}

extension [UnitResponse] {
    func sorted(by sort: UnitResponse.Sort) -> [UnitResponse] {
        let places = indices.sorted { a, b in
            switch sort.column {
            case .name: a < b
            case .rate: (self[a].rate, a) < (self[b].rate, b)
            case .people: (self[a].asked, a) < (self[b].asked, b)
            }
        }
        return (sort.isDescending ? places.reversed() : places).map { self[$0] }
    }
}
