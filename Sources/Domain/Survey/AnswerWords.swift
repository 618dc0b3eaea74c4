import Formats
import Kernel

/// The words that may stand in an answer's cell, for each item: an option's id or its text, or yes, partly and no.
struct AnswerWords {
    /// What `code` gives for a word that means nothing.
    static let invalid: UInt8 = 254

    /// Codes of one-byte words, 256 for each item: nearly all cells are such.
    private var short: [UInt8]
    private var longer: [[(word: [UInt8], code: UInt8)]] = []
    private var isFreeText: [Bool] = []

    private static let canDo: [(code: UInt8, words: [String])] = [
        (AnswerCode.yes, ["yes", "y", "はい", "できる", "○", "〇", "◯"]),
        (AnswerCode.partly, ["partly", "一部", "一部できる", "だいたい", "△"]),
        (AnswerCode.no, ["no", "n", "いいえ", "できない", "×", "✕", "x"]),
    ]

    init(_ instrument: Instrument) {
        short = [UInt8](repeating: Self.invalid, count: 256 * instrument.items.count)
        for (index, item) in instrument.items.enumerated() {
            isFreeText.append(item.kind == .freeText)
            longer.append([])
            switch item.kind {
            case .canDo: for (code, words) in Self.canDo { for word in words { add(word, code, index) } }
            case .selfRating, .knowledge:
                for (number, option) in item.options.enumerated() {
                    add(option.id, UInt8(clamping: number), index)
                    add(Self.wide(option.id), UInt8(clamping: number), index)
                }
                // Form tools export the text that was chosen rather than its number.
                for (number, option) in item.options.enumerated() {
                    add(option.text.ja, UInt8(clamping: number), index)
                    add(option.text.en, UInt8(clamping: number), index)
                }
            case .freeText: break
            }
        }
    }

    /// The code of a field of the current record; `invalid` for a word that means nothing.
    @inline(__always)
    func code(_ item: Int, _ reader: borrowing CSVReader, _ field: Int) -> UInt8 {
        let quick = reader.withField(field) { cell in
            cell.isEmpty ? AnswerCode.missing : cell.count == 1 ? short[item << 8 | Int(cell[0])] : Self.invalid
        }
        return quick != Self.invalid ? quick : reader.withTrimmedField(field) { code(item, $0) }
    }

    private func code(_ item: Int, _ cell: UnsafeBufferPointer<UInt8>) -> UInt8 {
        if cell.isEmpty { return AnswerCode.missing }
        if isFreeText[item] { return AnswerCode.written }
        if cell.count == 1 { return short[item << 8 | Int(cell[0])] }
        for (word, code) in longer[item] where word.count == cell.count && word.elementsEqual(cell) { return code }
        let folded = Array(String(decoding: cell, as: UTF8.self).lowercased().utf8)
        for (word, code) in longer[item] where word == folded { return code }
        return Self.invalid
    }

    /// The words that an item accepts, for a message.
    static func accepted(_ item: Instrument.Item) -> [String] {
        switch item.kind {
        case .canDo: ["yes", "partly", "no"]
        case .selfRating, .knowledge: item.options.map(\.id)
        case .freeText: []
        }
    }

    private mutating func add(_ word: String, _ code: UInt8, _ item: Int) {
        let bytes = Array(word.utf8)
        guard !bytes.isEmpty else { return }
        if bytes.count == 1 {
            for byte in [bytes[0], Array(word.uppercased().utf8)[0]] where short[item << 8 | Int(byte)] == Self.invalid
            {
                short[item << 8 | Int(byte)] = code
            }
        } else if !longer[item].contains(where: { $0.word == bytes }) {
            longer[item].append((bytes, code))
        }
    }

    private static func wide(_ word: String) -> String {
        String(
            String.UnicodeScalarView(
                word.unicodeScalars.map {
                    (0x21...0x7E).contains($0.value) ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0
                }))
    }
}
