extension CalendarDate {
    /// 0 for Sunday to 6 for Saturday.
    package var weekday: Int { ((Int(daysSince1970) + 4) % 7 + 7) % 7 }

    /// Whether offices of local governments are open: no Saturday, no Sunday, no national holiday, not 29 December to
    /// 3 January (地方自治法第4条の2).
    package var isOfficeDay: Bool {
        let (_, month, day) = components
        let isYearEnd = month == 12 && day >= 29 || month == 1 && day <= 3
        return (1...5).contains(weekday) && !isYearEnd && !isNationalHoliday
    }

    /// Whether it is a holiday by 国民の祝日に関する法律 as it stands since 2022, with those that fall in for a Sunday and
    /// those between two. The equinoxes are those of the usual formula, which holds for 1980 to 2099.
    package var isNationalHoliday: Bool {
        if isNamedHoliday { return true }
        // For a holiday on a Sunday the next day that is none.
        var before = adding(days: -1)
        while before.isNamedHoliday {
            if before.weekday == 0 { return true }
            before = before.adding(days: -1)
        }
        return adding(days: -1).isNamedHoliday && adding(days: 1).isNamedHoliday
    }

    private var isNamedHoliday: Bool {
        let (year, month, day) = components
        func isMonday(_ number: Int) -> Bool { weekday == 1 && (day + 6) / 7 == number }
        func isEquinox(_ start: Double) -> Bool {
            let years = year - 1980
            return day == Int(start + 0.242194 * Double(years)) - years / 4
        }
        return switch month {
        case 1: day == 1 || isMonday(2)
        case 2: day == 11 || day == 23
        case 3: isEquinox(20.8431)
        case 4: day == 29
        case 5: (3...5).contains(day)
        case 7: isMonday(3)
        case 8: day == 11
        case 9: isMonday(3) || isEquinox(23.2488)
        case 10: isMonday(2)
        case 11: day == 3 || day == 23
        default: false
        }
    }
}
