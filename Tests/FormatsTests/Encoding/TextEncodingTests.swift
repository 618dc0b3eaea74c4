import Formats
import Kernel
import Testing

@Suite("Text encodings")
struct TextEncodingTests {
    @Test("a byte order mark, valid UTF-8 and anything else are told apart")
    func detection() {
        let text = Array("職員番号,氏名\r\n1,佐藤\r\n".utf8)
        #expect(TextEncoding.detect(text) == .utf8)
        #expect(TextEncoding.detect([0xEF, 0xBB, 0xBF] + text) == .utf8BOM)
        #expect(TextEncoding.detect(TextEncoding.cp932.encode(text).bytes) == .cp932)
        #expect(TextEncoding.detect([]) == .utf8)
        #expect(TextEncoding.detect(Array("ascii".utf8)) == .utf8)
    }

    @Test("one wrong byte at the very end is noticed")
    func wholeFileIsValidated() {
        #expect(TextEncoding.detect([UInt8](repeating: 0x41, count: 100_003) + [0x82]) == .cp932)
        #expect(TextEncoding.detect([UInt8](repeating: 0x41, count: 100_003) + [0xC3, 0xA9]) == .utf8)
    }

    @Test("overlong forms, surrogates and numbers beyond U+10FFFF are no UTF-8")
    func illFormed() {
        let wrong: [[UInt8]] = [
            [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xE3, 0x81], [0xF0, 0xA0, 0xAE],
        ]
        for bytes in wrong { #expect(TextEncoding.detect(bytes) == .cp932, "\(bytes)") }
        for text in ["\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}"] {
            #expect(TextEncoding.detect(Array(text.utf8)) == .utf8)
        }
    }

    @Test("random bytes are repaired exactly as the standard library repairs them")
    func repairAgreesWithStandardLibrary() {
        var random = SeededRandom(seed: 20_260_401)
        // Bytes from which sequences of every length, whole and broken, are likely to arise.
        let likely: [UInt8] = [
            0x41, 0x0A, 0x80, 0xBF, 0x9F, 0xA0, 0x8F, 0x90, 0xC3, 0xE0, 0xE3, 0xED, 0xEF, 0xF0, 0xF4,
        ]
        for _ in 0..<20_000 {
            // A UTF-16 byte order mark cannot come up: FE and FF are not among them.
            let bytes = (0..<random.index(below: 40)).map { _ in likely[random.index(below: likely.count)] }
            let (text, diagnostics) = TextEncoding.utf8.decode(bytes, file: "")
            let expected = String(decoding: bytes, as: UTF8.self)
            #expect(text == Array(expected.utf8))
            #expect(diagnostics.isEmpty == (TextEncoding.detect(bytes) == .utf8))
        }
    }

    @Test("every text comes back from every encoding that can hold it")
    func roundTrips() {
        let text = Array("氏名,フリガナ\r\n髙橋 﨑子,ﾀｶﾊｼ ｻｷｺ\r\n①Ⅳ㈱～－\u{E000}\u{E757}\r\n".utf8)
        for encoding in TextEncoding.allCases {
            let (bytes, unencodable) = encoding.encode(text)
            #expect(TextEncoding.detect(bytes) == encoding)
            #expect(encoding.decode(bytes, file: "").utf8 == text)
            #expect(unencodable == 0)
        }
    }

    @Test("bytes that are no CP932 are named by line and column in characters")
    func placesInCP932() {
        // 職員 A ＋ a lead byte before a line end; then ｱ, and a byte that begins nothing.
        let bytes: [UInt8] = [0x90, 0x45, 0x88, 0xF5, 0x41, 0x81, 0x0D, 0x0A, 0xB1, 0xFF, 0x42, 0x0A, 0x85, 0x9F]
        let (text, diagnostics) = TextEncoding.cp932.decode(bytes, file: "名簿.csv")
        #expect(String(decoding: text, as: UTF8.self) == "職員A\u{FFFD}\r\nｱ\u{FFFD}B\n\u{FFFD}")
        #expect(diagnostics.map(\.code) == ["F001", "F001", "F001"])
        #expect(diagnostics.map(\.place.line) == [1, 2, 3])
        #expect(diagnostics.map(\.place.column) == [4, 2, 1])
        #expect(diagnostics.allSatisfy { $0.severity == .error && $0.place.file == "名簿.csv" })
        #expect(diagnostics.last?.message.en.contains("85 9F") == true)
    }

    @Test("a wrong byte never swallows the comma behind it")
    func commasSurvive() {
        let (text, _) = TextEncoding.cp932.decode([0x81, 0x2C, 0x85, 0x40, 0x2C], file: "")
        #expect(String(decoding: text, as: UTF8.self) == "\u{FFFD},\u{FFFD}@,")
    }

    @Test("twenty errors are shown and the rest counted")
    func manyErrors() {
        let (text, diagnostics) = TextEncoding.utf8.decode([UInt8](repeating: 0xFF, count: 57), file: "a.txt")
        #expect(text.count == 57 * 3)
        #expect(diagnostics.count == 21)
        #expect(diagnostics.allSatisfy { $0.code == "F002" })
        #expect(diagnostics.map(\.place.column).prefix(20) == ArraySlice(1...20))
        #expect(diagnostics.last?.message.ja.contains("37か所") == true)
        #expect(diagnostics.inReadingOrder() == diagnostics)
    }

    @Test("a UTF-16 file is named as such")
    func utf16() {
        for encoding in TextEncoding.allCases {
            let (text, diagnostics) = encoding.decode([0xFF, 0xFE, 0x41, 0x00], file: "a.csv")
            #expect(text.isEmpty)
            #expect(diagnostics.map(\.code) == ["F004"])
        }
    }

    @Test("user-defined characters are found in bytes as in scalars")
    func userDefined() {
        for value: UInt32 in [
            0x41, 0x3042, 0xD7FF, 0xE000, 0xE757, 0xEFFF, 0xF000, 0xF8FF, 0xF900, 0xFF0D, 0xFFFD, 0x1F600, 0x2FFFF,
            0xE0100, 0xEFFFF, 0xF0000, 0xFFFFD, 0x100000, 0x10FFFD,
        ] {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let expected = (0xE000...0xF8FF).contains(value) || value >= 0xF0000
            #expect(isUserDefined(scalar) == expected)
            for padding in [0, 5, 29, 30, 31, 32, 70] {
                let before = String(repeating: "あ", count: padding)
                let text = before + String(scalar) + String(repeating: "ｱ", count: padding)
                #expect(containsUserDefined(text.utf8) == expected, "\(value), \(padding)")
            }
        }
    }
}
