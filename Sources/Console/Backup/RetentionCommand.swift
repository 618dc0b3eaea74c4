import ArgumentParser
import Domain
import Kernel
import Operations

struct RetentionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention", abstract: "保存期間 / for how long what is kept",
        subcommands: [RetentionShowCommand.self, RetentionSetCommand.self])
}

struct RetentionShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "種類ごとの期間と、今日消える件数 / each kind's period, and what would go today")

    @OptionGroup var city: CityOptions

    func run() async throws {
        try await city.using { city, terminal in
            for line in try await ManageRetention(city).see(for: .console).lines {
                let by = line.chosenAt.map { "\($0.dayInJapan) \(line.chosenBy ?? "")" } ?? "–"
                terminal.print(
                    [
                        line.period.kind.rawValue, line.period.isOn ? "on" : "off", "\(line.period.amount)",
                        line.due.map { "\($0)" } ?? "–", line.period.kind.name[terminal.language],
                        line.period.words[terminal.language], by,
                    ].joined(separator: "\t"))
            }
        }
    }
}

struct RetentionSetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "期間を決める / set a period",
        discussion: """
            例 / example:
              ikusei retention set answers 3 --on --city aoba --data data
            """)

    @Argument(help: "種類（show の1列目） / kind, as in the first column of show")
    var kind: String

    @Argument(help: "年または日 / years or days")
    var amount: Int

    @Flag(inversion: .prefixedNo, help: "期間を過ぎたら消す / erase what has had its time")
    var on = false

    @OptionGroup var city: CityOptions

    func run() async throws {
        guard let kind = RetentionClass(rawValue: kind) else {
            throw ValidationError(RetentionClass.allCases.map(\.rawValue).joined(separator: " "))
        }
        guard kind.range.contains(amount) else {
            throw ValidationError("\(kind.range.lowerBound)–\(kind.range.upperBound)")
        }
        try await city.using { city, terminal in
            let managing = ManageRetention(city)
            try await managing.choose(RetentionPeriod(kind, amount: amount, isOn: on), for: .console)
            let line = try await managing.see(for: .console).lines.first { $0.period.kind == kind }
            terminal.print(
                "\(kind.name[terminal.language]): \(line?.period.words[terminal.language] ?? "") "
                    + Phrase(ja: "今日消える件数 \(line?.due ?? 0)", en: "would go today: \(line?.due ?? 0)")[
                        terminal.language])
        }
    }
}
