import ArgumentParser
import Formats
import Kernel
import Operations

struct SolveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "solve",
        abstract: "指名・席割りの問題フォルダを、証明付きで解く / solve an instance folder, with proof",
        discussion: """
            フォルダの形式と段階（L1…）は docs/algorithms を参照 / forms and levels: docs/algorithms
            例 / examples:
              ikusei solve seats instance --time 60 --out seats.csv
              ikusei solve nominations instance --format json
              ikusei solve verify instance seats.csv
            """,
        subcommands: [Seats.self, Nominations.self, SolveVerifyCommand.self])

    struct Options: ParsableArguments {
        @Argument(help: "問題のフォルダ / folder of the instance")
        var folder: String

        @Option(help: "使ってよいCPU秒。そのときの最良の解と限界を出す / CPU seconds; then the best so far with its bounds")
        var time: Double = 600

        @Option(help: "解を書くCSV / CSV file for the solution")
        var out: String = "solution.csv"

        @Option(help: "画面の出力 / output on the screen: table | json | csv")
        var format: ListFormat = .table

        @OptionGroup var options: GlobalOptions

        func validate() throws {
            try OptionCheck.seconds("--time", time)
        }
    }

    struct Seats: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "1年の席割り / the seats of one year")
        @OptionGroup var options: Options

        @Flag(help: "全体を一つのモデルとして一般の解法で解く（比較用） / the whole as one model, for comparison")
        var whole = false

        func run() throws { try SolveCommand.run(.seats, options, isWhole: whole) }
    }

    struct Nominations: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "計画期間の指名 / nominations over a plan's years")
        @OptionGroup var options: Options
        func run() throws { try SolveCommand.run(.nominations, options) }
    }

    private static func run(_ kind: SolveFolder.Kind, _ options: Options, isWhole: Bool = false) throws {
        let terminal = options.options.terminal
        let line = SolveLine(terminal)
        do {
            let report = try SolveFolder.run(
                kind, options.folder, seconds: options.time, isWhole: isWhole, progress: line.show)
            line.clear()
            try OutputFolder.write(report.solution, to: options.out)
            show(report, options, terminal)
        } catch {
            line.clear()
            terminal.report(error.diagnostics)
            throw ExitStatus.inputErrors
        }
    }

    private static func show(_ report: SolveReport, _ options: Options, _ terminal: Terminal) {
        let language = terminal.language
        if options.format == .json { return terminal.print(json(report, options, language)) }
        terminal.report(report.diagnostics)
        terminal.print(ListOutput.levels(report, language).rendered(options.format, in: language))
        guard options.format == .table else { return }
        let seconds = report.cpuSeconds.written(decimals: 2)
        let memory = Int(report.peakMemory.rounded())
        terminal.print(
            language == .ja
                ? "\n解 \(report.count)件: \(options.out)（CPU \(seconds)秒、メモリ \(memory) MiB）"
                    + (report.isFinished ? "" : "  時間で打ち切り")
                : "\nSolution with \(report.count) entries: \(options.out) (CPU \(seconds) s, memory \(memory) MiB)"
                    + (report.isFinished ? "" : "  stopped by its time"))
        for note in report.notes { terminal.print("- " + note[language]) }
    }

    private static func json(_ report: SolveReport, _ options: Options, _ language: Language) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("name", report.name)
        writer.key("levels")
        writer.beginArray()
        for level in report.levels {
            writer.beginObject()
            writer.member("level", level.id)
            writer.member("name", level.name[language])
            writer.member("value", level.value)
            writer.member("bound", level.bound)
            writer.member("gap", level.gap)
            writer.member("proven", level.isProven)
            writer.endObject()
        }
        writer.endArray()
        writer.key("baselines")
        writer.beginArray()
        for baseline in report.baselines {
            writer.beginObject()
            writer.member("name", baseline.name[language])
            writer.key("values")
            writer.beginArray()
            for value in baseline.values { writer.value(value) }
            writer.endArray()
            writer.endObject()
        }
        writer.endArray()
        writer.key("notes")
        writer.beginArray()
        for note in report.notes { writer.value(note[language]) }
        writer.endArray()
        writer.member("entries", report.count)
        writer.member("solution", options.out)
        writer.member("finished", report.isFinished)
        writer.member("cpuSeconds", report.cpuSeconds)
        writer.member("peakMebibytes", report.peakMemory)
        writer.endObject()
        return String(decoding: writer.utf8, as: UTF8.self)
    }
}

extension ListOutput {
    /// The levels, and beside them what the usual ways come to.
    static func levels(_ report: SolveReport, _ language: Language) -> ListOutput {
        var list = ListOutput(
            columns: [
                Column(key: "level", title: Phrase(ja: "段階", en: "Level")),
                Column(key: "name", title: Phrase(ja: "内容", en: "What")),
                Column(key: "value", title: Phrase(ja: "値", en: "Value"), alignRight: true),
                Column(key: "bound", title: Phrase(ja: "限界", en: "Bound"), alignRight: true),
                Column(key: "gap", title: Phrase(ja: "開き", en: "Gap"), alignRight: true),
            ]
                + report.baselines.map {
                    Column(key: $0.name.en, title: $0.name, alignRight: true)
                })
        for (place, level) in report.levels.enumerated() {
            list.rows.append(
                [
                    .text(level.id), .text(level.name[language]), number(level.value), number(level.bound),
                    .text(
                        level.isProven
                            ? (language == .ja ? "最適" : "optimal")
                            : level.value == 0 ? "–" : "\((level.gap * 100).written(decimals: 2))%"),
                ] + report.baselines.map { $0.values.indices.contains(place) ? number($0.values[place]) : .none })
        }
        return list
    }

    private static func number(_ value: Double) -> Cell {
        guard value.isFinite else { return .text("–") }
        return value == value.rounded() ? .number(Int(value)) : .text(value.written(decimals: 3))
    }
}
