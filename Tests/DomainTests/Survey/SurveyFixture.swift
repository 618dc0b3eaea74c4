import Domain
import Kernel

/// A short instrument with every kind of item.
enum SurveyFixture {
    static let text = """
        ikuseiInstrument: 1
        instrument: {id: short, version: "1", title: {ja: 短い調査, en: Short survey}, minutes: 5}
        windows:
          - {municipality: "092088", from: 2026-06-01, to: 2026-06-30}
        items:
          - {id: q01, kind: selfRating, text: ITについて, skills: [it], seconds: 20, options: [{id: "0", text: なし}, {id: "1", text: わかる, level: c}, {id: "2", text: 使う, level: b}, {id: "3", text: 教える, level: a}]}
          - {id: q02, kind: canDo, text: 表計算ができる, skills: [it], level: b, seconds: 15}
          - {id: q03, kind: canDo, text: 端末を守れる, skills: [security], level: c, seconds: 15}
          - {id: q04, kind: knowledge, text: 怪しいメール, skills: [security], level: c, seconds: 30, options: [{id: "1", text: 開く}, {id: "2", text: 開かない}], key: "2"}
          - {id: q05, kind: knowledge, text: 感染, skills: [security], level: b, seconds: 30, options: [{id: "1", text: 切り離す}, {id: "2", text: 待つ}], key: "1"}
          - {id: q06, kind: knowledge, text: 控え, skills: [security], level: b, seconds: 30, options: [{id: "1", text: 同じ場所}, {id: "2", text: 別の場所}], key: "2"}
          - {id: q07, kind: freeText, text: ご意見, skills: [], seconds: 30}
        """

    static func instrument() throws -> Instrument {
        let (instrument, diagnostics) = try InstrumentReader.read(text: text, file: "short.yaml")
        if diagnostics.hasErrors { throw InputErrors(diagnostics) }
        return instrument
    }

    static func day(_ month: Int, _ day: Int) -> CalendarDate {
        CalendarDate(year: 2026, month: month, day: day) ?? .distantPast
    }

    static func read(_ text: String) throws -> (responses: SurveyResponses, diagnostics: [Diagnostic]) {
        try AnswerReader.read(
            Array(text.utf8), file: "answers.csv", instrument: instrument(), people: RecordFixture.staff,
            window: day(6, 1)...day(6, 30))
    }
}
