package import Domain
package import Kernel
import Storage

/// The imports as somebody signed in asks for them.
extension ImportRoster {
    /// How the columns of uploaded files are to be read.
    package enum MappingChoice: Sendable {
        /// One that ships, by its name.
        case shipped(String)
        /// The one of the import before.
        case last
        case own(name: String, text: String)
        /// Told from the headers and contents.
        case guessed
    }

    /// An import as the pages tell it.
    package struct Kept: Sendable, Hashable {
        package var id: Int64
        package var uploadedAt: Instant
        package var uploadedBy: String?
        package var mapping: String
        /// Nil: it waits for somebody to look at what it would change.
        package var appliedAt: Instant?
        package var withdrawnAt: Instant?
        /// How many joined, left, …; before it was applied at most how many errors were found in it.
        package var counts: [String: Int]
        /// It was looked at and has errors: it can only be thrown away.
        package var isUnreadable: Bool { appliedAt == nil && withdrawnAt == nil && counts["errors"] ?? 0 > 0 }
        package var files: Int

        init(_ kept: RosterImport) {
            id = kept.id
            uploadedAt = kept.uploadedAt
            uploadedBy = kept.uploadedBy
            mapping = kept.mappingName
            appliedAt = kept.appliedAt
            withdrawnAt = kept.withdrawnAt
            files = kept.files
            counts = [:]
            for word in kept.summary.split(separator: " ") {
                let parts = word.split(separator: "=")
                if parts.count == 2, let count = Int(parts[1]) { counts[String(parts[0])] = count }
            }
        }
    }

    /// What the page of imports tells.
    package struct History: Sendable {
        package var imports: [Kept]
        /// The one that can be taken back.
        package var newest: Int64?
    }

    package func history(for caller: Caller) async throws -> History {
        try caller.require(.importRoster)
        let imports = try await city.database.read { try $0.rosterImports() }
        return History(
            imports: imports.map(Kept.init),
            newest: imports.filter { $0.appliedAt != nil && $0.withdrawnAt == nil }.map(\.id).max())
    }

    /// The mapping that the import before was read by.
    package func lastMapping(for caller: Caller) async throws -> String? {
        try caller.require(.importRoster)
        return try await city.database.read { try $0.lastRosterMapping() }?.name
    }

    /// Keeps uploaded files, to be looked at; gives the import's id. Throws `InputErrors` where a file is empty, is no table
    /// of text, or the mapping is none.
    package func keep(_ files: [RosterFile], reading choice: MappingChoice, for caller: Caller) async throws -> Int64 {
        try caller.require(.importRoster)
        let empty = files.filter(\.bytes.isEmpty)
        guard empty.isEmpty else {
            throw InputErrors(
                empty.map { problem(.error, "I008", $0.name, ja: "ファイルが空です", en: "the file is empty") })
        }
        try ForeignFormat.refuse(files)
        let mapping = try await mapping(choice, for: files)
        let found = RosterMapping.read(mapping.text, file: mapping.name)
        guard found.mapping != nil, !found.diagnostics.hasErrors else { throw InputErrors(found.diagnostics) }
        let kept = files.map { KeptRosterFile(name: $0.name, bytes: $0.bytes) }
        let now = city.now
        return try await city.database.write { transaction in
            let id = try transaction.addRosterImport(
                files: kept, mappingName: mapping.name, mappingText: mapping.text, confirmedLeaving: false,
                by: caller.account, at: now)
            let names = String(kept.map(\.name).joined(separator: ", ").prefix(500))
            try transaction.audit(
                caller.entry("roster.upload", "\(id)", AuditDetail([("files", names)]).text), at: now)
            return id
        }
    }

    private func mapping(
        _ choice: MappingChoice, for files: [RosterFile]
    ) async throws -> (name: String, text: String) {
        switch choice {
        case .shipped(let name):
            guard let found = city.library.mappings().first(where: { $0.name == name }) else {
                throw WorkError.invalid(field: "mapping", Phrase(ja: "対応表を選んでください。", en: "Choose a mapping."))
            }
            return found
        case .last:
            guard let found = try await city.database.read({ try $0.lastRosterMapping() }) else {
                throw WorkError.invalid(field: "mapping", Phrase(ja: "対応表を選んでください。", en: "Choose a mapping."))
            }
            return found
        case .own(let name, let text): return (name, text)
        case .guessed:
            let guess = RosterMappingGuess.guess(files)
            guard guess.isUsable else {
                throw InputErrors(
                    files.map {
                        problem(
                            .error, "I009", $0.name,
                            ja: "名簿として列が分かりません。文字コード（UTF-8かCP932）を確かめるか、対応表を選んでください",
                            en: "its columns are not those of a roster: check the encoding, or choose a mapping")
                    })
            }
            return ("mapping.yaml", guess.yaml)
        }
    }

    /// What an import would change, with what the page says beside it.
    package struct Look: Sendable {
        package var preview: Preview
        package var kept: Kept
        package var files: [(name: String, bytes: Int)]
        /// Accounts of people who would leave.
        package var accounts: Int
    }

    /// One import that is in use and can be taken back. Throws `WorkError.notFound` for any other.
    package func newest(_ id: Int64, for caller: Caller) async throws -> Kept {
        let history = try await history(for: caller)
        guard history.newest == id, let kept = history.imports.first(where: { $0.id == id }) else {
            throw WorkError.notFound
        }
        return kept
    }

    package func look(at id: Int64, for caller: Caller) async throws -> Look {
        try caller.require(.importRoster)
        let (kept, files) = try await city.database.read { transaction in
            (try transaction.rosterImports().first { $0.id == id }, try transaction.rosterFileNames(of: id))
        }
        guard let kept, kept.withdrawnAt == nil, kept.appliedAt == nil else { throw WorkError.notFound }
        let preview = try await preview(id, on: city.now.dayInJapan)
        let errors = preview.blocking.count
        let summary = errors > 0 ? "errors=\(errors)" : ""
        if summary != kept.summary {
            try await city.database.write { try $0.noteRosterImport(id, summary: summary) }
        }
        let left = (preview.comparison?.left ?? []).map { preview.before.people[$0].key }
        let accounts = left.isEmpty ? 0 : try await city.database.read { try $0.openAccounts(ofPeople: left) }
        return Look(preview: preview, kept: Kept(kept), files: files, accounts: accounts)
    }

    package func apply(
        _ id: Int64, confirmedLeaving: Bool, for caller: Caller
    ) async throws -> CloseLeavers.Result {
        try caller.require(.importRoster)
        return try await apply(
            id, confirmedLeaving: confirmedLeaving, by: caller.account, as: caller, at: city.now
        ).leavers
    }

    /// Taking back what is in use asks for the password; dropping what was only looked at does not.
    package func withdraw(_ id: Int64, for caller: Caller) async throws {
        try caller.require(.importRoster)
        let found = try await city.database.read { try $0.rosterImports().first { $0.id == id } }
        if found?.appliedAt != nil { try caller.requireFresh(in: city.context) }
        try await withdraw(id, by: caller.account, as: caller, at: city.now)
    }
}
