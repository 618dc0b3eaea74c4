import ArgumentParser
import Kernel
import Operations

struct MeasureEffectCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case table, json }

    static let configuration = CommandConfiguration(
        commandName: "effect", abstract: "研修の前後の結果から効果を求める / effect of a training from results before and after")

    @Argument(help: "前後の結果のCSV（group 1 受講・0 比較、pre、post） / results: group 1 trained, 0 comparison")
    var data: String

    @Option(help: "そろえて比べる区分の列（職位など） / column of what is held equal, such as the grade")
    var strata: String?

    @Option(help: "table は画面の表、json はすべての値 / table for people, json with every figure")
    var format = Format.table

    @Option(name: [.customShort("o"), .long], help: "JSONを書くファイル / file for the JSON")
    var out: String?

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let terminal = global.terminal
        do {
            let found = try EstimateEffect(data, strata: strata)
            if let out { try OutputFolder.write(found.json, to: out) }
            guard format == .table else { return terminal.print(String(decoding: found.json, as: UTF8.self)) }
            terminal.print(found.summary[terminal.language])
            terminal.print(table(found.rows).rendered(.table, in: terminal.language))
            for line in found.notes { terminal.print(line[terminal.language]) }
        } catch {
            terminal.report(error.diagnostics)
            throw ExitStatus.inputErrors
        }
    }

    private func table(_ rows: [EstimateEffect.Row]) -> ListOutput {
        var list = ListOutput(columns: [
            ListOutput.Column(key: "effect", title: Phrase(ja: "効果", en: "effect"), alignRight: true),
            ListOutput.Column(key: "interval", title: Phrase(ja: "95 %区間", en: "95 % interval"), alignRight: true),
            ListOutput.Column(key: "sd", title: Phrase(ja: "標準偏差で", en: "in SD"), alignRight: true),
            ListOutput.Column(key: "method", title: Phrase(ja: "求め方", en: "method")),
            ListOutput.Column(key: "p", title: Phrase("p"), alignRight: true),
        ])
        let language = global.terminal.language
        for row in rows {
            list.rows.append([
                .text(row.effect.written(decimals: 2)),
                .text("\(row.low.written(decimals: 2)) – \(row.high.written(decimals: 2))"),
                .text(row.standardised.written(decimals: 2)), .text(row.title[language]),
                .text(row.p.isNaN || row.p >= 0.001 ? row.p.written(decimals: 3) : "<0.001"),
            ])
        }
        return list
    }
}
