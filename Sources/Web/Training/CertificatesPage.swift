import Documents
import Domain
import Hummingbird
import Kernel
import Operations

/// Registrations that wait to be looked at, with the forms that confirm or return them.
struct CertificatesPage: WebPage {
    struct Line: Sendable {
        let id: Int64
        let name: String
        let person: String
        let personHref: String?
        let number: String
        let unit: String
        let passed: String
        let expires: String?
        let proofHref: String?
        let error: String?
        let note: String
    }

    /// `waited` has no head: it is the order of the list itself, the oldest first.
    enum Column: String, CaseIterable, Sendable { case waited, person, certificate, passed }

    let question: String
    let isNarrowed: Bool
    let isLong: Bool
    let hasRows: Bool
    let total: String
    let rows: [Line]
    let heads: [String: TableSort<Column>.Head]
    let paging: Paging
    let exportHref: String?

    /// `refused` stands where its registration does, whatever page was asked for.
    init(
        _ state: CityState, _ all: [CertificateRegistration], found: [CertificateRegistration], _ query: Form,
        _ context: SignedInContext, refused: (id: Int64, error: String, note: String)? = nil
    ) {
        question = Self.question(query)
        isNarrowed = !question.isEmpty
        isLong = all.count > 10
        let mayOpen = Policy.allows(.seePeople, to: context.visitor)
        let sort = TableSort<Column>(query, by: .waited)
        let kept = isNarrowed ? [("q", question)] : []
        let address = { (more: [(String, String)]) in context.address(.certificates, query: kept + more).description }
        let registrations = Self.sorted(found, sort, state, context)
        heads = sort.heads(address)
        exportHref =
            Policy.allows(.exportTables, to: context.visitor)
            ? context.address(.certificatesTable, query: kept + sort.fields).description : nil
        let place = refused.flatMap { refused in registrations.firstIndex { $0.id == refused.id } }
        let page = place.map { $0 / Paging.size + 1 } ?? query["page"].flatMap(Int.init) ?? 1
        paging = Paging(total: registrations.count, page: page) { address(sort.fields + [("page", "\($0)")]) }
        rows = registrations[paging.range].map { registration in
            let index = state.index(of: registration.person)
            let person = index.map { state.roster.people[$0] }
            let member = state.member(ofPerson: registration.person)
            return Line(
                id: registration.id, name: registration.name[context.language], person: person?.name ?? "–",
                personHref: mayOpen && index != nil
                    ? context.address(.person, registration.person).description : nil,
                number: person?.staffNumber ?? "",
                unit: member.map { state.standing.path(ofUnit: Int(state.standing.staff.members[$0].post.unit)) }
                    ?? "–",
                passed: registration.passedOn.written(in: context.language, usesEra: context.usesEra),
                expires: registration.expiresOn?.written(in: context.language, usesEra: context.usesEra),
                proofHref: registration.hasProof
                    ? context.address(.certificateProof, registration.id).description : nil,
                error: refused?.id == registration.id ? refused?.error : nil,
                note: refused?.id == registration.id ? refused?.note ?? "" : "")
        }
        hasRows = !rows.isEmpty
        total = all.count.grouped
    }

    private static func question(_ query: Form) -> String { String((query["q"] ?? "").prefix(100)).trimmed }

    private static func sorted(
        _ found: [CertificateRegistration], _ sort: TableSort<Column>, _ state: CityState, _ context: SignedInContext
    ) -> [CertificateRegistration] {
        let rows = found.enumerated().map { (place: $0, registration: $1) }
        return sort.sorted(rows) { row, column in
            switch column {
            case .waited: return .number(row.place)
            case .person:
                let person = state.index(of: row.registration.person).map { state.roster.people[$0] }
                return .text(person.map { $0.kana.isEmpty ? $0.name : $0.kana } ?? "")
            case .certificate: return .text(row.registration.name[context.language])
            case .passed: return .text(row.registration.passedOn.description)
            }
        }.map(\.registration)
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let (context, query) = (visit.context, visit.query)
        let registering = RegisterCertificate(try context.works)
        let (state, waiting) = try await registering.waiting(for: try context.caller)
        let found = registering.narrowed(waiting, to: question(query), of: state)
        return try context.show(CertificatesPage(state, waiting, found: found, query, context))
    }

    @Sendable static func save(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let (context, query) = (visit.context, visit.query)
        let registering = RegisterCertificate(try context.works)
        let (state, found) = try await registering.waitingToTakeAway(question(query), for: try context.caller)
        var writer = TableWriter(
            [
                .init("number", ja: "職員番号", en: "Staff number"), .init("name", ja: "氏名", en: "Name"),
                .init("unit", ja: "所属", en: "Unit"), .init("certificate", ja: "資格", en: "Certificate"),
                .init("passed", ja: "合格日", en: "Passed"), .init("expires", ja: "有効期限", en: "Valid until"),
                .init("proof", ja: "証明", en: "Proof"),
            ], in: context.language, json: false)
        for registration in sorted(found, TableSort(query, by: .waited), state, context) {
            let person = state.index(of: registration.person).map { state.roster.people[$0] }
            let unit = state.member(ofPerson: registration.person).map {
                state.standing.path(ofUnit: Int(state.standing.staff.members[$0].post.unit))
            }
            for text in [
                person?.staffNumber ?? "", person?.name ?? "", unit ?? "", registration.name[context.language],
                "\(registration.passedOn)", registration.expiresOn.map { "\($0)" } ?? "",
                registration.hasProof ? "○" : "",
            ] { writer.text(text) }
            writer.endRow()
        }
        return context.save(writer.file(named: "certificates"), as: "certificates-\(context.now.dayInJapan)")
    }

    @Sendable static func decide(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let context = submission.context
        let registering = RegisterCertificate(try context.works)
        var reader = FieldReader(submission.form)
        let note = reader.text("note", isRequired: false)
        var error = reader.errors["note"]
        if error == nil {
            do {
                guard let decision = submission.form["decision"], ["confirm", "refuse"].contains(decision) else {
                    throw WorkError.invalid(field: "decision", Phrase(ja: "確認か差し戻しかを選んでください", en: "Confirm or return"))
                }
                try await registering.decide(
                    submission.value, isConfirmed: decision == "confirm", note: note, for: try context.caller)
                return context.redirect(to: context.address(.certificates), notice: .saved)
            } catch WorkError.invalid(_, let reason) {
                error = reason
            }
        }
        let (state, waiting) = try await registering.waiting(for: try context.caller)
        let page = CertificatesPage(
            state, waiting, found: waiting, Form(), context,
            refused: (submission.value, error?[context.language] ?? "", note))
        return try context.show(page, status: .unprocessableContent)
    }

    /// The file as it was handed in, to be saved and never to be run in the page's place.
    @Sendable static func proof(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        let file = try await RegisterCertificate(try context.works).file(visit.value, for: try context.caller)
        let ending = file.name.split(separator: ".").last.map(String.init) ?? "bin"
        return .file("certificate-\(visit.value).\(ending)", type: file.mediaType, file.bytes)
    }

    static let source = """
        {{! title: [[資格の確認|Certificates to check]] }}
        <h1>[[資格の確認|Certificates to check]] {{#hasRows}}<span class="about">[[確認待ち {{total}}件|{{total}} waiting]]</span>{{/hasRows}}</h1>
        <p class="lead">[[職員が登録した資格を、合格証等の写しと見比べて確認してください。確認すると、その資格はレベルの根拠に加わります。|Compare what people registered with its proof. What you confirm becomes evidence of their levels.]]</p>
        {{#isLong}}<form class="filter" method="get" action="/certificates" role="search">
          <div class="field wide"><label for="q">[[氏名・ふりがな・職員番号・資格|Name, kana, staff number or certificate]]</label><input id="q" name="q" value="{{question}}" maxlength="100" autocomplete="off"></div>
          <button class="button">[[探す|Search]]</button>
        </form>{{/isLong}}
        {{^hasRows}}<p class="nothing">{{#isNarrowed}}[[条件に合う登録がありません。|Nothing was found.]]{{/isNarrowed}}{{^isNarrowed}}[[確認を待っている登録はありません。|No registration is waiting.]]{{/isNarrowed}}</p>{{/hasRows}}
        {{#hasRows}}
        <div class="pages">\(Paging.count("件"))<p>{{#exportHref}}<a href="{{.}}" download>[[表をCSVで保存する|Save the table as CSV]]</a>{{/exportHref}}</p></div>
        <div class="scroll" tabindex="0" role="region" aria-label="[[確認を待っている資格|Registrations waiting]]">
        <table data-served class="listing wide"><caption class="hidden">[[確認を待っている資格|Registrations waiting]]</caption><thead><tr>\(SortingHead.template("person", "[[職員（五十音順）|Person (by kana)]]"))\(SortingHead.template("certificate", "[[資格|Certificate]]"))\(SortingHead.template("passed", "[[合格日|Passed]]"))<th scope="col">[[証明|Proof]]</th><th scope="col">[[確認|Decision]]</th></tr></thead><tbody>
        {{#rows}}
        <tr><th scope="row">{{#.personHref}}<a href="{{.}}">{{/.personHref}}{{.person}}{{#.personHref}}</a>{{/.personHref}}<span class="about">{{.number}}　{{.unit}}</span></th><td>{{.name}}</td><td class="nowrap">{{.passed}}{{#.expires}}<span class="about">[[有効 {{.}} まで|valid until {{.}}]]</span>{{/.expires}}</td><td>{{#.proofHref}}<a href="{{.}}">[[証明を保存して見る|Save and view]]<span class="hidden"> {{person}} {{name}}</span></a>{{/.proofHref}}{{^.proofHref}}–{{/.proofHref}}</td>
        <td><form method="post" action="/certificates/{{.id}}/decision"><input type="hidden" name="csrf" value="{{csrf}}"><div class="field"><label for="note-{{.id}}">[[差し戻す理由・備考|Reason or note]]</label><input id="note-{{.id}}" name="note" value="{{.note}}" maxlength="200" aria-describedby="note-{{.id}}-error"{{#.error}} aria-invalid="true"{{/.error}}><p class="error" id="note-{{.id}}-error"{{#.error}} role="alert"{{/.error}}>{{#.error}}{{.}}{{/.error}}</p></div><div class="actions"><button class="button small-button" name="decision" value="confirm">[[確認する|Confirm]]<span class="hidden"> {{.person}} {{.name}}</span></button><button class="button secondary small-button" name="decision" value="refuse">[[差し戻す|Return]]<span class="hidden"> {{.person}} {{.name}}</span></button></div></form></td></tr>
        {{/rows}}
        </tbody></table>
        </div>
        \(Paging.template)
        {{/hasRows}}
        """
}
