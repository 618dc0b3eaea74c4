import Domain
package import Kernel
import Storage

/// A member of staff says when they sit the exam and how many minutes a day they have.
package struct SetPracticeGoal: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    /// Throws `WorkError.invalid` with `examOn` or `minutes`.
    package func set(
        bank id: String, examOn: CalendarDate?, minutes: Int, for caller: Caller
    ) async throws {
        let person = try SeeOwnData.person(caller)
        let bank = try StartSitting.bank(id, city)
        let now = city.now
        if let examOn {
            let today = now.dayInJapan
            guard examOn > today, examOn.daysSince1970 - today.daysSince1970 <= 3 * 366 else {
                throw WorkError.invalid(
                    field: "examOn",
                    Phrase(
                        ja: "受験日は明日から3年以内の日にしてください",
                        en: "The day of the exam must be within three years from tomorrow on"))
            }
        }
        guard StartSitting.minutes.contains(minutes) else {
            throw WorkError.invalid(
                field: "minutes",
                Phrase(
                    ja: "1日の時間は\(StartSitting.minutes.lowerBound)分から\(StartSitting.minutes.upperBound)分にしてください",
                    en:
                        "The time a day must be from \(StartSitting.minutes.lowerBound) to \(StartSitting.minutes.upperBound) minutes"
                ))
        }
        try await city.database.write { transaction in
            try transaction.setPracticeGoal(
                PracticeGoal(bank: bank.id, examOn: examOn, minutes: minutes), of: person, at: now)
        }
    }
}
