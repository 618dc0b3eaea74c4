import ArgumentParser
import Kernel
import Operations

struct MeasureLevelsCommand: ParsableCommand {
    enum Nodes: String, ExpressibleByArgument, CaseIterable { case divided, reaching }

    static let configuration = CommandConfiguration(
        commandName: "levels", abstract: "テスト・評価・試験・実績を合わせて水準を求める / levels from all evidence together")

    @Argument(help: "証拠のJSON / evidence")
    var evidence: String

    @Option(help: "この確率で水準に達したとする / chance with which a level is awarded")
    var chance = 0.8

    @Option(help: "境にかかる求積点。divided: 分ける、reaching: 境の上に入れる / nodes on a cut: divided, or reaching it whole")
    var nodes = Nodes.divided

    @Option(name: [.customShort("o"), .long], help: "書くJSON / JSON file to write")
    var out: String

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard chance > 0, chance < 1 else {
            throw ValidationError("--chance: 0と1の間の数を指定してください / a number between 0 and 1")
        }
    }

    func run() throws {
        let terminal = global.terminal
        var wish = FuseEvidence.Wish()
        wish.chance = chance
        wish.takesNodesWhole = nodes == .reaching
        do {
            let fused = try FuseEvidence(evidence, wish)
            try OutputFolder.write(fused.json, to: out)
            terminal.print("\(fused.words[terminal.language]) → \(out)")
        } catch {
            terminal.report(error.diagnostics)
            throw ExitStatus.inputErrors
        }
    }
}
