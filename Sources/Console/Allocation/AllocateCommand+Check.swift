import ArgumentParser
import Formats
import Kernel
import Operations

extension AllocateCommand {
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "過去の4月1日に立てたはずの見通しを、実際と比べる / forecasts of past 1 Aprils beside what came",
            discussion: """
                例 / example:
                  ikusei allocate check --plan plans/okayama.yaml --roster city/roster-*.csv city/units-*.csv \\
                    --completions city/completions.csv --out check
                """)

        @OptionGroup var input: InputOptions

        @Option(help: "表を書き出すフォルダ / folder for the table")
        var out: String?

        @Option(help: "CSVの文字コード / encoding of the CSV table: utf8BOM | utf8 | cp932")
        var encoding: TextEncoding = .utf8BOM

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let terminal = options.terminal
            let bar = ProgressLine(terminal)
            do {
                let run = try RunPlan(input.request, progress: bar.show)
                let check = try CheckForecast(run.standing, file: input.request.plan) { bar.show("\($0)") }
                bar.clear()
                if let out { try OutputFolder.write(check.files(in: terminal.language, encoding: encoding), to: out) }
                terminal.print(
                    check.nothing?[terminal.language]
                        ?? table(check.rows, terminal).rendered(.table, in: terminal.language))
                let seconds = check.cpuSeconds.written(decimals: 3)
                terminal.print(
                    terminal.language == .ja
                        ? "\n見通し1回のCPU時間 \(seconds)秒" : "\nOne forecast took \(seconds) CPU s")
            } catch {
                bar.clear()
                terminal.report(error.diagnostics)
                throw ExitStatus.inputErrors
            }
        }

        private func table(_ rows: [CheckForecast.Row], _ terminal: Terminal) -> ListOutput {
            var list = ListOutput(columns: [
                .init(key: "figure", title: Phrase(ja: "数字", en: "Figure"), widest: 40),
                .init(key: "ahead", title: Phrase(ja: "先の4月1日", en: "Aprils ahead"), alignRight: true),
                .init(key: "count", title: Phrase(ja: "見通し", en: "Forecasts"), alignRight: true),
                .init(key: "within", title: Phrase(ja: "範囲の中", en: "Within"), alignRight: true),
                .init(key: "below", title: Phrase(ja: "下", en: "Below"), alignRight: true),
                .init(key: "above", title: Phrase(ja: "上", en: "Above"), alignRight: true),
                .init(key: "error", title: Phrase(ja: "平均の差", en: "Mean error"), alignRight: true),
                .init(key: "share", title: Phrase(ja: "期待値に対して", en: "Of expected"), alignRight: true),
            ])
            for row in rows {
                list.rows.append([
                    .text(row.figure[terminal.language]), .number(row.ahead), .number(row.count),
                    .text(row.within.percent), .text(row.below.percent), .text(row.above.percent),
                    .text(row.error.written(decimals: 2)), .text(row.share.percent),
                ])
            }
            return list
        }
    }
}
