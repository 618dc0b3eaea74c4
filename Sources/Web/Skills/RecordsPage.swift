import Domain
import Hummingbird
import Kernel
import Operations

/// Everything recorded of a person that the visitor may correct, the corrected beside the correction.
struct RecordsPage: WebPage {
    struct Line: Sendable {
        let kind: String
        let name: String
        let number: String
        let value: String
        let day: String
        let recorded: String
        let isCorrected: Bool
        let correctedBy: String
        let isVoid: Bool
        let corrects: String?
        let reason: String?
        let href: String?
    }

    let name: String
    let cardHref: String
    let hasLines: Bool
    let lines: [Line]
    let trail: [Crumb]

    var subject: String? { name }

    init(_ context: SignedInContext, _ look: CorrectRecord.Look, person: Int64) {
        let language = context.language
        name = look.state.roster.people[look.index].name
        cardHref = context.address(.person, person).description
        lines = look.lines.map { line in
            Line(
                kind: line.kind.name[language], name: line.name[language], number: "\(line.id)",
                value: line.isVoid ? "–" : Self.value(line, look.state.plan, context),
                day: context.words(for: line.day),
                recorded: context.words(for: line.recordedAt) + (line.recorder.map { " " + $0 } ?? ""),
                isCorrected: line.correctedBy != nil, correctedBy: line.correctedBy.map { "\($0)" } ?? "",
                isVoid: line.isVoid, corrects: line.corrects.map { "\($0)" }, reason: line.reason,
                href: line.isOpen
                    ? context.address(.personRecord, TwoValues(person, TwoValues(line.kind.rawValue, line.id)))
                        .description : nil)
        }
        hasLines = !lines.isEmpty
        trail = [Crumb(name, context.address(.person, person))]
    }

    static func value(_ line: CorrectRecord.Line, _ plan: Plan, _ context: SignedInContext) -> String {
        let language = context.language
        switch line.kind {
        case .evidence:
            guard let skill = line.skill, let rank = line.rank else { return "?" }
            return level(rank, of: skill, plan, language)
        case .completion:
            let hours = line.hours.flatMap {
                $0 > 0 ? Phrase(ja: "\($0.written)時間", en: "\($0.written) h")[language] : nil
            }
            let passed = (line.passed == true ? Phrase(ja: "修了", en: "passed") : Phrase(ja: "未修了", en: "not passed"))
            return [passed[language], hours].compactMap(\.self).joined(separator: " ")
        case .certificate: return Phrase(ja: "合格", en: "passed")[language]
        }
    }

    static func level(_ rank: Int, of skill: Int, _ plan: Plan, _ language: Language) -> String {
        guard rank > 0 else { return Phrase(ja: "まだ", en: "not yet")[language] }
        return plan.scale(of: skill).levels[rank - 1].name[language]
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        let look = try await CorrectRecord(context.works).see(visit.value, for: context.caller)
        return try context.show(RecordsPage(context, look, person: visit.value), asOf: look.state.date)
    }

    static let source = """
        {{! title: [[記録の訂正|Corrections]] }}
        <h1>[[記録の訂正|Corrections]] <span class="about">{{name}}</span></h1>
        <p class="lead">[[誤って記録したものは、消さずに、理由を付けて訂正します。訂正は、その日からの数字に使います。前の日の数字は、そのとき分かっていたとおりに残ります。|What was recorded wrongly is not deleted but corrected, with a reason. A correction counts from its day on; figures of days before stay as they were known.]]</p>
        {{^hasLines}}<p class="nothing">[[訂正できる記録はありません。|There is nothing that you could correct.]]</p>{{/hasLines}}
        {{#hasLines}}<div class="scroll" tabindex="0" role="region" aria-label="[[記録|Records]]">
        <table data-served class="listing"><caption class="hidden">[[記録|Records]]</caption><thead><tr><th scope="col">[[番号|No.]]</th><th scope="col">[[記録|Record]]</th><th scope="col">[[内容|Content]]</th><th scope="col">[[日付|Day]]</th><th scope="col">[[記録した日時と人|Recorded]]</th><th scope="col">[[状態|State]]</th></tr></thead><tbody>
        {{#lines}}<tr{{#.isCorrected}} class="removed"{{/.isCorrected}}><td class="nowrap">{{.kind}} {{.number}}</td><th scope="row">{{.name}}</th><td>{{.value}}</td><td class="nowrap">{{.day}}</td><td>{{.recorded}}</td><td>{{#.isCorrected}}<span class="state none">[[訂正済み（{{.correctedBy}}番）|Corrected by no. {{.correctedBy}}]]</span>{{/.isCorrected}}{{#.isVoid}}<span class="state late">[[取消|Taken away]]</span>{{/.isVoid}}{{#.corrects}}<span class="about">[[{{.}}番の訂正|Corrects no. {{.}}]]</span>{{/.corrects}}{{#.reason}}<span class="about">{{.}}</span>{{/.reason}}{{#.href}} <a href="{{.}}">[[訂正する|Correct]]<span class="hidden"> {{name}} {{number}}</span></a>{{/.href}}</td></tr>
        {{/lines}}
        </tbody></table></div>{{/hasLines}}
        <p><a href="{{cardHref}}">[[職員カードに戻る|Back to the card]]</a></p>
        """
}

extension CorrectRecord.Kind {
    var name: Phrase {
        switch self {
        case .evidence: Phrase(ja: "レベルの確認", en: "Level")
        case .completion: Phrase(ja: "研修の修了", en: "Completion")
        case .certificate: Phrase(ja: "資格", en: "Certificate")
        }
    }
}

extension Double {
    /// Without a point where there is nothing behind it.
    fileprivate var written: String { self == rounded() ? "\(Int(self))" : "\(self)" }
}
