import Domain
import Kernel
import Testing

@Suite("A retention period") struct RetentionPeriodTests {
    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(parsing: text)) }

    @Test("of years counts whole fiscal years from the first day of the one that follows")
    func fiscalYears() throws {
        let period = RetentionPeriod(.answers, amount: 5, isOn: true)
        // What ended in fiscal 2020 is kept for 2021 to 2025.
        #expect(period.firstDayKept(on: try day("2026-03-31")) == (try day("2020-04-01")))
        #expect(period.firstDayKept(on: try day("2026-04-01")) == (try day("2021-04-01")))
    }

    @Test("of days counts back from today")
    func days() throws {
        let period = RetentionPeriod(.backups, amount: 35, isOn: true)
        #expect(period.firstDayKept(on: try day("2026-10-01")) == (try day("2026-08-27")))
    }

    @Test("is off until somebody turns it on, but for what is no record of work", arguments: RetentionClass.allCases)
    func proposals(kind: RetentionClass) {
        let period = RetentionPeriod(proposedFor: kind)
        #expect(kind.range.contains(period.amount))
        #expect(period.isOn == [.sessions, .jobs].contains(kind))
    }
}
