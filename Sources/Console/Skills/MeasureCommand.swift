import ArgumentParser

struct MeasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "テストと調査の項目・得点・効果を計算する / items, scores and effects of tests and surveys",
        discussion: """
            入力と出力の形式は docs/measure.md を参照 / forms of inputs and outputs: docs/measure.md
            例 / examples:
              ikusei measure calibrate answers.csv --options 4 -o bank
              ikusei measure score answers.csv --items bank/items.csv --cuts=-1,0.3,1.5 -o persons.csv
            """,
        subcommands: [MeasureCalibrateCommand.self, MeasureScoreCommand.self])
}
