import ArgumentParser
import Kernel
import Operations

struct MeasureScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score", abstract: "項目の値を使って得点を求める / abilities from answers and items")

    @Argument(help: "回答のCSV / answers")
    var responses: String

    @Option(help: "項目の値のCSV / items with their parameters")
    var items: String

    @Option(help: "求め方。joint と joint-eap は技能をまとめて / how; joint, joint-eap: skills together")
    var method = ScoreAnswers.Method.eap

    @Option(help: "技能の共分散行列のCSV。ないときは回答から求める / covariance of the skills; else from the answers")
    var covariance: String?

    @Option(help: "水準の境（コンマ区切り）。各境以上の確率と水準も書く / cuts of levels, for the chance to reach each")
    var cuts: Cuts = Cuts(values: [])

    @Option(name: [.customShort("o"), .long], help: "書くCSV / CSV file to write")
    var out: String = "persons.csv"

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if covariance != nil, method != .joint, method != .jointMean {
            throw ValidationError("--covariance は --method joint か joint-eap のときだけ使えます / only with joint and joint-eap")
        }
    }

    func run() throws {
        let terminal = global.terminal
        do {
            let scored = try ScoreAnswers(
                responses, items: items, by: method, covariance: covariance, cuts: cuts.values)
            try OutputFolder.write(scored.csv, to: out)
            terminal.print(
                terminal.language == .ja
                    ? "\(scored.people.count)人の得点 → \(out)" : "scores of \(scored.people.count) people → \(out)")
            for line in scored.words { terminal.print(line[terminal.language]) }
        } catch {
            terminal.report(error.diagnostics)
            throw ExitStatus.inputErrors
        }
    }
}

extension ScoreAnswers.Method: ExpressibleByArgument {}

/// Cuts of levels from the lowest on, with commas between.
struct Cuts: ExpressibleByArgument {
    var values: [Double]

    init(values: [Double]) { self.values = values }

    init?(argument: String) {
        let values = argument.split(separator: ",").map { Double($0.trimmingPrefix(while: \.isWhitespace)) }
        let known = values.compactMap { $0 }
        guard known.count == values.count, !known.isEmpty, known.allSatisfy(\.isFinite),
            zip(known, known.dropFirst()).allSatisfy(<)
        else { return nil }
        self.values = known
    }

    var defaultValueDescription: String { values.map { "\($0)" }.joined(separator: ",") }
}
