import ArgumentParser
import Domain
import Formats
import Kernel
import Operations

extension AllocateCommand {
    struct Seats: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "1年度の回の席割り / seats in the sessions of a fiscal year",
            discussion: """
                必須の研修の対象者、指名された人、希望した人を、回に割り当てます。表の形は docs/session-files.md。
                The forms of the tables: docs/session-files.md
                例 / example:
                  ikusei allocate seats --plan plans/okayama.yaml --roster city/roster-*.csv city/units-*.csv \\
                    --completions city/completions.csv --sessions sessions.csv --wishes wishes.csv --busy busy.csv \\
                    --nominations nominations/nominations.csv --out seats
                """)

        @OptionGroup var input: InputOptions

        @Option(name: .customLong("as-of"), help: "基準日（既定: 最新の名簿の日） / date（default: the newest snapshot's）")
        var date: CalendarDate?

        @Option(help: "回のCSV / sessions")
        var sessions: String

        @Option(name: .long, parsing: .upToNextOption, help: "希望のCSV / wishes")
        var wishes: [String] = []

        @Option(name: .long, parsing: .upToNextOption, help: "出席できない日時のCSV / times at which people cannot attend")
        var busy: [String] = []

        @Option(name: .customLong("unit-places"), help: "所属の場所と不在の上限のCSV / places and absence limits of units")
        var unitPlaces: String?

        @Option(help: "場所の間の所要時間のCSV / minutes between places")
        var ways: String?

        @Option(help: "指名のCSV（allocate nominations の出力） / nominations, as allocate nominations writes them")
        var nominations: String?

        @Option(help: "もう知らせた席のCSV（seats.csv）。動かす人を少なくする / seats people were told; as few are moved as may be")
        var told: String?

        @Option(help: "知らせた席の守り方 / how told seats are kept: movesFirst | movesAfterServing | none")
        var loyalty: SeatAssumptions.Loyalty = .movesFirst

        @Option(help: "1所属から同じ半日に不在にできる人の割合 / most of a section away in one half-day, as a share")
        var share: Double = 0.2

        @Option(help: "1人が受けられる選択の研修 / electives of one person")
        var electives: Int = 2

        @Option(help: "この日より前に始まる回は割り当てない / sessions that begin before this day are not given")
        var from: CalendarDate?

        @Option(help: "使ってよいCPU秒 / CPU seconds for the search")
        var time: Double = 120

        @Option(help: "表を書き出すフォルダ / folder for the tables")
        var out: String?

        @Option(help: "CSVの文字コード / encoding of the CSV tables: utf8BOM | utf8 | cp932")
        var encoding: TextEncoding = .utf8BOM

        @OptionGroup var options: GlobalOptions

        func validate() throws {
            try OptionCheck.range("--share", share, SeatAssumptions.shareRange)
            try OptionCheck.range("--electives", electives, SeatAssumptions.electivesRange)
            try OptionCheck.seconds("--time", time)
        }

        func run() throws {
            let terminal = options.terminal
            var request = input.request
            request.date = date
            var files = AllocateSeats.Request(sessions: sessions)
            (files.wishes, files.busy, files.units) = (wishes, busy, unitPlaces)
            (files.ways, files.nominated, files.told) = (ways, nominations, told)
            var assumptions = SeatAssumptions()
            (assumptions.shareOfSection, assumptions.mostElectives) = (share, electives)
            (assumptions.from, assumptions.loyalty) = (from, loyalty)
            let bar = ProgressLine(terminal)
            let line = SolveLine(terminal)
            do {
                let run = try RunPlan(request, progress: bar.show)
                bar.clear()
                let found = try AllocateSeats(run.standing, files, assumptions, seconds: time, progress: line.show)
                line.clear()
                terminal.report(found.diagnostics)
                if let out { try OutputFolder.write(found.files(in: terminal.language, encoding: encoding), to: out) }
                terminal.print(SeatSummary(report: found.report, terminal: terminal).lines().joined(separator: "\n"))
                if let out { terminal.print(terminal.language == .ja ? "\n表: \(out)" : "\nTables: \(out)") }
            } catch {
                bar.clear()
                line.clear()
                terminal.report(error.diagnostics)
                throw ExitStatus.inputErrors
            }
        }
    }
}

extension SeatAssumptions.Loyalty: ExpressibleByArgument {}

/// The seats of a year on one screen.
struct SeatSummary {
    let report: SeatReport
    let terminal: Terminal

    private func say(_ ja: String, _ en: String) -> String { terminal.language == .ja ? ja : en }
    private func section(_ ja: String, _ en: String) -> String {
        "\n" + terminal.styled(say("■ " + ja, "■ " + en), .bold)
    }

    func lines() -> [String] {
        let language = terminal.language
        var lines = [
            section("席割り", "Seats"),
            say(
                "  \(report.year)年度: \(report.people.grouped)人に\(report.seats.grouped)席",
                "  Fiscal \(report.year): \(report.seats.grouped) seats for \(report.people.grouped) people"),
        ]
        if let moved = report.moved {
            lines.append(
                say(
                    "  知らせた席 \(moved.told.grouped) のうち動く席 \(moved.seats.grouped)（これより少なくはできない数: \(moved.bound.grouped)）",
                    "  \(moved.seats.grouped) of \(moved.told.grouped) told seats are moved (not fewer than "
                        + "\(moved.bound.grouped))"))
        }
        for stage in report.stages {
            lines.append(section("どこまで届くか", "How far it reaches") + (stage.course.map { " \($0[language])" } ?? ""))
            lines.append(levels(stage).rendered(.table, in: language))
            if !stage.isFinished { lines.append(say("  時間で打ち切りました", "  stopped by its time")) }
            for obstacle in stage.obstacles {
                for (index, words) in obstacle.enumerated() {
                    lines.append((index == 0 ? "  ! " : "    ") + words[language])
                }
            }
        }
        if !report.waiting.isEmpty || !report.refused.isEmpty {
            lines.append(section("席のない人", "Without a seat"))
            lines += (report.waiting + report.refused).map { row in
                let blocks = row.blocks.map { "\($0.name[language]) \($0.people.grouped)" }
                    .joined(separator: say("、", ", "))
                return "  \(row.course[language])  \(row.kind[language]) \(row.people.grouped)"
                    + (blocks.isEmpty ? "" : say("（\(blocks)）", " (\(blocks))"))
            }
        }
        let notHeld = report.sessions.filter { !$0.isHeld }
        if !notHeld.isEmpty {
            lines.append(section("開かない回", "Sessions not held"))
            lines.append("  " + notHeld.map(\.code).joined(separator: ", "))
        }
        lines += report.remarks.map { "\n" + $0[language] }
        return lines
    }

    private func levels(_ stage: SeatReport.Stage) -> ListOutput {
        var list = ListOutput(columns: [
            .init(key: "level", title: Phrase(ja: "段階", en: "Level")),
            .init(key: "what", title: Phrase(ja: "内容", en: "What")),
            .init(key: "value", title: Phrase(ja: "値", en: "Value"), alignRight: true),
            .init(key: "bound", title: Phrase(ja: "限界", en: "Bound"), alignRight: true),
            .init(key: "first", title: Phrase(ja: "先着順", en: "First come"), alignRight: true),
            .init(key: "priority", title: Phrase(ja: "優先順の先着", en: "By priority"), alignRight: true),
        ])
        for (place, level) in stage.levels.enumerated() {
            list.rows.append([
                .text("L\(place + 1)"), .text(SeatPlan.levelNames[place][terminal.language]), .number(level.value),
                .text(level.isProven ? say("最適", "optimal") : level.bound.grouped), .number(level.firstCome),
                .number(level.byPriority),
            ])
        }
        return list
    }
}
