import Domain
import Hummingbird
import Kernel
import Operations

/// The versions of the plan.
struct PlanPage: WebPage {
    struct Line: Sendable {
        let title: String
        let version: String
        let note: String?
        let errors: String?
        let uploaded: String
        let uploadedBy: String?
        let since: String?
        let until: String?
        var isInForce = false
        var isScheduled = false
        var isDraft = false
        var isPast = false
        let bookletHref: String?
        let downloadHref: String
        let editHref: String?
        let differenceHref: String?
        let canPutInForce: Bool
        let discardHref: String?
    }

    struct Option: Sendable {
        let value: String
        let label: String
    }

    let hasVersions: Bool
    let versions: [Line]
    let mayEdit: Bool
    let templates: [Option]
    var error: String?

    static let largest = 1 << 20

    init(_ context: SignedInContext, _ all: [KeepPlan.Version]) throws {
        let mayEdit = Policy.allows(.editPlan, to: context.visitor)
        let mayDecide = Policy.allows(.putPlanInForce, to: context.visitor)
        let today = context.now.dayInJapan
        let decided = all.filter { $0.inForceFrom != nil }.sorted {
            ($0.inForceFrom ?? today, $0.id) < ($1.inForceFrom ?? today, $1.id)
        }
        let current = decided.last { ($0.inForceFrom ?? today) <= today }?.id
        var lastDays = [Int64: CalendarDate]()
        for (version, next) in zip(decided, decided.dropFirst()) {
            lastDays[version.id] = next.inForceFrom?.adding(days: -1)
        }
        func words(_ date: CalendarDate) -> String { date.written(in: context.language, usesEra: context.usesEra) }
        versions = all.map { version in
            let isDraft = version.inForceFrom == nil
            let isFaulty = version.errorCount > 0
            var line = Line(
                title: version.title.isEmpty
                    ? Phrase(ja: "（計画として読めない下書き）", en: "(a draft that does not read as a plan)")[context.language]
                    : version.title,
                version: version.name[context.language],
                note: isDraft && !version.label.isEmpty
                    ? Phrase(ja: "登録番号 \(version.id)", en: "draft no. \(version.id)")[context.language] : nil,
                errors: isFaulty ? version.errorCount.grouped : nil,
                uploaded: context.words(for: version.addedAt), uploadedBy: version.addedBy,
                since: version.inForceFrom.map(words), until: lastDays[version.id].map(words),
                bookletHref: isFaulty ? nil : "\(context.address(.planBooklet, version.id))",
                downloadHref: "\(context.address(.planFile, version.id))",
                editHref: mayEdit ? "\(context.address(.planEdit, version.id))" : nil,
                differenceHref: mayEdit && version.id != current
                    ? "\(context.address(.planDifference, version.id))" : nil,
                canPutInForce: mayDecide && isDraft && !isFaulty,
                discardHref: mayEdit && (isDraft || mayDecide && (version.inForceFrom ?? today) > today)
                    ? "\(context.address(.planDiscard, version.id))" : nil)
            line.isDraft = isDraft
            line.isInForce = version.id == current
            line.isScheduled = (version.inForceFrom ?? today) > today
            line.isPast = !isDraft && !line.isInForce && !line.isScheduled
            return line
        }
        hasVersions = !all.isEmpty
        self.mayEdit = mayEdit
        templates = mayEdit ? try Self.templates(context) : []
    }

    private static func templates(_ context: SignedInContext) throws -> [Option] {
        try context.works.library.templates().map { name, text in
            let comment = text.split(separator: "\n").first { $0.hasPrefix("# ひな形:") }
            return Option(value: name, label: comment.map { String($0.dropFirst(6)).trimmed } ?? name)
        }
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        let versions = try await KeepPlan(context.works).checkedVersions(for: context.caller)
        return try context.show(PlanPage(context, versions))
    }

    @Sendable static func upload(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let context = submission.context
        let keeping = KeepPlan(try context.works)
        let error: Phrase
        if let file = submission.form.file("file"), !file.content.isEmpty {
            if file.content.count > largest {
                error = Phrase(ja: "1 MBまでのファイルを選んでください。", en: "Choose a file of up to 1 MB.")
            } else if let text = String(validating: file.content, as: UTF8.self) {
                let id = try await keeping.addDraft(
                    String(text.trimmingPrefix("\u{FEFF}")).replacing("\r\n", with: "\n"), note: file.fileName,
                    for: context.caller)
                return context.redirect(to: context.address(.planEdit, id), notice: .saved)
            } else {
                error = Phrase(ja: "UTF-8のファイルではありません。", en: "The file is not UTF-8.")
            }
        } else {
            error = Phrase(ja: "ファイルを選んでください。", en: "Please choose a file.")
        }
        var page = try PlanPage(context, try await keeping.checkedVersions(for: context.caller))
        page.error = error[context.language]
        return try context.show(page, status: .unprocessableContent)
    }

    @Sendable static func begin(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let context = submission.context
        let works = try context.works
        guard let template = works.library.templates().first(where: { $0.name == submission.form["template"] }) else {
            throw Refusal.invalid(Phrase(ja: "ひな形を選んでください。", en: "Please choose a template."))
        }
        let id = try await KeepPlan(works).addDraft(template.text, note: template.name, for: context.caller)
        return context.redirect(to: context.address(.planEdit, id), notice: .saved)
    }

    static let source = """
        {{! title: [[計画の版|Plan versions]] }}
        <h1>[[計画の版|Plan versions]]</h1>
        <p class="lead">[[計画は一つのファイルです。新しい版は、違いと職員への影響を確かめてから施行します。|The plan is one file. A new version is put in force only after you have seen what changes, and for whom.]]</p>
        {{#error}}<div class="notice error" role="alert" tabindex="-1" id="summary"><h2>[[登録できませんでした|It was not registered]]</h2><ul><li><a href="#file">{{.}}</a></li></ul></div>{{/error}}
        {{^hasVersions}}<p class="nothing">[[まだ計画がありません。|There is no plan yet.]]{{#mayEdit}} [[下から登録するか、ひな形を選んでください。|Upload one below, or choose a template.]]{{/mayEdit}}</p>{{/hasVersions}}
        {{#hasVersions}}
        <div class="scroll" tabindex="0" role="region" aria-label="[[計画の版の一覧|List of plan versions]]">
        <table class="listing wide"><caption class="hidden">[[計画の版の一覧|List of plan versions]]</caption><thead><tr><th scope="col">[[状態|State]]</th><th scope="col">[[版|Version]]</th><th scope="col">[[施行期間|In force]]</th><th scope="col">[[登録|Registered]]</th><th scope="col">[[できること|Actions]]</th></tr></thead><tbody>
        {{#versions}}
        <tr class="middle"><td>{{#.isInForce}}<span class="state done">[[施行中|In force]]</span>{{/.isInForce}}{{#.isScheduled}}<span class="state soon">[[施行待ち|Scheduled]]</span>{{/.isScheduled}}{{#.isDraft}}<span class="state undecided">[[下書き|Draft]]</span>{{#.errors}}<span class="about"><span class="tag error">[[誤り {{.}}件|Errors: {{.}}]]</span></span>{{/.errors}}{{/.isDraft}}{{#.isPast}}<span class="state none">[[終了|Past]]</span>{{/.isPast}}</td>
        <th scope="row">{{.version}}{{#.note}} <span class="small">{{.}}</span>{{/.note}}<span class="about">{{.title}}</span></th><td>{{#.since}}{{.}} –{{/.since}}{{#.until}} {{.}}{{/.until}}{{^.since}}–{{/.since}}</td><td>{{.uploaded}}{{#.uploadedBy}}<span class="about">{{.}}</span>{{/.uploadedBy}}</td>
        <td><ul class="links">{{#.bookletHref}}<li><a href="{{.}}">[[冊子|Booklet]]<span class="hidden"> {{version}}</span></a></li>{{/.bookletHref}}<li><a href="{{.downloadHref}}">[[保存|Download]]<span class="hidden"> {{.version}}</span></a></li>{{#.editHref}}<li><a href="{{.}}{{#errors}}#diagnostics{{/errors}}">{{#errors}}[[誤りを直す|Correct the errors]]{{/errors}}{{^errors}}{{#isDraft}}[[編集|Edit]]{{/isDraft}}{{^isDraft}}[[これをもとに編集|Edit a copy]]{{/isDraft}}{{/errors}}<span class="hidden"> {{version}}</span></a></li>{{/.editHref}}{{^.errors}}{{#.differenceHref}}<li><a href="{{.}}">[[施行中の版との違い|Compare with the one in force]]<span class="hidden"> {{version}}</span></a></li>{{/.differenceHref}}{{/.errors}}{{#.canPutInForce}}<li><a class="strong" href="{{.differenceHref}}#put-in-force">[[施行する|Put in force]]</a></li>{{/.canPutInForce}}{{#.discardHref}}<li><form method="post" action="{{.}}"><input type="hidden" name="csrf" value="{{csrf}}"><button class="linklike grave">{{#isDraft}}[[下書きを捨てる|Discard]]{{/isDraft}}{{^isDraft}}[[施行を取りやめる|Call off]]{{/isDraft}}</button></form></li>{{/.discardHref}}</ul></td></tr>
        {{/versions}}
        </tbody></table>
        </div>
        {{/hasVersions}}
        {{#mayEdit}}
        <div class="columns">
        <section aria-labelledby="upload">
        <h2 id="upload">[[新しい版を登録する|Register a new version]]</h2>
        <form class="form" method="post" action="/plan" enctype="multipart/form-data"><input type="hidden" name="csrf" value="{{csrf}}">
          <div class="field"><label for="file">[[計画ファイル|Plan file]]</label><p class="hint" id="file-hint">[[.yaml 形式（UTF-8）、1 MB まで。登録しても、施行するまで何も変わりません。|A .yaml file (UTF-8) of up to 1 MB. Nothing changes until it is put in force.]]</p><input type="file" id="file" name="file" accept=".yaml,.yml" required aria-describedby="file-hint file-error"{{#error}} aria-invalid="true"{{/error}}><p class="error" id="file-error">{{error}}</p></div>
          <div class="actions"><button class="button">[[下書きにして点検する|Keep as a draft and check]]</button></div>
        </form>
        </section>
        <section aria-labelledby="begin">
        <h2 id="begin">[[ひな形から始める|Start from a template]]</h2>
        <form class="form" method="post" action="/plan/from-template"><input type="hidden" name="csrf" value="{{csrf}}">
          <div class="field"><label for="template">[[ひな形|Template]]</label><select id="template" name="template">{{#templates}}<option value="{{.value}}">{{.label}}</option>{{/templates}}</select></div>
          <div class="actions"><button class="button secondary">[[下書きを作る|Make a draft]]</button></div>
        </form>
        </section>
        </div>
        {{/mayEdit}}
        """
}

extension KeepPlan.Version {
    /// 第2.0版; a draft whose file does not say which it is goes by its number here.
    var name: Phrase {
        label.isEmpty
            ? Phrase(ja: "登録番号 \(id) の下書き", en: "Draft no. \(id)") : Phrase(ja: "第\(label)版", en: "Version \(label)")
    }
}
