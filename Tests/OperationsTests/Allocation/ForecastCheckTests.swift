import Domain
import Kernel
import Operations
import Testing

/// Forecasts of past 1 Aprils beside what came in made cities (docs/algorithms/forecast.md).
@Suite("The forecast, checked against ten simulated years (clause K6)")
struct ForecastCheckTests {
    @Test("of nine chances of ten holds nine times of ten, give or take what two small cities can tell")
    func holds() throws {
        var lines = [ForecastCheck.Line]()
        for seed in 1...2 {
            let made = try MadeTables(
                "okayama", staff: 700, seed: UInt64(seed), on: "2034-04-01", years: 10)
            let plan = try MadeTables.plan("okayama")
            let (roster, _) = try made.roster(plan)
            let inputs = Standing.Inputs(plan: plan, roster: roster, completions: made.completions(plan, roster))
            lines += try ForecastCheck.lines(inputs, until: try #require(CalendarDate(parsing: "2034-04-01")))
        }
        // No forecast knows what came after it, and each has come.
        #expect(lines.allSatisfy { $0.known >= 1 && $0.ahead >= 1 && $0.made < FiscalYear(2034).firstDay })
        let open = lines.filter(\.isOpen)
        #expect(open.count > 200)
        let within = Double(open.count(where: \.isWithin)) / Double(open.count)
        #expect((0.80...0.97).contains(within), "\(within) of \(open.count)")
    }
}
