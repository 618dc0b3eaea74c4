/// The order of a Japanese list of names: gojūon by reading, whatever the width in which the reading is written.
///
/// Three passes, each deciding only where those before are equal: the kana themselves (か = が = カ = ｶﾞ, ッ = ツ; a
/// long mark is the vowel it lengthens); then plain before voiced before semi-voiced; then long mark before small
/// before full-sized kana. A space comes before everything, so family names stay together; then digits and letters,
/// kana, and what is neither.
///
/// Source: JIS X 4061:1996, with hiragana and katakana equal.
package enum KanaOrder {
    /// What a reading is sorted by. Equal keys are readings that the order does not tell apart.
    package struct Key: Hashable, Comparable, Sendable {
        private let weights: [UInt16]

        fileprivate init(weights: [UInt16]) { self.weights = weights }

        package static func < (a: Key, b: Key) -> Bool { a.weights.lexicographicallyPrecedes(b.weights) }
    }

    package static func key(_ reading: String) -> Key {
        var first = [UInt16]()
        var voices = [UInt16]()
        var sizes = [UInt16]()
        first.reserveCapacity(3 * reading.utf8.count / 2 + 2)
        func append(_ weight: UInt16, _ voice: Voice = .plain, _ size: Size = .full) {
            first.append(weight)
            voices.append(voice.rawValue)
            sizes.append(size.rawValue)
        }
        for scalar in reading.unicodeScalars {
            switch scalar.value {
            case 0x3099, 0x309B, 0xFF9E: if !voices.isEmpty { voices[voices.count - 1] = Voice.voiced.rawValue }
            case 0x309A, 0x309C, 0xFF9F: if !voices.isEmpty { voices[voices.count - 1] = Voice.semiVoiced.rawValue }
            case 0x30FC, 0xFF70: append(first.last.flatMap(vowel) ?? Weight.longMark, .plain, .longMark)
            case 0x30FD, 0x309D: append(first.last ?? Weight.other, .plain, .repeated)
            case 0x30FE, 0x309E: append(first.last ?? Weight.other, .voiced, .repeated)
            case 0x20, 0x3000, 0xA0: append(Weight.space)
            default:
                if let kana = table[scalar.value] {
                    append(kana.weight, kana.voice, kana.size)
                } else if scalar.isASCII || (0xFF01...0xFF5E).contains(scalar.value) {
                    let ascii = UInt16(scalar.isASCII ? scalar.value : scalar.value - 0xFEE0)
                    append(Weight.ascii + ((0x41...0x5A).contains(ascii) ? ascii + 0x20 : ascii))
                } else {
                    append(Weight.other + UInt16(scalar.value >> 12))
                    append(Weight.other + UInt16(scalar.value & 0xFFF))
                }
            }
        }
        return Key(weights: first + [0] + voices + [0] + sizes)
    }

    private enum Voice: UInt16 { case plain = 1, voiced, semiVoiced }
    private enum Size: UInt16 { case longMark = 1, small, repeated, full }

    private enum Weight {
        static let space: UInt16 = 1
        static let ascii: UInt16 = 0x100
        static let longMark: UInt16 = 0x1FF
        static let kana: UInt16 = 0x200
        static let other: UInt16 = 0x1000
    }

    private static let gojuon = Array("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲン".unicodeScalars)
    private static let vowels = Array("アイウエオアイウエオアイウエオアイウエオアイウエオアイウエオアイウエオアウオアイウエオアイエオ".unicodeScalars)

    private static func vowel(of weight: UInt16) -> UInt16? {
        let index = Int(weight) - Int(Weight.kana)
        guard vowels.indices.contains(index), let row = gojuon.firstIndex(of: vowels[index]) else { return nil }
        return Weight.kana + UInt16(row)
    }

    private typealias Kana = (weight: UInt16, voice: Voice, size: Size)

    /// Katakana, hiragana and half-width katakana, by scalar.
    private static let table: [UInt32: Kana] = {
        var table = [UInt32: Kana]()
        func add(_ forms: String, base: String, _ voice: Voice, _ size: Size) {
            for (form, plain) in zip(forms.unicodeScalars, base.unicodeScalars) {
                guard let row = gojuon.firstIndex(of: plain) else { continue }
                let kana = (Weight.kana + UInt16(row), voice, size)
                table[form.value] = kana
                // Hiragana lie at a fixed distance below their katakana, ヷ to ヺ excepted.
                if (0x30A1...0x30F6).contains(form.value) { table[form.value - 0x60] = kana }
            }
        }
        let base = String(String.UnicodeScalarView(gojuon))
        add(base, base: base, .plain, .full)
        add("ガギグゲゴザジズゼゾダヂヅデドバビブベボヴヷヸヹヺ", base: "カキクケコサシスセソタチツテトハヒフヘホウワヰヱヲ", .voiced, .full)
        add("パピプペポ", base: "ハヒフヘホ", .semiVoiced, .full)
        add("ァィゥェォッャュョヮヵヶ", base: "アイウエオツヤユヨワカケ", .plain, .small)
        add(
            "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ",
            base: "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン", .plain, .full)
        add("ｧｨｩｪｫｯｬｭｮ", base: "アイウエオツヤユヨ", .plain, .small)
        return table
    }()
}

extension Roster {
    /// The people's indices in the order of their readings; those without one by name, at the end. Equal readings
    /// are in the order of staff numbers.
    package func inKanaOrder(_ chosen: some Sequence<Int>) -> [Int] {
        chosen.map { (index: $0, key: KanaOrder.key(people[$0].kana), hasNone: people[$0].kana.isEmpty ? 1 : 0) }
            .sorted { a, b in
                if a.hasNone != b.hasNone { return a.hasNone < b.hasNone }
                if a.key != b.key { return a.key < b.key }
                let (one, other) = (people[a.index], people[b.index])
                if a.hasNone == 1, one.name != other.name { return one.name < other.name }
                return (one.staffNumber, a.index) < (other.staffNumber, b.index)
            }
            .map(\.index)
    }
}
