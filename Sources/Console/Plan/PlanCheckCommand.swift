package import ArgumentParser
import Kernel
import Operations

package struct PlanCheckCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "check", abstract: "計画ファイルを検査する / check plan files")

    @Argument(help: "計画ファイル（YAML） / plan files")
    var plans: [String]

    @OptionGroup var options: GlobalOptions

    package init() {}

    package func run() throws {
        let terminal = options.terminal
        var failed = false
        for file in plans {
            var diagnostics: [Diagnostic]
            do throws(InputErrors) {
                diagnostics = try CheckPlan(file: file, on: CalendarDate(daysSince1970: 20_000)).diagnostics
            } catch {
                diagnostics = error.diagnostics
            }
            for diagnostic in diagnostics { terminal.print(diagnostic.line(in: terminal.language)) }
            failed = failed || diagnostics.hasErrors
        }
        if failed { throw ExitStatus.inputErrors }
    }
}
