import ArgumentParser
import Kernel
import Operations

struct MeasureCatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cat", abstract: "適応型テストを、全項目の回答で試す / replay adaptive tests on full answers",
        discussion: """
            終わり方 / stop: se:0.3  length:20  cut:-1,0.3,1.5  info:0.15（コンマか繰り返しで / by commas or repeated）
            """)

    @Option(help: "項目の値のCSV / items with their parameters")
    var bank: String

    @Option(help: "全項目の回答のCSV / answers to the whole bank")
    var responses: String

    @Option(help: "終わり方。どれか一つで終わる / when to stop: any of them")
    var stop: [String] = []

    @Option(help: "問題数の上限 / most items")
    var max: Int?

    @Option(help: "問題数の下限 / fewest items before another condition may stop")
    var min = 1

    @Option(help: "事前の平均と標準偏差 / prior mean and SD")
    var prior: Prior = Prior(mean: 0, sd: 1)

    @Option(help: "事前の平均を示す列 / column with each person's prior mean")
    var priorMeanColumn: String?

    @Option(help: "分野の割合（例 S=0.35,M=0.2,T=0.45） / shares of the content groups")
    var content: String?

    @Option(help: "情報の多いこの数の項目から選ぶ / draw from so many of the most informative items")
    var randomesque = 1

    @Option(help: "乱数の種 / seed")
    var seed: UInt64 = 1

    @Option(help: "境を除く幅（標準誤差の倍数、既定1.2816） / width that must exclude a cut, in SE")
    var z: Double?

    @Option(help: "一問ごとのCSV / CSV of every step")
    var steps: String?

    @Option(name: [.customShort("o"), .long], help: "書くCSV / CSV file to write")
    var out = "summary.csv"

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if stop.isEmpty, max == nil {
            throw ValidationError("--stop か --max が必要です / --stop or --max is needed")
        }
        if let max, max < 1 { throw ValidationError("--max: 1以上の整数を指定してください / a whole number from 1 on") }
        guard min >= 1, randomesque >= 1 else {
            throw ValidationError("--min, --randomesque: 1以上の整数を指定してください / whole numbers from 1 on")
        }
        if let z, !(z > 0 && z.isFinite) {
            throw ValidationError("--z: 0より大きい数を指定してください / a number above 0")
        }
    }

    func run() throws {
        let terminal = global.terminal
        var wish = ReplayAdaptiveTests.Wish()
        wish.stop = stop
        wish.most = max
        wish.fewest = min
        (wish.priorMean, wish.priorSD) = (prior.mean, prior.sd)
        wish.priorColumn = priorMeanColumn
        wish.content = content
        wish.randomesque = randomesque
        wish.seed = seed
        wish.z = z
        do {
            let replay = try ReplayAdaptiveTests(bank: bank, responses: responses, wish)
            try OutputFolder.write(replay.summary, to: out)
            if let steps { try OutputFolder.write(replay.steps, to: steps) }
            for line in replay.words { terminal.print(line[terminal.language]) }
            terminal.print("→ " + ([out] + (steps.map { [$0] } ?? [])).joined(separator: ", "))
        } catch {
            terminal.report(error.diagnostics)
            throw ExitStatus.inputErrors
        }
    }

    /// `mean,sd`.
    struct Prior: ExpressibleByArgument {
        var mean: Double
        var sd: Double

        init(mean: Double, sd: Double) { (self.mean, self.sd) = (mean, sd) }

        init?(argument: String) {
            let parts = argument.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
            guard parts.count == 2, let mean = parts[0], let sd = parts[1], mean.isFinite, sd.isFinite, sd > 0 else {
                return nil
            }
            self.init(mean: mean, sd: sd)
        }

        var defaultValueDescription: String { "\(mean),\(sd)" }
    }
}
