import Kernel

/// Draws that depend on the seed, a purpose and what they are about, never on the order of asking.
///
/// Two purposes share nothing: a change in how answers are made leaves every career as it was. The mixing is
/// SplitMix64's finaliser, in integers alone, so that every machine draws the same.
struct Dice: Sendable {
    private let base: UInt64

    init(seed: UInt64, for purpose: String) {
        var stream = SeededRandom(seed: seed, stream: purpose)
        base = stream.next()
    }

    @inline(__always)
    func word(_ a: Int, _ b: Int = 0) -> UInt64 {
        var z = base &+ UInt64(bitPattern: Int64(a)) &* 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 32)) &+ UInt64(bitPattern: Int64(b)) &* 0xD1B5_4A32_D192_ED03
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Uniform in 0..<1.
    @inline(__always)
    func unit(_ a: Int, _ b: Int = 0) -> Double { Double(word(a, b) >> 11) * 0x1p-53 }

    @inline(__always)
    func chance(_ probability: Double, _ a: Int, _ b: Int = 0) -> Bool { unit(a, b) < probability }

    /// Uniform in 0..<bound; 0 where there is nothing to choose from.
    @inline(__always)
    func index(below bound: Int, _ a: Int, _ b: Int = 0) -> Int {
        bound > 0 ? Int(word(a, b) % UInt64(bound)) : 0
    }

    @inline(__always)
    func normal(_ a: Int, _ b: Int = 0) -> Double { Self.normal(word(a, b)) }

    /// Near enough to the standard normal: the sum of four uniform numbers out of one word, within ±3.46.
    @inline(__always)
    static func normal(_ word: UInt64) -> Double {
        let sum = (word & 0xFFFF) + (word >> 16 & 0xFFFF) + (word >> 32 & 0xFFFF) + word >> 48
        return (Double(sum) / 65536 - 2) * 1.7320508
    }

    func shuffle<T>(_ list: inout [T], _ a: Int) {
        guard list.count > 1 else { return }
        for i in stride(from: list.count - 1, to: 0, by: -1) { list.swapAt(i, index(below: i + 1, a, i)) }
    }
}
