import Domain
import Kernel
import Testing

/// Clause O1: nobody is kept long, and all together answer many questions.
@Suite("Rotated forms of a survey")
struct InstrumentFormsTests {
    /// Two ratings, then the questions: of each skill as many as are named, the first always asked where it says so.
    private static func instrument(
        _ skills: [(name: String, questions: Int)], asks: Int?, always: Int = 0
    ) throws -> Instrument {
        var lines = (0..<2).map { "  - {id: r\($0), kind: canDo, text: できる, skills: [dx], level: c, seconds: 10}" }
        for (skill, count) in skills {
            for number in 0..<count {
                let isAlways = lines.count - 2 < always
                lines.append(
                    "  - {id: \(skill)\(number), kind: knowledge, text: 設問, skills: [\(skill)], level: c, seconds: 30, "
                        + "always: \(isAlways), key: \"1\", options: [{id: \"1\", text: あ}, {id: \"2\", text: い}]}")
            }
        }
        lines.append("  - {id: w, kind: freeText, text: ご意見, seconds: 30}")
        let text = """
            ikuseiInstrument: 1
            instrument: {id: forms, version: "1", title: 調査\(asks.map { ", asks: \($0)" } ?? "")}
            items:
            \(lines.joined(separator: "\n"))
            """
        let (instrument, findings) = try InstrumentReader.read(text: text, file: "forms.yaml")
        #expect(!findings.hasErrors, "\(findings.map { $0.line(in: .en) })")
        return instrument
    }

    private static func city(always: Int = 0) throws -> Instrument {
        try instrument(
            [("security", 9), ("it", 7), ("dx", 6), ("data", 6), ("design", 5), ("management", 4), ("lead", 2)],
            asks: 13,
            always: always)
    }

    private static func questions(_ instrument: Instrument, form: Int) -> [Int] {
        instrument.items(ofForm: form).filter { instrument.items[$0].kind == .knowledge }
    }

    @Test("Every form asks as many as it says, and everything else as well, in the instrument's order")
    func asks() throws {
        let instrument = try Self.city()
        #expect(instrument.forms == 39)
        for form in 0..<instrument.forms {
            #expect(Self.questions(instrument, form: form).count == 13)
            let asked = instrument.asking(form: form).items
            #expect(asked.first?.id == "r0" && asked[1].id == "r1" && asked.last?.id == "w")
            #expect(instrument.items(ofForm: form) == instrument.items(ofForm: form).sorted())
        }
        #expect(instrument.mostSeconds == 2 * 10 + 13 * 30 + 30)
    }

    @Test("Over all forms every question is asked equally often")
    func equally() throws {
        let instrument = try Self.city()
        var counts = [Int: Int]()
        for form in 0..<instrument.forms {
            for item in Self.questions(instrument, form: form) { counts[item, default: 0] += 1 }
        }
        #expect(counts.count == 39 && Set(counts.values) == [13])
    }

    @Test("Every form has the skills in their shares, and none is without a skill that has questions enough")
    func shares() throws {
        let instrument = try Self.city()
        let sizes = Dictionary(grouping: instrument.items.filter { $0.kind == .knowledge }) { $0.skills[0] }
            .mapValues(\.count)
        for form in 0..<instrument.forms {
            let own = Dictionary(grouping: Self.questions(instrument, form: form)) { instrument.items[$0].skills[0] }
            for (skill, size) in sizes {
                let (count, share) = (own[skill]?.count ?? 0, Double(size) * 13 / 39)
                #expect(abs(Double(count) - share) <= 1.34, "form \(form): \(count) of \(skill), share \(share)")
                if share >= 1.5 { #expect(count >= 1, "form \(form) has nothing of \(skill)") }
            }
        }
    }

    @Test("What is always asked stands in every form and counts among what it asks")
    func always() throws {
        let instrument = try Self.city(always: 3)
        #expect(instrument.forms == 36)
        for form in 0..<instrument.forms {
            let asked = Self.questions(instrument, form: form)
            #expect(asked.count == 13 && asked.filter { instrument.items[$0].isAlwaysAsked }.count == 3)
        }
    }

    @Test("A form is the same whenever it is asked for; any number is one")
    func repeats() throws {
        let instrument = try Self.city()
        for form in 0..<instrument.forms {
            let items = instrument.items(ofForm: form)
            #expect(items == instrument.items(ofForm: form + 39 * 1_000_000_007))
            #expect(items == instrument.items(ofForm: form - 39))
        }
        #expect(Set((0..<39).map { instrument.items(ofForm: $0) }).count == 39, "no two are alike")
    }

    @Test(
        "Each form shares all but one of its questions with two others, so that all hang together; people next to each other share few"
    )
    func overlap() throws {
        let instrument = try Self.city()
        let forms = (0..<39).map { Set(Self.questions(instrument, form: $0)) }
        for form in forms { #expect(forms.count { $0.intersection(form).count == 12 } == 2) }
        for (one, next) in zip(forms, forms.dropFirst()) { #expect(one.intersection(next).count <= 4) }
    }

    @Test(
        "Without a number to ask, or with one that all questions fit in, everybody is asked everything",
        arguments: [nil, 33])
    func whole(asks: Int?) throws {
        let instrument = try Self.instrument([("dx", 30), ("it", 3)], asks: asks)
        #expect(instrument.forms == 1)
        #expect(instrument.items(ofForm: 5) == Array(instrument.items.indices))
        #expect(instrument.asking(form: 5).items.count == instrument.items.count)
    }

    @Test("More to ask than there is, or more always asked than to ask, is told as S023")
    func refused() throws {
        for (asks, always) in [(5, 0), (2, 3)] {
            let text = """
                ikuseiInstrument: 1
                instrument: {id: forms, version: "1", title: 調査, asks: \(asks)}
                items:
                """
                + (0..<4).map { number in
                    "\n  - {id: q\(number), kind: knowledge, text: 設問, skills: [dx], level: c, always: \(number < always), "
                        + "key: \"1\", options: [{id: \"1\", text: あ}, {id: \"2\", text: い}]}"
                }.joined()
            let findings = try InstrumentReader.read(text: text, file: "forms.yaml").diagnostics
            #expect(findings.contains { $0.code == "S023" }, "\(findings.map { $0.line(in: .en) })")
        }
    }
}
