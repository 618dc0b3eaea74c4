import Domain
package import Kernel
import Storage

/// The administrator erases one person who asked for it, or whose time is over: looked at first, then done with the
/// password shown again and the staff number written out.
package struct RequestErasure: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    package enum Reason: String, CaseIterable, Sendable {
        case request, order, mistake, retention

        package var name: Phrase {
            switch self {
            case .request: Phrase(ja: "本人からの請求", en: "Asked for by the person")
            case .order: Phrase(ja: "決定・裁決・判決", en: "A decision or judgment")
            case .mistake: Phrase(ja: "誤って登録した人", en: "Registered by mistake")
            case .retention: Phrase(ja: "保存期間の満了", en: "Its time is over")
            }
        }
    }

    /// What would go.
    package struct Look: Sendable {
        package var person: Int64
        package var name: String
        package var staffNumber: String
        package var lastDay: CalendarDate?
        /// The erasure cannot be done for that reason; nil: it can.
        package var refusal: ErasePeople.Refusal?
        package var former: Int
        package var answers: Int
        package var proofs: Int
        package var evidence: Int
        package var completions: Int
        package var accounts: Int
        /// Imports of rosters that nobody has applied yet: they would be dropped.
        package var waitingImports: Int
        /// For how many days the backups still hold it; nil: for ever, or nobody knows.
        package var backupDays: Int?
    }

    /// Throws `WorkError.notFound` for nobody known, and for somebody erased.
    package func look(at person: Int64, for caller: Caller) async throws -> Look {
        try caller.require(.manageAccounts)
        let today = city.now.dayInJapan
        return try await city.database.read { transaction in
            guard let identity = try transaction.identity(of: person), !identity.isErased else {
                throw WorkError.notFound
            }
            let rows = try transaction.personalRows(of: person)
            func count(_ table: String) -> Int { rows.first { $0.table == table }?.rows.count ?? 0 }
            let backups = ApplyRetention.periods(try transaction.retentionChoices())[.backups]
            return Look(
                person: person, name: try transaction.personName(person) ?? "", staffNumber: identity.staffNumber,
                lastDay: identity.lastDay, refusal: Self.refusal(identity, on: today), former: count("former_name"),
                answers: count("answer"), proofs: count("certificate_proof"), evidence: count("evidence"),
                completions: count("completion"), accounts: identity.accounts.count,
                waitingImports: try transaction.waitingRosterImports().count,
                backupDays: backups?.isOn == true ? backups?.amount : nil)
        }
    }

    /// - Parameters:
    ///   - reference: the number of the paper that it is based on; in the log, so nobody's name.
    ///   - staffNumber: written out by the administrator, so that it is the right one.
    package func erase(
        _ person: Int64, because reason: Reason, reference: String, staffNumber: String, for caller: Caller
    ) async throws {
        try caller.requireFreshly(.manageAccounts, in: city.context)
        let look = try await look(at: person, for: caller)
        if let refusal = look.refusal { throw refusal }
        guard staffNumber == look.staffNumber else {
            throw WorkError.invalid(
                field: "staffNumber", Phrase(ja: "職員番号が違います。", en: "That is not the staff number."))
        }
        let now = city.now
        let entry = caller.entry("person.erase", reason.rawValue, person: person, String(reference.prefix(60)))
        let count = try await ErasePeople(city).run([person], at: now) { _ in entry }
        guard count == 1 else { throw WorkError.changedMeanwhile }
        try await city.database.scrub()
    }

    private static func refusal(_ identity: PersonIdentity, on today: CalendarDate) -> ErasePeople.Refusal? {
        guard let last = identity.lastDay, last >= today else { return nil }
        return .stillInService(until: last)
    }
}
