import ArgumentParser
import Kernel
import Operations
import Storage

struct MoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move",
        abstract: "市を別のデータベースへ移す（件数と値を照合） / carry a city to another database, counts and values compared",
        discussion: """
            元のデータは変わらず残ります（表の形だけ新しい版になります）。サーバーを止めてから行ってください。
            / The source keeps its data (its tables become those of this version). Stop the server first.
            例 / example:
              ikusei move --city oyama --from /var/lib/ikusei --to postgres://ikusei@db/ikusei
            """)

    @Option(help: "市の略称 / short name of the city")
    var city: String

    @Option(help: "元: フォルダか postgres://… / source: a folder or postgres://…")
    var from: String

    @Option(help: "先: フォルダか postgres://… / target: a folder or postgres://…")
    var to: String

    @Option(help: "frameworks・instruments・mappingsのあるフォルダ / folder with frameworks, instruments and mappings")
    var library: String?

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        let terminal = options.terminal
        try await terminal.reporting {
            let roof = try IkuseiCommand.roof
            let shipped = try InstallationLibrary.found(library)
            let source = try await Installation.open(
                try roof.engine(StoragePlace(from)), library: shipped, at: .now)
            let target = try await Installation.open(try roof.engine(StoragePlace(to)), library: shipped, at: .now)
            do {
                let figures = try await source.move(city, to: target, at: .now)
                for table in figures where table.rows > 0 {
                    let digits = table.checksum.prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
                    terminal.print("\(table.table)\t\(table.rows)\t\(digits.joined())")
                }
            } catch let error as MoveCity.Failure {
                terminal.printError("ikusei: " + error.phrase[terminal.language])
                throw ExitStatus.inputErrors
            }
            await source.close()
            await target.close()
        }
    }
}

extension MoveCity.Failure {
    fileprivate var phrase: Phrase {
        switch self {
        case .targetNotEmpty(let table):
            Phrase(ja: "移す先にすでにデータがあります（\(table)）", en: "the target has data already (\(table))")
        case .notTheSame(let table):
            Phrase(
                ja: "移した内容が元と一致しません（\(table)）。何も残していません",
                en: "what arrived is not what was sent (\(table)); nothing was kept")
        }
    }
}
