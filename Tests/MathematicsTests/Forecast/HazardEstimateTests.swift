import Testing

@testable import Mathematics

/// How likely people are moved, from what the last Aprils did (clause K6).
@Suite struct HazardEstimateTests {
    @Test("Classes that behave alike share their data; an empty cell takes the rate of its years in post")
    func pooled() {
        // Two classes, two years in post: 10 of 100 and 50 of 100 in each; the third class has nobody.
        let estimate = HazardEstimate(moved: [10, 50, 10, 50, 0, 0], exposed: [100, 100, 100, 100, 0, 0], years: 2)
        #expect(estimate.strength == 200)
        #expect(estimate.classes == 3)
        #expect(abs(estimate.rate(ofClass: 0, yearsInPost: 0) - estimate.rate(ofClass: 1, yearsInPost: 0)) < 1e-15)
        #expect(estimate.rate(ofClass: 2, yearsInPost: 0) < 0.15 && estimate.rate(ofClass: 2, yearsInPost: 9) > 0.45)
        #expect(estimate.standardError[4] > estimate.standardError[0])
    }

    @Test("A class with much data of its own keeps its rate, one with two people is drawn to the others")
    func thin() {
        let estimate = HazardEstimate(moved: [10, 600, 2], exposed: [1_000, 1_000, 2], years: 1)
        #expect(abs(estimate.rate[0] - 0.01) < 0.005 && abs(estimate.rate[1] - 0.6) < 0.01)
        #expect(estimate.rate[2] > 0.3 && estimate.rate[2] < 0.9)
        #expect(estimate.standardError[2] > 0.15 && estimate.standardError[1] < 0.02)
    }

    @Test("No data at all: half, with a wide error; every rate lies between 0 and 1")
    func empty() {
        let estimate = HazardEstimate(moved: [0, 0], exposed: [0, 0], years: 2)
        #expect(estimate.rate == [0.5, 0.5])
        var random = SeededGenerator(seed: 3)
        for _ in 0..<500 {
            let exposed = (0..<12).map { _ in random.below(40) }
            let moved = exposed.map { random.below($0 + 1) }
            let some = HazardEstimate(moved: moved, exposed: exposed, years: 4)
            #expect(some.rate.allSatisfy { $0 > 0 && $0 < 1 } && some.standardError.allSatisfy { $0 >= 0 && $0 <= 0.5 })
        }
    }

    @Test("From many simulated Aprils the true chances are found within three standard errors nearly always")
    func recovery() {
        var random = SeededGenerator(seed: 11)
        let truth = [0.05, 0.12, 0.35, 0.5]
        var within = 0
        for _ in 0..<200 {
            let exposed = truth.map { _ in 50 + random.below(400) }
            let moved = zip(truth, exposed).map { chance, count in
                (0..<count).count { _ in random.unit() < chance }
            }
            let estimate = HazardEstimate(moved: moved, exposed: exposed, years: 4)
            for year in truth.indices
            where abs(estimate.rate[year] - truth[year]) <= 3 * estimate.standardError[year] {
                within += 1
            }
        }
        #expect(within >= 784, "\(within) of 800")
    }
}
