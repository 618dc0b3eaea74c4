package import ArgumentParser
import Foundation

package struct IkuseiCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "ikusei",
        abstract: "デジタル人材育成計画を動かす / run a digital-talent plan",
        subcommands: [PlanCheckCommand.self])

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
            (isHelp ? FileHandle.standardOutput : .standardError).write(Data(text.utf8))
            Foundation.exit(isHelp ? 0 : ExitStatus.wrongUse.rawValue)
        }
    }
}
