import Domain
import Hummingbird
import Kernel
import Operations

/// The first step: which files, and how they are to be read.
struct RosterImportPage: WebPage {
    struct Option: Sendable {
        let value: String
        let name: String
        let text: String
        let checked: Bool
    }

    struct Finding: Sendable {
        let place: String
        let text: String
    }

    let mappings: [Option]
    let lastImport: String?
    let maximum: String
    var hasErrors = false
    var errors: [String: String] = [:]
    var diagnostics: [Finding] = []
    let trail: [Crumb]

    init(_ context: SignedInContext, last: String?, newest: Instant?, chosen: String?) throws {
        let language = context.language
        let shipped = try context.works.library.mappings().map { name, text in
            let mapping = RosterMapping.read(text, file: name).mapping
            return (value: name, name: mapping?.name[language] ?? name, text: mapping?.description?[language] ?? "")
        }
        var options = shipped
        if let last {
            options.insert(
                (
                    "last:", Phrase(ja: "前回と同じ", en: "As before")[language],
                    Phrase(ja: "前回の取込で使った対応表（\(last)）で読みます。", en: "With the mapping of the last import (\(last)).")[
                        language]
                ), at: 0)
        }
        options.append(
            (
                "guess:", Phrase(ja: "見出しから推定する", en: "Tell from the headers")[language],
                Phrase(
                    ja: "列の見出しと内容から読み方を推定します。次の画面で結果を確かめてください。",
                    en: "The columns are recognised by their headers and contents; check the result in the next step.")[
                        language]
            ))
        options.append(
            (
                "own:", Phrase(ja: "対応表のファイルを使う", en: "Use a mapping file")[language],
                Phrase(ja: "下の欄で選んだ対応表（.yaml）で読みます。", en: "With the mapping (.yaml) chosen below.")[language]
            ))
        let choice = chosen ?? options.first?.value
        mappings = options.map { Option(value: $0.value, name: $0.name, text: $0.text, checked: $0.value == choice) }
        lastImport = newest.map(context.words)
        maximum = "\(context.site.configuration.maximumUpload >> 20) MB"
        trail = [Crumb(Phrase(ja: "名簿の取込", en: "Roster import")[language], context.address(.roster))]
    }

    private static func page(_ context: SignedInContext, chosen: String? = nil) async throws -> RosterImportPage {
        let importing = ImportRoster(try context.works)
        let history = try await importing.history(for: context.caller)
        return try RosterImportPage(
            context, last: try await importing.lastMapping(for: context.caller),
            newest: history.imports.first { $0.id == history.newest }?.appliedAt, chosen: chosen)
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        try visit.context.show(try await page(visit.context))
    }

    @Sendable static func upload(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let (context, form) = (submission.context, submission.form)
        var errors = FormErrors()
        var findings = [Finding]()
        let files = form.files.filter { $0.name == "files" && !($0.fileName.isEmpty && $0.content.isEmpty) }
            .map { RosterFile(name: $0.fileName, bytes: $0.content) }
        if files.isEmpty { errors.add("files", Phrase(ja: "ファイルを選んでください。", en: "Please choose files.")) }
        if Set(files.map(\.name)).count != files.count {
            errors.add("files", Phrase(ja: "同じ名前のファイルがあります。", en: "Two files have the same name."))
        }
        let choice = choice(form, &errors)
        if errors.isEmpty, let choice {
            do {
                let id = try await ImportRoster(context.works).keep(files, reading: choice, for: context.caller)
                return context.redirect(to: context.address(.rosterCheck, id))
            } catch let wrong as InputErrors {
                findings = wrong.diagnostics.prefix(50).map { Finding($0, context.language) }
            } catch WorkError.invalid(let field, let why) {
                errors.add(field, why)
            }
        }
        var page = try await page(context, chosen: form["mapping"])
        page.hasErrors = true
        page.errors = errors.words(in: context.language)
        page.diagnostics = findings
        return try context.show(page, status: .unprocessableContent)
    }

    private static func choice(_ form: Form, _ errors: inout FormErrors) -> ImportRoster.MappingChoice? {
        switch form["mapping"] {
        case "last:": return .last
        case "guess:": return .guessed
        case "own:":
            guard let file = form.file("own"), let text = String(validating: file.content, as: UTF8.self) else {
                errors.add("own", Phrase(ja: "対応表のファイル（UTF-8）を選んでください。", en: "Choose a mapping file (UTF-8)."))
                return nil
            }
            return .own(name: file.fileName, text: String(text.trimmingPrefix("\u{FEFF}")))
        case let name?: return .shipped(name)
        case nil:
            errors.add("mapping", Phrase(ja: "読み方を選んでください。", en: "Choose how to read the columns."))
            return nil
        }
    }

    static let source = """
        {{! title: [[名簿の取込（1. ファイルを選ぶ）|Roster import: 1. Choose files]] }}
        <h1>[[名簿の取込|Roster import]]</h1>
        <ol class="steps"><li aria-current="step">[[1. ファイルを選ぶ|1. Choose files]]</li><li>[[2. 変わる内容を確かめる|2. Check what changes]]</li><li>[[3. 取り込む|3. Import]]</li></ol>
        {{#lastImport}}<p class="small">[[前回の取込: {{.}}|Last import: {{.}}]]　<a href="/roster">[[取込の履歴|History of imports]]</a></p>{{/lastImport}}
        {{#hasErrors}}<div class="notice error" role="alert" tabindex="-1" id="summary"><h2>[[ファイルを読めませんでした|The files could not be read]]</h2><ul>{{#errors.files}}<li><a href="#files">{{.}}</a></li>{{/errors.files}}{{#errors.mapping}}<li><a href="#mapping">{{.}}</a></li>{{/errors.mapping}}{{#errors.own}}<li><a href="#own">{{.}}</a></li>{{/errors.own}}{{#diagnostics}}<li><span class="mono">{{.place}}</span> {{.text}}</li>{{/diagnostics}}</ul></div>{{/hasErrors}}
        <form class="form" method="post" action="/roster/import" enctype="multipart/form-data"><input type="hidden" name="csrf" value="{{csrf}}">
          <div class="field"><label for="files">[[名簿のファイル（まとめて選べます）|Roster files (choose several at once)]]</label><p class="hint" id="files-hint">[[職員・所属・役割などのCSV。文字コードは自動で見分けます。合わせて {{maximum}} まで。|CSV files of staff, units, roles and so on. The encoding is recognised. Up to {{maximum}} in all.]]</p><input type="file" id="files" name="files" accept=".csv,.tsv,.txt" multiple required aria-describedby="files-hint files-error"{{#errors.files}} aria-invalid="true"{{/errors.files}}><p class="error" id="files-error">{{errors.files}}</p></div>
          <fieldset id="mapping" aria-describedby="mapping-error"><legend>[[列の読み方（対応表）|How to read the columns (mapping)]]</legend>
          {{#mappings}}<div class="choice"><input type="radio" id="mapping-{{.value}}" name="mapping" value="{{.value}}"{{#.checked}} checked{{/.checked}}><label for="mapping-{{.value}}">{{.name}}<span class="about">{{.text}}</span></label></div>{{/mappings}}
          <p class="error" id="mapping-error">{{errors.mapping}}</p></fieldset>
          <div class="field"><label for="own">[[対応表のファイル（使うときだけ）|Mapping file, if you use one]]</label><input type="file" id="own" name="own" accept=".yaml,.yml" aria-describedby="own-error"{{#errors.own}} aria-invalid="true"{{/errors.own}}><p class="error" id="own-error">{{errors.own}}</p></div>
          <div class="actions"><button class="button">[[読み込んで違いを見る|Read and show what changes]]</button><a href="/roster">[[やめる|Cancel]]</a></div>
          <p class="small">[[この段階では、まだ何も変わりません。|Nothing changes at this step.]]</p>
        </form>
        """
}

extension RosterImportPage.Finding {
    init(_ diagnostic: Diagnostic, _ language: Language) {
        let at = diagnostic.place
        place = at.file + (at.line > 0 ? ":\(at.line):\(max(at.column, 1))" : "")
        text = diagnostic.message[language] + " (\(diagnostic.code))"
    }
}
