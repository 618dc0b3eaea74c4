import Foundation
import Kernel

extension Terminal {
    /// One diagnostic as a line, its severity coloured.
    func line(_ diagnostic: Diagnostic) -> String {
        let style: Style =
            switch diagnostic.severity {
            case .error: .red
            case .warning: .yellow
            case .note: .blue
            }
        let word = diagnostic.severity.rawValue
        let line = diagnostic.line(in: language)
        guard hasColour, let range = line.range(of: " \(word) ") else { return line }
        return line.replacingCharacters(in: range, with: " " + styled(word, style) + " ")
    }

    /// Prints diagnostics on standard error.
    func report(_ diagnostics: [Diagnostic]) {
        for diagnostic in diagnostics { printError(diagnostic.line(in: language)) }
    }
}

extension ListOutput {
    static func diagnostics(in language: Language) -> ListOutput {
        ListOutput(columns: [
            Column(key: "file", title: Phrase(ja: "ファイル", en: "File")),
            Column(key: "line", title: Phrase(ja: "行", en: "Line"), alignRight: true),
            Column(key: "column", title: Phrase(ja: "列", en: "Column"), alignRight: true),
            Column(key: "severity", title: Phrase(ja: "重さ", en: "Severity")),
            Column(key: "code", title: Phrase(ja: "コード", en: "Code")),
            Column(key: "message", title: Phrase(ja: "内容", en: "Message"), widest: 100),
            Column(key: "suggestion", title: Phrase(ja: "もしかして", en: "Did you mean")),
        ])
    }

    mutating func add(_ diagnostic: Diagnostic, _ language: Language) {
        rows.append([
            .text(diagnostic.place.file), .number(diagnostic.place.line), .number(diagnostic.place.column),
            .text(diagnostic.severity.rawValue), .text(diagnostic.code), .text(diagnostic.message[language]),
            diagnostic.suggestion.map { .text($0) } ?? .none,
        ])
    }
}
