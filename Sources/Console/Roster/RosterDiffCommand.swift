import ArgumentParser
import Domain
import Kernel
import Operations

struct RosterDiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "二つの時点の名簿を比べる / compare a roster at two dates",
        discussion: """
            例 / example:
              ikusei roster diff roster-20250401.csv roster-20260401.csv units-*.csv
            """)

    @Argument(help: "名簿のCSV（複数の時点） / roster files of two or more dates")
    var files: [String]

    @Option(help: "計画（職階などの語彙） / plan, for its vocabulary")
    var plan: String?

    @Option(help: "列の対応表 / mapping")
    var mapping: String?

    @Option(help: "比べる日（前） / earlier date")
    var from: CalendarDate?

    @Option(help: "比べる日（後） / later date")
    var to: CalendarDate?

    @Flag(name: .customLong("confirm-leaving"), help: "職員の1割を超える減少を承認する / accept that more than 10 % have left")
    var confirmLeaving = false

    @Option(help: "出力の形 / output: table | json | csv（一件ずつ / one row each）")
    var format: ListFormat = .table

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let terminal = options.terminal
        do throws(InputErrors) {
            let compared = try CompareRosters(
                files: files, mapping: mapping, plan: plan, from: from, to: to, confirmedLeaving: confirmLeaving)
            if format == .table {
                terminal.print(
                    RosterDiffSummary(compared: compared, terminal: terminal).lines().joined(separator: "\n"))
            } else {
                terminal.print(
                    ListOutput.rosterChanges(compared, terminal.language).rendered(format, in: terminal.language))
            }
            terminal.report(compared.diagnostics.filter { $0.severity == .warning })
        } catch {
            terminal.report(error.diagnostics)
            throw ExitStatus.inputErrors
        }
    }
}
