import Domain
import Hummingbird
import Kernel
import Operations

/// The work that the server does by itself.
struct JobsPage: WebPage {
    struct Running: Sendable {
        let id: Int64
        let name: String
        let isWaiting: Bool
        let percent: Int?
        let since: String
    }

    struct Over: Sendable {
        let name: String
        let by: String?
        let finished: String
        let took: String
        let isDone: Bool
        let isFailed: Bool
        let result: String
    }

    let hasRunning: Bool
    let running: [Running]
    let hasDone: Bool
    let done: [Over]

    init(_ context: SignedInContext, _ page: SeeJobs.Page) {
        let language = context.language
        func name(_ line: SeeJobs.Line) -> String {
            (line.kind?.name ?? Phrase(ja: "不明の処理", en: "Unknown work"))[language]
        }
        running = page.open.map { line in
            Running(
                id: line.id, name: name(line), isWaiting: line.state == .waiting,
                percent: line.progress.map { Int(($0 * 100).rounded()) },
                since: context.words(for: line.dueAt))
        }
        hasRunning = !running.isEmpty
        done = page.over.map { line in
            Over(
                name: name(line), by: line.detail["by"], finished: line.finishedAt.map(context.words) ?? "–",
                took: line.took[language], isDone: line.state == .done, isFailed: line.state == .failed,
                result: line.result[language])
        }
        hasDone = !done.isEmpty
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        let page = try await SeeJobs.run(by: context.caller, in: context.works.context)
        return try context.show(JobsPage(context, page))
    }

    static let source = """
        {{! title: [[処理の状況|Running work]] }}
        <h1>[[処理の状況|Running work]]</h1>
        <p class="lead">[[サーバーが自動で行う処理です。この画面を離れても続きます。|What the server does by itself. It goes on when you leave this page.]]</p>
        <p><a href="/jobs">[[最新の状況に更新する|Refresh]]</a></p>
        {{^hasRunning}}<p class="nothing">[[いま動いている処理はありません。|Nothing is running now.]]</p>{{/hasRunning}}
        {{#running}}
        <section class="card" aria-labelledby="job-{{.id}}"><h2 id="job-{{.id}}">{{.name}}</h2>
        {{#.isWaiting}}<p>[[順番を待っています。|It waits for its turn.]]</p>{{/.isWaiting}}
        {{^.isWaiting}}{{#.percent}}<p><span class="strong">{{.}} %</span></p><progress max="100" value="{{.}}" aria-label="[[進み具合|Progress]]">{{.}} %</progress>{{/.percent}}{{^.percent}}<progress aria-label="[[進み具合（終わりの見込みは不明）|Progress, end unknown]]"></progress>{{/.percent}}{{/.isWaiting}}
        <p class="small">[[予定の時刻|Due]]: {{.since}}</p></section>
        {{/running}}
        {{#hasDone}}
        <h2 id="done">[[終わった処理|Finished]]</h2>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="done">
        <table class="listing"><caption class="hidden">[[終わった処理|Finished]]</caption><thead><tr><th scope="col">[[状態|State]]</th><th scope="col">[[処理|Work]]</th><th scope="col">[[終わった時刻|Finished]]</th><th scope="col" class="number">[[かかった時間|Took]]</th><th scope="col">[[結果|Result]]</th></tr></thead><tbody>
        {{#done}}<tr><td>{{#.isDone}}<span class="state done">[[完了|Done]]</span>{{/.isDone}}{{#.isFailed}}<span class="state late">[[失敗|Failed]]</span>{{/.isFailed}}</td><th scope="row">{{.name}}{{#.by}}<span class="about">{{.}}</span>{{/.by}}</th><td class="nowrap">{{.finished}}</td><td class="number">{{.took}}</td><td>{{.result}}</td></tr>{{/done}}
        </tbody></table>
        </div>
        {{/hasDone}}
        """
}

extension SeeJobs.Line {
    var took: Phrase {
        guard let startedAt, let finishedAt else { return Phrase("–") }
        return Phrase.seconds(finishedAt.seconds(since: startedAt))
    }

    var result: Phrase {
        if state == .failed { return Phrase(detail["error"] ?? "–") }
        switch kind {
        case .backup: return detail["file"].map { Phrase($0) } ?? Phrase("–")
        case .closeLeavers:
            let count = detail["closed"] ?? "0"
            return Phrase(ja: "\(count)件を閉鎖", en: "\(count) closed")
        case .verifyAudit:
            if let row = detail["broken"] {
                return Phrase(ja: "\(row)番から先のつながりが切れています", en: "broken from entry \(row) on")
            }
            return Phrase(ja: "すべてつながっています", en: "chained unbroken")
        case .remind:
            let count = detail["mails"] ?? "0"
            return Phrase(ja: "\(count)通を用意", en: "\(count) mails")
        case .retention:
            let count = detail["gone"].flatMap { Int($0) }?.grouped ?? "0"
            var words = Phrase(ja: "\(count)件を消去", en: "\(count) erased")
            if let skipped = detail["skipped"] {
                words.ja += "（消去できなかった人 \(skipped)人）"
                words.en += ", \(skipped) people could not be"
            }
            if detail["waiting"] != nil {
                words.ja += "（未反映の名簿の取込があるため、退職者は見送り）"
                words.en += "; people who left were spared while a roster import waits"
            }
            return words
        case .readRoster:
            let count = detail["warnings"] ?? "0"
            return count == "0"
                ? Phrase(ja: "済み", en: "done") : Phrase(ja: "済み（注意 \(count)件）", en: "done, \(count) warnings")
        default: return Phrase(ja: "済み", en: "done")
        }
    }
}

extension Phrase {
    /// 0.4秒, 1分12秒.
    static func seconds(_ seconds: Double) -> Phrase {
        if seconds < 60 {
            let text = seconds.written(decimals: 1)
            return Phrase(ja: "\(text)秒", en: "\(text) s")
        }
        let (minutes, rest) = Int(seconds.rounded()).quotientAndRemainder(dividingBy: 60)
        return Phrase(ja: "\(minutes)分\(rest)秒", en: "\(minutes) min \(rest) s")
    }
}
