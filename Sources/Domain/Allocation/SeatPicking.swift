/// Which programme of their track each person of a year takes, with the seats that each programme has left.
///
/// Everybody gets a seat who can: where the programmes that suit somebody are full, those who sit there are asked to
/// take another that suits them too. Among those with seats the one that closes most is taken.
struct SeatPicking {
    struct Request {
        var member: Int32
        var track: Int
        /// Programmes to be taken, all different.
        var need: Int
        /// Who goes first where seats are short.
        var worth: Double
        /// Programmes that suit, with the points each closes.
        var options: [(programme: Int, points: Double)]
        var chosen: [Int] = []
    }

    private(set) var requests: [Request]
    private(set) var seats: [Int]

    init(_ requests: [Request], seats: [Int]) {
        self.requests = requests
        self.seats = seats
        // Whoever has a seat keeps one, so that this order seats as much worth as can be.
        let order = requests.indices.sorted { (requests[$1].worth, $0) < (requests[$0].worth, $1) }
        for request in order {
            for _ in 0..<requests[request].need {
                var tried = Set<Int>()
                _ = seat(request, &tried)
            }
        }
    }

    private mutating func seat(_ request: Int, _ tried: inout Set<Int>) -> Bool {
        let free = requests[request].options.filter {
            !tried.contains($0.programme) && !requests[request].chosen.contains($0.programme)
        }
        let best = free.filter { seats[$0.programme] > 0 }.max {
            ($0.points, seats[$0.programme], -$0.programme) < ($1.points, seats[$1.programme], -$1.programme)
        }
        if let best {
            seats[best.programme] -= 1
            requests[request].chosen.append(best.programme)
            return true
        }
        for option in free {
            tried.insert(option.programme)
            for other in requests.indices {
                guard other != request, requests[other].chosen.contains(option.programme), seat(other, &tried)
                else { continue }
                requests[other].chosen.removeAll { $0 == option.programme }
                requests[request].chosen.append(option.programme)
                return true
            }
        }
        return false
    }
}
