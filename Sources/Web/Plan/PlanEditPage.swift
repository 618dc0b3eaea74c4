import Domain
import Hummingbird
import Kernel
import Operations

/// The text of a version, checked, and kept as a draft of its own when it changes.
struct PlanEditPage: WebPage {
    struct Finding: Sendable {
        let anchor: String
        let line: Int
        let column: Int
        let kind: String
        let tag: String
        let text: String
        let help: String?
        let before: String?
        let lineText: String
        let after: String?
    }

    let name: String
    let id: Int64
    let text: String
    let base: Int64
    let isClean: Bool
    let canPutInForce: Bool
    let errorCount: Int
    let warningCount: Int
    let hasDiagnostics: Bool
    let hasMore: Bool
    let diagnostics: [Finding]
    var isConflict = false
    var conflictBy = ""
    var conflictHref = ""
    let trail: [Crumb]

    static let mostShown = 200
    static let largest = 2 << 20

    init(_ context: SignedInContext, _ version: KeepPlan.Version, text: String, newest: Int64) throws {
        let found = KeepPlan(try context.works).check(text, on: context.now.dayInJapan)
        name = version.name[context.language]
        id = version.id
        self.text = text
        base = newest
        isClean = !found.diagnostics.contains { $0.severity != .note }
        canPutInForce = found.plan != nil && !found.diagnostics.hasErrors
        errorCount = found.diagnostics.count { $0.severity == .error }
        warningCount = found.diagnostics.count { $0.severity == .warning }
        hasDiagnostics = !found.diagnostics.isEmpty
        hasMore = found.diagnostics.count > Self.mostShown
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0.prefix(300)) }
        diagnostics = found.diagnostics.prefix(Self.mostShown).enumerated().map { index, diagnostic in
            Finding(diagnostic, number: index + 1, lines, in: context.language)
        }
        trail = [Crumb(Phrase(ja: "計画の版", en: "Plan versions")[context.language], context.address(.plan))]
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        let keeping = KeepPlan(try context.works)
        let (version, text) = try await keeping.version(visit.value, for: context.caller)
        let newest = try await keeping.versions(for: context.caller).first?.id ?? version.id
        return try context.show(PlanEditPage(context, version, text: text, newest: newest))
    }

    @Sendable static func take(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let (context, form) = (submission.context, submission.form)
        let keeping = KeepPlan(try context.works)
        let (version, _) = try await keeping.version(submission.value, for: context.caller)
        guard let text = form["text"], text.utf8.count <= largest, let base = form["base"].flatMap({ Int64($0) }) else {
            throw Refusal.malformed(.unfinished)
        }
        guard form["action"] == "save" else {
            return try context.show(PlanEditPage(context, version, text: text, newest: base))
        }
        do {
            let id = try await keeping.save(text, from: version.id, newest: base, for: context.caller)
            return context.redirect(to: context.address(.planEdit, id), notice: .saved)
        } catch let overtaken as KeepPlan.Overtaken {
            var page = try PlanEditPage(context, version, text: text, newest: overtaken.newest.id)
            page.isConflict = true
            page.conflictBy = overtaken.newest.addedBy ?? "–"
            page.conflictHref = "\(context.address(.planEdit, overtaken.newest.id))"
            return try context.show(page, status: .conflict)
        }
    }

    @Sendable static func discard(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let context = submission.context
        try await KeepPlan(context.works).discard(submission.value, for: context.caller)
        return context.redirect(to: context.address(.plan), notice: .draftDiscarded)
    }

    static let source = """
        {{! title: [[計画の編集|Edit the plan]] }}
        <h1>[[計画の編集|Edit the plan]] <span class="about">{{name}}</span></h1>
        {{#isConflict}}<div class="notice error" role="alert" tabindex="-1" id="summary"><h2>[[まだ保存していません|Not saved yet]]</h2><p>[[開いてから今までに、別の下書きが保存されました（{{conflictBy}}）。あなたの文は下に残っています。相手の内容を確かめてから、もう一度保存してください。|Another draft has been kept since you opened this one ({{conflictBy}}). Your text is still below. Look at the other one before you save again.]]</p><p><a href="{{conflictHref}}">[[保存された下書きを見る|See the draft that was kept]]</a></p></div>{{/isConflict}}
        {{#isClean}}<div class="notice success" role="status"><p>[[誤りも注意もありません。|No errors and no warnings.]]</p></div>{{/isClean}}
        {{^isClean}}<div class="notice warning" role="status"><p>[[誤り {{errorCount}}件、注意 {{warningCount}}件。|Errors: {{errorCount}}. Warnings: {{warningCount}}.]] <a href="#diagnostics">[[一覧を見る|See the list]]</a></p></div>{{/isClean}}
        <form method="post" action="/plan/{{id}}/edit" enctype="multipart/form-data">
          <input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="base" value="{{base}}">
          <div class="field"><label for="text">[[計画ファイルの文|Text of the plan file]]</label>
          <p class="hint" id="text-hint">[[字下げに意味があります。空白2個で1段です。保存すると、新しい下書きになります。もとの版は変わりません。|Indentation matters: two spaces a step. Saving makes a new draft; the version it came from stays as it is.]]</p>
          <textarea class="source" id="text" name="text" rows="28" spellcheck="false" autocapitalize="none" wrap="off" aria-describedby="text-hint">{{text}}</textarea></div>
          <div class="actions"><button class="button" name="action" value="check">[[点検する|Check]]</button><button class="button secondary" name="action" value="save">[[下書きとして保存|Save as a draft]]</button><a href="/plan">[[保存せずに戻る|Go back without saving]]</a></div>
        </form>
        <section aria-labelledby="diagnostics">
        <h2 id="diagnostics">[[点検の結果|What the check found]]</h2>
        {{#canPutInForce}}<p>[[誤りがないので、施行できます。|There are no errors: it can be put in force.]] <a href="/plan/{{id}}/difference">[[保存した内容と施行中の版との違いを見る|Compare what is saved with the version in force]]</a></p>{{/canPutInForce}}
        {{^canPutInForce}}<p>[[誤りを直すまで施行できません。下書きとしては保存できます。|It cannot be put in force before the errors are corrected. It can be saved as a draft.]]</p>{{/canPutInForce}}
        {{#hasDiagnostics}}
        <ol class="plain">
        {{#diagnostics}}
        <li id="{{.anchor}}"><p><span class="tag {{.kind}}">{{.tag}}</span> <a class="mono" href="#text" data-line="{{.line}}" data-column="{{.column}}">[[{{.line}}行 {{.column}}桁|line {{.line}}, column {{.column}}]]</a> {{.text}}{{#.help}}<span class="about"> {{.}}</span>{{/.help}}</p>
        <div class="excerpt" tabindex="0" role="group" aria-label="[[{{.line}}行のあたり|Around line {{.line}}]]">{{#.before}}{{.}}
        {{/.before}}<b>{{.lineText}}</b>{{#.after}}
        {{.}}{{/.after}}</div></li>
        {{/diagnostics}}
        </ol>
        {{#hasMore}}<p class="small">[[ほかにもあります。上から直して、もう一度点検してください。|There are more. Correct these first and check again.]]</p>{{/hasMore}}
        {{/hasDiagnostics}}
        </section>
        """
}

extension PlanEditPage.Finding {
    init(_ diagnostic: Diagnostic, number: Int, _ lines: [String], in language: Language) {
        let place = max(diagnostic.place.line, 1)
        func line(_ number: Int) -> String? { lines.indices.contains(number - 1) ? lines[number - 1] : nil }
        anchor = "finding-\(number)"
        self.line = place
        column = max(diagnostic.place.column, 1)
        (kind, tag) =
            switch diagnostic.severity {
            case .error: ("error", Phrase(ja: "誤り", en: "Error")[language])
            case .warning: ("warning", Phrase(ja: "注意", en: "Warning")[language])
            case .note: ("", Phrase(ja: "お知らせ", en: "Note")[language])
            }
        text = diagnostic.message[language] + " (\(diagnostic.code))"
        help = diagnostic.suggestion.map { Phrase(ja: "もしかして: \($0)", en: "Did you mean: \($0)?")[language] }
        before = line(place - 1)
        lineText = line(place) ?? ""
        after = line(place + 1)
    }
}
