import Testing

@testable import Domain

@Suite struct SeatPickingTests {
    /// The most places that any way of sitting fills.
    private func most(_ requests: [SeatPicking.Request], _ seats: [Int]) -> Int {
        guard let request = requests.first else { return 0 }
        let rest = Array(requests.dropFirst())
        let programmes = request.options.map(\.programme)
        return (0..<(1 << programmes.count)).reduce(0) { best, mask in
            let chosen = programmes.indices.filter { mask & (1 << $0) != 0 }.map { programmes[$0] }
            guard chosen.count <= request.need, chosen.allSatisfy({ seats[$0] > 0 }) else { return best }
            var left = seats
            for programme in chosen { left[programme] -= 1 }
            return max(best, chosen.count + most(rest, left))
        }
    }

    @Test("As many find a seat as can, whatever suits whom: against every way of sitting, 2,000 small cases")
    func all() {
        var state: UInt64 = 7
        func draw(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(count))
        }
        for _ in 0..<2000 {
            let programmes = 1 + draw(3)
            let seats = (0..<programmes).map { _ in draw(3) }
            let requests = (0..<1 + draw(4)).map { member in
                SeatPicking.Request(
                    member: Int32(member), track: 0, need: 1, worth: Double(draw(3)),
                    options: (0..<programmes).filter { _ in draw(2) == 0 }.map { ($0, Double(draw(3))) })
            }
            let picking = SeatPicking(requests, seats: seats)
            let seated = picking.requests.reduce(0) { $0 + $1.chosen.count }
            #expect(seated == most(requests, seats))
            for programme in 0..<programmes {
                let taken = picking.requests.count { $0.chosen.contains(programme) }
                #expect(taken + picking.seats[programme] == seats[programme] && taken <= seats[programme])
            }
            for request in picking.requests {
                #expect(request.chosen.allSatisfy { chosen in request.options.contains { $0.programme == chosen } })
            }
        }
    }
}
