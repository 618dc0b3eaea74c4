import Foundation
import Kernel
import Testing

@Suite struct CalendarDateTests {
    @Test("Every day from 1600 to 2400 has the components that Foundation's Gregorian calendar gives it")
    func agreesWithFoundation() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        for day in stride(from: -135_140, through: 157_054, by: 97) {
            let date = CalendarDate(daysSince1970: Int32(day))
            let expected = calendar.dateComponents(
                [.year, .month, .day], from: Date(timeIntervalSince1970: Double(day) * 86_400))
            #expect(date.year == expected.year && date.month == expected.month && date.day == expected.day)
            #expect(CalendarDate(year: date.year, month: date.month, day: date.day) == date)
        }
    }

    @Test("Consecutive days are consecutive dates, leap days included")
    func consecutive() {
        var date = CalendarDate(year: 1999, month: 12, day: 30)
        for _ in 0..<1000 {
            guard let today = date else { break }
            let tomorrow = today.adding(days: 1)
            #expect(today < tomorrow)
            let (year, month, day) = tomorrow.components
            #expect(day == 1 || (day == today.day + 1 && month == today.month && year == today.year))
            date = tomorrow
        }
        #expect(CalendarDate(year: 2000, month: 2, day: 29) != nil)
        #expect(CalendarDate(year: 1900, month: 2, day: 29) == nil)
        #expect(CalendarDate(year: 2025, month: 2, day: 29) == nil)
    }

    @Test(
        "Dates are read as Japanese offices write them",
        arguments: [
            ("20250401", "2025-04-01"), ("2025-04-01", "2025-04-01"), ("2025/4/1", "2025-04-01"),
            ("2025.4.1", "2025-04-01"), ("2025年4月1日", "2025-04-01"), ("令和7年4月1日", "2025-04-01"),
            ("R7.4.1", "2025-04-01"), ("R07/04/01", "2025-04-01"), ("r7-4-1", "2025-04-01"),
            ("令和元年5月1日", "2019-05-01"), ("R1.5.1", "2019-05-01"), ("平成31年4月30日", "2019-04-30"),
            ("昭和64年1月7日", "1989-01-07"), ("S55.12.31", "1980-12-31"), ("２０２５年４月１日", "2025-04-01"),
            ("令和　７年４月１日", "2025-04-01"), ("Ｒ７．４．１", "2025-04-01"), ("2024-12", "2024-12-01"),
            ("令和6年12月", "2024-12-01"), ("R070401", "2025-04-01"), ("大正元年7月30日", "1912-07-30"),
            ("明治6年1月1日", "1873-01-01"),
        ])
    func readsDates(text: String, iso: String) {
        #expect(CalendarDate(parsing: text)?.description == iso)
    }

    @Test(
        "What is no date, or a day that does not exist, is refused",
        arguments: [
            "", "2025", "2025-13-01", "2025-02-30", "20251301", "令和7年", "令和0年4月1日", "平成40年4月1日", "R7.4.1x", "7.4.1",
            "2025--1", "年月日", "R.4.1", "昭和99年1月1日", "令和7年4月31日", "202504011", "😀", "２０２５", "M5.1.1",
        ])
    func refuses(text: String) {
        #expect(CalendarDate(parsing: text) == nil)
    }

    @Test("Every date written in Japanese or as ISO 8601 reads back as itself, from 1873 on")
    func roundTrip() {
        var random = SeededRandom(seed: 7)
        for _ in 0..<20_000 {
            let date = CalendarDate(daysSince1970: Int32(random.index(below: 100_000)) - 35_429)
            #expect(CalendarDate(parsing: date.written(in: .ja)) == date)
            #expect(CalendarDate(parsing: date.description) == date)
            #expect(CalendarDate(ascii: Array(date.description.utf8)) == date)
            let digits = date.description.replacing("-", with: "")
            #expect(CalendarDate(ascii: Array(digits.utf8)) == date)
        }
    }

    @Test("Any text whatever is read or refused, never a crash")
    func anyText() {
        var random = SeededRandom(seed: 11)
        let alphabet = Array("0123456789年月日令和平成昭RHS元.-/ 　０９１Ａ\u{0}é")
        for _ in 0..<50_000 {
            let text = String((0..<random.index(below: 14)).map { _ in alphabet[random.index(below: alphabet.count)] })
            if let date = CalendarDate(parsing: text) { #expect((1...9999).contains(date.year)) }
        }
    }

    @Test("Ages and years of service are whole years, complete on the birthday")
    func years() throws {
        let birth = try #require(CalendarDate(parsing: "1990-04-02"))
        #expect(birth.years(until: try #require(CalendarDate(parsing: "2025-04-01"))) == 34)
        #expect(birth.years(until: try #require(CalendarDate(parsing: "2025-04-02"))) == 35)
        let leap = try #require(CalendarDate(parsing: "2024-02-29"))
        #expect(leap.adding(months: 12).description == "2025-02-28")
        #expect(leap.adding(months: 48).description == "2028-02-29")
        #expect(leap.adding(months: -1).description == "2024-01-29")
    }
}
