import Kernel

extension StandingReport {
    /// 入力の注意: what is wrong or doubtful in the files that the figures come from.
    ///
    /// What is said of the plan is shown as it is. What is said of the rows of other files may name people, so of those
    /// only the kind, the file, how often and where first.
    struct InputSection: Section {
        static let id = "input"
        static let title = Phrase(ja: "入力の注意", en: "Input")
        static let most = 50

        struct Row {
            let severity: String
            let style: String
            let code: String
            let place: String
            let message: Passage
            let count: String
        }

        let words: [String: String]
        let lead: [Passage]
        let rows: [Row]
        let more: String?

        init?(_ diagnostics: [Diagnostic], _ scribe: Scribe) {
            guard !diagnostics.isEmpty else { return nil }
            words = scribe.words(Self.words)
            let counts = Diagnostic.Severity.allCases.map { severity in diagnostics.count { $0.severity == severity } }
            lead = [
                scribe.passage(
                    scribe.say(
                        ja: "エラー \(counts[0].grouped)件、警告 \(counts[1].grouped)件、注記 \(counts[2].grouped)件。",
                        en: "\(counts[0].grouped) errors, \(counts[1].grouped) warnings, \(counts[2].grouped) notes."))
            ]
            let lines = Self.lines(diagnostics)
            rows = lines.prefix(Self.most).map { Self.row($0, scribe) }
            more =
                lines.count > Self.most
                ? scribe.say(
                    ja: "ほか \((lines.count - Self.most).grouped)件。", en: "\((lines.count - Self.most).grouped) more.")
                : nil
        }

        private struct Line {
            var diagnostic: Diagnostic
            var count: Int
        }

        private struct Kind: Hashable {
            let code: String
            let file: String
        }

        /// Errors first, then warnings, each in the order of the files; rows of data gathered by kind and file.
        private static func lines(_ diagnostics: [Diagnostic]) -> [Line] {
            var lines = [Line]()
            var index = [Kind: Int]()
            for severity in [Diagnostic.Severity.error, .warning] {
                for diagnostic in diagnostics where diagnostic.severity == severity {
                    guard !isOfPlan(diagnostic) else {
                        lines.append(Line(diagnostic: diagnostic, count: 1))
                        continue
                    }
                    let kind = Kind(code: diagnostic.code, file: diagnostic.place.file)
                    if let known = index[kind] {
                        lines[known].count += 1
                    } else {
                        index[kind] = lines.count
                        lines.append(Line(diagnostic: diagnostic, count: 1))
                    }
                }
            }
            return lines
        }

        /// Plans, packs and mappings are YAML, written by planners, and know no people.
        private static func isOfPlan(_ diagnostic: Diagnostic) -> Bool {
            let file = diagnostic.place.file.lowercased()
            return file.hasSuffix(".yaml") || file.hasSuffix(".yml")
        }

        private static func row(_ line: Line, _ scribe: Scribe) -> Row {
            let diagnostic = line.diagnostic
            // The file's name alone: its folder says nothing to a reader.
            var place =
                diagnostic.place.file.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
            if diagnostic.place.line > 0 {
                place += scribe.say(ja: " \(diagnostic.place.line)行", en: ", line \(diagnostic.place.line)")
            }
            let message: String
            if isOfPlan(diagnostic) {
                message =
                    diagnostic.message[scribe.language]
                    + (diagnostic.suggestion.map { scribe.say(ja: "（もしかして: \($0)）", en: " (did you mean: \($0)?)") }
                        ?? "")
            } else {
                message = scribe.say(
                    ja: "行の内容は、職員に関わるため載せない", en: "What the rows say is left out, as it may concern people")
            }
            return Row(
                severity: diagnostic.severity == .error
                    ? scribe.say(ja: "エラー", en: "Error") : scribe.say(ja: "警告", en: "Warning"),
                style: diagnostic.severity.rawValue, code: diagnostic.code, place: place,
                message: scribe.passage(message), count: line.count.grouped)
        }

        private static let words = [
            "table": Phrase(ja: "エラーと警告", en: "Errors and warnings"),
            "severity": Phrase(ja: "種別", en: "Kind"), "code": Phrase(ja: "番号", en: "Code"),
            "place": Phrase(ja: "場所（最初）", en: "Where (first)"), "message": Phrase(ja: "内容", en: "What"),
            "count": Phrase(ja: "件数", en: "Times"),
        ]

        static let template = """
            {{^empty(rows)}}
            <div class="scroll" role="region" tabindex="0" aria-label="{{words.table}}">
            <table class="input">
            <caption class="hidden">{{words.table}}</caption>
            <thead><tr><th scope="col">{{words.severity}}</th><th scope="col">{{words.code}}</th><th scope="col">{{words.place}}</th><th scope="col">{{words.message}}</th><th scope="col" class="number">{{words.count}}</th></tr></thead>
            <tbody>
            {{#rows}}
            <tr><td><span class="tag {{.style}}">{{.severity}}</span></td><td class="nowrap">{{.code}}</td><td>{{.place}}</td><td{{{.message.lang}}}>{{.message}}</td><td class="number">{{.count}}</td></tr>
            {{/rows}}
            </tbody>
            </table>
            </div>
            {{/empty(rows)}}
            {{#more}}<p class="note">{{.}}</p>{{/more}}
            """
    }
}
