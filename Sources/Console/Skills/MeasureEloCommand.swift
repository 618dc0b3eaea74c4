import ArgumentParser
import Kernel
import Operations

struct MeasureEloCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "elo", abstract: "回答のたびに能力と難しさを直す / abilities and difficulties answer by answer")

    @Argument(help: "回答を順に並べたCSV（person,item,right） / answers in their order")
    var log: String

    @Option(help: "選択肢の数。当て推量の下限は1/選択肢 / options of each item; the lower asymptote is 1/options")
    var options: Int?

    @Option(help: "一問ごとのCSV / CSV of every answer")
    var steps: String?

    @Option(name: [.customShort("o"), .long], help: "項目の値を書くCSV / CSV file of the items")
    var out = "items.csv"

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if let options, options < 2 {
            throw ValidationError("--options: 2以上の整数を指定してください / a whole number from 2 on")
        }
    }

    func run() throws {
        let terminal = global.terminal
        do {
            let rated = try RateAnswers(log, options: options)
            try OutputFolder.write(rated.items, to: out)
            if let steps { try OutputFolder.write(rated.steps, to: steps) }
            terminal.print(
                "\(rated.words[terminal.language]) → \(([out] + [steps].compactMap { $0 }).joined(separator: ", "))")
        } catch {
            terminal.report(error.diagnostics)
            throw ExitStatus.inputErrors
        }
    }
}
