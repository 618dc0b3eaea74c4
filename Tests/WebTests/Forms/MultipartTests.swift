import Testing

@testable import Web

@Suite struct MultipartTests {
    private func read(_ parts: [String], boundary: String = "b", end: String = "--b--\r\n") throws -> Form {
        let body = parts.map { "--b\r\n" + $0 + "\r\n" }.joined() + end
        return try MultipartForm.read(Array(body.utf8), boundary: boundary)
    }

    @Test("Fields and files are read, with their names in Japanese")
    func parts() throws {
        let form = try read([
            "Content-Disposition: form-data; name=\"note\"\r\n\r\n一行目\r\n二行目",
            "content-disposition: form-data; filename=\"名簿;4月%22新%22.csv\"; name=\"table\"\r\nContent-Type: text/csv\r\n\r\na,b\r\n--c\r\n",
            "Content-Disposition: form-data; name=\"none\"; filename=\"\"\r\nContent-Type: application/octet-stream\r\n\r\n",
        ])
        #expect(form["note"] == "一行目\n二行目")
        let file = try #require(form.file("table"))
        #expect(file.fileName == "名簿;4月\"新\".csv")
        #expect(file.contentType == "text/csv")
        #expect(String(decoding: file.content, as: UTF8.self) == "a,b\r\n--c\r\n")
        #expect(form.file("none") == nil)
    }

    @Test(
        "A file's name has no folders and no control characters",
        arguments: [
            ("C:\\Users\\花子\\名簿.csv", "名簿.csv"), ("../../etc/passwd", "passwd"), ("a\u{1}b", "ab"), ("/", ""),
        ])
    func names(sent: String, kept: String) throws {
        let form = try read(["Content-Disposition: form-data; name=\"f\"; filename=\"\(sent)\"\r\n\r\nx"])
        #expect(form.files.first?.fileName == kept)
    }

    @Test("Bytes of a file stay as they are")
    func bytes() throws {
        let content = (0...255).map { UInt8($0) } + [13, 10, 45, 45, 97]
        let head = Array("--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\n".utf8)
        let form = try MultipartForm.read(head + content + Array("\r\n--b--".utf8), boundary: "b")
        #expect(form.file("f")?.content == content)
    }

    @Test(
        "Half a form, or one that is built wrongly, is refused",
        arguments: [
            "", "--b", "--b\r\n", "--c--", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx",
            "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--b", "--b\r\n\r\nx\r\n--b--",
            "--b\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--b--", "--bx\r\n",
            "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--", "--b\r\nnonsense\r\n\r\nx\r\n--b--",
            "--b\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64\r\n\r\nx\r\n--b--",
        ])
    func refused(body: String) {
        #expect(throws: Refusal.self) { try MultipartForm.read(Array(body.utf8), boundary: "b") }
    }

    @Test("A header as long as a book, too many files and a strange boundary are refused")
    func bounds() {
        let long = String(repeating: "x", count: 9000)
        #expect(throws: Refusal.malformed(.partHeader)) {
            try read(["Content-Disposition: form-data; name=\"a\"; x=\(long)\r\n\r\n1"])
        }
        let file = "Content-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\n1"
        #expect(throws: Refusal.malformed(.tooManyFields)) { try read([String](repeating: file, count: 51)) }
        for boundary in ["", String(repeating: "b", count: 71), "b\r"] {
            #expect(throws: Refusal.malformed(.boundary)) { try read([], boundary: boundary) }
        }
    }
}
