import ArgumentParser
import Kernel
import Operations

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "操作の記録 / the audit log", subcommands: [AuditVerifyCommand.self])
}

struct AuditVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "記録が書き換えられていないことを確かめる / check that no row was changed or taken out",
        discussion: """
            表示される番号と値を控えておけば、後で --since に渡して、それまでの記録が同じであることを確かめられます。
            / Note down the number and value printed; given as --since later, they show that the log up to there is the same.
            """)

    @Option(help: "控えておいた「番号:値」 / number:value noted down earlier")
    var since: String?

    @OptionGroup var city: CityOptions

    func run() async throws {
        let noted = try since.map { text in
            guard let head = VerifyAudit.Head(text) else { throw ValidationError("--since: 123:9f86d0…") }
            return head
        }
        try await city.using { city, terminal in
            let result = try await VerifyAudit.run(since: noted, by: .console, in: city.context)
            switch result {
            case .whole(let head):
                terminal.print(
                    Phrase(ja: "記録に欠けも書き換えもありません", en: "no row was changed or taken out")[terminal.language])
                if let head { terminal.print(head.text) }
            case .broken(let row):
                terminal.printError(
                    Phrase(ja: "\(row)番の記録が、書かれたときのものと違います", en: "row \(row) is not the one written")[terminal.language]
                )
                throw ExitStatus.inputErrors
            case .takenOut(_, let end):
                terminal.print(
                    Phrase(
                        ja: "控えた記録は、保存期間の満了により消去済みです。照合はできません。残っている記録に欠けも書き換えもありません。次の値を控えてください",
                        en: """
                            what was noted down was taken out after its time and cannot be compared; of what is left no \
                            row was changed or taken out; note this down instead
                            """)[terminal.language])
                if let end { terminal.print(end.text) }
            case .notTheSame:
                terminal.printError(
                    Phrase(ja: "控えたときまでの記録が、同じではありません", en: "the log up to there is not the same")[terminal.language])
                throw ExitStatus.inputErrors
            }
        }
    }
}
