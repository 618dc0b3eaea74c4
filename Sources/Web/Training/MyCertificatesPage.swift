import Domain
import Hummingbird
import Kernel
import Operations

/// What certificates the visitor has registered, and the form for another.
struct MyCertificatesPage: WebPage {
    struct Line: Sendable {
        let name: String
        let passed: String
        let expires: String?
        let isConfirmed: Bool
        let isWaiting: Bool
        let isRefused: Bool
        let reason: String?
        let proofHref: String?
    }

    struct Choice: Sendable {
        let value: String
        let label: String
        let selected: Bool
    }

    struct Errors: Sendable {
        var certificate: String?
        var passedOn: String?
        var proof: String?
    }

    let hasCertificates: Bool
    let certificates: [Line]
    let hasKnown: Bool
    let known: [Choice]
    let passedValue: String
    let today: String
    let types = "PDF・JPEG・PNG"
    let maximum = "10 MB"
    let hasErrors: Bool
    let errors: Errors

    init(
        _ state: CityState, _ registrations: [CertificateRegistration], _ context: SignedInContext,
        form: Form = Form(), errors: Errors? = nil
    ) {
        let language = context.language
        certificates = registrations.map { registration in
            Line(
                name: registration.name[language],
                passed: registration.passedOn.written(in: language, usesEra: context.usesEra),
                expires: registration.expiresOn?.written(in: language, usesEra: context.usesEra),
                isConfirmed: registration.state == .confirmed, isWaiting: registration.state == .waiting,
                isRefused: registration.state == .refused,
                reason: registration.note.isEmpty ? nil : registration.note,
                proofHref: registration.hasProof
                    ? context.address(.myCertificateProof, registration.id).description : nil)
        }
        hasCertificates = !certificates.isEmpty
        let none = Choice(value: "", label: Phrase(ja: "選んでください", en: "Choose one")[language], selected: false)
        known =
            [none]
            + state.plan.certificates.map {
                Choice(value: $0.id, label: $0.name[language], selected: $0.id == form["certificate"])
            }
        hasKnown = known.count > 1
        passedValue = form["passedOn"] ?? ""
        today = context.now.dayInJapan.description
        self.errors = errors ?? Errors()
        hasErrors = errors != nil
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        let (state, registrations) = try await RegisterCertificate(try context.works).mine(for: try context.caller)
        return try context.show(MyCertificatesPage(state, registrations, context))
    }

    @Sendable static func register(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let context = submission.context
        let registering = RegisterCertificate(try context.works)
        var reader = FieldReader(submission.form)
        let certificate = reader.text("certificate", maximum: 100)
        let day = reader.date("passedOn")
        var errors = Errors()
        errors.certificate = reader.errors["certificate"]?[context.language]
        errors.passedOn = reader.errors["passedOn"]?[context.language]
        if reader.errors.isEmpty, let day {
            let file = submission.form.file("proof").map {
                ProofUpload(name: $0.fileName, mediaType: $0.contentType, bytes: $0.content)
            }
            do {
                _ = try await registering.register(certificate, passedOn: day, file: file, for: try context.caller)
                return context.redirect(to: context.address(.myCertificates), notice: .saved)
            } catch WorkError.invalid(let field, let reason) {
                switch field {
                case "certificate": errors.certificate = reason[context.language]
                case "passedOn": errors.passedOn = reason[context.language]
                default: errors.proof = reason[context.language]
                }
            }
        }
        let (state, registrations) = try await registering.mine(for: try context.caller)
        let page = MyCertificatesPage(state, registrations, context, form: submission.form, errors: errors)
        return try context.show(page, status: .unprocessableContent)
    }
}
