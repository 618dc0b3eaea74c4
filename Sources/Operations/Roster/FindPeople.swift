import Documents
import Domain
import Formats
package import Kernel
import Storage

/// Looks for people among those whom the caller may see. It walks what is in memory and asks the database nothing but
/// the revisions.
package struct FindPeople: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    package enum Order: String, CaseIterable, Sendable { case kana, number, unit, grade, gaps }

    package struct Question: Sendable {
        /// Parts of name, reading or staff number.
        package var text: String
        /// Code of a unit: those in it and below it.
        package var unit: String?
        package var order: Order
        package var isDescending: Bool
        /// Nil: today.
        package var date: CalendarDate?

        package init(
            text: String = "", unit: String? = nil, order: Order = .kana, isDescending: Bool = false,
            date: CalendarDate? = nil
        ) {
            self.date = date
            self.text = text
            self.unit = unit
            self.order = order
            self.isDescending = isDescending
        }
    }

    package struct Found: Sendable {
        package var state: CityState
        /// Places in `staff.members`, in the order asked for.
        package var members: [Int]
        /// The units that the caller can choose from, each below the one above it, with its depth.
        package var units: [(unit: Int, depth: Int)]
    }

    package func find(_ question: Question, for caller: Caller) async throws -> Found {
        try caller.require(.seePeople)
        let state = try await city.state(asOf: question.date)
        let scope = Policy.scope(of: .seePeople, for: caller.visitor)
        let tree = state.unitTree
        let seen = scope == .everyone ? nil : state.units(in: scope)
        let units = tree.filter { seen?[$0.unit] ?? true }
        return Found(
            state: state, members: members(question, within: scope, of: state, tree: tree.map(\.unit)), units: units)
    }

    /// The people found as a table to take away, which is written down. The bytes are CSV with a byte order mark.
    package func export(_ question: Question, for caller: Caller) async throws -> [UInt8] {
        try caller.require(.exportTables)
        let found = try await find(question, for: caller)
        let scope = Policy.scope(of: .exportTables, for: caller.visitor)
        let state = found.state
        let members = found.members.filter {
            state.covers(scope, person: Int(state.standing.staff.members[$0].person))
        }
        let now = city.now
        // What was looked for may be a name, and the log holds none.
        let detail = AuditDetail([
            ("rows", "\(members.count)"), ("text", question.text.isEmpty ? "" : "…"), ("unit", question.unit ?? ""),
        ]).text
        try await city.database.write { transaction in
            try transaction.audit(caller.entry("people.export", "", detail), at: now)
        }
        return PeopleTable(state: state, language: caller.preferences.language).csv(members)
    }

    private func members(
        _ question: Question, within scope: Scope, of state: CityState, tree: [Int]
    ) -> [Int] {
        let index = city.peopleIndex(of: state)
        let words = SearchText.words(question.text)
        let within = question.unit.map { state.units(in: .units([$0], own: nil)) }
        let standing = state.standing
        let all = standing.staff.members
        let found = state.members(in: scope).filter { member in
            if let within, !standing.staff.units(of: all[member]).contains(where: { within[Int($0)] }) { return false }
            return index.fits(Int(all[member].person), words)
        }
        func rank(_ member: Int) -> Int { Int(index.rank[Int(all[member].person)]) }
        let keys: [(member: Int, key: Int, text: String)]
        switch question.order {
        case .kana: keys = found.map { ($0, rank($0), "") }
        case .number: keys = found.map { ($0, 0, state.roster.people[Int(all[$0].person)].staffNumber) }
        case .unit:
            var place = [Int](repeating: tree.count, count: state.roster.units.count)
            for (at, unit) in tree.enumerated() { place[unit] = at }
            keys = found.map { ($0, place[Int(all[$0].post.unit)], "") }
        // The highest first, and the most gaps: that is what one looks for.
        case .grade: keys = found.map { ($0, -Int(all[$0].post.grade), "") }
        case .gaps: keys = found.map { ($0, -state.gapCount(ofMember: $0), "") }
        }
        let sign = question.isDescending ? -1 : 1
        return keys.sorted { a, b in
            if a.key != b.key { return a.key * sign < b.key * sign }
            if a.text != b.text { return question.isDescending ? a.text > b.text : a.text < b.text }
            return rank(a.member) < rank(b.member)
        }.map(\.member)
    }
}

/// The people found, as a table.
private struct PeopleTable {
    let state: CityState
    let language: Language

    func csv(_ members: [Int]) -> [UInt8] {
        let plan = state.plan
        var columns: [TableWriter.Column] = [
            .init("number", ja: "職員番号", en: "Staff number"), .init("name", ja: "氏名", en: "Name"),
            .init("kana", ja: "ふりがな", en: "Kana"), .init("unitCode", ja: "所属コード", en: "Unit code"),
            .init("unit", ja: "所属", en: "Unit"), .init("grade", ja: "職階", en: "Grade"),
        ]
        columns += plan.dimensions.map { .init($0.id, ja: $0.name.ja, en: $0.name.en) }
        columns += [
            .init("gaps", ja: "足りないスキル", en: "Skills short"),
            .init("due", ja: "未修了の必須研修", en: "Mandatory training due"),
        ]
        var writer = TableWriter(columns, in: language, json: false)
        let standing = state.standing
        for member in members {
            let about = standing.staff.members[member]
            let person = state.roster.people[Int(about.person)]
            for text in [
                person.staffNumber, person.name, person.kana, state.roster.units[Int(about.post.unit)].code,
                standing.path(ofUnit: Int(about.post.unit)), state.word(.grades, about.post.grade),
            ] { writer.text(text) }
            for (dimension, kinds) in zip(plan.dimensions, standing.facts.personas) {
                writer.text(kinds[member] < 0 ? "" : dimension.kinds[Int(kinds[member])].name[language])
            }
            writer.number(state.gapCount(ofMember: member))
            writer.number(standing.obligations.entries(of: member).count { $0.half == .mandatory })
            writer.endRow()
        }
        return writer.files(named: "people", encoding: .utf8BOM).first?.bytes ?? []
    }
}
