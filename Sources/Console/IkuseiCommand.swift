package import ArgumentParser

package struct IkuseiCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "ikusei",
        abstract: "デジタル人材育成計画を動かす / run a digital-talent plan",
        subcommands: [PlanCheckCommand.self])

    package init() {}
}
