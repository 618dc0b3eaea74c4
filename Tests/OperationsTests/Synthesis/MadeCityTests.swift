import Domain
import Formats
import Kernel
import Operations
import Synthesis
import Testing

@Suite struct MadeCityTests {
    static let plans = [
        "okayama", "oyama", "templates/by-grade", "templates/by-height", "templates/leader-share",
        "templates/mic-three-types",
    ]

    @Test("The same plan, staff, seed and day give the same bytes")
    func sameSeed() throws {
        let one = try MadeTables("oyama", staff: 300, seed: 7, on: "2026-07-15", reads: false).files
        let other = try MadeTables("oyama", staff: 300, seed: 7, on: "2026-07-15", reads: false).files
        #expect(one.map(\.name) == other.map(\.name))
        for (a, b) in zip(one, other) { #expect(a.bytes == b.bytes, "\(a.name)") }
    }

    @Test("Sessions and busy times fall on days on which offices are open", arguments: ["2026-03-01", "2026-10-01"])
    func sessions(date: String) throws {
        let city = try MadeTables.city("oyama", staff: 300, on: date)
        func made() throws -> [String: String] {
            var files = [String: [UInt8]]()
            try city.write(sessions: true) { name, bytes in files[name, default: []] += bytes }
            return files.mapValues { String(decoding: $0, as: UTF8.self) }
        }
        let files = try made()
        for name in ["sessions.csv", "busy.csv"] {
            let days = try #require(files[name]).matches(of: /\d{4}-\d\d-\d\d/).map { String($0.output) }
            let dates = Set(days.compactMap(CalendarDate.init(parsing:)))
            #expect(dates.count > 20, "\(name)")
            #expect(dates.filter { !$0.isOfficeDay }.isEmpty, "\(name)")
        }
        #expect(try made() == files)
    }

    @Test("Another seed makes another city")
    func otherSeed() throws {
        let one = try MadeTables("oyama", staff: 300, seed: 7, on: "2026-07-15", reads: false).files
        let other = try MadeTables("oyama", staff: 300, seed: 8, on: "2026-07-15", reads: false).files
        #expect(one.map(\.name) == other.map(\.name))
        for (a, b) in zip(one, other) where !a.name.hasPrefix("units-") { #expect(a.bytes != b.bytes, "\(a.name)") }
    }

    @Test("Pieces put together are the whole files")
    func pieces() throws {
        let city = try MadeTables.city("okayama", staff: 7700, on: "2026-07-15")
        var joined = [String: [UInt8]]()
        var pieces = 0
        try city.write { name, bytes in
            joined[name, default: []] += bytes
            pieces += 1
            #expect(bytes.suffix(2) == [0x0D, 0x0A], "whole lines")
        }
        let files = try city.files()
        #expect(pieces > files.count)
        for file in files { #expect(joined[file.name] == file.bytes, "\(file.name)") }
    }

    @Test("The snapshots are five 1 Aprils, and the newest day where it is a month later")
    func snapshots() throws {
        let later = try MadeTables.city("oyama", staff: 10, on: "2026-07-15").snapshotDates
        #expect(
            later.map(\.description) == [
                "2022-04-01", "2023-04-01", "2024-04-01", "2025-04-01", "2026-04-01", "2026-07-15",
            ])
        let april = try MadeTables.city("oyama", staff: 10, on: "2026-04-20").snapshotDates
        #expect(april.last?.description == "2026-04-01" && april.count == 5)
        let ten = try MadeTables.city("oyama", staff: 10, on: "2026-07-15", years: 10).snapshotDates
        #expect(ten.count == 11 && ten.first?.description == "2017-04-01" && ten.suffix(6) == later.suffix(6))
    }

    @Test("Okayama's 7,700 staff: some 3,000 in administration, 190 sections and 120 teams with systems")
    func okayama() throws {
        let plan = try MadeTables.plan("okayama")
        let made = try MadeTables("okayama", staff: 7700, on: "2026-07-15", reads: false)
        let (roster, diagnostics) = try made.roster(plan)
        #expect(diagnostics.isEmpty, "\(diagnostics.prefix(5))")
        let date = FixtureDates.july
        let staff = Staff(roster, plan: plan, on: date)
        #expect(staff.members.count == 7700)
        #expect(plan.denominators.map { $0.units(of: roster, on: staff.units).count } == [190, 120])
        let administration = staff.members.count { member in
            let family = plan.vocabulary[.jobFamilies][Int(member.post.jobFamily)]
            let employment = plan.vocabulary[.employments][Int(member.post.employment)]
            return ["行政職", "技術職"].contains(family) && !["特別職", "外部"].contains(employment)
        }
        #expect(abs(administration - 3000) <= 150, "\(administration)")
        let duty = plan.vocabulary.index(of: "ICT機器利用", in: .duties) ?? 0
        #expect(staff.members.allSatisfy { roster.people[Int($0.person)].duties & (1 << UInt64(duty)) != 0 })
    }

    @Test("At another size a city keeps the plan's proportions")
    func proportion() throws {
        let plan = try MadeTables.plan("okayama")
        let (roster, _) = try MadeTables("okayama", staff: 1540, on: "2026-04-01", reads: false).roster(plan)
        let staff = Staff(roster, plan: plan, on: FixtureDates.april)
        #expect(plan.denominators.map { $0.units(of: roster, on: staff.units).count } == [38, 24])
    }

    @Test(
        "Every plan that ships makes a city at both sizes, which is read without a fault", arguments: plans,
        [1100, 7700])
    func everyPlan(name: String, staff: Int) throws {
        let plan = try MadeTables.plan(name)
        let made = try MadeTables(name, staff: staff, on: "2026-10-01", reads: false)
        let (roster, diagnostics) = try made.roster(plan)
        for date in roster.snapshotDates { #expect(Staff(roster, plan: plan, on: date).members.count == staff) }
        #expect(diagnostics.isEmpty, "\(diagnostics.prefix(5).map { $0.line(in: .en) })")
        for (name, read) in records(made, plan, roster) { #expect(read.isEmpty, "\(name): \(read.prefix(5))") }
    }

    private func records(_ made: MadeTables, _ plan: Plan, _ roster: Roster) -> [(String, [Diagnostic])] {
        var ledger = EvidenceLedger()
        return made.files.compactMap { file in
            switch file.name {
            case "completions.csv":
                let read = CompletionReader.read(file.bytes, file: file.name, plan: plan, people: roster)
                return (file.name, read.diagnostics.filter { $0.severity != .note })
            case "certificates.csv":
                let read = CertificateReader.read(file.bytes, file: file.name, plan: plan, people: roster)
                return (file.name, read.diagnostics.filter { $0.severity == .error })
            case "evidence.csv":
                let read = EvidenceReader.read(
                    file.bytes, file: file.name, plan: plan, people: roster, into: &ledger)
                return (file.name, read.diagnostics.filter { $0.severity != .note })
            default: return nil
            }
        }
    }

    @Test("A plan that says nothing still makes a city; so does one whose words mean nothing")
    func nothing() throws {
        var odd = Plan()
        for list in Vocabulary.List.allCases { odd.vocabulary[list] = ["甲", "乙"] }
        for plan in [Plan(), odd] {
            for staff in [1, 50, 3000] {
                let city = MadeCity(plan: plan, instrument: nil, staff: staff, seed: 1, asOf: FixtureDates.july)
                for layout in Layout.allCases { #expect(try city.files(layout: layout).count >= 11) }
            }
        }
    }

    @Test("Even a handful of people make a city", arguments: [1, 2, 3, 7, 19, 60])
    func tiny(staff: Int) throws {
        for name in Self.plans {
            let made = try MadeTables(name, staff: staff, on: "2026-06-30")
            for table in made.rosters { #expect(table.rows(where: "本務区分", is: "本務").rows.count == staff, "\(name)") }
        }
    }
}

enum FixtureDates {
    static let april = CalendarDate(parsing: "2026-04-01") ?? .distantPast
    static let july = CalendarDate(parsing: "2026-07-15") ?? .distantPast
}
