package import Kernel

/// The morning or the afternoon of a day: what a session takes of a person's time.
package struct CalendarHalfDay: Sendable, Hashable, Comparable {
    package var day: CalendarDate
    package var isAfternoon: Bool

    package init(_ day: CalendarDate, isAfternoon: Bool) {
        self.day = day
        self.isAfternoon = isAfternoon
    }

    /// The half-day with a number as `index(from:)` gives it.
    init(index: Int32, from first: CalendarDate) {
        self.init(first.adding(days: Int(index >> 1)), isAfternoon: index & 1 == 1)
    }

    /// As the optimiser counts: twice the days since `first`, and one more in the afternoon.
    func index(from first: CalendarDate) -> Int32 {
        2 * (day.daysSince1970 - first.daysSince1970) + (isAfternoon ? 1 : 0)
    }

    package static func < (a: CalendarHalfDay, b: CalendarHalfDay) -> Bool {
        (a.day, a.isAfternoon ? 1 : 0) < (b.day, b.isAfternoon ? 1 : 0)
    }

    package static func half(_ isAfternoon: Bool) -> Phrase {
        isAfternoon ? Phrase(ja: "午後", en: "afternoon") : Phrase(ja: "午前", en: "morning")
    }

    /// 2027-06-03 午前.
    package var words: Phrase {
        let half = Self.half(isAfternoon)
        return Phrase(ja: "\(day) \(half.ja)", en: "\(day), \(half.en)")
    }

    /// The half-days in a text such as `2027-06-03 午前`, `令和9年6月3日 終日` or `2027-06-03 pm`, several parted by `|`
    /// or `、`, ascending and each once; a day without a half is the whole day. Nil where a part is none.
    package static func list(_ text: String) -> [CalendarHalfDay]? {
        var found = Set<CalendarHalfDay>()
        for part in text.split(whereSeparator: { "|｜、;；\n".contains($0) }) {
            guard let halfDays = one(String(part)) else { return nil }
            found.formUnion(halfDays)
        }
        return found.isEmpty ? nil : found.sorted()
    }

    private static let words: [(String, [Bool])] = [
        ("午前", [false]), ("午後", [true]), ("終日", [false, true]), ("全日", [false, true]), ("morning", [false]),
        ("afternoon", [true]), ("am", [false]), ("pm", [true]), ("allday", [false, true]), ("day", [false, true]),
    ]

    private static func one(_ text: String) -> [CalendarHalfDay]? {
        var rest = text.lowercased().filter { !$0.isWhitespace }
        var halves = [false, true]
        if let word = words.first(where: { rest.hasSuffix($0.0) }) {
            halves = word.1
            rest.removeLast(word.0.count)
        }
        guard let day = CalendarDate(parsing: rest) else { return nil }
        return halves.map { CalendarHalfDay(day, isAfternoon: $0) }
    }

    /// Half-days as one reads them: 2027-06-03 午前、2027-06-10 終日.
    package static func words(for halfDays: [CalendarHalfDay]) -> Phrase {
        var parts = [Phrase]()
        var index = 0
        let sorted = halfDays.sorted()
        while index < sorted.count {
            let halfDay = sorted[index]
            let isWhole = !halfDay.isAfternoon && index + 1 < sorted.count && sorted[index + 1].day == halfDay.day
            parts.append(isWhole ? Phrase(ja: "\(halfDay.day) 終日", en: "\(halfDay.day), all day") : halfDay.words)
            index += isWhole ? 2 : 1
        }
        return Phrase(ja: parts.map(\.ja).joined(separator: "、"), en: parts.map(\.en).joined(separator: "; "))
    }
}
