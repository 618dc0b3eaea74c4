/// How names are compared by whoever looks for somebody: without regard to width, to hiragana or katakana, to the case
/// of Latin letters, to spaces, and to the old forms of characters that stand in family names (髙 as 高).
package enum SearchText {
    /// The bytes (UTF-8) that a text is searched by. No line feed is among them.
    package static func key(_ text: String) -> [UInt8] {
        var scalars = [UInt32]()
        scalars.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars { append(scalar.value, to: &scalars) }
        var bytes = [UInt8]()
        bytes.reserveCapacity(scalars.count * 3)
        for scalar in scalars { if let scalar = Unicode.Scalar(scalar) { bytes += UTF8.encode(scalar) ?? .init() } }
        return bytes
    }

    /// The words of a question; all of them must be found.
    package static func words(_ question: String) -> [[UInt8]] {
        question.split(whereSeparator: \.isWhitespace).map { key(String($0)) }.filter { !$0.isEmpty }
    }

    private static func append(_ value: UInt32, to scalars: inout [UInt32]) {
        switch value {
        case ...0x20, 0x3000, 0xA0: break
        case 0x41...0x5A: scalars.append(value + 0x20)
        case 0xFF01...0xFF5E: append(value - 0xFEE0, to: &scalars)
        case 0xFF66...0xFF9D: append(wide[Int(value - 0xFF66)], to: &scalars)
        case 0x3099, 0x309B, 0xFF9E:
            if let last = scalars.last, let voiced = voiced(last) { scalars[scalars.count - 1] = voiced }
        case 0x309A, 0x309C, 0xFF9F:
            if let last = scalars.last, isOfHa(last) { scalars[scalars.count - 1] = last + 2 }
        // Katakana lie at a fixed distance above their hiragana.
        case 0x30A1...0x30F6: scalars.append(value - 0x60)
        default: scalars.append(oldForms[value] ?? value)
        }
    }

    private static func voiced(_ value: UInt32) -> UInt32? {
        switch value {
        case 0x3046: 0x3094
        case 0x304B...0x3061 where value % 2 == 1: value + 1
        case 0x3064, 0x3066, 0x3068: value + 1
        default: isOfHa(value) ? value + 1 : nil
        }
    }

    private static func isOfHa(_ value: UInt32) -> Bool { (0x306F...0x307B).contains(value) && value % 3 == 0 }

    private static let wide = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン".unicodeScalars
        .map(\.value)

    private static let oldForms = Dictionary(
        zip("髙﨑濵濱邊邉齋斉齊櫻澤廣嶋嶌國德惠眞瀨桒條藏榮壽龍".unicodeScalars, "高崎浜浜辺辺斎斎斎桜沢広島島国徳恵真瀬桑条蔵栄寿竜".unicodeScalars)
            .map { ($0.value, $1.value) }, uniquingKeysWith: { first, _ in first })
}
