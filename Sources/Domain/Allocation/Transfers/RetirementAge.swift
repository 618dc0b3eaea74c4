package import Kernel

/// The age at which people retire (定年), on the 31 March after they have reached it.
package enum RetirementAge: Sendable, Hashable {
    /// 地方公務員法 since 2023: 61 in 2023 and 2024, then a year later every two years, 65 from 2031 on.
    case law
    /// The same age in every year.
    case fixed(Int)

    /// The age that applies in a fiscal year.
    package func years(in year: FiscalYear) -> Int {
        switch self {
        case .law: min(65, max(60, 61 + (year.year - 2023) / 2 - (year.year < 2023 ? 1 : 0)))
        case .fixed(let age): age
        }
    }

    /// The fiscal year at whose end somebody born on the day retires; the first one whose age they have reached by its
    /// end. By law (年齢計算ニ関する法律) a year of age is reached on the eve of the birthday.
    package func lastYear(born: CalendarDate) -> FiscalYear {
        let eve = born.previous
        var year = FiscalYear(of: eve.adding(months: 12 * 55))
        for _ in 0..<40 where eve.years(until: year.lastDay) < years(in: year) { year = year + 1 }
        return year
    }
}
