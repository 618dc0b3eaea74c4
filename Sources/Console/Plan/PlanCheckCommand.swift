import ArgumentParser
import Kernel
import Operations

struct PlanCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "計画ファイルを検査する / check plan files",
        discussion: """
            例 / examples:
              ikusei check plans/oyama.yaml
              ikusei check plans/*.yaml --lang en --format json
            """)

    @Argument(help: "計画ファイル（YAML） / plan files")
    var plans: [String]

    @Option(name: .customLong("as-of"), help: "枠組みと試験の有効性をみる日 / day for validity of frameworks and exams（既定: 今日）")
    var date: CalendarDate?

    @Option(help: "出力の形 / output: table | json | csv")
    var format: ListFormat = .table

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let terminal = options.terminal
        var list = ListOutput.diagnostics(in: terminal.language)
        var counts: [Diagnostic.Severity: Int] = [:]
        for file in plans {
            for diagnostic in diagnostics(of: file) {
                counts[diagnostic.severity, default: 0] += 1
                if format == .table {
                    terminal.print(terminal.line(diagnostic))
                } else {
                    list.add(diagnostic, terminal.language)
                }
            }
        }
        if format == .table {
            let (errors, warnings, notes) = (counts[.error] ?? 0, counts[.warning] ?? 0, counts[.note] ?? 0)
            terminal.print(
                terminal.language == .ja
                    ? "\(plans.count)件の計画: エラー\(errors)・警告\(warnings)・注記\(notes)"
                    : "\(plans.count) plan(s): \(errors) errors, \(warnings) warnings, \(notes) notes")
        } else {
            terminal.print(list.rendered(format, in: terminal.language))
        }
        if counts[.error] ?? 0 > 0 { throw ExitStatus.inputErrors }
    }

    private func diagnostics(of file: String) -> [Diagnostic] {
        do throws(InputErrors) {
            return try CheckPlan(file: file, on: date ?? Clock.today).diagnostics
        } catch {
            return error.diagnostics
        }
    }
}
