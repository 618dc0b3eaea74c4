import Kernel
import Testing

@Suite struct DiagnosticTests {
    let place = Place(file: "plan.yaml", line: 3, column: 7)

    @Test("A diagnostic prints as file:line:column: severity CODE: text, in both languages, with its suggestion")
    func line() {
        let diagnostic = Diagnostic(
            .error, "P006", at: place, Phrase(ja: "ありません", en: "not there"), suggestion: "it")
        #expect(diagnostic.line(in: .en) == "plan.yaml:3:7: error P006: not there (did you mean: it?)")
        #expect(diagnostic.line(in: .ja) == "plan.yaml:3:7: error P006: ありません（もしかして: it）")
        let whole = Diagnostic(.note, "I001", at: Place(file: "x.csv"), Phrase("?"))
        #expect(whole.line(in: .en) == "x.csv: note I001: ?")
    }

    @Test("Diagnostics come in the order of the file, each once, errors first at one place")
    func order() {
        let late = Diagnostic(.error, "B", at: Place(file: "a", line: 9, column: 1), Phrase("b"))
        let warning = Diagnostic(.warning, "A", at: place, Phrase("w"))
        let error = Diagnostic(.error, "Z", at: place, Phrase("e"))
        let sorted = [warning, late, error, late].inReadingOrder()
        #expect(sorted.map(\.code) == ["B", "Z", "A"])
    }

    @Test("A near word is suggested, a far one is not")
    func suggestions() {
        #expect(nearest(to: "kakarichou", among: ["kacho", "kakaricho", "ippan"]) == "kakaricho")
        #expect(nearest(to: "係長給", among: ["課長級", "係長級", "一般職員"]) == "係長級")
        #expect(nearest(to: "requirments", among: ["requirements", "roles"]) == "requirements")
        #expect(nearest(to: "xyzzy", among: ["requirements", "roles"]) == nil)
        #expect(nearest(to: "", among: ["a"]) == nil)
    }

    @Test("The language follows the locale: the first variable that is set decides")
    func language() {
        #expect(Language(environment: ["LANG": "ja_JP.UTF-8"]) == .ja)
        #expect(Language(environment: ["LANG": "ja_JP.UTF-8", "LC_ALL": "C"]) == .en)
        #expect(Language(environment: ["LC_ALL": "", "LC_MESSAGES": "ja_JP"]) == .ja)
        #expect(Language(environment: [:]) == .en)
    }

    @Test("Numbers are written with thousands separated")
    func numbers() {
        #expect(7700.grouped == "7,700" && (-1234567).grouped == "-1,234,567" && 0.grouped == "0")
        #expect(0.4321.percent == "43.2%" && 1.0.percent == "100%" && 12345.06.written(decimals: 1) == "12,345.1")
        #expect((-0.04).written(decimals: 1) == "0" && 2.05.written(decimals: 2) == "2.05")
    }
}
