/// The eras in which Japanese offices write dates, from Meiji's Gregorian calendar on.
///
/// Source: 元号を改める政令 (各号); Meiji dates are valid from 1873-01-01, when the Gregorian calendar came into use.
package enum JapaneseEra: String, CaseIterable, Sendable {
    case reiwa = "令和"
    case heisei = "平成"
    case showa = "昭和"
    case taisho = "大正"
    case meiji = "明治"

    package var letter: Character {
        switch self {
        case .reiwa: "R"
        case .heisei: "H"
        case .showa: "S"
        case .taisho: "T"
        case .meiji: "M"
        }
    }

    /// The Gregorian year of the era's year 1.
    package var firstYear: Int {
        switch self {
        case .reiwa: 2019
        case .heisei: 1989
        case .showa: 1926
        case .taisho: 1912
        case .meiji: 1868
        }
    }

    /// The first day on which a date is written in this era.
    package var firstDay: CalendarDate {
        let day: (Int, Int, Int) =
            switch self {
            case .reiwa: (2019, 5, 1)
            case .heisei: (1989, 1, 8)
            case .showa: (1926, 12, 25)
            case .taisho: (1912, 7, 30)
            case .meiji: (1873, 1, 1)
            }
        return CalendarDate(year: day.0, month: day.1, day: day.2) ?? .distantPast
    }

    /// 令和8年, 令和元年; nil before 1873.
    package static func yearName(of date: CalendarDate) -> String? {
        guard let era = allCases.first(where: { $0.firstDay <= date }) else { return nil }
        let year = date.year - era.firstYear + 1
        return era.rawValue + (year == 1 ? "元" : String(year)) + "年"
    }
}
