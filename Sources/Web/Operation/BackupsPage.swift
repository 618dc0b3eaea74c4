import Domain
import Hummingbird
import Kernel
import Operations

/// The copies of the city's database.
struct BackupsPage: WebPage {
    struct Line: Sendable {
        let id: Int64
        let time: String
        let kind: String
        let by: String?
        let file: String
        let contents: String
        let size: String
        var isVerified = false
        var isListed = false
        var isBroken = false
        var isFailed = false
        var isGone = false
        let verifiedAt: String?
        let flaw: String?
        let canVerify: Bool
    }

    let hasShelf: Bool
    let isLate: Bool
    let lastAge: String
    let place: String
    let schedule: String
    let free: String
    let isUnderWay: Bool
    let hasBackups: Bool
    let backups: [Line]

    init(_ context: SignedInContext, _ found: (open: [SeeJobs.Line], lines: [ManageBackups.Line])) throws {
        let language = context.language
        let shelf = try context.works.shelf
        hasShelf = shelf != nil
        let hours = found.lines.first { $0.job.state == .done }?.job.finishedAt.map {
            Int(context.now.seconds(since: $0) / 3600)
        }
        isLate = (hours ?? 0) > 30
        lastAge = Phrase(ja: "\(hours ?? 0)時間", en: "\(hours ?? 0) hours")[language]
        place = shelf?.folder ?? ""
        let keeps = shelf?.keeps ?? 0
        schedule =
            Phrase(ja: "毎日 2:00 ごろ、新しい\(keeps)個を残す", en: "daily at about 2:00; the newest \(keeps) are kept")[language]
        free = shelf?.free?.bytesInWords ?? "–"
        isUnderWay = !found.open.isEmpty
        backups = found.lines.map { Line($0, context) }
        hasBackups = !backups.isEmpty
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        let found = try await ManageBackups(context.works).list(for: context.caller)
        return try context.show(try BackupsPage(context, found))
    }

    @Sendable static func request(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let context = submission.context
        try await ManageBackups(context.works).request(for: context.caller)
        return context.redirect(to: context.address(.backups), notice: .backupRequested)
    }

    /// Reads the whole copy.
    @Sendable static func verify(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let context = submission.context
        let isWhole = try await ManageBackups(context.works).verify(submission.value, for: context.caller)
        return context.redirect(to: context.address(.backups), notice: isWhole ? .backupWhole : .backupBroken)
    }

    static let source = """
        {{! title: [[バックアップ|Backups]] }}
        <h1>[[バックアップ|Backups]]</h1>
        {{^hasShelf}}<div class="notice warning"><p>[[保存先が決まっていないため、バックアップを取れません。サーバーを --backups を付けて起動してください。|No folder for backups has been set: start the server with --backups.]]</p></div>{{/hasShelf}}
        {{#isLate}}<div class="notice warning"><p>[[最後のバックアップから {{lastAge}} たっています。|The last backup is {{lastAge}} old.]]</p></div>{{/isLate}}
        {{#hasShelf}}
        <dl class="facts"><dt>[[保存先|Kept in]]</dt><dd class="mono">{{place}}</dd><dt>[[自動の予定|Schedule]]</dt><dd>{{schedule}}</dd><dt>[[空き容量|Space left]]</dt><dd>{{free}}</dd></dl>
        {{#isUnderWay}}<p class="notice">[[バックアップを取っています。|A backup is under way.]] <a href="/backups">[[更新する|Refresh]]</a></p>{{/isUnderWay}}
        <form method="post" action="/backups"><input type="hidden" name="csrf" value="{{csrf}}"><p class="actions"><button class="button">[[今すぐバックアップを取る|Make a backup now]]</button></p></form>
        {{/hasShelf}}
        {{^hasBackups}}<p class="nothing">[[まだバックアップがありません。|There is no backup yet.]]</p>{{/hasBackups}}
        {{#hasBackups}}
        <div class="scroll" tabindex="0" role="region" aria-label="[[バックアップの一覧|List of backups]]">
        <table class="listing"><caption class="hidden">[[バックアップの一覧|List of backups]]</caption><thead><tr><th scope="col">[[日時|Time]]</th><th scope="col">[[種類|Kind]]</th><th scope="col" class="number">[[大きさ|Size]]</th><th scope="col">[[検証|Verification]]</th><th scope="col">[[できること|Actions]]</th></tr></thead><tbody>
        {{#backups}}<tr class="middle"><th scope="row">{{.time}}<span class="about mono">{{.file}}</span></th><td>{{.kind}}{{#.by}} <span class="small">{{.}}</span>{{/.by}}</td><td class="number">{{.size}}<span class="about">{{.contents}}</span></td><td>{{#.isVerified}}<span class="state done">[[全行を確認済み|Every row verified]]</span>{{/.isVerified}}{{#.isListed}}<span class="state done">[[目次を確認済み|Contents verified]]</span>{{/.isListed}}{{#.isBroken}}<span class="state late">[[壊れています|Broken]]</span>{{/.isBroken}}{{#.isFailed}}<span class="state late">[[取れませんでした|Failed]]</span>{{/.isFailed}}{{#.isGone}}<span class="state none">[[ファイルなし|No file here]]</span>{{/.isGone}}{{#.verifiedAt}}<span class="about">{{.}}</span>{{/.verifiedAt}}{{#.flaw}}<span class="about">{{.}}</span>{{/.flaw}}</td><td>{{#.canVerify}}<form method="post" action="/backups/{{id}}/verify"><input type="hidden" name="csrf" value="{{csrf}}"><button class="button small-button">[[もう一度検証する|Verify again]]<span class="hidden"> {{time}}</span></button></form>{{/.canVerify}}{{^.canVerify}}–{{/.canVerify}}</td></tr>{{/backups}}
        </tbody></table>
        </div>
        <p class="small">[[バックアップは、取った時点の元のデータと比べてから一覧に載せます。元に戻す作業は、サーバーを止めて ikusei restore で行います。|A backup is compared with the original as it was at the moment before it is listed. Restoring is done with the server stopped, by ikusei restore.]]</p>
        {{/hasBackups}}
        """
}

extension BackupsPage.Line {
    init(_ line: ManageBackups.Line, _ context: SignedInContext) {
        let (job, detail, language) = (line.job, line.job.detail, context.language)
        id = job.id
        time = context.words(for: job.finishedAt ?? job.dueAt)
        by = detail["by"]
        kind = (by == nil ? Phrase(ja: "自動", en: "automatic") : Phrase(ja: "手動", en: "manual"))[language]
        file = detail["file"] ?? ""
        size = detail["bytes"].flatMap { Int64($0) }?.bytesInWords ?? "–"
        let tables = detail["tables"] ?? "0"
        contents =
            detail["rows"].flatMap { Int($0) }.map {
                Phrase(ja: "\(tables)表 \($0.grouped)行", en: "\(tables) tables, \($0.grouped) rows")[language]
            } ?? (detail["tables"] == nil ? "" : Phrase(ja: "\(tables)表", en: "\(tables) tables")[language])
        flaw = job.state == .failed ? detail["error"] : detail["broken"]
        isFailed = job.state == .failed
        isGone = !isFailed && !line.isThere
        isBroken = !isFailed && !isGone && detail["broken"] != nil
        isVerified = !isFailed && !isGone && !isBroken && detail["depth"] == "rows"
        isListed = !isFailed && !isGone && !isBroken && detail["depth"] == "contents"
        verifiedAt =
            isFailed || isGone
            ? nil : detail["verified"].flatMap { Int64($0) }.map { context.words(for: Instant(milliseconds: $0)) }
        canVerify = !isFailed && line.isThere
    }
}
