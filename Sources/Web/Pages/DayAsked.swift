import Domain
import Kernel
import Operations

/// The day whose figures a page shows: `?date=`, or today.
struct DayAsked: Sendable {
    let state: CityState
    let today: CalendarDate
    /// What was wrong with the date; the state is then today's.
    let error: Phrase?

    var isToday: Bool { state.date == today }
    /// For links from the page to others of the same day.
    var query: [(String, String)] { isToday ? [] : [("date", "\(state.date)")] }
}

extension SignedInContext {
    /// Throws `CityError.noPlan` where no plan is in force today. One query for the revisions, a second where a day
    /// is asked for.
    func day(_ query: Form) async throws -> DayAsked {
        let city = try works
        let today = now.dayInJapan
        let state = try await city.state(on: today)
        var reader = FieldReader(query)
        let asked = reader.date("date", isRequired: false)
        if let error = reader.errors["date"] { return DayAsked(state: state, today: today, error: error) }
        guard let asked, asked != today else { return DayAsked(state: state, today: today, error: nil) }
        let first = state.roster.snapshotDates.first ?? today
        let last = today.adding(months: 12)
        guard first <= asked, asked <= last else {
            return DayAsked(state: state, today: today, error: outside(first, last))
        }
        do {
            return DayAsked(state: try await city.state(on: asked), today: today, error: nil)
        } catch CityError.noPlan {
            let error = Phrase(
                ja: "この日に有効な計画がありません。今日の状況を表示しています。",
                en: "No plan was in force on that day. Today is shown instead.")
            return DayAsked(state: state, today: today, error: error)
        }
    }

    private func outside(_ first: CalendarDate, _ last: CalendarDate) -> Phrase {
        func span(_ language: Language) -> (String, String) {
            (first.written(in: language, usesEra: usesEra), last.written(in: language, usesEra: usesEra))
        }
        let (ja, en) = (span(.ja), span(.en))
        return Phrase(
            ja: "\(ja.0)から\(ja.1)までの日を入力してください。今日の状況を表示しています。",
            en: "Please give a day from \(en.0) to \(en.1). Today is shown instead.")
    }
}

extension SignedInContext {
    /// A link, where the page is there and the visitor may see it.
    func offer(_ place: Place<NoValue>, _ right: Right, query: [(String, String)] = []) -> String? {
        guard site.routes.hasPage(place), Policy.allows(right, to: visitor) else { return nil }
        return address(place, query: query).description
    }
}

extension Scope {
    /// For the keys of what is kept.
    var words: String {
        switch self {
        case .nobody: "nobody"
        case .account(let id): "account \(id)"
        case .person(let id): "person \(id)"
        case .units(let codes, let own): "units \(codes.sorted().joined(separator: ",")) \(own.map { "\($0)" } ?? "")"
        case .everyone: "everyone"
        }
    }
}
