import Domain
package import Kernel

extension City {
    /// The state on a day that somebody asks for; today's for nil. Throws `WorkError.invalid` for a day before the first
    /// roster or more than a year ahead: others would only take up room.
    package func state(asOf date: CalendarDate?) async throws -> CityState {
        let today = try await state()
        guard let date, date != today.date else { return today }
        let first = today.roster.snapshotDates.first ?? today.date
        guard first <= date, date <= today.date.adding(months: 12) else {
            throw WorkError.invalid(
                field: "asOf",
                Phrase(
                    ja: "最初の名簿の日から1年先までの日を指定してください。",
                    en: "Name a day between the first roster and a year from now."))
        }
        return try await state(on: date)
    }
}
