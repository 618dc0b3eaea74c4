import Kernel
import Testing

@Suite struct FiscalYearTests {
    @Test("K9: a fiscal year runs from 1 April to 31 March")
    func bounds() throws {
        let year = FiscalYear(2024)
        #expect(year.firstDay.description == "2024-04-01")
        #expect(year.lastDay.description == "2025-03-31")
        #expect(FiscalYear(of: try #require(CalendarDate(parsing: "2025-03-31"))) == year)
        #expect(FiscalYear(of: try #require(CalendarDate(parsing: "2025-04-01"))) == FiscalYear(2025))
        #expect(year.elapsed(at: year.lastDay) == 1)
        #expect(year.elapsed(at: year.firstDay.adding(days: -1)) == 0)
    }

    @Test(
        "Fiscal years bear the names that offices give them",
        arguments: [
            (2018, "平成30年度"), (2019, "令和元年度"), (2024, "令和6年度"), (1988, "昭和63年度"), (1989, "平成元年度"),
            (2026, "令和8年度"),
        ])
    func names(year: Int, name: String) {
        #expect(FiscalYear(year).name(in: .ja) == name)
        #expect(FiscalYear(year).name(in: .en) == "FY\(year)")
    }

    @Test("A period contains what lies within it, and an open end lies only in an open end")
    func periods() {
        let plan = FiscalPeriod(from: FiscalYear(2024), to: FiscalYear(2028))
        #expect(plan.contains(FiscalPeriod(from: FiscalYear(2024), to: FiscalYear(2027))))
        #expect(!plan.contains(FiscalPeriod(from: FiscalYear(2023), to: FiscalYear(2027))))
        #expect(!plan.contains(FiscalPeriod(from: FiscalYear(2025), to: nil)))
        #expect(FiscalPeriod(from: FiscalYear(2024), to: nil).contains(FiscalPeriod(from: FiscalYear(2025), to: nil)))
        #expect(plan.years?.count == 5)
        #expect(!plan.overlaps(FiscalPeriod(from: FiscalYear(2029), to: nil)))
    }
}
