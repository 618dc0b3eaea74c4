import ArgumentParser
import Kernel
import Operations
import Storage

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "市のデータベースを、動かしたまま複製して確かめる / copy a city's database while it is in use, and check the copy",
        discussion: """
            例 / example:
              ikusei backup --data /var/lib/ikusei --city aoba --out aoba-20261001.sqlite

            複製を開き（PostgreSQLでは別のスキーマに戻し）、全行を元と比べます。
            / The copy is opened (with PostgreSQL restored into a schema of its own) and every row compared with the
            original.
            """)

    @OptionGroup var subject: BackupSubject

    @Option(help: "書き出すファイル / file to write")
    var out: String

    @OptionGroup var storage: StorageOptions
    @OptionGroup var options: GlobalOptions

    func run() async throws {
        let terminal = options.terminal
        try await terminal.reporting {
            try await terminal.reportingBackups {
                let engine = try IkuseiCommand.roof.engine(storage.place)
                let name = subject.city.map { "city_" + $0 } ?? "ikusei"
                guard try await engine.exists(name) else { throw terminal.unknownCity(subject.city ?? name) }
                let facts = try await engine.backUp(name, to: out)
                terminal.print("\(out)  \(facts.bytes.bytesInWords)  \(facts.words[terminal.language])")
            }
        }
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "複製から市のデータベースを戻す（サーバーを止めて） / bring a city back from a copy, with the server stopped",
        discussion: """
            例 / example:
              ikusei restore aoba-20261001.sqlite --data /var/lib/ikusei --city aoba --replace

            --replace を付けると、今のデータベースは名前を変えて残します。
            / With --replace the present database is kept under another name.
            """)

    @Argument(help: "複製のファイル / the copy")
    var file: String

    @OptionGroup var subject: BackupSubject

    @Flag(help: "今のデータベースと置き換える / take the place of the present database")
    var replace = false

    @OptionGroup var storage: StorageOptions
    @OptionGroup var options: GlobalOptions

    private func restoreOwn(_ terminal: Terminal) async throws {
        let outcome = try await RestoreCity.runOwn(
            file, replacing: replace, engine: try IkuseiCommand.roof.engine(storage.place),
            library: try storage.shipped(), at: .now)
        terminal.print(
            Phrase(
                ja: "全体のデータベースを戻しました（\(outcome.cities)市）", en: "the installation is restored (\(outcome.cities) cities)"
            )[
                terminal.language])
        if let kept = outcome.kept {
            terminal.print(Phrase(ja: "前のもの: \(kept)", en: "what was there before: \(kept)")[terminal.language])
        }
    }

    func run() async throws {
        let terminal = options.terminal
        try await terminal.reporting {
            try await terminal.reportingBackups {
                guard let city = subject.city else { return try await restoreOwn(terminal) }
                let outcome = try await RestoreCity.run(
                    file, as: city, replacing: replace, engine: try IkuseiCommand.roof.engine(storage.place),
                    library: try storage.shipped(), at: .now)
                terminal.print(
                    Phrase(
                        ja: "\(city): 戻しました（職員\(outcome.people.grouped)人）",
                        en: "\(city): restored (\(outcome.people.grouped) people)")[terminal.language])
                if let kept = outcome.kept {
                    terminal.print(Phrase(ja: "前のもの: \(kept)", en: "what was there before: \(kept)")[terminal.language])
                }
            }
        }
    }
}

/// Which database: a city's, or the installation's own, which knows the cities.
struct BackupSubject: ParsableArguments {
    @Option(help: "市の略称 / short name of the city")
    var city: String?

    @Flag(help: "市ではなく、市の一覧と鍵のある全体のデータベース / the installation's own database, with the list of cities and the key")
    var installation = false

    func validate() throws {
        guard (city == nil) == installation else {
            throw ValidationError("--city か --installation のどちらか一つ / either --city or --installation")
        }
    }
}

extension Terminal {
    func unknownCity(_ city: String) -> InputErrors {
        InputErrors([
            Diagnostic(
                .error, "I022", at: Place(file: city), Phrase(ja: "そのような市はありません", en: "there is no such city"))
        ])
    }

    fileprivate func reportingBackups(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let error as BackupError {
            printError("ikusei: " + error.phrase[language])
            throw ExitStatus.inputErrors
        } catch CityError.noPlan {
            printError(
                "ikusei: "
                    + Phrase(
                        ja: "複製に施行中の計画がないため、市を登録できません。先に ikusei city add で加えてください",
                        en:
                            "the copy has no plan in force, so the city cannot be registered: add it first with city add"
                    )[
                        language])
            throw ExitStatus.inputErrors
        }
    }
}

extension BackupFacts {
    var words: Phrase {
        switch depth {
        case .rows:
            Phrase(
                ja: "\(tables.count)表 \(rows.grouped)行を元と比べて一致",
                en: "\(tables.count) tables, \(rows.grouped) rows, equal to the original")
        case .contents:
            Phrase(ja: "\(tables.count)表の目次を確認（中身は未照合）", en: "\(tables.count) tables listed; rows not compared")
        }
    }
}

extension BackupError {
    var phrase: Phrase {
        switch self {
        case .toolMissing(let name):
            Phrase(
                ja: "\(name) がありません。PostgreSQLのクライアントを入れてください",
                en: "\(name) is missing: install PostgreSQL's client tools")
        case .toolFailed(let message):
            Phrase(ja: "PostgreSQLの道具が失敗しました: \(message)", en: "a tool of PostgreSQL failed: \(message)")
        case .broken(let what): Phrase(ja: "複製が壊れています: \(what)", en: "the copy is broken: \(what)")
        case .isThere(let name):
            Phrase(
                ja: "すでにあります（置き換えるなら --replace）: \(name)",
                en: "it is there already (--replace to take its place): \(name)")
        case .inUse:
            Phrase(
                ja: "動いているサーバー（またはほかのikuseiコマンド）がこのデータベースを使っています。サーバーを止めてから、もう一度実行してください",
                en:
                    "a running server (or another ikusei command) uses this database: stop the server, then run it again"
            )
        }
    }
}
