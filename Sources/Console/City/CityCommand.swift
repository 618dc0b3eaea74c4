import ArgumentParser
import Formats
import Kernel
import Operations
import Storage

struct CityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "city",
        abstract: "サーバーの市町村 / municipalities of the server",
        subcommands: [CityAddCommand.self, CityListCommand.self, CitySignInCommand.self])
}

struct CityAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "市を加え、計画・名簿・回答・記録を取り込む / add a city with its plan, roster, answers and records",
        discussion: """
            例 / example:
              ikusei city add oyama --data /var/lib/ikusei --plan plans/oyama.yaml --roster hr/*.csv \\
                --answers answers.csv --completions completions.csv
            """)

    @Argument(help: "アドレスに使う略称（英小文字・数字・_） / short name, used in addresses")
    var slug: String

    @Option(help: "表示名（既定: 計画の自治体名） / name shown（default: the plan's municipality）")
    var name: String?

    @OptionGroup var input: InputOptions
    @OptionGroup var storage: StorageOptions
    @OptionGroup var options: GlobalOptions

    func run() async throws {
        let terminal = options.terminal
        try await terminal.reporting {
            let installation = try await storage.open(try IkuseiCommand.roof)
            let outcome = try await LoadCity(input.request).load(
                into: installation, slug: slug, name: name.map { Phrase($0) }, at: .now)
            terminal.print(
                Phrase(
                    ja:
                        "\(slug): 職員\(outcome.people.grouped)人、回答\(outcome.responses.grouped)件、修了\(outcome.completions.grouped)件、資格\(outcome.certificates.grouped)件、評価\(outcome.evidence.grouped)件",
                    en:
                        "\(slug): \(outcome.people.grouped) people, \(outcome.responses.grouped) responses, \(outcome.completions.grouped) completions, \(outcome.certificates.grouped) certificates, \(outcome.evidence.grouped) pieces of evidence"
                )[terminal.language])
            await installation.close()
        }
    }
}

struct CityListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "市町村の一覧 / the municipalities")

    @OptionGroup var storage: StorageOptions
    @OptionGroup var options: GlobalOptions

    func run() async throws {
        let terminal = options.terminal
        try await terminal.reporting {
            let installation = try await storage.open(try IkuseiCommand.roof)
            for city in installation.all { terminal.print("\(city.slug)\t\(city.name[terminal.language])") }
            await installation.close()
        }
    }
}

extension Terminal {
    /// Runs what uses databases; an error of the input or of a database is told in words, with the right exit code.
    func reporting(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let error as InputErrors {
            report(error.diagnostics)
            throw ExitStatus.inputErrors
        } catch let error as StorageError {
            printError("ikusei: " + error.phrase[language])
            throw ExitStatus.inputErrors
        }
    }
}

extension StorageError {
    var phrase: Phrase {
        switch self {
        case .duplicate(let constraint):
            Phrase(ja: "すでにあります（\(constraint)）", en: "it is there already (\(constraint))")
        case .brokenReference(let constraint):
            Phrase(ja: "参照先がありません（\(constraint)）", en: "what it refers to is not there (\(constraint))")
        case .refused(let constraint):
            Phrase(ja: "データベースが受け付けません（\(constraint)）", en: "the database refuses it (\(constraint))")
        case .unexpectedValue(let column, let found):
            Phrase(ja: "データベースの値が読めません（\(column)列目: \(found)）", en: "unreadable value in column \(column): \(found)")
        case .timeout: Phrase(ja: "データベースの応答が間に合いません", en: "the database took too long")
        case .unavailable(let reason):
            Phrase(ja: "データベースに接続できません: \(reason)", en: "the database cannot be reached: \(reason)")
        case .tooNew(let found, let known):
            Phrase(
                ja: "データベース（第\(found)版）は、このプログラム（第\(known)版まで）より新しいものです",
                en: "the database (version \(found)) is newer than this program (up to version \(known))")
        case .failed(let message): Phrase(ja: "データベースの誤り: \(message)", en: "database error: \(message)")
        }
    }
}
