import ArgumentParser
import Formats
import Kernel

/// What every command takes.
struct GlobalOptions: ParsableArguments {
    @Option(name: .long, help: "表示の言語 / language: ja | en（既定: ロケール / default: the locale）")
    var lang: Language?

    var terminal: Terminal { Terminal(language: lang) }
}

/// Exit codes: 0 good, 1 the input has errors, 2 wrong use.
enum ExitStatus {
    static let inputErrors = ExitCode(1)
    static let wrongUse = ExitCode(2)
}

extension Language: ExpressibleByArgument {}
extension TextEncoding: ExpressibleByArgument {}

extension CalendarDate: ExpressibleByArgument {
    /// Any form of `CalendarDate(parsing:)`: 2026-10-01, 令和8年10月1日.
    package init?(argument: String) { self.init(parsing: argument) }
}
