/// Up to thirty-two small counters in four words, compared all at once: takers of a section's years, seats of a cell.
struct PlaceCounts: Sendable {
    private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    private static var tops: UInt64 { 0x8080_8080_8080_8080 }

    /// How many counters there are, and the largest count that one holds.
    static var places: Int { 32 }
    static var most: Int { 127 }

    init() {}

    subscript(place: Int) -> Int {
        get {
            let shift = UInt64(place & 7) * 8
            switch place >> 3 {
            case 0: return Int(words.0 >> shift & 0xff)
            case 1: return Int(words.1 >> shift & 0xff)
            case 2: return Int(words.2 >> shift & 0xff)
            default: return Int(words.3 >> shift & 0xff)
            }
        }
        set {
            let shift = UInt64(place & 7) * 8
            let mask = ~(UInt64(0xff) << shift)
            let value = UInt64(newValue) << shift
            switch place >> 3 {
            case 0: words.0 = words.0 & mask | value
            case 1: words.1 = words.1 & mask | value
            case 2: words.2 = words.2 & mask | value
            default: words.3 = words.3 & mask | value
            }
        }
    }

    @inline(__always) static func + (a: PlaceCounts, b: PlaceCounts) -> PlaceCounts {
        var sum = PlaceCounts()
        sum.words = (
            a.words.0 &+ b.words.0, a.words.1 &+ b.words.1, a.words.2 &+ b.words.2, a.words.3 &+ b.words.3
        )
        return sum
    }

    /// Whether every counter is at most the other's.
    @inline(__always) static func <= (a: PlaceCounts, b: PlaceCounts) -> Bool {
        // A byte of the difference keeps its top bit unless a's counter is the larger.
        let kept =
            ((b.words.0 | tops) &- a.words.0) & ((b.words.1 | tops) &- a.words.1)
            & ((b.words.2 | tops) &- a.words.2) & ((b.words.3 | tops) &- a.words.3)
        return kept & tops == tops
    }

    func minimum(_ other: PlaceCounts) -> PlaceCounts {
        var least = self
        for place in 0..<Self.places { least[place] = Swift.min(self[place], other[place]) }
        return least
    }

}
