import ArgumentParser
import Kernel
import Operations

struct MeasureQualityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quality", abstract: "項目と回答の良し悪しを調べる / how good items and answers are")

    @Argument(help: "回答のCSV / answers")
    var responses: String

    @Flag(help: "一人ひとりの回答も調べる（評定か選択肢の番号の回答で） / look at each person's answers too (ratings, options)")
    var ratings = false

    @Option(help: "全項目にかかった秒数の列 / column of each person's seconds for all items")
    var seconds: String?

    @Option(help: "尺度ごとの項目数（例 6,6,6,6） / lengths of the scales in order")
    var blocks: String?

    @Option(help: "項目の違いを見る二つの集団の列 / column of two groups in which items are compared")
    var dif: String?

    @Option(help: "基準の集団（既定: 名前の順で先） / the group the other is held against (default: first by name)")
    var reference: String?

    @Option(help: "どの項目も最高はこの値 / highest answer of every item")
    var top: Int?

    @Option(help: "項目でない列（コンマ区切り） / columns that are no items, by commas")
    var skip: String?

    @Option(name: [.customShort("o"), .long], help: "書くフォルダー / folder to write")
    var out: String

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if !ratings, seconds != nil || blocks != nil {
            throw ValidationError("--seconds と --blocks は --ratings と使います / --seconds, --blocks need --ratings")
        }
        if reference != nil, dif == nil {
            throw ValidationError("--reference は --dif と使います / --reference needs --dif")
        }
        if let top, !(1...254).contains(top) { throw ValidationError("--top: 1〜254 / from 1 to 254") }
        if blocks != nil, lengths == nil {
            throw ValidationError("--blocks: 1以上の整数をコンマで区切ってください / whole numbers from 1, by commas")
        }
    }

    private var lengths: [Int]? {
        let parts = blocks?.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) } ?? []
        let known = parts.compactMap { $0 }
        return known.count == parts.count && known.allSatisfy { $0 > 0 } ? known : nil
    }

    func run() throws {
        let terminal = global.terminal
        var wish = ExamineAnswers.Wish()
        wish.looksAtPeople = ratings
        wish.seconds = seconds
        wish.blocks = lengths ?? []
        wish.group = dif
        wish.reference = reference
        wish.top = top
        wish.leavingOut = Set(skip.map { $0.split(separator: ",").map(String.init) } ?? [])
        do {
            let found = try ExamineAnswers(responses, wish)
            try found.write(to: out)
            for line in found.words { terminal.print(line[terminal.language]) }
            terminal.print("→ " + found.files.map { "\(out)/\($0)" }.joined(separator: ", "))
        } catch {
            terminal.report(error.diagnostics)
            throw ExitStatus.inputErrors
        }
    }
}
