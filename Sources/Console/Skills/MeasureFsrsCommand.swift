import ArgumentParser
import Kernel
import Operations

struct MeasureFsrsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fsrs", abstract: "復習の記録から記憶と次の復習を求める / memory and due times from reviews")

    @Argument(help: "復習の記録のJSON / reviews")
    var log: String

    @Option(name: [.customShort("o"), .long], help: "書くJSON / JSON file to write")
    var out: String

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let terminal = global.terminal
        do {
            let replay = try ReplayPractice(log)
            try OutputFolder.write(replay.json, to: out)
            terminal.print("\(replay.words[terminal.language]) → \(out)")
        } catch {
            terminal.report(error.diagnostics)
            throw ExitStatus.inputErrors
        }
    }
}
