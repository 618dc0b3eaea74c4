import Domain
import Hummingbird
import Kernel
import Operations

/// The second step: what an import would change, before anything is changed.
struct RosterCheckPage: WebPage {
    struct File: Sendable {
        let name: String
        let size: String
    }

    struct Count: Sendable {
        let label: String
        let value: String
        let anchor: String
        let about: String?
    }

    struct Finding: Sendable {
        let kind: String
        let tag: String
        let place: String
        let text: String
    }

    struct Row: Sendable {
        let name: String
        let cells: [String]
    }

    struct Group: Sendable {
        let name: String
        let anchor: String
        let count: String
        let columns: [String]
        let rows: [Row]
        let more: String?
    }

    let id: Int64
    let files: [File]
    let counts: [Count]
    let groups: [Group]
    let hasWarnings: Bool
    let warningCount: String
    let warnings: [Finding]
    let moreWarnings: String?
    let hasBlocking: Bool
    let isSame: Bool
    let manyVanish: Bool
    let vanishing: String
    let vanishShare: String
    let hasAccounts: Bool
    let accounts: String
    var hasErrors = false
    var errors: [String: String] = [:]
    let trail: [Crumb]

    static let mostShown = 50
    static let mostWarnings = 200

    init(_ context: SignedInContext, _ look: ImportRoster.Look) {
        let language = context.language
        let preview = look.preview
        let words = RosterChangeWords(preview, language)
        id = look.kept.id
        files = look.files.map { File(name: $0.name, size: Int64($0.bytes).bytesInWords) }
        counts = words.counts
        groups = words.groups
        let found = preview.diagnostics.filter { $0.severity != .note }
        hasWarnings = !found.isEmpty
        warningCount = found.count.grouped
        warnings = found.sorted { $0.severity == .error && $1.severity != .error }.prefix(Self.mostWarnings).map {
            Finding($0, language)
        }
        let rest = found.count - Self.mostWarnings
        moreWarnings = rest > 0 ? rest.grouped : nil
        // Too many who vanish is for somebody to confirm, not an error of the files.
        hasBlocking = preview.diagnostics.contains {
            $0.severity == .error && $0.code != RosterCode.massLeaving.rawValue
        }
        isSame = preview.comparison != nil && words.groups.isEmpty
        manyVanish = preview.needsConfirmation
        vanishing = preview.comparison?.left.count.grouped ?? "–"
        vanishShare = preview.comparison?.vanishedShare.percent ?? "–"
        hasAccounts = look.accounts > 0
        accounts = look.accounts.grouped
        trail = [Crumb(Phrase(ja: "名簿の取込", en: "Roster import")[language], context.address(.roster))]
    }

    /// Reads all files that count: seconds for a large city.
    @Sendable static func show(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        let look = try await ImportRoster(context.works).look(at: visit.value, for: context.caller)
        return try context.show(RosterCheckPage(context, look))
    }

    @Sendable static func apply(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let context = submission.context
        let importing = ImportRoster(try context.works)
        var errors = FormErrors()
        let (hasChecked, hasVanish) = (submission.form["confirm"] != nil, submission.form["vanish"] != nil)
        if !hasChecked {
            errors.add("confirm", Phrase(ja: "確かめた印を付けてください。", en: "Tick the box once you have checked."))
        }
        if errors.isEmpty {
            do {
                let leavers = try await importing.apply(
                    submission.value, confirmedLeaving: hasVanish, for: context.caller)
                let query = [("closed", "\(leavers.closed)"), ("open", "\(leavers.leftOpen)")]
                return context.redirect(to: context.address(.roster, query: query), notice: .rosterImported)
            } catch ImportRoster.Failure.needsConfirmation {
                errors.add("vanish", Phrase(ja: "減る人数を確かめた印を付けてください。", en: "Confirm the number of people who leave."))
            }
        }
        let look = try await importing.look(at: submission.value, for: context.caller)
        if look.preview.needsConfirmation, !hasVanish {
            errors.add("vanish", Phrase(ja: "減る人数を確かめた印を付けてください。", en: "Confirm the number of people who leave."))
        }
        var page = RosterCheckPage(context, look)
        page.hasErrors = true
        page.errors = errors.words(in: context.language)
        return try context.show(page, status: .unprocessableContent)
    }

    @Sendable static func drop(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let context = submission.context
        let importing = ImportRoster(try context.works)
        _ = try await importing.history(for: context.caller).imports.first {
            $0.id == submission.value && $0.appliedAt == nil
        }.orNotFound()
        try await importing.withdraw(submission.value, for: context.caller)
        return context.redirect(to: context.address(.roster), notice: .importDropped)
    }
}

extension Optional {
    func orNotFound() throws(Refusal) -> Wrapped {
        guard let self else { throw .notFound }
        return self
    }
}

extension RosterCheckPage.Finding {
    init(_ diagnostic: Diagnostic, _ language: Language) {
        let plain = RosterImportPage.Finding(diagnostic, language)
        (place, text) = (plain.place, plain.text)
        (kind, tag) =
            diagnostic.severity == .error
            ? ("error", Phrase(ja: "誤り", en: "Error")[language])
            : ("warning", Phrase(ja: "注意", en: "Warning")[language])
    }
}
