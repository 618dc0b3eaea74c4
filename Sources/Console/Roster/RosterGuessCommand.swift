import ArgumentParser
import Domain
import Kernel
import Operations

struct RosterGuessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guess",
        abstract: "CSVの列の意味を推定し、対応表の案を出す / propose a mapping for CSV files",
        discussion: """
            例 / example:
              ikusei roster guess roster.csv > mapping.yaml
            """)

    @Argument(help: "名簿のCSV / roster files")
    var files: [String]

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let terminal = options.terminal
        do throws(InputErrors) {
            let guess = try GuessMapping(files: files)
            terminal.print(guess.yaml, terminator: "")
            for line in guess.explanation { terminal.printError(line[terminal.language]) }
        } catch {
            terminal.report(error.diagnostics)
            throw ExitStatus.inputErrors
        }
    }
}
