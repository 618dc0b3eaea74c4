import ArgumentParser
import Kernel
import Operations

struct MeasureTracingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tracing", abstract: "回答のたびに習得の確率を直す / the chance that a skill is known, answer by answer")

    @Argument(help: "回答を順に並べたCSV（person,skill,right） / answers in their order")
    var log: String

    @Option(help: "はじめに習得している確率 / known before the first answer")
    var known = TraceKnowledge.Wish().known

    @Option(help: "一問で習得する確率 / learnt at an answer")
    var learning = TraceKnowledge.Wish().learning

    @Option(help: "習得していなくて正答する確率 / right without the skill")
    var guessing = TraceKnowledge.Wish().guessing

    @Option(help: "習得していて誤答する確率 / wrong with the skill")
    var slipping = TraceKnowledge.Wish().slipping

    @Option(help: "一問で忘れる確率 / forgotten at an answer")
    var forgetting = TraceKnowledge.Wish().forgetting

    @Option(help: "一問ごとのCSV / CSV of every answer")
    var steps: String?

    @Option(name: [.customShort("o"), .long], help: "人と技能ごとに書くCSV / CSV file by person and skill")
    var out = "known.csv"

    @OptionGroup var global: GlobalOptions

    private var wish: TraceKnowledge.Wish {
        var wish = TraceKnowledge.Wish()
        wish.known = known
        wish.learning = learning
        wish.guessing = guessing
        wish.slipping = slipping
        wish.forgetting = forgetting
        return wish
    }

    func run() throws {
        let terminal = global.terminal
        do {
            let traced = try TraceKnowledge(log, wish)
            try OutputFolder.write(traced.known, to: out)
            if let steps { try OutputFolder.write(traced.steps, to: steps) }
            terminal.print(
                "\(traced.words[terminal.language]) → \(([out] + [steps].compactMap { $0 }).joined(separator: ", "))")
        } catch {
            terminal.report(error.diagnostics)
            throw ExitStatus.inputErrors
        }
    }
}
