import ArgumentParser

struct RosterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roster", abstract: "名簿ファイルを調べる / look into roster files",
        subcommands: [RosterGuessCommand.self, RosterDiffCommand.self])
}
