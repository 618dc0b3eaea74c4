package import ArgumentParser
import Dispatch
import Foundation
import Synchronization

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
        version: release,
        groupedSubcommands: [
            CommandGroup(
                name: "計画 / plan",
                subcommands: [PlanCheckCommand.self, PlanDiffCommand.self, PlanBookletCommand.self]),
            CommandGroup(name: "実行 / run", subcommands: [RunCommand.self]),
            CommandGroup(name: "配分 / allocation", subcommands: [AllocateCommand.self, SolveCommand.self]),
            CommandGroup(name: "測定 / measurement", subcommands: [MeasureCommand.self]),
            CommandGroup(name: "名簿 / roster", subcommands: [RosterCommand.self]),
            CommandGroup(
                name: "サーバー / server",
                subcommands: [
                    CityCommand.self, AccountCommand.self, AuditCommand.self, BackupCommand.self,
                    RestoreCommand.self, RetentionCommand.self, MoveCommand.self, ServeCommand.self,
                ]),
            CommandGroup(name: "架空の市 / a made city", subcommands: [SynthCommand.self]),
        ])

    /// The product's version.
    package static let release = "0.2.0"

    private static let roofs = Mutex<Roof?>(nil)

    /// What the executable has put together. Throws `NoRoof` where it has not.
    static var roof: Roof {
        get throws {
            guard let roof = roofs.withLock({ $0 }) else { throw NoRoof() }
            return roof
        }
    }

    /// A command that needs a database or the server was run without one.
    struct NoRoof: Error {}

    package init() {}

    /// Runs the command line and ends the process: 0 good, 1 the input has errors, 2 wrong use.
    package static func start(
        _ arguments: [String] = Array(CommandLine.arguments.dropFirst()), under roof: Roof? = nil
    ) -> Never {
        roofs.withLock { $0 = roof }
        do {
            let command = try parseAsRoot(arguments)
            guard let waiting = command as? any AsyncParsableCommand else {
                var command = command
                try command.run()
                Foundation.exit(0)
            }
            Task {
                do {
                    var waiting = waiting
                    try await waiting.run()
                    Foundation.exit(0)
                } catch {
                    end(with: error)
                }
            }
            dispatchMain()
        } catch {
            end(with: error)
        }
    }

    private static func end(with error: any Error) -> Never {
        if let code = error as? ExitCode { Foundation.exit(code.rawValue) }
        let isHelp = exitCode(for: error) == .success
        let text = OptionCheck.words(for: fullMessage(for: error)) + "\n"
        Terminal.write(text, to: isHelp ? .standardOutput : .standardError)
        Foundation.exit(isHelp ? 0 : ExitStatus.wrongUse.rawValue)
    }
}
