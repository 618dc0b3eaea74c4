import ArgumentParser
import Kernel
import Operations

struct SolveVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "解の規則と値を、解き方とは別に計算し直す / recompute the rules and values of a solution on their own")

    @Argument(help: "問題のフォルダ / folder of the instance")
    var folder: String

    @Argument(help: "解のCSV / the solution's CSV")
    var solution: String

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let terminal = options.terminal
        let found: VerifySolution
        do {
            found = try VerifySolution(folder, solution: solution)
        } catch {
            terminal.report(error.diagnostics)
            throw ExitStatus.inputErrors
        }
        let values = found.values.enumerated().map { place, value in
            "L\(place + 1) \(value == value.rounded() ? String(Int(value)) : value.written(decimals: 6))"
        }
        terminal.print(values.joined(separator: "  "))
        guard !found.broken.isEmpty else {
            return terminal.print(
                terminal.language == .ja
                    ? "規則に反するものはありません（\(found.count)件）" : "No rule is broken (\(found.count) entries)")
        }
        for words in found.broken { terminal.print("- " + words[terminal.language]) }
        terminal.printError(
            terminal.language == .ja
                ? "規則に反する点が\(found.broken.count)件あります" : "rules broken: \(found.broken.count)")
        throw ExitStatus.inputErrors
    }
}
