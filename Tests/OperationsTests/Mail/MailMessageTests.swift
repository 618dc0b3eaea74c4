import Foundation
import Kernel
import TestKit
import Testing

@testable import Operations

@Suite struct MailMessageTests {
    private func message(
        subject: String = "調査へのご回答のお願い", name: String = "佐藤 花子", to: String = "hanako@aoba.example"
    ) -> MailMessage {
        MailMessage(
            from: .init(name: "青葉市", address: "ikusei@aoba.example"), to: .init(name: name, address: to),
            subject: subject, body: "一行目\n.\nFrom two", date: TestDatabase.now, identity: "ikusei.aoba.7")
    }

    private func head(_ text: String) -> [String] {
        let head = text.prefix(upTo: text.firstRange(of: "\n\n")?.lowerBound ?? text.endIndex)
        return head.replacing("\n ", with: " ").split(separator: "\n").map(String.init)
    }

    @Test("RFC 5322 §3.6: date, sender, receiver and identity stand in the head once each")
    func fields() throws {
        let lines = head(try message().written())
        let names = lines.map { String($0.prefix { $0 != ":" }) }
        #expect(Set(names).count == names.count)
        #expect(lines.contains("Date: Wed, 1 Apr 2026 09:00:00 +0900"))
        #expect(lines.contains("Message-ID: <ikusei.aoba.7@aoba.example>"))
        #expect(lines.contains("Auto-Submitted: auto-generated"), "RFC 3834 §5")
        #expect(lines.contains { $0.hasSuffix("<hanako@aoba.example>") && $0.hasPrefix("To: =?UTF-8?B?") })
    }

    @Test("RFC 2047 §2: an encoded word has at most 75 characters, its line 76, and no character is cut")
    func encodedWords() throws {
        let subject = String(repeating: "人材育成計画の調査🗻", count: 20)
        let text = try message(subject: subject).written()
        let head = text.prefix(upTo: try #require(text.firstRange(of: "\n\n")).lowerBound)
        #expect(head.split(separator: "\n").allSatisfy { $0.utf8.count <= 76 })
        let words = MailMessage.encoded(subject, from: 9).split(separator: "\n ")
        #expect(words.allSatisfy { $0.utf8.count <= 75 })
        let decoded = words.compactMap { word -> String? in
            Data(base64Encoded: String(word.dropFirst(10).dropLast(2))).flatMap { String(data: $0, encoding: .utf8) }
        }
        #expect(decoded.joined() == subject)
    }

    @Test(
        "Nothing of a name or subject begins a line of its own",
        arguments: [
            "x\nBcc: all@aoba.example", "x\r\nBcc: all@aoba.example", "x\rBcc: y", "\u{2028}Bcc: y", "a\" <b@c>, ",
        ])
    func injection(text: String) throws {
        let lines = head(try message(subject: text, name: text).written())
        #expect(!lines.contains { $0.lowercased().hasPrefix("bcc") })
        #expect(lines.filter { $0.hasPrefix("To: ") }.count == 1)
        #expect(!lines.contains { $0.contains("b@c") })
    }

    @Test(
        "An address that is none is refused",
        arguments: [
            "", "hanako", "a@b@c", "a b@c.example", "a@c.example\nBcc: x@y", "-oQ/tmp@c.example", "a,b@c.example", "a@",
            "@c", "a..b@c.example", "<a@c.example>", "a@[192.0.2.1]", "花子@c.example",
        ])
    func addresses(text: String) {
        #expect(throws: MailMessage.UnfitAddress.self) { try message(to: text).written() }
    }

    @Test("RFC 2045 §6.8: the body is base64 in lines of at most 76 characters, and reads back as it was")
    func body() throws {
        let text = try message().written()
        let body = text.suffix(from: try #require(text.firstRange(of: "\n\n")).upperBound)
        #expect(body.split(separator: "\n").allSatisfy { $0.utf8.count <= 76 })
        let data = try #require(Data(base64Encoded: String(body), options: .ignoreUnknownCharacters))
        #expect(String(decoding: data, as: UTF8.self) == "一行目\r\n.\r\nFrom two")
    }
}
