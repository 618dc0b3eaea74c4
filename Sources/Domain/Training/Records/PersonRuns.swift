/// Records ordered by person without a comparison between people, so that a person's few stand together.
struct PersonRuns {
    /// Indices of the records: by person, and for one person in the order given.
    let order: [Int32]
    private let start: [Int32]

    /// A counting sort: linear in records and people.
    init(_ people: [Int32]) {
        let count = Int(people.max() ?? -1) + 1
        var start = [Int32](repeating: 0, count: count + 1)
        for person in people { start[Int(person) + 1] += 1 }
        for person in 0..<count { start[person + 1] += start[person] }
        var next = start
        var order = [Int32](repeating: 0, count: people.count)
        for (index, person) in people.enumerated() {
            order[Int(next[Int(person)])] = Int32(index)
            next[Int(person)] += 1
        }
        self.order = order
        self.start = start
    }

    /// Calls `body` for each two records of one person of which the first was given earlier.
    func forEachPair(_ body: (_ earlier: Int, _ later: Int) -> Void) {
        for person in 0..<max(0, start.count - 1) {
            let run = Int(start[person])..<Int(start[person + 1])
            for later in run.dropFirst() {
                for earlier in run.lowerBound..<later { body(Int(order[earlier]), Int(order[later])) }
            }
        }
    }
}
