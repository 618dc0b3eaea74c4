import Formats
import Kernel
import Testing

@Suite("Reading JSON (RFC 8259)")
struct JSONReaderTests {
    private func read(_ text: String, depth: Int = 32) throws -> JSONValue {
        try JSONReader.read(Array(text.utf8), depth: depth)
    }

    private static let kinds: [(String, JSONValue)] = [
        ("null", .null), ("true", true), (" -12 ", -12), ("1.5e2", .real(150)), ("\"\"", ""),
        ("[1, [ ], {}]", [1, [], [:]]), ("{\"a\": \"b\"}", ["a": "b"]), ("9223372036854775808", .real(0x1p63)),
    ]

    @Test("§3: every kind of value", arguments: kinds)
    func values(text: String, value: JSONValue) throws { #expect(try read(text) == value) }

    @Test("§7: escapes, also of what needs two")
    func escapes() throws {
        #expect(try read(#""\"\\\/\b\f\n\r\t\u3042\uD842\uDFB7""#) == .text("\"\\/\u{8}\u{C}\n\r\tあ𠮷"))
    }

    @Test(
        "what is no JSON, or could be read in two ways, is refused",
        arguments: [
            ("", 0, JSONReader.Kind.unexpectedEnd), ("[1,]", 3, .unexpectedByte),
            ("{\"a\":1,\"a\":2}", 10, .repeatedName),
            ("01", 1, .unexpectedByte), ("1 2", 2, .unexpectedByte), ("\"\\uD800\"", 7, .loneSurrogate),
            ("[[[[]]]]", 3, .tooDeep), ("1e999", 5, .numberTooLarge), ("\"a\nb\"", 2, .unexpectedByte),
            ("tru", 3, .unexpectedEnd), ("// x", 0, .unexpectedByte), ("NaN", 0, .unexpectedByte),
        ])
    func refused(text: String, offset: Int, kind: JSONReader.Kind) {
        #expect(throws: JSONReader.Fault(offset: offset, kind: kind)) { try read(text, depth: 3) }
    }

    @Test("bytes that are no UTF-8 are refused")
    func encoding() {
        #expect(throws: JSONReader.Fault(offset: 0, kind: .notUTF8)) { try JSONReader.read([0x22, 0xFF, 0x22]) }
    }

    @Test("what is written is read back the same; whatever bytes come, they are read or refused")
    func property() throws {
        var random = SeededRandom(seed: 5, stream: "json")
        for _ in 0..<1000 {
            let value = Self.value(&random, 4)
            #expect(try JSONReader.read(value.utf8) == value)
            var bytes = value.utf8
            if !bytes.isEmpty { bytes[random.index(below: bytes.count)] = UInt8(random.index(below: 256)) }
            _ = try? JSONReader.read(bytes)
        }
    }

    private static func value(_ random: inout SeededRandom, _ depth: Int) -> JSONValue {
        switch random.index(below: depth > 0 ? 7 : 5) {
        case 0: return .null
        case 1: return .truth(random.chance(0.5))
        case 2: return .integer(Int(truncatingIfNeeded: random.next()))
        case 3: return .real(random.unit() - 0.5)
        case 4:
            return .text(
                String(
                    (0..<random.index(below: 6)).map { _ in
                        "a\"\\\n\u{1}あ𠮷\u{2028}".randomElement(using: &random) ?? "a"
                    }))
        case 5: return .array((0..<random.index(below: 4)).map { _ in value(&random, depth - 1) })
        default:
            return .object(
                JSONObject((0..<random.index(below: 4)).map { .init("n\($0)", value(&random, depth - 1)) }))
        }
    }
}
