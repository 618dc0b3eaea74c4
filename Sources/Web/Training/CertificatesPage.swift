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

    let hasRows: Bool
    let total: String
    let rows: [Line]
    let paging: Paging

    init(
        _ state: CityState, _ registrations: [CertificateRegistration], page: Int, _ context: SignedInContext,
        refused: (id: Int64, error: String, note: String)? = nil
    ) {
        let mayOpen = Policy.allows(.seePeople, to: context.visitor)
        paging = Paging(total: registrations.count, page: page) {
            context.address(.certificates, query: [("page", String($0))]).description
        }
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
        total = registrations.count.grouped
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        let (state, waiting) = try await RegisterCertificate(try context.works).waiting(for: try context.caller)
        let page = visit.query["page"].flatMap(Int.init) ?? 1
        return try context.show(CertificatesPage(state, waiting, page: page, context))
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
        let at = waiting.firstIndex { $0.id == submission.value } ?? 0
        let page = CertificatesPage(
            state, waiting, page: at / Paging.size + 1, context,
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
        {{^hasRows}}<p class="nothing">[[確認を待っている登録はありません。|No registration is waiting.]]</p>{{/hasRows}}
        {{#hasRows}}
        <div class="scroll" tabindex="0" role="region" aria-label="[[確認を待っている資格|Registrations waiting]]">
        <table class="listing wide"><caption class="hidden">[[確認を待っている資格|Registrations waiting]]</caption><thead><tr><th scope="col">[[職員|Person]]</th><th scope="col">[[資格|Certificate]]</th><th scope="col">[[合格日|Passed]]</th><th scope="col">[[証明|Proof]]</th><th scope="col">[[確認|Decision]]</th></tr></thead><tbody>
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
