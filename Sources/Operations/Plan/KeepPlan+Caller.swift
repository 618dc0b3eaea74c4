package import Domain
package import Kernel
import Storage

/// The versions as somebody signed in asks for them: what is in force, was, or is to be, is for everybody; a draft is
/// for those who write the plan.
extension KeepPlan {
    /// A version as the pages tell it.
    package struct Version: Sendable, Hashable {
        package var id: Int64
        package var label: String
        package var title: String
        package var addedAt: Instant
        package var addedBy: String?
        /// Nil: a draft.
        package var inForceFrom: CalendarDate?
        /// How many errors a draft has; 0 for what is or was in force, and where nobody has counted.
        package var errorCount = 0

        init(_ kept: PlanVersion) {
            id = kept.id
            label = kept.label
            title = kept.title
            addedAt = kept.addedAt
            addedBy = kept.addedBy
            inForceFrom = kept.inForceFrom
        }
    }

    /// Newest first.
    package func versions(for caller: Caller) async throws -> [Version] {
        try caller.require(.seePlan)
        let all = try await versions()
        let seesDrafts = Policy.allows(.editPlan, to: caller.visitor)
        return all.filter { !$0.isWithdrawn && ($0.inForceFrom != nil || seesDrafts) }.map(Version.init)
    }

    /// As `versions`, with the errors of drafts counted.
    package func checkedVersions(for caller: Caller) async throws -> [Version] {
        var all = try await versions(for: caller)
        let today = city.now.dayInJapan
        for index in all.indices where all[index].inForceFrom == nil {
            let id = all[index].id
            all[index].errorCount = try await city.errorCount(ofPlan: id) {
                check(try await text(id), on: today).diagnostics.count { $0.severity == .error }
            }
        }
        return all
    }

    /// A version with its text. Throws `WorkError.notFound` for one that the caller may not see.
    package func version(_ id: Int64, for caller: Caller) async throws -> (version: Version, text: String) {
        guard let version = try await versions(for: caller).first(where: { $0.id == id }) else {
            throw WorkError.notFound
        }
        return (version, try await text(id))
    }

    package func addDraft(_ text: String, note: String, for caller: Caller) async throws -> Int64 {
        try caller.require(.editPlan)
        return try await keepDraft(text, note: note, ifNewestIs: nil, for: caller)
    }

    /// Somebody has kept another draft since this one was opened.
    package struct Overtaken: Error, Sendable {
        package var newest: Version
    }

    /// Keeps a changed text as a version of its own. `newest` is the newest version when the text was opened; where there
    /// is a newer one, throws `Overtaken`, so that nobody's work is passed over unseen.
    package func save(
        _ text: String, from id: Int64, newest: Int64, for caller: Caller
    ) async throws -> Int64 {
        try caller.require(.editPlan)
        let old = try await version(id, for: caller)
        if old.text == text { return id }
        return try await keepDraft(
            text, note: old.version.label.isEmpty ? "" : "\(old.version.label)", ifNewestIs: newest, for: caller)
    }

    private func keepDraft(
        _ text: String, note: String, ifNewestIs newest: Int64?, for caller: Caller
    ) async throws -> Int64 {
        let now = city.now
        let plan = check(text, on: now.dayInJapan).plan
        let (label, title) = (plan?.about.version ?? "", plan?.about.title.ja ?? "")
        let digest = Fingerprint.sha256(Array(text.utf8))
        return try await city.database.write { transaction in
            try transaction.lock("plan")
            if let newest, let found = try transaction.planVersions().first(where: { !$0.isWithdrawn }),
                found.id != newest
            {
                throw Overtaken(newest: Version(found))
            }
            let id = try transaction.addPlanVersion(
                label: label, title: title, text: text, digest: digest, note: note, by: caller.account, at: now)
            try transaction.audit(caller.entry("plan.draft", "\(id)", AuditDetail([("version", label)]).text), at: now)
            return id
        }
    }

    /// Takes a draft away.
    package func discard(_ id: Int64, for caller: Caller) async throws {
        try caller.require(.editPlan)
        let now = city.now
        let today = now.dayInJapan
        let mayDecide = Policy.allows(.putPlanInForce, to: caller.visitor)
        try await city.database.write { transaction in
            guard let found = try transaction.planVersions().first(where: { $0.id == id }),
                found.inForceFrom.map({ mayDecide && $0 > today }) ?? true,
                try transaction.discardPlan(id, on: today, by: caller.account, at: now)
            else { throw WorkError.notFound }
            try transaction.audit(
                caller.entry("plan.discard", "\(id)", AuditDetail([("version", found.label)]).text), at: now)
        }
    }

    package func effect(
        of id: Int64, for caller: Caller
    ) async throws -> (difference: PlanDifference, effect: PlanEffect?, diagnostics: [Diagnostic]) {
        try caller.require(.editPlan)
        _ = try await version(id, for: caller)
        return try await effect(of: id, on: city.now.dayInJapan)
    }

    /// The first day from which another version can be put in force: after that of the last one, so that no report of
    /// days gone by changes under it. Nil: any day.
    package func firstDay(for caller: Caller) async throws -> CalendarDate? {
        try caller.require(.seePlan)
        return try await versions().filter { !$0.isWithdrawn }.compactMap(\.inForceFrom).max()?.adding(days: 1)
    }

    package func putInForce(_ id: Int64, from day: CalendarDate, for caller: Caller) async throws {
        try caller.requireFreshly(.putPlanInForce, in: city.context)
        let (version, _) = try await version(id, for: caller)
        if let first = try await firstDay(for: caller), day < first {
            throw WorkError.invalid(
                field: "from",
                Phrase(
                    ja: "いまの版（予定を含む）の施行日より後の日にしてください。",
                    en: "Choose a day after the one on which the last version came, or comes, into force."))
        }
        let now = city.now
        try await putInForce(
            id, from: day, by: caller.account, at: now,
            noting: caller.entry(
                "plan.inForce", "\(id)", AuditDetail([("version", version.label), ("from", "\(day)")]).text))
    }
}
