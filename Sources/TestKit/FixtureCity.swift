package import Domain
import Formats
package import Kernel

/// A small city with named people, for tests that say what should happen to whom.
///
/// 市民課 and 税務課 (sections of 市民部) and 情報課 (information department); people are added with `hire`.
package struct FixtureCity {
    package var plan: Plan
    package var roster = Roster()
    package var completions = [Completion]()
    package var certificates = [CertificateHolding]()
    package var ledger = EvidenceLedger()
    private var index: [String: Int] = [:]

    /// The day on which the fixture's people began.
    package static let start = day("2020-04-01")

    /// A date that the test wrote itself.
    package static func day(_ text: String) -> CalendarDate { CalendarDate(parsing: text) ?? .distantPast }

    /// Reads the plan text; a test whose plan does not read fails by its diagnostics.
    package init(plan text: String = FixtureCity.planText) throws {
        let (plan, diagnostics) = try PlanReader.read(text: text, file: "fixture.yaml")
        if diagnostics.hasErrors { throw InputErrors(diagnostics) }
        self.plan = plan
        roster.units = [
            unit("10", "市民部", parent: -1, level: "部", kind: "事務部門"),
            unit("1001", "市民課", parent: 0, level: "課", kind: "事務部門"),
            unit("1002", "税務課", parent: 0, level: "課", kind: "事務部門"),
            unit("20", "情報課", parent: -1, level: "課", kind: "情報部門"),
            unit("100101", "窓口係", parent: 1, level: "係", kind: "事務部門"),
        ]
        roster.postStart = [0]
    }

    private func unit(_ code: String, _ name: String, parent: Int32, level: String, kind: String) -> Unit {
        Unit(
            code: code, name: name, parent: parent,
            level: Int8(plan.vocabulary.index(of: level, in: .unitLevels) ?? -1),
            kind: Int8(plan.vocabulary.index(of: kind, in: .unitKinds) ?? -1))
    }

    /// Puts a person into a unit (by name) with a grade; from and to are the main post's days.
    package mutating func hire(
        _ name: String, in unit: String, as grade: String, from: CalendarDate = FixtureCity.start,
        to: CalendarDate = .distantFuture
    ) {
        let person = roster.people.count
        index[name] = person
        roster.people.append(Person(key: name, staffNumber: String(1000 + person), name: name))
        appendPost(person, unit, grade, from, to, isMain: true)
        roster.postStart.append(Int32(roster.posts.count))
    }

    /// Moves the person hired last: their post ends the day before, another begins.
    package mutating func transferLast(to unit: String, on day: CalendarDate) {
        let last = roster.posts.count - 1
        let post = roster.posts[last]
        roster.posts[last].to = day.adding(days: -1)
        roster.posts.append(post)
        roster.posts[last + 1].unit = Int32(unitIndex(unit))
        roster.posts[last + 1].from = day
        roster.postStart[roster.postStart.count - 1] = Int32(roster.posts.count)
    }

    /// A concurrent post of the person hired last.
    package mutating func addConcurrentPost(in unit: String, from: CalendarDate = FixtureCity.start) {
        let post = roster.posts[roster.posts.count - 1]
        roster.posts.append(
            Post(
                person: post.person, unit: Int32(unitIndex(unit)), grade: post.grade, employment: post.employment,
                jobFamily: post.jobFamily, isMain: false, from: from, to: .distantFuture))
        roster.postStart[roster.postStart.count - 1] = Int32(roster.posts.count)
    }

    private mutating func appendPost(
        _ person: Int, _ unit: String, _ grade: String, _ from: CalendarDate, _ to: CalendarDate, isMain: Bool
    ) {
        roster.posts.append(
            Post(
                person: Int32(person), unit: Int32(unitIndex(unit)),
                grade: Int8(plan.vocabulary.index(of: grade, in: .grades) ?? -1), employment: 0, jobFamily: -1,
                isMain: isMain, from: from, to: to))
    }

    package func unitIndex(_ name: String) -> Int { roster.units.firstIndex { $0.name == name } ?? 0 }
    package func person(_ name: String) -> Int { index[name] ?? -1 }

    package mutating func complete(
        _ name: String, _ programme: String, on date: String, half: HalfKind? = nil, passed: Bool = true
    ) {
        completions.append(
            Completion(
                person: Int32(person(name)), programme: Int16(plan.programmeIndex(programme) ?? 0), half: half,
                date: Self.day(date), hours: 2, passed: passed))
    }

    package mutating func evidence(
        _ name: String, _ skill: String, rank: Int, by method: EvidenceMethod, on date: String, ceiling: Int? = nil
    ) {
        let source = ledger.source(method.name)
        let skill = plan.skillIndex(skill) ?? 0
        ledger.append(
            EvidenceEntry(
                person: Int32(person(name)), skill: Int16(skill), rank: Int8(rank),
                ceiling: Int8(ceiling ?? plan.scale(of: skill).levels.count), method: method, date: Self.day(date),
                source: source))
    }

    /// The standing on a day.
    package func standing(on date: String, surveys: [SurveyParticipation] = []) -> Standing {
        var ledger = ledger
        RecordEvidence.append(completions, plan: plan, to: &ledger)
        ledger.order(people: roster.people.count)
        return Standing(
            Standing.Inputs(
                plan: plan, roster: roster, completions: completions, certificates: certificates, ledger: ledger,
                surveys: surveys),
            on: Self.day(date))
    }

    /// A person's place among those in service in a standing.
    package func member(_ name: String, in standing: Standing) -> Int {
        Int(standing.staff.memberOfPerson[person(name)])
    }

    package static let planText = """
        ikusei: 1
        plan:
          id: fixture
          title: 試験市デジタル人材育成計画
          municipality: {name: 試験市, code: "331007"}
          version: "1.0"
          date: 2024-04-01
          status: inForce
          period: {from: 2024, to: 2028}
        vocabulary:
          grades: [一般職員, 係長級, 課長級]
          employments: [正規]
          unitKinds: [事務部門, 情報部門]
          unitLevels: [部, 課, 係]
          duties: [システム担当]
        unitClasses: [{id: section, name: 課相当, levels: [課]}]
        denominators: [{id: sections, name: 課, unitClass: section, where: 所属種別 = 事務部門}]
        scales:
          - id: s
            name: 尺度
            levels: [{id: c, name: 理解}, {id: b, name: 活用}, {id: a, name: 指導}]
        skillFields:
          - id: f
            name: 分野
            skills: [{id: dx, name: DX推進, scale: s}, {id: it, name: IT, scale: s}]
        roles: [{id: ict-leader, name: ICT推進リーダー, place: {count: 1, denominator: sections}}]
        personas:
          - id: tier
            name: 階層
            kinds:
              - {id: joho, name: 情報部門, rule: 所属種別 = 情報部門}
              - {id: kacho, name: 課長級職員, rule: 職階 = 課長級}
              - {id: kakaricho, name: 係長級職員, rule: 職階 = 係長級}
              - {id: ippan, name: 一般職員, rule: 職階 = 一般職員}
        requirements:
          - {skill: dx, levels: {ippan: c, kakaricho: b, kacho: a, joho: a}}
          - {skill: it, levels: {kakaricho: b, joho: a, ict-leader: b}}
        programmeGroups: [{id: core, name: コア}]
        programmes:
          - {id: security, name: 情報セキュリティ, organiser: {kind: trainingOffice}, repeat: yearly, hours: 1, raises: [{skill: it, to: c}], mandatory: 全員}
          - {id: dx-basic, name: DX基礎, organiser: {kind: trainingOffice}, hours: 3, raises: [{skill: dx, to: c}], elective: 全員}
          - {id: dx-practice, name: DX実践, organiser: {kind: informationDepartment}, group: core, hours: 6, seats: 2, raises: [{skill: dx, from: c, to: b}], prerequisites: [dx-basic], elective: 職階 >= 係長級}
          - {id: cloud, name: クラウド, organiser: {kind: informationDepartment}, group: core, hours: 6, seats: 1, raises: [{skill: it, to: b}], elective: 全員}
        targets:
          - {id: core, name: コア人材, measure: {completed: core, how: any}, basis: cumulative, goal: 4, coverage: {denominator: sections, perUnit: 1}, population: 全員, period: {from: 2024, years: 4}, after: continue}
          - {id: security, name: 情報セキュリティ, measure: {completed: security}, basis: annual, goal: 4, population: 全員, period: {from: 2024, to: 2028}}
          - {id: share, name: DX理解, measure: {reached: {skill: dx, level: c}}, basis: shareOfStaff, goal: 100, population: 全員, period: {from: 2024, to: 2027}}
        """
}
