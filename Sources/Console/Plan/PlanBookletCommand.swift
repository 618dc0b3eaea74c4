import ArgumentParser
import Kernel
import Operations

struct PlanBookletCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "booklet",
        abstract: "計画書（公表用の冊子）をHTMLで書き出す / write the plan as the booklet that a city publishes",
        discussion: """
            例 / example:
              ikusei booklet plans/oyama.yaml -o booklet.html
            """)

    @Argument(help: "計画ファイル / plan file")
    var plan: String

    @Option(name: .shortAndLong, help: "書き出すファイル / output file")
    var output: String

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let terminal = options.terminal
        do {
            let booklet = try WriteBooklet(plan: plan, language: terminal.language, to: output)
            terminal.report(booklet.diagnostics.filter { $0.severity != .note })
            terminal.print(output)
        } catch let error as InputErrors {
            terminal.report(error.diagnostics)
            throw ExitStatus.inputErrors
        }
    }
}
