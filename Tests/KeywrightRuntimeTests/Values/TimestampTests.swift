import Testing

@testable import KeywrightRuntime

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct TimestampTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00.000Z", 0), ("1969-12-31T23:59:59.999Z", -1),
            ("2026-11-22T10:00:00.000Z", 1_795_341_600_000),
            ("2000-02-29T12:34:56.789Z", 951_827_696_789), ("0000-01-01T00:00:00.000Z", -62_167_219_200_000),
            ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
        ] as [(String, Int64)])
    func text(text: String, milliseconds: Int64) throws {
        let timestamp = try #require(Timestamp(text))
        #expect(timestamp.millisecondsSinceEpoch == milliseconds)
        #expect(timestamp.description == text)
        #expect(Timestamp(millisecondsSinceEpoch: milliseconds) == timestamp)
        #expect(Timestamp(timestamp.date) == timestamp)
    }

    @Test(arguments: [
        "", "2026-11-22", "2026-11-22T10:00:00Z", "2026-11-22T10:00:00.00Z", "2026-11-22T10:00:00.0000Z",
        "2026-11-22T10:00:00.000", "2026-11-22T10:00:00.000+00:00", "2026-11-22 10:00:00.000Z",
        "2026-11-22t10:00:00.000z", "2026-11-22T24:00:00.000Z", "2026-11-22T23:60:00.000Z",
        "2026-12-31T23:59:60.000Z", "2026-02-29T00:00:00.000Z", "2026-11-22T10-00-00.000Z",
        "2026-11-22T10:00:00,000Z", "2026-11-22T10:00:00.0a0Z", "2026-11-22T１0:00:00.00Z",
    ])
    func noText(text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test(
        arguments: [
            (TimestampFormat.iso8601, "2026-11-22T10:00:00.123Z", 1_795_341_600_123),
            (.iso8601Seconds, "2026-11-22T10:00:00Z", 1_795_341_600_000),
            (.iso8601Microseconds, "2026-11-22T10:00:00.123000Z", 1_795_341_600_123),
            (.iso8601Nanoseconds, "2026-11-22T10:00:00.123000000Z", 1_795_341_600_123),
            (.iso8601AnyDigits, "2026-11-22T10:00:00.123Z", 1_795_341_600_123),
            (.epochSeconds, "1795341600", 1_795_341_600_000),
            (.epochMillis, "1795341600123", 1_795_341_600_123),
        ] as [(TimestampFormat, String, Int64)])
    func formats(format: TimestampFormat, text: String, read: Int64) throws {
        let timestamp = try #require(Timestamp(millisecondsSinceEpoch: 1_795_341_600_123))
        #expect(format.text(timestamp) == text)
        #expect(format.timestamp(text)?.millisecondsSinceEpoch == read)
    }

    @Test(
        arguments: [
            (TimestampFormat.iso8601AnyDigits, "2026-11-22T10:00:00Z", 1_795_341_600_000),
            (.iso8601AnyDigits, "2026-11-22T10:00:00.1Z", 1_795_341_600_100),
            (.iso8601AnyDigits, "2026-11-22T10:00:00.123456789Z", 1_795_341_600_123),
            (.iso8601AnyDigits, "2026-11-22T10:00:00.1234567891Z", nil),
            (.iso8601AnyDigits, "2026-11-22T10:00:00.Z", nil),
            (.iso8601Microseconds, "2026-11-22T10:00:00.123999Z", 1_795_341_600_123),
            (.iso8601Microseconds, "2026-11-22T10:00:00.123Z", nil),
            (.iso8601Seconds, "2026-11-22T10:00:00.000Z", nil),
            (.epochSeconds, "1795341600.5", nil), (.epochSeconds, "1.7953416E9", 1_795_341_600_000),
            (.epochSeconds, "1795341600123", nil), (.epochSeconds, "-1", -1_000), (.epochMillis, "-1", -1),
            (.epochMillis, "99999999999999999999", nil),
        ] as [(TimestampFormat, String, Int64?)])
    func reading(format: TimestampFormat, text: String, milliseconds: Int64?) {
        #expect(format.timestamp(text)?.millisecondsSinceEpoch == milliseconds)
    }

    /// Below zero as well, the second that is not after the moment.
    @Test(arguments: [(1_999, 1), (2_000, 2), (-1, -1), (-1_000, -1), (-1_001, -2)] as [(Int64, Int64)])
    func wholeSeconds(milliseconds: Int64, seconds: Int64) throws {
        let timestamp = try #require(Timestamp(millisecondsSinceEpoch: milliseconds))
        #expect(timestamp.secondsSinceEpoch == seconds)
        #expect(timestamp.wholeSeconds.millisecondsSinceEpoch == seconds * 1_000)
    }

    /// Dates between two milliseconds give the earlier, on both sides of the epoch and of the reference date.
    @Test(
        arguments: [
            (0.0009, 978_307_200_000), (0.001, 978_307_200_001), (0.0019, 978_307_200_001), (-0.0001, 978_307_199_999),
            (-978_307_200.0005, -1), (-978_307_200, 0),
        ] as [(Double, Int64)])
    func datesRoundDown(interval: Double, milliseconds: Int64) {
        #expect(Timestamp(Date(timeIntervalSinceReferenceDate: interval))?.millisecondsSinceEpoch == milliseconds)
    }

    @Test func everyMillisecondSurvivesADate() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<20_000 {
            let milliseconds = Int64.random(in: -62_167_219_200_000...253_402_300_799_999, using: &generator)
            let timestamp = Timestamp(clamping: milliseconds)
            let date = timestamp.date
            if Timestamp(date) != timestamp || date.timeIntervalSinceReferenceDate.isNaN {
                Issue.record("\(milliseconds)")
            }
            // Just before it the millisecond has not come yet.
            let before = Date(timeIntervalSinceReferenceDate: date.timeIntervalSinceReferenceDate.nextDown)
            if timestamp != .earliest, Timestamp(before) != Timestamp(clamping: milliseconds - 1) {
                Issue.record("before \(milliseconds)")
            }
        }
    }

    @Test func datesOutOfRange() {
        #expect(Timestamp(Date(timeIntervalSinceReferenceDate: .nan)) == nil)
        #expect(Timestamp(Date(timeIntervalSinceReferenceDate: .infinity)) == nil)
        #expect(Timestamp(Date(timeIntervalSinceReferenceDate: -63_145_526_400.001)) == nil)
        #expect(Timestamp(Date(timeIntervalSinceReferenceDate: -63_145_526_400)) == .earliest)
        #expect(Timestamp(Date(timeIntervalSinceReferenceDate: 252_423_993_600)) == nil)
        #expect(Timestamp(millisecondsSinceEpoch: .max) == nil)
        #expect(Timestamp(secondsSinceEpoch: .max) == nil)
    }

    @Test func arithmetic() throws {
        let timestamp = try #require(Timestamp("2026-11-22T10:00:00.000Z"))
        #expect((timestamp + .seconds(1.5)).description == "2026-11-22T10:00:01.500Z")
        #expect((timestamp + .microseconds(1_999)).description == "2026-11-22T10:00:00.001Z")
        #expect((timestamp + .microseconds(-1)).description == "2026-11-22T09:59:59.999Z")
        #expect((timestamp - .microseconds(1)).description == "2026-11-22T09:59:59.999Z")
        #expect((timestamp - .seconds(3_600)).description == "2026-11-22T09:00:00.000Z")
        #expect(timestamp - (timestamp - .milliseconds(7)) == .milliseconds(7))
        #expect(timestamp + .seconds(Int64.max) == .latest)
        #expect(timestamp + .seconds(Int64.min) == .earliest)
        #expect(.latest + .milliseconds(1) == Timestamp.latest)
        #expect(timestamp < timestamp + .milliseconds(1))
    }

    @Test func now() {
        let before = Date()
        let now = Timestamp.now
        #expect(now.date.timeIntervalSince(before) > -0.001)
        #expect(now.date <= Date())
    }

    @Test func codableIsTheText() throws {
        struct Holder: Codable, Equatable {
            var at: Timestamp
            var on: CalendarDate
            var ulid: ULID
            var ksuid: KSUID
            var next: Cursor
        }
        let json = """
            {"at":"2026-11-22T10:00:00.000Z","ksuid":"0ujtsYcgvSTl8PAuAdqWYSMnLOv","next":"AQID","on":"2026-11-22",\
            "ulid":"01ARYZ6S41TSV4RRFFQ69G5FAV"}
            """
        let holder = try JSONDecoder().decode(Holder.self, from: Data(json.utf8))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(try encoder.encode(holder) == Data(json.utf8))
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Timestamp].self, from: Data("[\"2026-11-22\"]".utf8))
        }
    }
}
