import Formats
import Foundation
import Kernel
import Testing

@Suite("Writing JSON")
struct JSONWriterTests {
    @Test("objects and arrays are laid out with two spaces a level, empty ones on one line")
    func layout() {
        #expect(
            sample(pretty: true) == """
                {
                  "year": 2026,
                  "posts": [
                    1,
                    {
                      "name": "佐藤"
                    },
                    []
                  ],
                  "none": {},
                  "share": 0.1,
                  "open": true,
                  "end": null
                }

                """)
        let compact = #"{"year":2026,"posts":[1,{"name":"佐藤"},[]],"none":{},"share":0.1,"open":true,"end":null}"#
        #expect(sample(pretty: false) == compact + "\n")
    }

    @Test("what is still open is closed at the end")
    func closing() {
        var json = JSONWriter(pretty: false)
        json.beginArray()
        json.beginObject()
        json.member("a", 1)
        #expect(String(decoding: json.finished(), as: UTF8.self) == "[{\"a\":1}]\n")
    }

    @Test("every character below U+3000 comes back, in values and in names")
    func everyCharacter() throws {
        var all = ""
        for value in UInt32(0)...0x3000 { if let scalar = Unicode.Scalar(value) { all.unicodeScalars.append(scalar) } }
        var json = JSONWriter()
        json.object { $0.member(all, all) }
        let bytes = json.finished()
        let parsed = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: String])
        #expect(parsed.keys.first?.unicodeScalars.elementsEqual(all.unicodeScalars) == true)
        #expect(parsed.values.first?.unicodeScalars.elementsEqual(all.unicodeScalars) == true)
    }

    @Test("random texts come back")
    func randomTexts() throws {
        var random = SeededRandom(seed: 1, stream: "json")
        let likely = Array("\"\\/\u{2028}\u{2029}\u{202A}\0\u{1F}あ\u{E000}😀".unicodeScalars)
        let texts = (0..<2_000).map { _ in
            var text = ""
            for _ in 0..<random.index(below: 20) {
                text.unicodeScalars.append(likely[random.index(below: likely.count)])
            }
            return text
        }
        var json = JSONWriter()
        json.array { json in for text in texts { json.value(text) } }
        let parsed = try #require(try JSONSerialization.jsonObject(with: Data(json.finished())) as? [String])
        #expect(parsed.map { Array($0.utf8) } == texts.map { Array($0.utf8) })
    }

    @Test("control characters and the line separators that scripts stumble over are escaped")
    func escapes() {
        var json = JSONWriter()
        json.value("\"\\/\n\r\t\u{8}\u{1F}\u{2028}\u{2029}é")
        #expect(
            String(decoding: json.utf8, as: UTF8.self) == #""\"\\/\n\r\t\u0008\u001f\u2028\u2029é""#)
    }

    @Test("numbers read back as the same numbers, and what is no number is null")
    func numbers() throws {
        var random = SeededRandom(seed: 2, stream: "json")
        var numbers = (0..<2_000).map { _ in Double(bitPattern: random.next()) }.filter(\.isFinite)
        numbers += [0, -0.0, 1, 0.1, 1e21, Double.leastNonzeroMagnitude, .greatestFiniteMagnitude, 1e16, 123456789.123]
        var json = JSONWriter()
        json.array { json in
            for number in numbers { json.value(number) }
            json.value(Double.nan)
            json.value(-Double.infinity)
            json.value(Int.min)
        }
        let text = String(decoding: json.finished(), as: UTF8.self)
        let parsed = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [Any])
        #expect(parsed.suffix(3).prefix(2).allSatisfy { $0 is NSNull })
        let lines = text.split(separator: "\n").dropFirst().map {
            Double($0.trimmingCharacters(in: CharacterSet(charactersIn: " ,")))
        }
        #expect(lines.prefix(numbers.count).elementsEqual(numbers.map(Optional.init)))
    }

    private func sample(pretty: Bool) -> String {
        var json = JSONWriter(pretty: pretty)
        json.object { json in
            json.member("year", 2026)
            json.key("posts")
            json.array { json in
                json.value(1)
                json.object { $0.member("name", "佐藤") }
                json.array { _ in }
            }
            json.key("none")
            json.beginObject()
            json.endObject()
            json.member("share", 0.1)
            json.member("open", true)
            json.key("end")
            json.null()
        }
        return String(decoding: json.finished(), as: UTF8.self)
    }
}
