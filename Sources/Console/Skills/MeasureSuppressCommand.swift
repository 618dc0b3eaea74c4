import ArgumentParser
import Kernel
import Operations

struct MeasureSuppressCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suppress", abstract: "少人数のセルを、計算で分からないように隠す / hide small counts so that none can be worked out")

    @Argument(help: "表のCSV、または表をまとめたJSON / a table (CSV) or several (JSON)")
    var tables: String

    @Option(help: "この人数に満たないセルを隠す / counts below this are hidden")
    var smallest = 5

    @Option(name: [.customShort("o"), .long], help: "書くフォルダー / folder to write")
    var out: String

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard (2...1_000_000).contains(smallest) else {
            throw ValidationError("--smallest: 2以上の整数を指定してください / a whole number from 2 on")
        }
    }

    func run() throws {
        let terminal = global.terminal
        do {
            let found = try SuppressTables(tables, smallest: smallest)
            try found.write(to: out)
            terminal.report(found.diagnostics)
            for line in found.words { terminal.print(line[terminal.language]) }
            terminal.print("→ \(out)/audit.json" + (found.table == nil ? "" : ", \(out)/table.csv"))
        } catch {
            terminal.report(error.diagnostics)
            throw ExitStatus.inputErrors
        }
    }
}
