import Domain
import Foundation
import Kernel
import Testing

@Suite("Survey instruments (clause O1)")
struct InstrumentTests {
    private func diagnostics(_ replacing: String, with text: String) throws -> [Diagnostic] {
        let changed = SurveyFixture.text.replacing(replacing, with: text)
        #expect(changed != SurveyFixture.text)
        return try InstrumentReader.read(text: changed, file: "short.yaml").diagnostics
    }

    @Test("O1: the all-staff instrument that ships is without fault, under twenty minutes, and asks about levels")
    func shippedInstrument() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        let file = root.appending(path: "instruments/all-staff-literacy.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        let (instrument, diagnostics) = try InstrumentReader.read(text: text, file: "all-staff-literacy.yaml")
        #expect(diagnostics.isEmpty)
        #expect(instrument.items.count == 66 && instrument.forms == 39)
        for form in 0..<instrument.forms { #expect(instrument.items(ofForm: form).count == 40) }
        #expect(instrument.mostSeconds <= 20 * 60)
        #expect(instrument.levels == ["c", "b", "a"])
        #expect(instrument.window(of: "092088") == SurveyFixture.day(6, 1)...SurveyFixture.day(6, 30))
    }

    @Test("What is wrong with an instrument has a code, a place and, where a name is near, a suggestion")
    func faults() throws {
        #expect(try diagnostics("id: q02", with: "id: q01").map(\.code) == ["S011"])
        #expect(try diagnostics("key: \"2\"}\n  - {id: q05", with: "key: \"3\"}\n  - {id: q05").map(\.code) == ["S012"])
        #expect(try diagnostics("skills: [it], level: b, ", with: "skills: [it], ").map(\.code) == ["S013"])
        #expect(try diagnostics("seconds: 15", with: "seconds: 900").map(\.code) == ["S014"])
        #expect(try diagnostics("to: 2026-06-30", with: "to: 2026-05-30").map(\.code) == ["S015"])
        #expect(try diagnostics("minutes: 5", with: "minutes: 2").map(\.code) == ["S020"])
        #expect(try diagnostics("kind: canDo, text: 表", with: "kind: cando, text: 表").first?.suggestion == "canDo")
        #expect(try diagnostics("windows", with: "window").first?.suggestion == "windows")
        let order = try diagnostics("text: わかる, level: c", with: "text: わかる, level: b")
        #expect(order.map(\.severity) == [])
    }

    @Test("A file that is no instrument is refused as a whole")
    func refused() {
        #expect(throws: InputErrors.self) { try InstrumentReader.read(text: "plan: {}", file: "x.yaml") }
    }

    @Test("O10: an item's level is the plan's level of that id")
    func bindsById() throws {
        let binding = try SurveyFixture.instrument().binding(to: RecordFixture.plan())
        #expect(binding.uses(of: 0).map(\.item) == [0, 1])
        #expect(binding.uses(of: 0)[0].optionRanks == [0, 1, 2, 3])
        #expect(binding.uses(of: 1).map(\.rank) == [1, 1, 2, 2])
        #expect(binding.diagnostics.isEmpty)
    }

    @Test("O10: on a scale with other letters levels go by position, and stay within the scale")
    func bindsByPosition() throws {
        let plan = try RecordFixture.plan(levels: "[{id: low, name: 低}, {id: mid, name: 高}]")
        let binding = try SurveyFixture.instrument().binding(to: plan)
        #expect(binding.uses(of: 0)[0].optionRanks == [0, 1, 2, 2])
        #expect(binding.diagnostics.isEmpty)
    }

    @Test("O10: a scale with the same letters in the other direction is matched by position, with a warning")
    func bindsReversed() throws {
        let plan = try RecordFixture.plan(levels: "[{id: a, name: 低}, {id: b, name: 中}, {id: c, name: 高}]")
        let binding = try SurveyFixture.instrument().binding(to: plan)
        #expect(binding.uses(of: 0)[0].optionRanks == [0, 1, 2, 3])
        #expect(binding.diagnostics.map(\.code) == ["S027"])
    }

    @Test("An item whose skills the plan lacks, and a skill nobody asks about, are noted")
    func notes() throws {
        let text = SurveyFixture.text.replacing("skills: [it]", with: "skills: [cobol]")
        let instrument = try InstrumentReader.read(text: text, file: "short.yaml").instrument
        let binding = try instrument.binding(to: RecordFixture.plan())
        #expect(binding.diagnostics.map(\.code).sorted() == ["S025", "S025", "S026"])
        #expect(binding.diagnostics.allSatisfy { $0.severity == .note })
    }
}
