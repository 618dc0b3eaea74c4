import Domain
import Kernel
import Testing

/// Who may do what: the whole table, role by right. 佐藤 sits in section 1001 of department 10 and asks about themselves,
/// about a colleague of the section and about somebody of section 2001.
@Suite("The policy")
struct PolicyTests {
    /// `all`: for everyone; `unit`: for the section's people; `own`: for oneself; `–`: not at all.
    /// A column `@` is the same role given for section 1001 only.
    static let table = """
        right               | nobody staff head head@ office office@ planner planner@ info info@ admin admin@ auditor auditor@
        seeOwnData          | own    own   own  own   own    own     own     own      own  own   own   own    own     own
        answerSurvey        | own    own   own  own   own    own     own     own      own  own   own   own    own     own
        registerCertificate | own    own   own  own   own    own     own     own      own  own   own   own    own     own
        manageOwnSessions   | own    own   own  own   own    own     own     own      own  own   own   own    own     own
        seePeople           | own    own   own  unit  all    unit    all     unit     own  own   own   own    own     own
        confirmLevels       | –      –     –    unit  –      –       –       –        –    –     –     –      –       –
        assignRoles         | –      –     –    unit  –      –       all     unit     –    –     –     –      –       –
        recordAbsences      | –      –     –    unit  –      –       all     unit     –    –     –     –      –       –
        decideCertificates  | –      –     –    –     all    unit    all     unit     –    –     –     –      –       –
        seePlan             | all    all   all  all   all    all     all     all      all  all   all   all    all     all
        seeTargets          | –      –     –    unit  all    unit    all     unit     –    –     –     –      all     unit
        seeSkillMap         | –      –     –    unit  all    unit    all     unit     –    –     –     –      all     unit
        seeSurveyResults    | –      –     –    –     –      –       all     unit     –    –     –     –      all     unit
        editPlan            | –      –     –    –     –      –       all     –        –    –     –     –      –       –
        putPlanInForce      | –      –     –    –     –      –       all     –        –    –     –     –      –       –
        manageSurveys       | –      –     –    –     –      –       all     –        –    –     –     –      –       –
        recordLearning      | –      –     –    –     all    –       all     –        –    –     –     –      –       –
        exportTables        | –      –     –    unit  all    unit    all     unit     –    –     –     –      all     unit
        planAllocation      | –      –     –    –     all    –       all     –        –    –     –     –      –       –
        issueNominations    | –      –     –    –     –      –       all     –        –    –     –     –      –       –
        importRoster        | –      –     –    –     –      –       all     –        all  –     –     –      –       –
        manageAccounts      | –      –     –    –     –      –       –       –        –    –     all   –      –       –
        seeAudit            | –      –     –    –     –      –       –       –        –    –     all   –      all     –
        manageBackups       | –      –     –    –     –      –       –       –        all  –     all   –      –       –
        seeHealth           | –      –     –    –     –      –       –       –        all  –     all   –      –       –
        manageTokens        | –      –     –    –     –      –       –       –        –    –     all   –      –       –
        provisionAccounts   | –      –     –    –     –      –       –       –        –    –     –     –      –       –
        manageRetention     | –      –     –    –     –      –       all     –        –    –     all   –      –       –
        """

    static let roles: [String: AccountRole] = [
        "staff": .staff, "head": .head, "office": .trainingOffice, "planner": .planner, "info": .informationDepartment,
        "admin": .administrator, "auditor": .auditor,
    ]

    static let rows = table.split(separator: "\n").map { $0.split { " |".contains($0) }.map(String.init) }

    @Test("The table names every right and every role")
    func isWhole() {
        #expect(Set(Self.rows.dropFirst().map { $0[0] }) == Set(Right.allCases.map(\.rawValue)))
        #expect(Set(Self.roles.values) == Set(AccountRole.allCases))
    }

    @Test("Each role has each right for whom the table says", arguments: rows.dropFirst())
    func follows(row: [String]) throws {
        let right = try #require(Right(rawValue: row[0]))
        for (column, expected) in zip(Self.rows[0].dropFirst(), row.dropFirst()) {
            let name = column.filter { $0 != "@" }
            let grants = Self.roles[name].map { [RoleGrant(role: $0, unitCode: column.hasSuffix("@") ? "1001" : nil)] }
            let visitor = sato(grants ?? [])
            #expect(cell(right, visitor) == expected, "\(row[0]) of \(column)")
            #expect(Policy.allows(right, to: visitor) == (expected != "–"), "\(row[0]) of \(column)")
        }
    }

    private func sato(_ grants: [RoleGrant], person: Int64? = 7, hasSecondFactor: Bool = true) -> Visitor {
        Visitor(account: 70, person: person, name: "佐藤", grants: grants, hasSecondFactor: hasSecondFactor)
    }

    private func cell(_ right: Right, _ visitor: Visitor) -> String {
        let scope = Policy.scope(of: right, for: visitor)
        if scope.covers(person: 9, in: ["2001", "20"]) { return "all" }
        if scope.covers(person: 8, in: ["1001", "10"]) { return "unit" }
        return scope.covers(person: 7, in: ["1001", "10"]) || scope == .account(70) ? "own" : "–"
    }

    @Test("Planner and administrator are nothing without a second factor", arguments: Right.allCases)
    func secondFactor(right: Right) {
        for role in AccountRole.allCases where role.needsSecondFactor {
            let visitor = sato([RoleGrant(role: role)], hasSecondFactor: false)
            #expect(Policy.scope(of: right, for: visitor) == Policy.scope(of: right, for: sato([])))
            #expect(visitor.lacksSecondFactor)
        }
        #expect(!sato([RoleGrant(role: .head, unitCode: "1001")], hasSecondFactor: false).lacksSecondFactor)
    }

    @Test("Somebody who is not on the roster has their own sessions and what their roles give, and no row of their own")
    func outsider() {
        let outsider = sato([], person: nil)
        let allowed = Right.allCases.filter { Policy.allows($0, to: outsider) }
        #expect(allowed == [.manageOwnSessions])
        let engineer = sato([RoleGrant(role: .administrator)], person: nil)
        #expect(Policy.scope(of: .manageAccounts, for: engineer) == .everyone)
        #expect(Policy.scope(of: .seeOwnData, for: engineer) == .nobody)
    }

    @Test("The head of a department has the people of its sections; the head of a section not those of its department")
    func unitsBelow() {
        let department = Policy.scope(of: .confirmLevels, for: sato([RoleGrant(role: .head, unitCode: "10")]))
        #expect(department.covers(person: 8, in: ["1001", "10"]))
        #expect(department.covers(unitUpwards: ["1002", "10"]))
        let section = Policy.scope(of: .confirmLevels, for: sato([RoleGrant(role: .head, unitCode: "1001")]))
        #expect(!section.covers(person: 8, in: ["10"]))
        #expect(!section.covers(unitUpwards: ["10"]))
    }

    @Test("Two roles give what either gives, and the wider one wins")
    func together() {
        let grants = [
            RoleGrant(role: .head, unitCode: "1001"), RoleGrant(role: .head, unitCode: "2001"),
            RoleGrant(role: .auditor),
        ]
        #expect(
            Policy.scope(of: .seePeople, for: sato(grants)) == .units(["1001", "2001"], own: 7))
        #expect(Policy.scope(of: .confirmLevels, for: sato(grants)) == .units(["1001", "2001"], own: nil))
        #expect(Policy.scope(of: .seeSkillMap, for: sato(grants)) == .everyone)
    }
}
