import ArgumentParser
import Domain
import Formats
import Kernel
import Operations

struct AllocateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "allocate",
        abstract: "市のデータから、年度ごとの指名と、回ごとの席を求める / nominations by year and seats by session",
        subcommands: [Nominations.self, Seats.self, Check.self])

    struct Nominations: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "計画の年度にわたる指名 / nominations over the plan's years",
            discussion: """
                例 / example:
                  ikusei allocate nominations --plan plans/okayama.yaml --roster city/roster-*.csv city/units-*.csv \\
                    --completions city/completions.csv --answers city/answers.csv --time 60 --out nominations
                """)

        @OptionGroup var input: InputOptions

        @Option(name: .customLong("as-of"), help: "基準日（既定: 最新の名簿の日） / date（default: the newest snapshot's）")
        var date: CalendarDate?

        @Option(help: "何年度分（1〜5） / fiscal years, 1 to 5")
        var years: Int?

        @Option(help: "1人が1年に出せる時間 / hours a person can spare in a year")
        var hours: Int?

        @Option(help: "1所属から1年に出せる人の割合 / most of a section in a year, as a share")
        var share: Double = 0.2

        @Option(help: "異動の多さの倍率 / factor on the chance of being moved")
        var moving: Double = 1

        @Option(help: "指名した人のうち修了する割合（既定: 実績） / share of those named who complete（default: the record's）")
        var completing: Double?

        @Option(help: "使ってよいCPU秒 / CPU seconds for the search")
        var time: Double = 60

        @Option(help: "表を書き出すフォルダ / folder for the tables")
        var out: String?

        @Option(help: "CSVの文字コード / encoding of the CSV tables: utf8BOM | utf8 | cp932")
        var encoding: TextEncoding = .utf8BOM

        @OptionGroup var options: GlobalOptions

        func validate() throws {
            try OptionCheck.range("--years", years, 1...NominationAssumptions.mostYears)
            try OptionCheck.range("--hours", hours, NominationAssumptions.hoursRange)
            try OptionCheck.range("--share", share, NominationAssumptions.shareRange)
            try OptionCheck.range("--moving", moving, NominationAssumptions.movingRange)
            try OptionCheck.range("--completing", completing, NominationAssumptions.completionRange)
            try OptionCheck.seconds("--time", time)
        }

        func run() throws {
            let terminal = options.terminal
            var request = input.request
            request.date = date
            var assumptions = NominationAssumptions()
            assumptions.years = years
            assumptions.hoursPerYear = hours
            assumptions.shareOfSection = share
            assumptions.movingFactor = moving
            assumptions.completion = completing
            let bar = ProgressLine(terminal)
            let line = SolveLine(terminal)
            do {
                let run = try RunPlan(request, progress: bar.show)
                bar.clear()
                let found = try AllocateNominations(
                    run.standing, assumptions, seconds: time, file: request.plan, progress: line.show)
                line.clear()
                if let out {
                    try OutputFolder.write(found.files(in: terminal.language, encoding: encoding), to: out)
                }
                terminal.print(
                    AllocationSummary(result: found.result, terminal: terminal).lines().joined(separator: "\n"))
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

/// An answer on one screen: how far it reaches, what it gains, what becomes of the targets.
struct AllocationSummary {
    let result: ScenarioResult
    let terminal: Terminal

    private func say(_ ja: String, _ en: String) -> String { terminal.language == .ja ? ja : en }
    private func section(_ ja: String, _ en: String) -> String {
        "\n" + terminal.styled(say("■ " + ja, "■ " + en), .bold)
    }

    func lines() -> [String] {
        let language = terminal.language
        var lines = [section("どこまで届くか", "How far it reaches")]
        lines += result.levels.map { "  " + $0.words[language] }
        lines += result.shortages.map { "  ! " + $0[language] }
        lines.append(section("ほかの決め方と比べて", "Beside the usual ways"))
        lines.append(ways.rendered(.table, in: language))
        lines.append(section("目標の見通し（指名したとき）", "What becomes of the targets"))
        lines.append(forecast.rendered(.table, in: language))
        if !result.prices.isEmpty {
            lines.append(section("あと一つ増やすと", "What one more would buy"))
            lines += result.prices.map { "  " + $0[language] }
        }
        lines.append("\n" + result.hazardBasis[language])
        lines += result.remarks.map { $0[language] }
        return lines
    }

    private var ways: ListOutput {
        var list = ListOutput(columns: [
            .init(key: "way", title: Phrase(ja: "決め方", en: "Way")),
            .init(key: "people", title: Phrase(ja: "指名する人", en: "People"), alignRight: true),
            .init(key: "shortfall", title: Phrase(ja: "人数目標の不足", en: "Short of headcounts"), alignRight: true),
            .init(key: "places", title: Phrase(ja: "期限に埋まる席（期待）", en: "Places, expected"), alignRight: true),
            .init(key: "points", title: Phrase(ja: "縮まる不足（点）", en: "Gap closed"), alignRight: true),
        ])
        for way in result.ways {
            list.rows.append([
                .text(way.name[terminal.language]), .number(way.people), .number(way.shortfall),
                .decimal(way.places), .number(way.points),
            ])
        }
        return list
    }

    private var forecast: ListOutput {
        var list = ListOutput(columns: [
            .init(key: "target", title: Phrase(ja: "目標", en: "Target"), widest: 36),
            .init(key: "year", title: Phrase(ja: "年度末", en: "End of"), alignRight: true),
            .init(key: "due", title: Phrase(ja: "目標値", en: "Due"), alignRight: true),
            .init(key: "flow", title: Phrase(ja: "累計", en: "Flow"), alignRight: true),
            .init(key: "stock", title: Phrase(ja: "在籍", en: "Stock"), alignRight: true),
            .init(key: "coverage", title: Phrase(ja: "足りる所属", en: "Units"), alignRight: true),
            .init(key: "chance", title: Phrase(ja: "届く見込み", en: "Chance"), alignRight: true),
            .init(key: "without", title: Phrase(ja: "指名なし", en: "Without"), alignRight: true),
        ])
        func words(_ outcome: ScenarioResult.Outcome?) -> ListOutput.Cell {
            outcome.map { .text("\($0.expected.written()) (\($0.low)–\($0.high))") } ?? .none
        }
        for forecast in result.forecasts {
            for end in forecast.years where end.flow != nil || end.stock != nil || end.coverage != nil {
                list.rows.append([
                    .text(forecast.name[terminal.language]), .number(end.year), end.due.map { .decimal($0) } ?? .none,
                    words(end.flow), words(end.stock), words(end.coverage),
                    end.chance.map { .text($0.percent) } ?? .none, end.chanceWithout.map { .text($0.percent) } ?? .none,
                ])
            }
        }
        return list
    }
}
