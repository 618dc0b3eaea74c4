import ArgumentParser
import Domain
import Kernel
import Operations

struct PlanDiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "計画の改定を比べる（名簿があれば職員への影響も） / compare two versions of a plan, and its effect on people",
        discussion: """
            例 / examples:
              ikusei diff plan-1.0.yaml plan-1.1.yaml
              ikusei diff plan-1.0.yaml plan-1.1.yaml --roster roster-20260401.csv units-20260401.csv
            """)

    @Argument(help: "旧版 / old version")
    var old: String

    @Argument(help: "新版 / new version")
    var new: String

    @Option(name: .long, parsing: .upToNextOption, help: "人事システムのCSV / HR export")
    var roster: [String] = []

    @Option(help: "列の対応表 / mapping")
    var mapping: String?

    @Option(name: .long, parsing: .upToNextOption, help: "調査の回答CSV / survey answers")
    var answers: [String] = []

    @Option(name: .long, parsing: .upToNextOption, help: "研修の修了CSV / completions")
    var completions: [String] = []

    @Option(name: .long, parsing: .upToNextOption, help: "資格CSV / certificates")
    var certificates: [String] = []

    @Option(name: .long, parsing: .upToNextOption, help: "評価・OJTの記録CSV / evidence")
    var evidence: [String] = []

    @Option(help: "調査票 / instrument")
    var instrument: String?

    @Flag(name: .customLong("confirm-leaving"), help: "職員の1割を超える減少を承認する / accept that more than 10 % have left")
    var confirmLeaving = false

    @Option(name: .customLong("as-of"), help: "基準日 / date")
    var date: CalendarDate?

    @Option(help: "出力の形 / output: table | json | csv")
    var format: ListFormat = .table

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let terminal = options.terminal
        var request = RunPlan.Request(plan: new, roster: roster)
        request.mapping = mapping
        request.answers = answers
        request.completions = completions
        request.certificates = certificates
        request.evidence = evidence
        request.instrument = instrument
        request.confirmedLeaving = confirmLeaving
        request.date = date
        do throws(InputErrors) {
            let compared = try ComparePlans(old: old, request)
            guard format == .table else {
                var list = ListOutput(columns: [
                    .init(key: "kind", title: Phrase(ja: "種類", en: "Kind")),
                    .init(key: "text", title: Phrase(ja: "変更", en: "Change"), widest: 160),
                ])
                for change in compared.difference.changes {
                    list.rows.append([.text(change.kind), .text(change.text[terminal.language])])
                }
                let summary = PlanDiffSummary(terminal: terminal)
                list.rows += (summary.effects(compared) + summary.people(compared)).map {
                    [.text($0.kind), .text($0.text)]
                }
                terminal.print(list.rendered(format, in: terminal.language))
                return
            }
            let lines = PlanDiffSummary(terminal: terminal).lines(compared)
            terminal.print(lines.joined(separator: "\n"))
        } catch {
            terminal.report(error.diagnostics)
            throw ExitStatus.inputErrors
        }
    }
}
