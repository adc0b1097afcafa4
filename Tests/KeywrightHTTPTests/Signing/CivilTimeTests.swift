#if HTTP
    import Testing

    @testable import KeywrightHTTP

    @Suite struct CivilTimeTests {
        /// Counts the days from 1600 to 2400 by the rule of leap years, and holds both directions to it.
        @Test func knowsEveryDay() {
            var days: Int64 = -135_140
            for year in Int64(1600)...2400 {
                let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
                let lengths: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
                for (month, length) in zip(Int64(1)..., lengths) {
                    for day in 1...length {
                        let time = CivilTime(epochSeconds: days * 86_400 + 86_399)
                        let isRight =
                            time.year == year && time.month == month && time.day == day && time.hour == 23
                            && time.minute == 59 && time.second == 59 && time.epochSeconds == days * 86_400 + 86_399
                        if !isRight { Issue.record("\(time) is not \(year)-\(month)-\(day)") }
                        days += 1
                    }
                }
            }
            // 1970 is 135,140 days after 1600, and 2401 is 157,420 days after 1970.
            #expect(days == 157_420)
        }

        @Test(arguments: [
            (0, "19700101T000000Z"), (1_440_938_160, "20150830T123600Z"), (951_868_799, "20000229T235959Z"),
            (951_868_800, "20000301T000000Z"), (4_102_444_799, "20991231T235959Z"), (-1, "19691231T235959Z"),
        ])
        func writesTheBasicFormat(_ seconds: Int64, _ expected: String) {
            #expect(String(decoding: CivilTime(epochSeconds: seconds).basicFormat, as: UTF8.self) == expected)
        }

        @Test(
            arguments: [
                ("2015-08-30T12:36:00Z", 1_440_938_160), ("2015-08-30T12:36:00.5Z", 1_440_938_160),
                ("2015-08-30T12:36:00.123456789Z", 1_440_938_160), ("2015-08-30T14:36:00+02:00", 1_440_938_160),
                ("2015-08-30T14:36:00+0200", 1_440_938_160), ("2015-08-30T07:06:00-05:30", 1_440_938_160),
                ("2000-02-29T00:00:00Z", 951_782_400), ("1969-12-31T23:59:59Z", -1), ("1900-02-29T00:00:00Z", nil),
                ("2015-13-01T00:00:00Z", nil), ("2015-00-01T00:00:00Z", nil), ("2015-04-31T00:00:00Z", nil),
                ("2015-08-30T24:00:00Z", nil), ("2015-08-30T12:60:00Z", nil), ("2015-08-30T12:36:60Z", nil),
                ("2015-08-30T12:36:00", nil), ("2015-08-30T12:36:00.Z", nil), ("2015-08-30 12:36:00Z", nil),
                ("2015-08-30T12:36:00Z ", nil), ("", nil), ("20150830T123600Z", nil),
                ("2015-08-30T12:36:00+24:00", nil),
                ("+015-08-30T12:36:00Z", nil),
            ] as [(String, Int64?)])
        func readsTimestamps(_ text: String, _ expected: Int64?) {
            #expect(parseTimestamp(text) == expected)
        }
    }
#endif
