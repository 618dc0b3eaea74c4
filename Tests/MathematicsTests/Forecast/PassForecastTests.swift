import Testing

@testable import Mathematics

/// The chance to pass by the double rule (clause O11).
@Suite struct PassForecastTests {
    private static let easy = Item(slope: 1.2, difficulty: -1, lower: 0.25)
    private static let middle = Item(slope: 1, difficulty: 0.2, lower: 0.25)
    private static let hard = Item(slope: 1.5, difficulty: 1, lower: 0.25)

    private func known(_ size: Int, spread: Double = 1e-6) -> SquareMatrix {
        var matrix = SquareMatrix(size: size)
        for index in 0..<size { matrix[index, index] = spread * spread }
        return matrix
    }

    @Test("With the abilities known it is the sum over all ways to answer that satisfy the rule")
    func enumerated() throws {
        let fields = [
            PassForecast.Field(items: [Self.easy, Self.hard], scored: 3, least: 1),
            PassForecast.Field(items: [Self.middle], scored: 4, least: 2),
        ]
        let means = [0.3, -0.4]
        let chances =
            [Self.easy, Self.hard, Self.easy].map { $0.reaching(0, at: 0.3) }
            + [Double](repeating: Self.middle.reaching(0, at: -0.4), count: 4)
        for least in 0...7 {
            var expected = 0.0
            for way in 0..<(1 << 7) {
                let right = (0..<7).map { way >> $0 & 1 == 1 }
                guard right.count(where: { $0 }) >= least, right[..<3].count(where: { $0 }) >= 1,
                    right[3...].count(where: { $0 }) >= 2
                else { continue }
                expected += zip(right, chances).reduce(1.0) { $0 * ($1.0 ? $1.1 : 1 - $1.1) }
            }
            let forecast = try #require(
                PassForecast(fields: fields, means: means, covariance: known(2), least: least, draws: 5))
            #expect(abs(forecast.chance - expected) < 1e-5, "\(least)")
        }
    }

    @Test("Marks and the interval are those of the sum of all questions")
    func interval() throws {
        let field = PassForecast.Field(items: [Self.middle], scored: 40, least: 0)
        let forecast = try #require(
            PassForecast(fields: [field], means: [0], covariance: known(1), least: 20, draws: 5))
        let exact = PoissonBinomial([Double](repeating: Self.middle.reaching(0, at: 0), count: 40))
        #expect(abs(forecast.right.mean - exact.mean) < 1e-3)
        #expect(forecast.right.low == exact.quantile(0.1) && forecast.right.high == exact.quantile(0.9))
        #expect(abs(forecast.chance - exact.chance(ofAtLeast: 20)) < 1e-4)
    }

    @Test("What is not known of somebody widens the interval; the stated error is that of other seeds")
    func uncertainty() throws {
        let field = PassForecast.Field(items: [Self.easy, Self.middle, Self.hard], scored: 30, least: 0)
        func forecast(_ spread: Double, _ seed: UInt64) throws -> PassForecast {
            try #require(
                PassForecast(
                    fields: [field], means: [0.2], covariance: known(1, spread: spread), least: 20, seed: seed))
        }
        let sure = try forecast(0.01, 1)
        let unsure = try forecast(0.8, 1)
        #expect(unsure.right.high - unsure.right.low > sure.right.high - sure.right.low)
        let chances = try (1...60).map { try forecast(0.8, $0).chance }
        let mean = chances.reduce(0, +) / 60
        let spread = (chances.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 59).squareRoot()
        #expect(unsure.error > spread * 0.6 && unsure.error < spread * 1.6, "\(unsure.error) \(spread)")
        #expect(try forecast(0.8, 3).chance == forecast(0.8, 3).chance)
    }

    @Test("A higher bar is never likelier; shapes that do not fit give nothing")
    func rules() throws {
        let fields = [PassForecast.Field(items: [Self.middle], scored: 10, least: 0)]
        let chances = (0...11).compactMap {
            PassForecast(fields: fields, means: [0], covariance: known(1, spread: 0.5), least: $0)?.chance
        }
        #expect(zip(chances, chances.dropFirst()).allSatisfy { $0 >= $1 - 1e-12 })
        #expect(chances.first.map { abs($0 - 1) < 1e-9 } == true && chances.last == 0)
        #expect(PassForecast(fields: [], means: [], covariance: SquareMatrix(size: 0), least: 0) == nil)
        #expect(PassForecast(fields: fields, means: [0, 1], covariance: known(2), least: 0) == nil)
        let empty = [PassForecast.Field(items: [], scored: 10, least: 0)]
        #expect(PassForecast(fields: empty, means: [0], covariance: known(1), least: 0) == nil)
        #expect(PassForecast(fields: fields, means: [0], covariance: SquareMatrix(size: 1), least: 0) == nil)
    }
}
