import ArgumentParser
import Kernel
import Operations

struct MeasureWeightsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "weights", abstract: "回答しなかった人の分を重みで補う / weights for non-response")

    @Argument(help: "母集団のCSV（区分の列と人数N） / the population: columns to weight by, and N")
    var population: String

    @Argument(help: "回答者のCSV / respondents")
    var respondents: String

    @Option(help: "重みを付ける区分の列（コンマ区切り。既定: 母集団のすべて） / columns to weight by (default: all)")
    var by: String?

    @Option(help: "平均を求める列 / column whose mean is wanted")
    var value: String?

    @Option(help: "中央値のこの倍数を超える重みを抑える。0 は抑えない / cut weights above this multiple of the median; 0: none")
    var trim = 5.0

    @Option(name: [.customShort("o"), .long], help: "raked_weights.csv と figures.json を書くフォルダー / folder to write")
    var out: String

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard trim == 0 || (trim >= 1 && trim.isFinite) else {
            throw ValidationError("--trim: 1以上の数か0を指定してください / a number from 1 on, or 0")
        }
    }

    func run() throws {
        let terminal = global.terminal
        var wish = WeightRespondents.Wish()
        wish.factors = by.map { $0.split(separator: ",").map(String.init) }
        wish.value = value
        wish.trimming = trim == 0 ? nil : trim
        do {
            let found = try WeightRespondents(population: population, respondents: respondents, wish)
            try found.write(to: out)
            for line in found.words { terminal.print(line[terminal.language]) }
            terminal.print("→ \(out)/raked_weights.csv, \(out)/figures.json")
        } catch {
            terminal.report(error.diagnostics)
            throw ExitStatus.inputErrors
        }
    }
}
