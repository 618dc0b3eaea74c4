/// Sections that no group reaches across: what one block does touches the others only through seats and headcounts.
///
/// Usually one section. Groups that span sections (a concurrent post, a unit above its sections) join them.
struct Block: Sendable {
    /// People with a way, those of the same small group one after another.
    var people: [Int32]
    var sections: [Int32]
    var groups: [Int32]
    /// Whether absence limits are rules of the block itself; in a wide block they are rows between the blocks' plans.
    var holdsAbsence: Bool

    /// - Parameter absenceCells: most sections × years whose absence a block holds itself.
    static func all(of instance: NominationInstance, _ ways: Ways, absenceCells: Int) -> [Block] {
        var root = (0..<instance.sections).map { Int32($0) }
        func find(_ section: Int32) -> Int32 {
            var at = section
            while root[Int(at)] != at { at = root[Int(at)] }
            return at
        }
        for group in instance.groups {
            guard let first = group.members.first else { continue }
            let home = find(instance.section[Int(first)])
            for member in group.members.dropFirst() { root[Int(find(instance.section[Int(member)]))] = home }
        }
        var number = [Int32](repeating: -1, count: instance.sections)
        var blocks: [Block] = []
        for section in 0..<Int32(instance.sections) {
            let home = Int(find(section))
            if number[home] < 0 {
                number[home] = Int32(blocks.count)
                blocks.append(Block(people: [], sections: [], groups: [], holdsAbsence: true))
            }
            blocks[Int(number[home])].sections.append(section)
        }
        // The smallest group that a person counts in settles where they stand in the order, so that it is left early.
        var smallest = [Int32](repeating: .max, count: instance.people)
        for (index, group) in instance.groups.enumerated() {
            for member in group.members {
                let held = smallest[Int(member)]
                if held == .max || group.members.count < instance.groups[Int(held)].members.count {
                    smallest[Int(member)] = Int32(index)
                }
            }
            if let first = group.members.first {
                blocks[Int(number[Int(find(instance.section[Int(first)]))])].groups.append(Int32(index))
            }
        }
        for person in 0..<Int32(instance.people) where !ways.ways(of: Int(person)).isEmpty {
            blocks[Int(number[Int(find(instance.section[Int(person)]))])].people.append(person)
        }
        for index in blocks.indices {
            blocks[index].people.sort { (smallest[Int($0)], $0) < (smallest[Int($1)], $1) }
            blocks[index].holdsAbsence = blocks[index].sections.count * instance.years <= absenceCells
        }
        return blocks
    }
}

/// One block's nominations over all years, with what they count in each level and use of each limit.
struct BlockPlan: Sendable {
    var block: Int32
    /// One way for each person named, in the block's order.
    var ways: [Int32]
    var covered: Int32 = 0
    var expected = 0.0
    var points: Int32 = 0
    var changes: Int32 = 0
    /// A section lies in one block, so no pair is of two blocks.
    var coincidences: Int32 = 0
    var volunteers: Int32 = 0
    /// Cells (track × year) taken, sorted, with repetition.
    var cells: [Int32] = []

    /// What the plan counts in a level; in the shortfall only all plans together count.
    func value(_ level: NominationLevel) -> Double {
        switch level {
        case .shortfall: 0
        case .covered: Double(covered)
        case .expected: expected
        case .changes: Double(changes)
        case .points: Double(points)
        case .coincidences: Double(coincidences)
        case .volunteers: Double(volunteers)
        }
    }
}

/// What one more of each thing is worth while plans are sought: the duals of the rules between the blocks.
struct Worth: Sendable {
    /// Of taking a cell (track × year): what headcount targets give, less the seat's price.
    var cell: [Double]
    var covered = 0.0
    var expected = 0.0
    var points = 0.0
    /// Of a change against the plan to stay close to; not above 0.
    var changes = 0.0
    /// Of a pair away from the same section in the same year; not above 0.
    var coincidences = 0.0
    var volunteers = 0.0
    /// Price of being away, section × year; for wide blocks.
    var absence: [Double]
}
