/// A Japanese fiscal year (年度), named by the calendar year in which it begins: 1 April to 31 March.
package struct FiscalYear: Hashable, Sendable, Comparable {
    package var year: Int

    package init(_ year: Int) { self.year = year }

    package init(of date: CalendarDate) {
        let (year, month, _) = date.components
        self.year = month >= 4 ? year : year - 1
    }

    package var firstDay: CalendarDate { CalendarDate(year: year, month: 4, day: 1) ?? .distantPast }
    package var lastDay: CalendarDate { CalendarDate(year: year + 1, month: 3, day: 31) ?? .distantFuture }

    package func contains(_ date: CalendarDate) -> Bool { firstDay <= date && date <= lastDay }

    package static func < (a: FiscalYear, b: FiscalYear) -> Bool { a.year < b.year }
    package static func + (a: FiscalYear, years: Int) -> FiscalYear { FiscalYear(a.year + years) }
    package static func - (a: FiscalYear, b: FiscalYear) -> Int { a.year - b.year }

    /// 令和8年度, FY2026. A year in which an era begins bears the new era's first year (令和元年度 = FY2019).
    package func name(in language: Language) -> String {
        guard language == .ja else { return "FY\(year)" }
        guard let era = JapaneseEra.allCases.first(where: { $0.firstYear <= year && $0.firstDay <= lastDay }) else {
            return "\(year)年度"
        }
        let number = year - era.firstYear + 1
        return era.rawValue + (number == 1 ? "元" : String(number)) + "年度"
    }

    /// The fraction of the year that has passed at the end of `date`: 0 before, 1 after.
    package func elapsed(at date: CalendarDate) -> Double {
        let days = Double(lastDay.daysSince1970 - firstDay.daysSince1970 + 1)
        return min(1, max(0, Double(date.daysSince1970 - firstDay.daysSince1970 + 1) / days))
    }
}

/// Consecutive fiscal years; without an end where the plan names none.
package struct FiscalPeriod: Hashable, Sendable {
    package var from: FiscalYear
    package var to: FiscalYear?

    package init(from: FiscalYear, to: FiscalYear?) {
        self.from = from
        self.to = to
    }

    package func contains(_ year: FiscalYear) -> Bool {
        from <= year && (to.map { year <= $0 } ?? true)
    }

    /// Whether every year of `other` lies in `self`. An open end lies only in an open end.
    package func contains(_ other: FiscalPeriod) -> Bool {
        guard from <= other.from else { return false }
        guard let to else { return true }
        return other.to.map { $0 <= to } ?? false
    }

    package func overlaps(_ other: FiscalPeriod) -> Bool {
        (to.map { other.from <= $0 } ?? true) && (other.to.map { from <= $0 } ?? true)
    }

    /// The period's years; nil without an end.
    package var years: [FiscalYear]? {
        guard let to, from <= to else { return to == nil ? nil : [] }
        return (from.year...to.year).map(FiscalYear.init)
    }

    package func written(in language: Language) -> String {
        let end = to.map { $0.name(in: language) } ?? ""
        return language == .ja ? "\(from.name(in: .ja))〜\(end)" : "\(from.name(in: .en))–\(end)"
    }
}
