import Domain
import Kernel
import Storage

extension ManageScenarios {
    package static let longestName = 60
    static let mostWaiting = 5
}

extension City {
    /// Puts a question to the optimiser in the queue; the server begins within seconds. Gives the scenario's id.
    ///
    /// Throws `WorkError.invalid` for a name that is missing or too long, and where too many wait.
    /// - Parameter previous: gives the earlier scenario that the answer is to keep close to.
    func ask(
        _ kind: KeptScenario.Kind, of year: FiscalYear? = nil, _ name: String, _ assumptions: String, action: String,
        for caller: Caller, previous: @escaping @Sendable (any Transaction) throws -> Int64?
    ) async throws -> Int64 {
        let name = name.trimmingSpaces
        guard !name.isEmpty, name.count <= ManageScenarios.longestName else {
            throw WorkError.invalid(
                field: "name",
                Phrase(
                    ja: "名前を\(ManageScenarios.longestName)字までで入れてください",
                    en: "A name of up to \(ManageScenarios.longestName) characters, please"))
        }
        let (now, account) = (now, caller.visitor.account)
        return try await database.write { transaction in
            guard try transaction.openScenarios().count < ManageScenarios.mostWaiting else {
                throw WorkError.invalid(
                    field: "name",
                    Phrase(
                        ja: "計算中・順番待ちの案が\(ManageScenarios.mostWaiting)件あります。終わるのを待つか、やめてください",
                        en:
                            "\(ManageScenarios.mostWaiting) scenarios are being worked out or wait: wait for them, or drop one"
                    ))
            }
            let id = try transaction.addScenario(
                kind, of: year, name, assumptions: assumptions, previous: try previous(transaction), by: account,
                at: now)
            // Work of a kind is told apart by its moment: one a thousandth earlier where two are asked for at once.
            let detail = JobDetail(["scenario": "\(id)", "by": caller.login]).text
            var due = now
            while try transaction.addJob(JobKind.scenario.rawValue, dueAt: due, detail: detail) == nil {
                due = Instant(milliseconds: due.milliseconds - 1)
            }
            try transaction.audit(caller.entry(action, "\(id)"), at: now)
            return id
        }
    }
}
