import Testing

@testable import KeywrightRuntime

@Suite struct CalendarTests {
    /// Walks the calendar by the rules on a wall: month lengths, and 29 days in a February of a leap year.
    @Test func everyFirstOfAMonthAgreesWithCounting() {
        var days = -719_528
        for year in 0...9999 {
            let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            for (index, length) in lengths.enumerated() {
                let date = CivilCalendar.date(daysSinceEpoch: days)
                if date != (year, index + 1, 1)
                    || CivilCalendar.daysSinceEpoch(year: year, month: index + 1, day: 1) != days
                    || CivilCalendar.days(inMonth: index + 1, of: year) != length
                {
                    Issue.record("\(year)-\(index + 1)")
                }
                days += length
            }
        }
        #expect(days == 2_932_897)
    }

    @Test func everyDayOfTheYearsAroundLeapRulesAgreesWithCounting() {
        var days = CivilCalendar.daysSinceEpoch(year: 1896, month: 1, day: 1)
        #expect(days == -27_028)
        for year in 1896...2104 {
            let isLeap = year % 4 == 0 && year != 1900 && year != 2100
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            for (index, length) in lengths.enumerated() {
                for day in 1...length {
                    let date = CalendarDate(daysSinceEpoch: days)
                    if date != CalendarDate(year: year, month: index + 1, day: day) || date?.daysSinceEpoch != days {
                        Issue.record("\(year)-\(index + 1)-\(day)")
                    }
                    days += 1
                }
            }
        }
    }

    @Test(arguments: [
        ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2026-11-22", 20_779),
        ("0000-01-01", -719_528), ("9999-12-31", 2_932_896),
    ])
    func dateText(text: String, days: Int) throws {
        let date = try #require(CalendarDate(text))
        #expect(date.daysSinceEpoch == days)
        #expect(date.description == text)
        #expect(CalendarDate(daysSinceEpoch: days) == date)
        #expect(CalendarDate(date.startOfDay) == date)
    }

    @Test(arguments: [
        "", "2026-11-2", "2026-11-222", "2026-13-01", "2026-00-01", "2026-02-29", "1900-02-29", "2026-11-00",
        "2026-11-31", "2026/11/22", "20261122", "+026-11-22", "2026-1１-22", "-001-01-01", " 2026-11-22",
    ])
    func noDate(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test func addingDays() {
        let date = CalendarDate(year: 2024, month: 2, day: 28)
        #expect(date?.adding(days: 2)?.description == "2024-03-01")
        #expect(date?.adding(days: -59)?.description == "2023-12-31")
        #expect(CalendarDate("9999-12-31")?.adding(days: 1) == nil)
        #expect(CalendarDate("0000-01-01")?.adding(days: -1) == nil)
        #expect(date?.adding(days: .max) == nil)
    }
}
