package import ArgumentParser
import Foundation

package struct IkuseiCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "ikusei",
        abstract: "自治体のデジタル人材育成計画を動かす / run a local government's digital-talent plan",
        discussion: """
            はじめに / first steps:
              ikusei check plans/oyama.yaml                   計画を検査する / check a plan
              ikusei booklet plans/oyama.yaml -o plan.html    冊子にする / make the booklet
              ikusei synth --plan plans/oyama.yaml --staff 1100 --out city    架空の市を作る / make a city
              ikusei run --plan plans/oyama.yaml --roster city/roster-*.csv city/units-*.csv --out report

            終了コード / exit codes: 0 良好 / good, 1 入力に誤り / the input has errors, 2 使い方の誤り / wrong use
            """,
        version: "0.1.0",
        groupedSubcommands: [
            CommandGroup(
                name: "計画 / plan",
                subcommands: [PlanCheckCommand.self, PlanDiffCommand.self, PlanBookletCommand.self]),
            CommandGroup(name: "実行 / run", subcommands: [RunCommand.self]),
            CommandGroup(name: "名簿 / roster", subcommands: [RosterCommand.self]),
            CommandGroup(name: "架空の市 / a made city", subcommands: [SynthCommand.self]),
        ])

    package init() {}

    /// Runs the command line and ends the process: 0 good, 1 the input has errors, 2 wrong use.
    package static func start(_ arguments: [String] = Array(CommandLine.arguments.dropFirst())) -> Never {
        do {
            var command = try parseAsRoot(arguments)
            try command.run()
            Foundation.exit(0)
        } catch let code as ExitCode {
            Foundation.exit(code.rawValue)
        } catch {
            let isHelp = exitCode(for: error) == .success
            let text = fullMessage(for: error) + "\n"
            Terminal.write(text, to: isHelp ? .standardOutput : .standardError)
            Foundation.exit(isHelp ? 0 : ExitStatus.wrongUse.rawValue)
        }
    }
}
