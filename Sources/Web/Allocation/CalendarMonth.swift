import Domain
import Kernel

/// A month of the calendar, weeks from Monday.
struct CalendarMonth: Sendable, Hashable, Comparable {
    let year: Int
    let month: Int

    init(of day: CalendarDate) { (year, month) = (day.year, day.month) }

    private init(year: Int, month: Int) {
        self.year = year + (month - 1) / 12
        self.month = (month - 1) % 12 + 1
    }

    static func < (a: Self, b: Self) -> Bool { (a.year, a.month) < (b.year, b.month) }

    /// `2027-06`; nil for other texts.
    init?(_ text: String) {
        let parts = text.split(separator: "-")
        guard parts.count == 2, parts[0].count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
            (1...12).contains(month)
        else { return nil }
        self.init(year: year, month: month)
    }

    var id: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
    private var first: CalendarDate { CalendarDate(year: year, month: month, day: 1) ?? .distantPast }

    private func isIn(_ fiscal: FiscalYear) -> Bool { FiscalYear(of: first) == fiscal }

    func previous(in fiscal: FiscalYear) -> CalendarMonth? {
        let other = month == 1 ? CalendarMonth(year: year - 1, month: 12) : CalendarMonth(year: year, month: month - 1)
        return other.isIn(fiscal) ? other : nil
    }

    func next(in fiscal: FiscalYear) -> CalendarMonth? {
        let other = CalendarMonth(year: year, month: month + 1)
        return other.isIn(fiscal) ? other : nil
    }

    /// Whole weeks, with days of the months beside it.
    var weeks: [[CalendarDate]] {
        let count = CalendarDate.days(inMonth: month, of: year)
        // 1 January 1970 was a Thursday.
        let before = ((Int(first.daysSince1970) + 3) % 7 + 7) % 7
        let days = (-before..<((count + before + 6) / 7 * 7 - before)).map { first.adding(days: $0) }
        return stride(from: 0, to: days.count, by: 7).map { Array(days[$0..<$0 + 7]) }
    }

    /// 令和9年6月 or 2027年6月, as the visitor likes it; June 2027.
    func name(_ language: Language, usesEra: Bool) -> String {
        let names = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        guard language == .ja else { return "\(names[month - 1]) \(year)" }
        let whole = usesEra ? first.written(in: .ja) : "\(year)年"
        return whole.prefix { $0 != "年" } + "年\(month)月"
    }

    /// The month asked for; else that of the next session, of the last one, or of the fiscal year's first.
    init(_ asked: String?, in sessions: [KeptSession], year: FiscalYear, today: CalendarDate) {
        if let month = asked.flatMap(CalendarMonth.init), month.isIn(year) {
            self = month
        } else {
            let next = sessions.first { today <= $0.first.day } ?? sessions.last
            self.init(of: next?.first.day ?? (year.contains(today) ? today : year.firstDay))
        }
    }
}
