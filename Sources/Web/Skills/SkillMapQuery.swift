import Documents
import Domain
import Kernel
import Operations

/// What of the skill map is asked for: what the rows are, and who is counted.
struct SkillMapQuery: Sendable {
    enum Rows: String, Sendable { case units, personas, grades }

    var rows = Rows.units
    /// The dimension of the personas that are the rows.
    var dimension = 0
    var persona: PersonaReference?
    var grade: Int?
    /// The class of the units that are the rows.
    var unitClass: Int
    /// The code of the department whose units alone are shown.
    var department: String?
    /// Whether who is counted may be narrowed. Only for those who may see the people themselves: the difference of two
    /// tables would tell others of small groups that each of them hides.
    let mayNarrow: Bool
    /// Whether the table may be taken away: all of it, or none.
    let mayExport: Bool
    let scope: Scope
    let language: Language

    /// What is not in the plan is as if it were not asked for.
    init(_ form: Form, _ plan: Plan, for visitor: Visitor, in language: Language) {
        self.language = language
        scope = Policy.scope(of: .seeSkillMap, for: visitor)
        mayNarrow = Self.isWithin(scope, Policy.scope(of: .seePeople, for: visitor))
        mayExport = Self.isWithin(scope, Policy.scope(of: .exportTables, for: visitor))
        unitClass = plan.denominators.first?.unitClass ?? 0
        rows = form["rows"].flatMap(Rows.init) ?? .units
        if let index = Self.index(form["dimension"], plan.dimensions.count) { dimension = index }
        department = form["department"].flatMap { $0.isEmpty ? nil : $0 }
        guard mayNarrow else { return }
        if let index = Self.index(form["class"], plan.unitClasses.count) { unitClass = index }
        grade = Self.index(form["grade"], plan.vocabulary[.grades].count)
        let parts = form["persona"]?.split(separator: ".").compactMap { Int($0) } ?? []
        if parts.count == 2, plan.dimensions.indices.contains(parts[0]),
            plan.dimensions[parts[0]].kinds.indices.contains(parts[1])
        {
            persona = PersonaReference(dimension: parts[0], kind: parts[1])
        }
    }

    /// For links that keep what was asked for.
    var fields: [(String, String)] {
        var fields = [("rows", rows.rawValue), ("dimension", "\(dimension)"), ("class", "\(unitClass)")]
        if let persona { fields.append(("persona", "\(persona.dimension).\(persona.kind)")) }
        if let grade { fields.append(("grade", "\(grade)")) }
        if let department { fields.append(("department", department)) }
        return fields
    }

    var isNarrowed: Bool { persona != nil || grade != nil }

    var variant: String {
        "\(fields.map { "\($0.0)=\($0.1)" }.joined(separator: "&")) \(mayNarrow) \(mayExport) \(scope.words)"
    }

    private static func index(_ text: String?, _ count: Int) -> Int? {
        text.flatMap { Int($0) }.flatMap { (0..<count).contains($0) ? $0 : nil }
    }

    private static func isWithin(_ inner: Scope, _ outer: Scope) -> Bool {
        switch (inner, outer) {
        case (_, .everyone): true
        case (.units(let few, _), .units(let many, _)): few.isSubset(of: many)
        default: false
        }
    }
}
