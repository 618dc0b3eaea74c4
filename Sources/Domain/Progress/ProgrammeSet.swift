/// Some programmes of a plan, for counting how many of them someone has done.
struct ProgrammeSet {
    /// Bits of the members that are done; plans group at most 64 programmes.
    typealias Done = UInt64

    let count: Int
    private let bit: [Done]

    init(_ members: [Int], of plan: Plan) {
        count = members.count
        var bit = [Done](repeating: 0, count: plan.programmes.count)
        for (index, member) in members.enumerated() { bit[member] = 1 << Done(index % 64) }
        self.bit = bit
    }

    var none: Done { 0 }

    func contains(_ programme: Int16) -> Bool { bit[Int(programme)] != 0 }

    /// Adds a member; how many different ones are done then.
    func add(_ programme: Int16, to done: inout Done) -> Int {
        done |= bit[Int(programme)]
        return done.nonzeroBitCount
    }
}
