import ArgumentParser
import Operations

/// The files that a city is made of, for the commands that read them.
struct InputOptions: ParsableArguments {
    @Option(help: "計画ファイル / plan file")
    var plan: String

    @Option(name: .long, parsing: .upToNextOption, help: "人事システムのCSV（複数可） / HR export, one or more CSV files")
    var roster: [String]

    @Option(help: "列の対応表（ファイルか、同梱の名前） / mapping file or the name of one that ships（既定: 推定 / default: guessed）")
    var mapping: String?

    @Option(name: .long, parsing: .upToNextOption, help: "調査の回答CSV / survey answers")
    var answers: [String] = []

    @Option(help: "調査票（既定: 計画のsurveys） / instrument file")
    var instrument: String?

    @Option(name: .long, parsing: .upToNextOption, help: "研修の修了CSV / completions")
    var completions: [String] = []

    @Option(name: .long, parsing: .upToNextOption, help: "資格CSV / certificates")
    var certificates: [String] = []

    @Option(name: .long, parsing: .upToNextOption, help: "評価・OJTの記録CSV / evidence by heads and OJT")
    var evidence: [String] = []

    @Flag(name: .customLong("confirm-leaving"), help: "職員の1割を超える減少を承認する / accept that more than 10 % have left")
    var confirmLeaving = false

    var request: RunPlan.Request {
        var request = RunPlan.Request(plan: plan, roster: roster)
        request.mapping = mapping
        request.answers = answers
        request.instrument = instrument
        request.completions = completions
        request.certificates = certificates
        request.evidence = evidence
        request.confirmedLeaving = confirmLeaving
        return request
    }
}
