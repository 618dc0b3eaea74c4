import Formats
import Kernel
import Testing

@Suite("CP932")
struct CP932Tests {
    @Test("every assigned code means what the reference says, and no other code means anything")
    func agreesWithReference() {
        let expected = Self.reference()
        #expect(expected.count == 63 + 7724)
        var wrong: [String] = []
        for code in 0x80...0xFFFF where code < 0x100 || Self.isDoubleByteCode(code) {
            let bytes = Self.bytes(code)
            guard !(code < 0x100 && Self.isLead(bytes[0])), !(0xF040...0xF9FC).contains(code) else { continue }
            let (text, diagnostics) = TextEncoding.cp932.decode(bytes, file: "")
            let read = diagnostics.isEmpty ? String(decoding: text, as: UTF8.self) : nil
            if read != expected[code].map({ String($0) }) { wrong.append(String(code, radix: 16)) }
        }
        #expect(wrong == [])
    }

    @Test("ASCII stays as it is, backslash and tilde too")
    func asciiIsASCII() {
        let bytes = Array(UInt8(0)...0x7F)
        #expect(TextEncoding.cp932.decode(bytes, file: "").utf8 == bytes)
        #expect(TextEncoding.cp932.encode(bytes).bytes == bytes)
    }

    @Test("user-defined characters come back byte for byte, all 1,880 of them")
    func userDefinedCharactersComeBack() {
        var bytes: [UInt8] = []
        for lead in UInt8(0xF0)...0xF9 {
            for trail in UInt8(0x40)...0xFC where trail != 0x7F { bytes += [lead, trail] }
        }
        let (text, diagnostics) = TextEncoding.cp932.decode(bytes, file: "gaiji.txt")
        let scalars = String(decoding: text, as: UTF8.self).unicodeScalars.map(\.value)
        #expect(scalars == Array(0xE000...0xE757))
        #expect(diagnostics.isEmpty)
        let (back, unencodable) = TextEncoding.cp932.encode(text)
        #expect(back == bytes)
        #expect(unencodable == 0)
    }

    @Test("of several codes for one character the one that Windows writes is written")
    func writesWhatWindowsWrites() {
        var written: [Int: Int] = [:]
        for pair in CP932Reference.readOnly.split(whereSeparator: \.isWhitespace) {
            let codes = pair.split(separator: "=").compactMap { Int($0, radix: 16) }
            written[codes[0]] = codes[1]
        }
        #expect(written.count == 398)
        var wrong: [String] = []
        for (code, scalar) in Self.reference() {
            let back = TextEncoding.cp932.encode(Array(String(scalar).utf8))
            if back.unencodable > 0 || back.bytes != Self.bytes(written[code] ?? code) {
                wrong.append(String(code, radix: 16))
            }
        }
        #expect(wrong == [])
    }

    @Test(
        "what other systems write for a wave dash, minus or yen sign finds its counterpart",
        arguments: zip(
            ["\u{301C}", "\u{2212}", "\u{2014}", "\u{2016}", "¢", "£", "¬", "¥", "¦", "\u{203E}", "\u{A0}"],
            ["～", "－", "―", "∥", "￠", "￡", "￢", "￥", "￤", "￣", " "]))
    func equivalents(foreign: String, own: String) {
        let (bytes, unencodable) = TextEncoding.cp932.encode(Array(foreign.utf8))
        #expect(String(decoding: TextEncoding.cp932.decode(bytes, file: "").utf8, as: UTF8.self) == own)
        #expect(unencodable == 0)
    }

    @Test("any bytes at all decode to valid text, which comes back as the same text")
    func anyBytes() {
        var random = SeededRandom(seed: 932)
        let likely: [UInt8] = [0x0A, 0x2C, 0x40, 0x5C, 0x80, 0x81, 0xA0, 0xB1, 0x82, 0xA0, 0xED, 0xF0, 0xFA, 0xFC]
        for _ in 0..<20_000 {
            let bytes = (0..<random.index(below: 40)).map { _ in
                random.chance(0.5) ? likely[random.index(below: likely.count)] : UInt8(random.index(below: 0xFE))
            }
            let (text, diagnostics) = TextEncoding.cp932.decode(bytes, file: "")
            #expect(text == Array(String(decoding: text, as: UTF8.self).utf8))
            let (back, unencodable) = TextEncoding.cp932.encode(text)
            guard diagnostics.isEmpty else { continue }
            #expect(unencodable == 0 && back.count == bytes.count)
            #expect(TextEncoding.cp932.decode(back, file: "").utf8 == text)
        }
    }

    @Test("characters without a code become geta marks and are counted")
    func unencodableCharacters() {
        let (bytes, unencodable) = TextEncoding.cp932.encode(Array("𠮷野家 é 😀".utf8))
        #expect(String(decoding: TextEncoding.cp932.decode(bytes, file: "").utf8, as: UTF8.self) == "〓野家 〓 〓")
        #expect(unencodable == 3)
    }

    @Test("a variation selector is counted but leaves the name readable")
    func variationSelectors() {
        let (bytes, unencodable) = TextEncoding.cp932.encode(Array("葛\u{E0100}城市".utf8))
        #expect(String(decoding: TextEncoding.cp932.decode(bytes, file: "").utf8, as: UTF8.self) == "葛城市")
        #expect(unencodable == 1)
    }

    @Test("a machine without a converter is an error with a remedy, not a crash")
    func withoutConverter() {
        #expect(CP932Table(charset: "NO-SUCH-CHARSET") == nil)
        let (text, diagnostics) = TextEncoding.cp932.decode([0x41, 0x82, 0xA0], file: "a.csv", table: nil)
        #expect(String(decoding: text, as: UTF8.self) == "A\u{FFFD}\u{FFFD}")
        #expect(diagnostics.map(\.code) == ["F003"])
        #expect(TextEncoding.cp932.encode(Array("Aあ".utf8), table: nil).bytes == [0x41, 0x81, 0xAC])
    }

    private static func reference() -> [Int: Unicode.Scalar] {
        var scalars: [Int: Unicode.Scalar] = [:]
        for single in 0xA1...0xDF { scalars[single] = Unicode.Scalar(0xFF61 + UInt32(single) - 0xA1) }
        for line in CP932Reference.rows.split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 1)
            guard var code = Int(words[0], radix: 16) else { continue }
            for scalar in words[1].unicodeScalars {
                if scalar != "." { scalars[code] = scalar }
                code += code & 0xFF == 0x7E ? 2 : 1
            }
        }
        return scalars
    }

    private static func isLead(_ byte: UInt8) -> Bool { (0x81...0x9F).contains(byte) || (0xE0...0xFC).contains(byte) }

    private static func isDoubleByteCode(_ code: Int) -> Bool {
        isLead(UInt8(code >> 8)) && (0x40...0xFC).contains(code & 0xFF) && code & 0xFF != 0x7F
    }

    private static func bytes(_ code: Int) -> [UInt8] {
        code < 0x100 ? [UInt8(code)] : [UInt8(code >> 8), UInt8(code & 0xFF)]
    }
}
