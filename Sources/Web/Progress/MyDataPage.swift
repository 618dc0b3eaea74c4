import Domain
import Hummingbird
import Kernel
import Operations

/// All that the database holds about the visitor, and who looked at it.
struct MyDataPage: WebPage {
    struct Table: Sendable {
        let anchor: String
        let name: String
        let count: String
        let hasRows: Bool
        let hasMore: Bool
        let columns: [String]
        let rows: [Row]
    }

    struct Row: Sendable {
        let cells: [Cell]
    }

    struct Cell: Sendable {
        let text: String
        let isDate: Bool
    }

    let name: String
    let hasViews: Bool
    let views: [LookLine]
    let tables: [Table]

    /// What is shown of a long table; the file to take away has it all.
    static let mostRows = 100

    /// `plan` gives what is kept by its ids their names.
    init(_ data: OwnData, _ plan: Plan?, _ context: SignedInContext) {
        name = data.name
        views = data.looks.map { LookLine($0, context) }
        hasViews = !views.isEmpty
        tables = data.tables.map { table in
            Table(
                anchor: "table-" + table.id,
                name: (OwnDataWords.tables[table.id] ?? Phrase(table.id))[context.language],
                count: context.language == .ja ? "\(table.rows.count.grouped)件" : table.rows.count.grouped,
                hasRows: !table.rows.isEmpty, hasMore: table.rows.count > Self.mostRows,
                columns: table.columns.map { (OwnDataWords.columns[$0] ?? Phrase($0))[context.language] },
                rows: table.rows.suffix(Self.mostRows).map { row in
                    Row(
                        cells: zip(row, table.columns).map { value, column in
                            guard case .text(let text) = value else {
                                return Cell(text: Self.words(value, context), isDate: value.isDate)
                            }
                            return Cell(
                                text: OwnDataWords.value(text, table: table.id, column: column, plan, context),
                                isDate: false)
                        })
                })
        }
    }

    private static func words(_ value: OwnData.Value, _ context: SignedInContext) -> String {
        switch value {
        case .none: ""
        case .text(let text): text
        case .integer(let number): String(number)
        case .real(let number): number.written()
        case .flag(let flag): (flag ? Phrase(ja: "はい", en: "yes") : Phrase(ja: "いいえ", en: "no"))[context.language]
        case .day(let day):
            day.year > 9000
                ? Phrase(ja: "定めなし", en: "open")[context.language]
                : day.written(in: context.language, usesEra: context.usesEra)
        case .instant(let moment): context.words(for: moment)
        }
    }

    /// A query for each table that holds anything about people.
    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        let data = try await SeeOwnData(try context.works).everything(for: try context.caller)
        let plan = try? await context.works.state().plan
        return try context.show(MyDataPage(data, plan, context))
    }

    @Sendable static func export(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        let bytes = try await SeeOwnData(try context.works).export(for: try context.caller)
        return .file("my-data-\(context.now.dayInJapan).json", type: "application/json; charset=utf-8", bytes)
    }

    static let source = """
        {{! title: [[自分のデータ|My data]] }}
        <h1>[[自分のデータ|My data]]</h1>
        <p class="lead">[[Ikusei が {{name}} さんについて持っているデータのすべてです。誤りがあれば {{contact}} にお知らせください。|This is all that Ikusei holds about {{name}}. If anything is wrong, tell {{contact}}.]]</p>
        <p class="small">[[パスワードなど本人確認のための値と、資格の証明として送ったファイルの中身は、この一覧とJSONに含めていません。証明のファイルは「資格の登録」から保存できます。|Passwords and other proofs of identity, and the content of files that show certificates, are not in these lists; the files can be saved from "Certificates".]]</p>
        <p class="actions"><a class="button secondary" href="/my/data/export" download>[[すべてをJSONで保存する|Save everything as JSON]]</a></p>
        <nav aria-label="[[この画面の内容|On this page]]"><ul class="links"><li><a href="#views">[[見た人の記録|Who looked at it]]</a></li>{{#tables}}<li><a href="#{{.anchor}}">{{.name}}</a></li>{{/tables}}</ul></nav>
        <h2 id="views">[[あなたのデータを見た人|Who looked at your data]]</h2>
        {{^hasViews}}<p class="nothing">[[ほかに見た人はいません。|Nobody else has looked at it.]]</p>{{/hasViews}}
        {{#hasViews}}
        <div class="scroll" tabindex="0" role="region" aria-labelledby="views">
        <table class="listing medium"><thead><tr><th scope="col">[[日時|Time]]</th><th scope="col">[[見た人|Who]]</th><th scope="col">[[したこと|What]]</th></tr></thead><tbody>
        {{#views}}<tr><td class="nowrap">{{.time}}</td><th scope="row">{{.who}}{{#.role}}<span class="about">{{.}}</span>{{/.role}}</th><td>{{.what}}</td></tr>{{/views}}
        </tbody></table>
        </div>
        {{/hasViews}}
        {{#tables}}
        <h2 id="{{.anchor}}">{{.name}} <span class="about">{{.count}}</span></h2>
        {{^.hasRows}}<p class="nothing">[[データはありません。|There is none.]]</p>{{/.hasRows}}
        {{#.hasMore}}<p class="small">[[新しいものから100件を表示しています。すべてはJSONにあります。|The latest 100 are shown; the file has them all.]]</p>{{/.hasMore}}
        {{#.hasRows}}
        <div class="scroll" tabindex="0" role="region" aria-labelledby="{{.anchor}}">
        <table class="listing medium"><thead><tr>{{#.columns}}<th scope="col">{{.}}</th>{{/.columns}}</tr></thead><tbody>{{#.rows}}<tr>{{#.cells}}<td{{#.isDate}} class="nowrap"{{/.isDate}}>{{.text}}</td>{{/.cells}}</tr>{{/.rows}}</tbody></table>
        </div>
        {{/.hasRows}}
        {{/tables}}
        """
}

extension OwnData.Value {
    fileprivate var isDate: Bool {
        switch self {
        case .day, .instant: true
        default: false
        }
    }
}
