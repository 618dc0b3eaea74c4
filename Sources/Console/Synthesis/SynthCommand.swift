import ArgumentParser
import Formats
import Kernel
import Operations

struct SynthCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "synth",
        abstract: "計画に合う架空の市を作る（名簿・回答・研修歴） / make a city that fits a plan: roster, answers, records",
        discussion: """
            同じ引数からは同じファイルができます。 / The same arguments give the same bytes.
            例 / example:
              ikusei synth --plan plans/okayama.yaml --staff 7700 --seed 1 --out demo/okayama
            """)

    @Option(help: "計画ファイル / plan file")
    var plan: String

    @Option(help: "職員数 / number of staff")
    var staff: Int

    @Option(help: "乱数の種 / seed")
    var seed: UInt64 = 1

    @Option(name: .customLong("as-of"), help: "最新の日 / newest date")
    var date: CalendarDate = FiscalYear(2026).firstDay

    @Option(help: "何年度分の名簿か / fiscal years of history")
    var years: Int = 5

    @Option(help: "書き出すフォルダ / output folder")
    var out: String

    @Option(help: "文字コード / encoding: utf8BOM | utf8 | cp932")
    var encoding: TextEncoding = .utf8BOM

    @Option(
        help:
            "名簿の形（それを読む対応表の名前） / form of the roster, by its mapping: ikusei-standard | sjis-fixed-codes | future-orders"
    )
    var layout: RosterLayout = .standard

    @Flag(help: "年度の残りの回、希望、都合も作る / also the sessions of the rest of the year, wishes, and busy times")
    var sessions = false

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        guard (1...2_000_000).contains(staff) else {
            throw ValidationError("--staff: 1…2,000,000")
        }
        guard (1...30).contains(years) else { throw ValidationError("--years: 1…30") }
    }

    func run() throws {
        let terminal = options.terminal
        do {
            let files = try MakeCity(
                plan: plan, staff: staff, seed: seed, date: date, years: years, encoding: encoding, layout: layout,
                sessions: sessions, to: out)
            for name in files.names { terminal.print("\(out)/\(name)") }
        } catch let error as InputErrors {
            terminal.report(error.diagnostics)
            throw ExitStatus.inputErrors
        }
    }
}

extension RosterLayout: ExpressibleByArgument {}
