package import ArgumentParser
package import Kernel

/// What every command takes.
package struct GlobalOptions: ParsableArguments {
    @Option(name: .long, help: "表示の言語 / language: ja | en（既定: ロケール / default: the locale）")
    package var lang: Language?

    package init() {}

    package var terminal: Terminal { Terminal(language: lang) }
}

extension Language: ExpressibleByArgument {}

/// Exit codes: 0 good, 1 the input has errors, 2 wrong use.
package enum ExitStatus {
    package static let inputErrors = ExitCode(1)
    package static let wrongUse = ExitCode(2)
}
