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

    /// All of one kind: the first in full, and where the others are.
    struct Finding: Sendable {
        let kind: String
        let tag: String
        let place: String
        let text: String
        let count: String
        let others: [Other]
        let hasOthers: Bool
    }

    struct Other: Sendable {
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
    let date: String?
    let counts: [Count]
    let groups: [Group]
    let hasWarnings: Bool
    let warningCount: String
    let warnings: [Finding]
    let hasBlocking: Bool
    let errorCount: String
    let faults: [Finding]
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
    static let mostPlaces = 20

    init(_ context: SignedInContext, _ look: ImportRoster.Look) {
        let language = context.language
        let preview = look.preview
        let words = RosterChangeWords(preview, language)
        id = look.kept.id
        files = look.files.map { File(name: $0.name, size: Int64($0.bytes).bytesInWords) }
        date = preview.roster.snapshotDates.last.map(context.words)
        let errors = preview.blocking
        hasBlocking = !errors.isEmpty
        errorCount = errors.count.grouped
        faults = Self.findings(errors, language)
        let found = preview.diagnostics.filter { $0.severity == .warning }
        warnings = Self.findings(found, language)
        hasWarnings = !found.isEmpty
        warningCount = found.count.grouped
        // What half a roster would change is of no use to anybody.
        counts = hasBlocking ? [] : words.counts
        groups = hasBlocking ? [] : words.groups
        isSame = !hasBlocking && preview.comparison?.isEmpty == true
        manyVanish = !hasBlocking && preview.needsConfirmation
        vanishing = preview.comparison?.left.count.grouped ?? "–"
        vanishShare = preview.comparison?.vanishedShare.percent ?? "–"
        hasAccounts = look.accounts > 0
        accounts = look.accounts.grouped
        trail = [Crumb(Phrase(ja: "名簿の取込", en: "Roster import")[language], context.address(.roster))]
    }

    private static func findings(_ diagnostics: [Diagnostic], _ language: Language) -> [Finding] {
        var codes = [String]()
        var byCode = [String: [Diagnostic]]()
        for diagnostic in diagnostics {
            if byCode[diagnostic.code] == nil { codes.append(diagnostic.code) }
            byCode[diagnostic.code, default: []].append(diagnostic)
        }
        return codes.compactMap { code in
            // The one that only counts the rest of its kind has no line.
            let found = (byCode[code] ?? []).sorted { $0.place.line > 0 && $1.place.line == 0 }
            guard let first = found.first else { return nil }
            let plain = found.map { RosterImportPage.Finding($0, language) }
            let (kind, tag) =
                first.severity == .error
                ? ("error", Phrase(ja: "誤り", en: "Error")[language])
                : ("warning", Phrase(ja: "注意", en: "Warning")[language])
            let isCut = found.last.map { $0.place.line == 0 && found.count > 1 } ?? false
            let shown =
                plain.dropFirst().prefix(mostPlaces) + (isCut && found.count > mostPlaces + 1 ? plain.suffix(1) : [])
            return Finding(
                kind: kind, tag: tag, place: plain[0].place, text: plain[0].text, count: (found.count - 1).grouped,
                others: shown.map { Other(place: $0.place, text: $0.text) }, hasOthers: !shown.isEmpty)
        }
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
