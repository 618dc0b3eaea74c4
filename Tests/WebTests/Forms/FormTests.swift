import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Testing

@testable import Web

@Suite struct FormTests {
    @Test("A form's fields are read in order, repeated ones too")
    func fields() throws {
        let form = try URLEncodedForm.read(Array("a=1&b=%E8%AA%B2+1&a=2&c&=x&&d=%0D%0A%2B".utf8))
        #expect(form.all("a") == ["1", "2"])
        #expect(form["b"] == "課 1")
        #expect(form["c"] == "")
        #expect(form[""] == "x")
        #expect(form["d"] == "\n+")
        #expect(form["none"] == nil)
    }

    @Test(
        "What is no text is refused", arguments: ["a=%", "a=%1", "a=%zz", "a=%ff", "a=%00", "%C0%80=1", "a=%ED%A0%80"])
    func refused(text: String) {
        #expect(throws: Refusal.self) { try URLEncodedForm.read(Array(text.utf8)) }
    }

    @Test("So many fields are an attack")
    func tooMany() {
        let text = [String](repeating: "a=1", count: 5001).joined(separator: "&")
        #expect(throws: Refusal.malformed(.tooManyFields)) { try URLEncodedForm.read(Array(text.utf8)) }
    }

    @Test("Any text comes back as it was sent")
    func roundTrip() throws {
        var random = SeededRandom(seed: 7)
        let letters: [Unicode.Scalar] = [
            "a", "&", "=", "+", "%", " ", "課", "\u{1F600}", "\"", "\r", "\u{7F}", ";", "#", "<",
        ]
        for _ in 0..<500 {
            var fields = [Form.Field]()
            for _ in 0..<random.index(below: 6) {
                func text() -> String {
                    String(
                        String.UnicodeScalarView(
                            (0..<random.index(below: 12)).map { _ in letters[random.index(below: letters.count)] }))
                }
                fields.append(Form.Field(name: text(), value: text()))
            }
            let body = fields.map { Percent.encoded($0.name) + "=" + Percent.encoded($0.value) }.joined(separator: "&")
            #expect(try URLEncodedForm.read(Array(body.utf8)).fields == fields)
        }
    }

    @Test("Whatever bytes come, they are read or refused")
    func anyBytes() {
        var random = SeededRandom(seed: 11)
        let pieces =
            [
                "--b", "\r\n", "--", "Content-Disposition: form-data; name=\"a\"", "; filename=\"x\"", "\"", "=", "&",
                "%", "%41",
                "\r", "\n", "Content-Type: ", ":", ";", "a", "\u{0}", "課",
            ].map { Array($0.utf8) } + [[0xFF], [0xC3]]
        for _ in 0..<3000 {
            var bytes = random.index(below: 2) == 0 ? [UInt8]() : Array("--b\r\n".utf8)
            for _ in 0..<random.index(below: 14) { bytes += pieces[random.index(below: pieces.count)] }
            _ = try? URLEncodedForm.read(bytes)
            _ = try? MultipartForm.read(bytes, boundary: "b")
        }
    }

    @Test("A refused form is shown again with what is wrong, in both languages")
    func fieldErrors() throws {
        let form = try URLEncodedForm.read(
            Array("name=%20%20&age=%EF%BC%94%EF%BC%92&born=2026-02-30&since=R8.4.1&kind=x&long=aaaa".utf8))
        var reader = FieldReader(form)
        #expect(reader.text("name") == "")
        #expect(reader.integer("age", in: 1...50) == 42)
        #expect(reader.date("born") == nil)
        #expect(reader.date("since")?.description == "2026-04-01")
        #expect(reader.choice("kind", of: Language.self) == nil)
        _ = reader.text("long", maximum: 3)
        #expect(reader.errors.words(in: .ja).keys.sorted() == ["born", "kind", "long", "name"])
        #expect(reader.errors.words(in: .en)["name"] == "Please fill this in.")
        #expect(reader.isChecked("kind") && !reader.isChecked("none"))
    }

    @Test(
        "A form of another kind is refused", arguments: ["text/plain", "application/json", "", "multipart/form-data"])
    func kinds(type: String) async throws {
        let request = Request(
            head: .init(method: .post, scheme: nil, authority: nil, path: "/", headerFields: [.contentType: type]),
            body: .init(buffer: ByteBuffer(string: "a=1")))
        let reader = FormReader(WebConfiguration(version: "1"), .form)
        await #expect(throws: Refusal.self) { try await reader.form(of: request) }
    }
}
