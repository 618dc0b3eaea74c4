import ArgumentParser
import Domain
import Formats
import Kernel
import Operations

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "計画を動かす: 人材像・不足・研修・目標 / run the plan: personas, gaps, training, targets",
        discussion: """
            例 / examples:
              ikusei run --plan plans/oyama.yaml --roster roster-20260401.csv units-20260401.csv
              ikusei run --plan plan.yaml --roster hr/*.csv --mapping sjis-fixed-codes --answers answers.csv \\
                --completions completions.csv --as-of 令和8年10月1日 --out report --encoding cp932
              ikusei run --plan plan.yaml --roster hr/*.csv --answers answers.csv --person 0012345
            """)

    @OptionGroup var input: InputOptions

    @Option(name: .customLong("as-of"), help: "基準日（既定: 最新の名簿の日） / date（default: the newest snapshot's）")
    var date: CalendarDate?

    @Option(help: "報告書と表を書き出すフォルダ / folder for the report and the tables")
    var out: String?

    @Option(help: "CSVの文字コード / encoding of the CSV tables: utf8BOM | utf8 | cp932")
    var encoding: TextEncoding = .utf8BOM

    @Option(help: "画面の出力 / output on the screen: table | json | csv（目標の一覧 / the targets）")
    var format: ListFormat = .table

    @Option(help: "一人の人材像・スキル・研修とその理由を表示する（職員番号） / show one person's card and why（staff number）")
    var person: String?

    @Flag(help: "入力の注意をすべて表示する / print all diagnostics")
    var diagnostics = false

    @Flag(help: "段階ごとの時間とメモリを表示する / print time and memory of each stage")
    var timings = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let terminal = options.terminal
        var request = input.request
        request.date = date
        let bar = ProgressLine(terminal)
        do {
            var run = try RunPlan(request, progress: bar.show)
            if let out {
                try run.write(to: out, language: terminal.language, encoding: encoding, progress: bar.show)
            }
            bar.clear()
            if let person { try showCard(of: person, run, terminal) } else { show(run, terminal) }
        } catch let error as InputErrors {
            bar.clear()
            let errors = error.diagnostics.filter { $0.severity == .error }
            terminal.report(
                diagnostics ? error.diagnostics : error.diagnostics.filter { $0.severity == .warning } + errors)
            terminal.printError(
                terminal.language == .ja
                    ? "エラー\(errors.count)件。何も書き出していません" : "errors: \(errors.count). Nothing was written")
            throw ExitStatus.inputErrors
        }
    }

    private func showCard(of number: String, _ run: RunPlan, _ terminal: Terminal) throws {
        let standing = run.standing
        let member = standing.roster.person(staffNumber: number).map { Int(standing.staff.memberOfPerson[$0]) } ?? -1
        guard member >= 0 else {
            terminal.printError(
                terminal.language == .ja
                    ? "職員番号「\(number)」の人は\(standing.date)に在職していません"
                    : "nobody with the staff number '\(number)' is in service on \(standing.date)")
            throw ExitStatus.inputErrors
        }
        terminal.print(
            PersonCard(standing: standing, member: member, terminal: terminal).lines().joined(separator: "\n"))
    }

    private func show(_ run: RunPlan, _ terminal: Terminal) {
        if format == .table {
            let summary = RunSummary(standing: run.standing, diagnostics: run.diagnostics, terminal: terminal)
            terminal.print(summary.lines().joined(separator: "\n"))
            if let out {
                terminal.print(terminal.language == .ja ? "\n報告書: \(out)/report.html" : "\nReport: \(out)/report.html")
            }
        } else {
            terminal.print(ListOutput.targets(run.standing, terminal.language).rendered(format, in: terminal.language))
        }
        if diagnostics { terminal.report(run.diagnostics) }
        if timings {
            terminal.printError(ListOutput.timings(run.timings).rendered(.table, in: terminal.language))
        }
    }
}
