import ArgumentParser
import Kernel
import Operations

struct MeasureCalibrateCommand: ParsableCommand {
    enum Prior: String, ExpressibleByArgument, CaseIterable { case none, lognormal }
    enum Model: String, ExpressibleByArgument, CaseIterable {
        case twoParameters = "2pl"
        case threeParameters = "3pl"
        case rasch
    }

    static let configuration = CommandConfiguration(
        commandName: "calibrate", abstract: "回答から項目の値を求める / items from answers")

    @Argument(help: "回答のCSV（1行が1人、1列が1項目） / answers: a row a person, a column an item")
    var responses: String

    @Option(name: [.customShort("o"), .long], help: "items.csv、scores.csv、fit.json を書くフォルダー / folder for the files")
    var out: String

    @Option(help: "選択肢の数。当て推量の下限は1/選択肢 / options of each item; the lower asymptote is 1/options")
    var options: Int?

    @Flag(help: "すべて段階のある回答として扱う / take every item as graded")
    var graded = false

    @Option(help: "値を固定する項目のCSV / items that are taken as they are")
    var fixed: String?

    @Option(help: "傾きの事前分布 / prior of the slopes")
    var prior = Prior.lognormal

    @Option(help: "モデル。3pl は当て推量の下限も求める / model; 3pl: the lower asymptotes too")
    var model = Model.twoParameters

    @Option(help: "集団を示す列 / column of groups, each with its own mean and spread")
    var group: String?

    @Option(help: "項目でない列（コンマ区切り） / columns that are no items, by commas")
    var skip: String?

    @Option(help: "これより変わらなくなったら終わる / ends when no parameter changes by more")
    var tolerance = 1e-5

    @Flag(help: "標準誤差を求めない / no standard errors")
    var noErrors = false

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if let options, options < 2 {
            throw ValidationError("--options: 2以上の整数を指定してください / a whole number from 2 on")
        }
        if graded, options != nil {
            throw ValidationError("--graded と --options は同時に使えません / --graded and --options exclude each other")
        }
        if model == .threeParameters, options == nil {
            throw ValidationError("--model 3pl には --options が必要です / --model 3pl needs --options")
        }
        guard tolerance > 0, tolerance.isFinite else {
            throw ValidationError("--tolerance: 0より大きい数を指定してください / a number above 0")
        }
    }

    func run() throws {
        let terminal = global.terminal
        var wish = CalibrateItems.Wish()
        wish.options = options
        wish.isGraded = graded
        wish.isRasch = model == .rasch
        wish.isLowerFree = model == .threeParameters
        wish.hasPrior = prior == .lognormal
        wish.fixed = fixed
        wish.group = group
        wish.leavingOut = Set(skip.map { $0.split(separator: ",").map(String.init) } ?? [])
        wish.tolerance = tolerance
        wish.wantsErrors = !noErrors
        do {
            let found = try CalibrateItems(responses, wish)
            try found.write(to: out)
            for line in found.words { terminal.print(line[terminal.language]) }
            terminal.print("→ " + CalibrateItems.files.map { "\(out)/\($0)" }.joined(separator: ", "))
        } catch {
            terminal.report(error.diagnostics)
            throw ExitStatus.inputErrors
        }
    }
}
