import ArgumentParser
import Kernel
import Operations

struct MeasureLinkCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    static let configuration = CommandConfiguration(
        commandName: "link", abstract: "新しい年の項目を古い尺度につなぐ / the line between two years' scales")

    @Argument(help: "古い項目のCSV / old items")
    var old: String

    @Argument(help: "新しい項目のCSV。両方にある項目でつなぐ / new items; those in both link")
    var new: String

    @Option(help: "求め方 / method")
    var method = LinkItems.Method.all

    @Option(help: "画面に出す形式 / what is printed")
    var format = Format.text

    @Option(name: [.customShort("o"), .long], help: "新しい項目を古い尺度で書くCSV / CSV of the new items on the old scale")
    var out: String?

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let terminal = global.terminal
        do {
            let found = try LinkItems(old: old, new: new, by: method)
            if let out { try OutputFolder.write(found.items, to: out) }
            guard format == .text else { return terminal.print(String(decoding: found.json, as: UTF8.self)) }
            for line in found.words { terminal.print(line[terminal.language]) }
            if let out { terminal.print("→ \(out)") }
        } catch {
            terminal.report(error.diagnostics)
            throw ExitStatus.inputErrors
        }
    }
}

extension LinkItems.Method: ExpressibleByArgument {}
