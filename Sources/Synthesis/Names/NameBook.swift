/// Names as bytes of the files, ready to be put together a million times over.
struct NameBook: Sendable {
    struct Entry: Sendable {
        var written: [UInt8]
        var kana: [UInt8]
        /// The usual way of writing it, where its own characters are not at hand; empty where it is the same.
        var alternate: [UInt8]
        /// Written with a user-defined character in place of its last one.
        var userDefined: [UInt8]
    }

    private(set) var surnames: [Entry] = []
    /// Index of the first whole name from abroad among `surnames`.
    private(set) var firstAbroad = 0
    private(set) var given: [Entry] = []
    private var cumulative: [Double] = []

    static let givenInEach = 48

    init() {
        var total = 0.0
        var known = Set<String>()
        func add(_ written: String, _ kana: String, _ weight: Double) {
            guard known.insert(written).inserted else { return }
            surnames.append(Self.entry(written, kana, number: surnames.count))
            total += weight
            cumulative.append(total)
        }
        for text in [SurnameList.common, SurnameList.rare, SurnameList.abroad] {
            firstAbroad = surnames.count
            for entry in Self.entries(text) {
                let fields = entry.split(separator: " ").map(String.init)
                if fields.count == 3, let weight = Double(fields[2]) { add(fields[0], fields[1], weight) }
            }
            guard text == SurnameList.common else { continue }
            let weight = Double(SurnameList.weightOfCompound)
            for first in Self.pairs(SurnameList.firstParts) {
                for second in Self.pairs(SurnameList.secondParts) {
                    add(first.0 + second.0, first.1 + second.1, weight)
                }
            }
        }
        for text in GivenNameList.women + GivenNameList.men {
            for (written, kana) in Self.pairs(text) { given.append(Self.entry(written, kana, number: 0)) }
        }
    }

    func surname(_ draw: Double) -> Int {
        let wanted = draw * (cumulative.last ?? 0)
        var (low, high) = (0, cumulative.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if cumulative[middle] > wanted { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The given names of a sex and a year of birth begin here; there are `givenInEach`.
    func firstGiven(isWoman: Bool, born year: Int) -> Int {
        let period = GivenNameList.periods.filter { year >= $0 }.count
        return ((isWoman ? 0 : GivenNameList.women.count) + period) * Self.givenInEach
    }

    private static func entries(_ text: String) -> [Substring] {
        text.split { $0 == "|" || $0 == "\n" }.map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }
    }

    private static func pairs(_ text: String) -> [(String, String)] {
        entries(text).map { entry in
            let fields = entry.split(separator: " ").map(String.init)
            return (fields[0], fields[fields.count - 1])
        }
    }

    private static func entry(_ written: String, _ kana: String, number: Int) -> Entry {
        let usual = String(written.map { SurnameList.variants[$0] ?? $0 })
        // Offices number their own characters as they come: the same place is another shape elsewhere.
        let scalar = Unicode.Scalar(0xE000 + UInt32(number % 1880)) ?? "〓"
        let userDefined = String(written.dropLast()) + String(Character(scalar))
        return Entry(
            written: Array(written.utf8), kana: Array(kana.utf8), alternate: usual == written ? [] : Array(usual.utf8),
            userDefined: Array(userDefined.utf8))
    }
}
