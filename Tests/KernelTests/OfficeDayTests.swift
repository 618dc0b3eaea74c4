import Kernel
import Testing

@Suite("Days on which offices are open")
struct OfficeDayTests {
    /// As the Cabinet Office publishes them (国民の祝日について).
    private static let holidays: [Int: [String]] = [
        2026: [
            "01-01", "01-12", "02-11", "02-23", "03-20", "04-29", "05-03", "05-04", "05-05", "05-06", "07-20", "08-11",
            "09-21", "09-22", "09-23", "10-12", "11-03", "11-23",
        ],
        2027: [
            "01-01", "01-11", "02-11", "02-23", "03-21", "03-22", "04-29", "05-03", "05-04", "05-05", "07-19", "08-11",
            "09-20", "09-23", "10-11", "11-03", "11-23",
        ],
    ]

    @Test("The national holidays of two years, and no other day", arguments: [2026, 2027])
    func holidays(year: Int) throws {
        let first = try #require(CalendarDate(year: year, month: 1, day: 1))
        let found = (0..<365).map(first.adding(days:)).filter(\.isNationalHoliday)
        #expect(found.map { String("\($0)".dropFirst(5)) } == Self.holidays[year])
    }

    @Test("No weekend, no holiday, no day of the turn of the year")
    func officeDays() throws {
        func isOpen(_ text: String) throws -> Bool { try #require(CalendarDate(parsing: text)).isOfficeDay }
        for day in ["2026-11-28", "2026-11-29", "2026-11-03", "2026-12-29", "2026-12-31", "2027-01-01", "2025-01-03"] {
            #expect(try !isOpen(day), "\(day)")
        }
        for day in ["2026-11-27", "2026-11-30", "2026-12-28", "2027-01-04", "1969-12-26"] {
            #expect(try isOpen(day), "\(day)")
        }
        #expect(CalendarDate(daysSince1970: 0).weekday == 4 && CalendarDate(daysSince1970: -5).weekday == 6)
    }
}
