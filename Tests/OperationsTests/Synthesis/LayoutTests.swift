import Domain
import Formats
import Kernel
import Operations
import Synthesis
import Testing

/// The layouts of other HR systems, read with the mapping files that ship.
@Suite struct LayoutTests {
    private func read(_ layout: Layout, staff: Int) throws -> (plan: Plan, roster: Roster, diagnostics: [Diagnostic]) {
        let plan = try MadeTables.plan("oyama")
        let files = try MadeTables.city("oyama", staff: staff, on: "2026-07-15").files(layout: layout)
        let path = "\(MadeTables.root)/mappings/\(layout.rawValue).yaml"
        let (mapping, findings) = RosterMapping.read(try InputFile.text(path), file: path)
        guard let mapping else { throw InputErrors(findings) }
        let wanted = files.filter { $0.name.hasPrefix("roster-") || $0.name.hasPrefix("units-") }
        let (roster, diagnostics) = RosterReader.read(
            files: wanted.map { RosterFile(name: $0.name, bytes: $0.bytes) }, mapping: mapping,
            vocabulary: plan.vocabulary, roles: plan.roles)
        return (plan, roster, diagnostics)
    }

    @Test("The list of a payroll system: CP932, codes, dates of the era; a person hired anew keeps the personal key")
    func fixedCodes() throws {
        let (plan, roster, diagnostics) = try read(.fixedCodes, staff: 1100)
        #expect(!diagnostics.hasErrors, "\(diagnostics.filter { $0.severity == .error }.prefix(5))")
        let people = Staff(roster, plan: plan, on: FixtureDates.july).members
        #expect(people.count == 1097, "without the three from outside")
        #expect(people.allSatisfy { $0.post.grade >= 0 && $0.post.employment >= 0 && $0.post.jobFamily >= 0 })
        #expect(people.allSatisfy { roster.people[Int($0.person)].birth != nil && $0.age >= 18 })
    }

    @Test("Orders to come: before 1 April people sit where they were, on it where the order puts them")
    func futureOrders() throws {
        let (plan, roster, diagnostics) = try read(.futureOrders, staff: 1100)
        #expect(!diagnostics.hasErrors, "\(diagnostics.filter { $0.severity == .error }.prefix(5))")
        let standard = try MadeTables("oyama", staff: 1100, on: "2026-07-15").roster(plan).roster
        for date in ["2025-03-20", "2026-03-20", "2026-07-15"].compactMap({ CalendarDate(parsing: $0) }) {
            let (one, other) = (units(roster, plan, date), units(standard, plan, date))
            #expect(one == other, "\(date)")
        }
        let april = units(roster, plan, FixtureDates.april)
        for (number, unit) in units(standard, plan, FixtureDates.april) { #expect(april[number] == unit) }
    }

    private func units(_ roster: Roster, _ plan: Plan, _ date: CalendarDate) -> [String: String] {
        let members = Staff(roster, plan: plan, on: date).members
        return Dictionary(
            members.map { (roster.people[Int($0.person)].staffNumber, roster.units[Int($0.post.unit)].code) },
            uniquingKeysWith: { first, _ in first })
    }
}
