import Foundation
import Kernel
import Mathematics
import TestKit
import Testing

@testable import Domain

/// Question banks and mock exams (clause O11).
@Suite struct QuestionBankTests {
    static func bank() throws -> QuestionBank {
        let file = GoldenFile.root + "/banks/ip-practice.yaml"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let (instrument, diagnostics) = try InstrumentReader.read(text: text, file: file)
        #expect(diagnostics.isEmpty, "\(diagnostics)")
        return QuestionBank(instrument)
    }

    static func exam(_ id: String) throws -> Exam {
        let file = GoldenFile.root + "/frameworks/ipa-exams-2026.yaml"
        let (pack, _) = try FrameworkPack.read(text: String(contentsOfFile: file, encoding: .utf8), file: file)
        return try #require(pack.exams.first { $0.id == id })
    }

    static let day = CalendarDate(year: 2026, month: 10, day: 1) ?? .distantPast

    @Test("The bank that ships: 60 questions in the exam's fields, each explained, keys spread over the options")
    func shipped() throws {
        let bank = try Self.bank()
        #expect(bank.count == 60 && bank.exam == "ip")
        #expect(bank.fields == ["strategy", "management", "technology"])
        #expect((0..<3).map { field in bank.fieldOf.count { $0 == field } } == [21, 12, 27])
        for item in bank.questions {
            #expect(item.explanation != nil && item.topic != nil, "\(item.id)")
            #expect(item.options.count == 4 && (30...90).contains(item.seconds), "\(item.id)")
            // Figures and abbreviations are the same in both.
            let worded = item.options.map(\.text).filter { text in text.ja.contains { !$0.isASCII } }
            for text in [item.text] + worded { #expect(text.ja != text.en, "\(item.id)") }
        }
        for key in 0..<4 { #expect((10...20).contains(bank.questions.count { $0.key == key }), "\(key)") }
        #expect(Set(bank.course) == Set(bank.questions.indices))
    }

    @Test("The rule of the IT Passport: 92 questions count, 600 of 1,000 in all and 300 in each field")
    func rule() throws {
        let rule = try #require(ExamRule(Self.exam("ip"), for: Self.bank(), on: Self.day))
        #expect(rule.fields.map(\.scored) == [32, 18, 42] && rule.scored == 92 && rule.questions == 100)
        #expect(rule.total == 0.6 && rule.eachField == 0.3 && rule.fullMarks == 1000 && rule.minutes == 120)
        #expect(rule.isInForce)
        // The marks of the next version are not published: those last known are used, and it is said.
        let next = try #require(
            ExamRule(
                Self.exam("ip"), for: Self.bank(), on: CalendarDate(year: 2027, month: 6, day: 1) ?? .distantPast))
        #expect(next.version == "2026" && !next.isInForce)
        #expect(try ExamRule(Self.exam("dm"), for: Self.bank(), on: Self.day) == nil)
    }

    @Test("A mock exam has the exam's shares, no question twice, and those not put before come first")
    func mock() throws {
        let bank = try Self.bank()
        let rule = try #require(ExamRule(Self.exam("ip"), for: bank, on: Self.day))
        #expect(MockExam.sizes(bank, rule: rule) == [20, 60])
        var putBefore = [Int](repeating: 0, count: bank.count)
        let first = MockExam.draw(bank, rule: rule, count: 20, putBefore: putBefore, seed: 7)
        #expect(Set(first).count == 20)
        #expect((0..<3).map { field in first.count { bank.fieldOf[$0] == field } } == [7, 4, 9])
        #expect(MockExam.draw(bank, rule: rule, count: 20, putBefore: putBefore, seed: 7) == first)
        #expect(MockExam.draw(bank, rule: rule, count: 20, putBefore: putBefore, seed: 8) != first)
        for question in first { putBefore[question] = 1 }
        let second = MockExam.draw(bank, rule: rule, count: 20, putBefore: putBefore, seed: 9)
        #expect(Set(first).isDisjoint(with: second))
        #expect(MockExam.draw(bank, rule: rule, count: 60, putBefore: putBefore, seed: 9).count == 60)
        #expect(MockExam.draw(bank, rule: nil, count: 20, putBefore: putBefore, seed: 9).count == 20)
    }

    @Test("Shares fill what there is and never more", arguments: [1, 5, 20, 37, 59, 60, 99])
    func shares(count: Int) throws {
        let rule = try #require(ExamRule(Self.exam("ip"), for: Self.bank(), on: Self.day))
        let available = [21, 12, 27]
        let shares = rule.shares(of: count, available: available)
        #expect(shares.reduce(0, +) == min(count, 60))
        #expect(zip(shares, available).allSatisfy { $0 <= $1 })
    }
}
