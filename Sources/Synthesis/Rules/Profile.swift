/// What rules ask about one person at one time, flat and small: made again for each of a million people.
struct Profile {
    var grade: Int8 = -1
    var employment: Int8 = -1
    var jobFamily: Int8 = -1
    var unitKind: Int8 = -1
    var unitLevel: Int8 = -1
    var unit: Int32 = -1
    var unitClasses: UInt64 = 0
    var age: Int16 = -1
    var yearsOfService: Int16 = -1
    var duties: UInt64 = 0
    var intents: UInt64 = 0
    var roles: UInt64 = 0
    var certificates: UInt64 = 0
    var completed = ProgrammeSet()
    var isOnLeave = false
    var isSeconded = false
    /// The persona of each of the first eight dimensions; -1 none.
    var personas = SIMD8<Int8>(repeating: -1)
    /// Whose skill it is: `MadePerson.identity`.
    var person: Int32 = 0
    var isInformation = false
    /// By how much the field of work and the contract lift or lower skills.
    var fieldBonus = 0.0
}

/// Programmes of a plan as bits. A plan's programmes after the 128th are as if never completed.
struct ProgrammeSet: Hashable, Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    init() {}

    init(_ programmes: some Sequence<Int>) {
        for programme in programmes { insert(programme) }
    }

    mutating func insert(_ programme: Int) {
        if programme < 64 {
            low |= 1 << UInt64(programme)
        } else if programme < 128 {
            high |= 1 << UInt64(programme - 64)
        }
    }

    @inline(__always)
    func contains(_ programme: Int) -> Bool {
        programme < 64
            ? low & (1 << UInt64(programme)) != 0 : programme < 128 && high & (1 << UInt64(programme - 64)) != 0
    }

    @inline(__always)
    func countShared(with other: ProgrammeSet) -> Int {
        (low & other.low).nonzeroBitCount + (high & other.high).nonzeroBitCount
    }

    var isEmpty: Bool { low | high == 0 }
}
