package import Domain
package import Kernel
import Storage

/// A head tells that someone is on leave or seconded, before the next export does.
package struct RecordAbsence: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    package func record(
        _ kind: Absence.Kind, of person: Int64, from: CalendarDate, until: CalendarDate, for caller: Caller
    ) async throws {
        try caller.require(.recordAbsences)
        let state = try await city.state()
        guard let index = state.index(of: person),
            state.covers(Policy.scope(of: .recordAbsences, for: caller.visitor), person: index)
        else { throw WorkError.notFound }
        guard from <= until else {
            throw WorkError.invalid(
                field: "to", Phrase(ja: "最終日は開始日以後にしてください", en: "The last day must not be before the first"))
        }
        let now = city.now
        try await city.database.write { transaction in
            try transaction.addAbsence(kind, person: person, from: from, to: until, by: caller.account, at: now)
            // Why somebody is away is not for whoever reads the log.
            try transaction.audit(caller.entry("absence.record", "", person: person), at: now)
        }
        city.forget()
    }
}
