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
              ikusei measure cat --bank bank/items.csv --responses answers.csv --stop se:0.4,length:15
              ikusei measure effect results.csv --strata grade
            """,
        subcommands: [
            MeasureCalibrateCommand.self, MeasureScoreCommand.self, MeasureCatCommand.self, MeasureFsrsCommand.self,
            MeasureEffectCommand.self, MeasureQualityCommand.self, MeasureLinkCommand.self,
            MeasureWeightsCommand.self, MeasureSuppressCommand.self, MeasureLevelsCommand.self, MeasureEloCommand.self,
            MeasureTracingCommand.self,
        ])
}
