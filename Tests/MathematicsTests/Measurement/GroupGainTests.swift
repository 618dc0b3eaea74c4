import Foundation
import Mathematics
import Testing

/// Clause O8: what a group gained, from all answers at once.
@Suite("Gain of a group tested twice")
struct GroupGainTests {
    private static let items = (0..<20).map {
        Item(slope: 1 + 0.04 * Double($0 % 7), difficulty: -1.5 + 0.15 * Double($0), lower: 0.25)
    }

    private static func answers(_ abilities: [Double], _ random: inout SeededGenerator) -> Responses {
        Responses(
            people: abilities.count, items: items.count,
            cells: abilities.flatMap { ability in
                items.map { Double.random(in: 0..<1, using: &random) < $0.reaching(0, at: ability) ? 1 : 0 }
            })
    }

    @Test(
        "On average it is the true gain; its range of 95 % holds it 95 times in a hundred, and is narrower than for others"
    )
    func simulated() throws {
        var random = SeededGenerator(seed: 3)
        var (held, sum, narrower) = (0, 0.0, 0)
        let repeats = 200
        for _ in 0..<repeats {
            let before = (0..<80).map { _ in Distributions.normalQuantile(Double.random(in: 1e-9..<1, using: &random)) }
            let after = before.map {
                $0 + 0.5 + 0.3 * Distributions.normalQuantile(Double.random(in: 1e-9..<1, using: &random))
            }
            let (first, second) = (Self.answers(before, &random), Self.answers(after, &random))
            let gain = try #require(GroupGain(Self.items, before: first, after: second))
            sum += gain.value
            if abs(gain.value - 0.5) < 1.959964 * gain.standardError { held += 1 }
            // The second test answered by others: the same answers in another order.
            let turned = Responses(
                people: 80, items: Self.items.count,
                cells: Array(second.cells[(40 * 20)...] + second.cells[..<(40 * 20)]))
            let others = try #require(GroupGain(Self.items, before: first, after: turned))
            #expect(abs(others.value - gain.value) < 1e-6)
            if gain.standardError < others.standardError { narrower += 1 }
        }
        #expect(abs(sum / Double(repeats) - 0.5) < 0.02, "\(sum / Double(repeats))")
        #expect((0.91...0.985).contains(Double(held) / Double(repeats)), "\(held)")
        #expect(narrower == repeats)
    }

    @Test("Of nobody, of others than before, and of answers to nothing there is none")
    func none() {
        let nobody = Responses(people: 0, items: 20, cells: [])
        let blank = Responses(people: 3, items: 20, cells: [UInt8](repeating: Responses.missing, count: 60))
        #expect(GroupGain(Self.items, before: nobody, after: nobody) == nil)
        #expect(GroupGain(Self.items, before: blank, after: nobody) == nil)
        #expect(GroupGain(Self.items, before: blank, after: blank) == nil)
    }
}
