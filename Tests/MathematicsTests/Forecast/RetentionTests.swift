import Testing

@testable import Mathematics

/// Who is still there after the Aprils of a plan, and how likely people are moved (clause K6).
@Suite struct RetentionTests {
    @Test(
        "佐藤, one year in post, trained in the second year, stays to the fourth with (1 − 0.35)(1 − 0.5) and twice 0.985"
    )
    func product() {
        let retention = Retention(hazard: [0.05, 0.12, 0.35, 0.5], exit: 0.015)
        let stays = retention.stays(yearsInPost: 1, lastYear: 99, years: 5)
        #expect(stays[0] == (1 - 0.12) * 0.985 && stays[4] == 0.5 * 0.985)
        let chance = Retention.chance(stays, from: 1, to: 3)
        #expect(abs(chance - 0.65 * 0.5 * 0.985 * 0.985) < 1e-15)
        #expect(Retention.chance(stays, from: 3, to: 3) == 1)
    }

    @Test("鈴木 retires in the second year: nothing is left after its April")
    func retirement() {
        let stays = Retention(hazard: [0.1], exit: 0).stays(yearsInPost: 0, lastYear: 1, years: 4)
        #expect(stays == [0.9, 0, 0, 0])
        #expect(Retention(hazard: [], exit: 0.5).stays(yearsInPost: 3, lastYear: 9, years: 1) == [0.5])
    }

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
