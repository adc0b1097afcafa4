import Testing

@testable import KeywrightRuntime

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct KeyEncodingTests {
    @Test(
        arguments: [
            (0, 4, "0000"), (7, 4, "0007"), (9999, 4, "9999"), (10_000, 4, nil), (-1, 4, "-9998"), (-12, 4, "-9987"),
            (-9999, 4, "-0000"), (-10_000, 4, nil), (5, 1, "5"), (Int.max, 19, "9223372036854775807"),
            (Int.max, 18, nil),
            (Int.min, 19, "-0776627963145224191"), (1, 25, "0000000000000000000000001"),
        ] as [(Int, Int, String?)])
    func pad(number: Int, digits: Int, text: String?) {
        #expect((try? KeyEncoding.padded(number, digits)) == text)
        if let text { #expect(KeyDecoding.padded(text, digits) == number) }
    }

    @Test(
        arguments: [
            ("12.5", 4, 2, "0012.50"), ("-12.5", 4, 2, "-9987.49"), ("0", 4, 2, "0000.00"), ("-0.01", 4, 2, "-9999.98"),
            ("0.01", 4, 2, "0000.01"), ("9999.99", 4, 2, "9999.99"), ("10000", 4, 2, nil), ("0.001", 4, 2, nil),
            ("100", 3, 0, "100"), ("0.5", 3, 0, nil), ("0.0005", 1, 4, "0.0005"), ("120", 4, 2, "0120.00"),
        ] as [(String, Int, Int, String?)])
    func padDecimal(number: String, digits: Int, fraction: Int, text: String?) throws {
        let decimal = try #require(Decimal(exactly: number))
        #expect((try? KeyEncoding.padded(decimal, digits, fraction)) == text)
        if let text { #expect(KeyDecoding.padded(text, digits, fraction) == decimal) }
    }

    @Test(
        arguments: [
            (0, 4, "9999"), (7, 4, "9992"), (9999, 4, "0000"), (10_000, 4, nil), (-1, 4, nil),
            (Int.max, 19, "0776627963145224192"), (0, 20, "99999999999999999999"),
        ] as [(Int, Int, String?)])
    func invert(number: Int, digits: Int, text: String?) {
        #expect((try? KeyEncoding.inverted(number, digits)) == text)
        if let text { #expect(KeyDecoding.inverted(text, digits) == number) }
    }

    @Test func invertTimestamps() throws {
        let timestamp = try #require(Timestamp(millisecondsSinceEpoch: 1_795_341_600_123))
        #expect(try KeyEncoding.inverted(timestamp, as: .epochSeconds, 10) == "8204658399")
        #expect(try KeyEncoding.inverted(timestamp, as: .epochMillis, 13) == "8204658399876")
        #expect(throws: ValueError.self) { try KeyEncoding.inverted(timestamp, as: .iso8601, 13) }
        #expect(throws: ValueError.self) { try KeyEncoding.inverted(timestamp, as: .epochMillis, 12) }
    }

    /// Of two numbers the smaller has the text that comes first by bytes, and equal numbers have equal texts.
    @Test func padKeepsTheOrder() throws {
        var generator = SeededGenerator(seed: 4)
        var numbers = [-999, -100, -99, -10, -9, -1, 0, 1, 9, 10, 99, 100, 999]
        for _ in 0..<300 { numbers.append(Int.random(in: -999...999, using: &generator)) }
        let texts = try numbers.map { Array(try KeyEncoding.padded($0, 3).utf8) }
        for left in numbers.indices {
            for right in numbers.indices {
                if (numbers[left] < numbers[right]) != texts[left].lexicographicallyPrecedes(texts[right]) {
                    Issue.record("\(numbers[left]) \(numbers[right])")
                }
            }
        }
    }

    @Test func padKeepsTheOrderOfDecimals() throws {
        var generator = SeededGenerator(seed: 5)
        var numbers: [Int] = [-99_999, -1, 0, 1, 99_999]
        for _ in 0..<300 { numbers.append(Int.random(in: -99_999...99_999, using: &generator)) }
        let texts = try numbers.map { number in
            Array(try KeyEncoding.padded(Decimal(number) / Decimal(100), 3, 2).utf8)
        }
        for left in numbers.indices {
            for right in numbers.indices {
                if (numbers[left] < numbers[right]) != texts[left].lexicographicallyPrecedes(texts[right]) {
                    Issue.record("\(numbers[left]) \(numbers[right])")
                }
            }
        }
    }

    @Test func invertTurnsTheOrder() throws {
        var generator = SeededGenerator(seed: 6)
        let numbers = (0..<300).map { _ in Int.random(in: 0...99_999, using: &generator) }
        let texts = try numbers.map { Array(try KeyEncoding.inverted($0, 5).utf8) }
        for left in numbers.indices {
            for right in numbers.indices {
                if (numbers[left] > numbers[right]) != texts[left].lexicographicallyPrecedes(texts[right]) {
                    Issue.record("\(numbers[left]) \(numbers[right])")
                }
            }
        }
    }

    @Test func buckets() throws {
        let timestamp = try #require(Timestamp("2026-11-22T10:59:59.999Z"))
        #expect(KeyEncoding.year(timestamp) == "2026")
        #expect(KeyEncoding.month(timestamp) == "2026-11")
        #expect(KeyEncoding.day(timestamp) == "2026-11-22")
        #expect(KeyEncoding.hour(timestamp) == "2026-11-22T10")
        let date = CalendarDate(timestamp)
        #expect(KeyEncoding.year(date) == "2026")
        #expect(KeyEncoding.month(date) == "2026-11")
        #expect(KeyEncoding.day(date) == "2026-11-22")
    }

    @Test func letters() {
        #expect(KeyEncoding.lower("ÀBcZ@[é") == "Àbcz@[é")
        #expect(KeyEncoding.upper("àbCz`{É") == "àBCZ`{É")
    }

    /// By hand: the hashes are 3214735720, 2166136261 and 3826002220.
    @Test(arguments: [
        ("foobar", 10, "0"), ("foobar", 100, "20"), ("foobar", 1_000, "720"), ("foobar", 2, "0"), ("foobar", 11, "09"),
        ("", 16, "05"), ("a", 7, "5"),
    ])
    func shard(text: String, count: Int, shard: String) {
        #expect(KeyEncoding.shard(text, count) == shard)
    }

    @Test func shards() {
        #expect(KeyEncoding.shards(3) == ["0", "1", "2"])
        #expect(KeyEncoding.shards(11).first == "00")
        #expect(KeyEncoding.shards(11).last == "10")
        #expect(KeyEncoding.shards(10).last == "9")
        #expect(KeyEncoding.shards(1_000).count == 1_000)
        #expect(KeyEncoding.shards(1_000).last == "999")
    }

    @Test func plainTexts() throws {
        #expect(KeyEncoding.text(true) == "true")
        #expect(KeyEncoding.text(-12) == "-12")
        let uuid = try #require(UUID(uuidString: "E621E1F8-C36C-495A-93FC-0C247A3E6E5F"))
        #expect(KeyEncoding.text(uuid) == "e621e1f8-c36c-495a-93fc-0c247a3e6e5f")
        #expect(KeyDecoding.uuid("e621e1f8-c36c-495a-93fc-0c247a3e6e5f") == uuid)
        #expect(KeyDecoding.uuid("E621E1F8-C36C-495A-93FC-0C247A3E6E5F") == nil)
        #expect(KeyDecoding.bool("true") == true)
        #expect(KeyDecoding.bool("True") == nil)
    }

    @Test(arguments: ["", "-", "+1", "01", "-0", "1.0", "1e3", "٣", "9223372036854775808"])
    func noInt(text: String) {
        #expect(KeyDecoding.int(text) == nil)
    }

    @Test(arguments: ["", "123", "12345", "-9999", "12a4", "--123", "1234.0"])
    func noPadded(text: String) {
        #expect(KeyDecoding.padded(text, 4) == nil)
    }

    @Test(
        arguments: [
            (TimeBuckets.years, "2024-12-31T23:59:59.999Z", "2026-01-01T00:00:00.000Z", ["2024", "2025", "2026"]),
            (
                .months, "2025-11-30T00:00:00.000Z", "2026-02-01T00:00:00.000Z",
                ["2025-11", "2025-12", "2026-01", "2026-02"]
            ),
            (
                .days, "2024-02-28T12:00:00.000Z", "2024-03-01T00:00:00.000Z",
                ["2024-02-28", "2024-02-29", "2024-03-01"]
            ),
            (
                .hours, "1969-12-31T22:59:00.000Z", "1970-01-01T00:00:00.000Z",
                ["1969-12-31T22", "1969-12-31T23", "1970-01-01T00"]
            ),
            (.days, "2026-01-02T00:00:00.000Z", "2026-01-01T23:59:59.999Z", []),
            (.hours, "2026-01-01T10:59:59.999Z", "2026-01-01T10:00:00.000Z", []),
            (.years, "0000-01-01T00:00:00.000Z", "0000-12-31T00:00:00.000Z", ["0000"]),
        ] as [(TimeBuckets, String, String, [String])])
    func bucketsBetween(buckets: TimeBuckets, first: String, last: String, texts: [String]) throws {
        let first = try #require(Timestamp(first))
        let last = try #require(Timestamp(last))
        #expect(try buckets.texts(from: first, through: last, "at", most: 4) == texts)
        if texts.count > 1 {
            #expect(throws: ValueError.self) {
                try buckets.texts(from: first, through: last, "at", most: texts.count - 1)
            }
        }
    }

    @Test func bucketsBetweenDays() throws {
        let first = try #require(CalendarDate("2026-11-30"))
        let last = try #require(CalendarDate("2026-12-01"))
        #expect(try TimeBuckets.days.texts(from: first, through: last, "on", most: 2) == ["2026-11-30", "2026-12-01"])
        #expect(try TimeBuckets.months.texts(from: first, through: last, "on", most: 2) == ["2026-11", "2026-12"])
        #expect(throws: ValueError.self) {
            try TimeBuckets.hours.texts(from: .earliest, through: .latest, "at", most: 100)
        }
    }

    /// The text of each bucket is what the transform gives for a moment in it.
    @Test func bucketsAgreeWithTheTransforms() throws {
        var generator = SeededGenerator(seed: 9)
        for _ in 0..<500 {
            let timestamp = Timestamp(
                clamping: Int64.random(in: -62_167_219_200_000...253_402_300_799_999, using: &generator))
            let texts: [(TimeBuckets, String)] = [
                (.years, KeyEncoding.year(timestamp)), (.months, KeyEncoding.month(timestamp)),
                (.days, KeyEncoding.day(timestamp)), (.hours, KeyEncoding.hour(timestamp)),
            ]
            for (buckets, text) in texts {
                let found = try buckets.texts(from: timestamp, through: timestamp, "at", most: 1)
                if found != [text] { Issue.record("\(timestamp) \(buckets) \(found)") }
            }
        }
    }

    @Test("ints of 64 bits, in their own width and in a greater one")
    func widestInts() throws {
        #expect(try KeyEncoding.padded(Int.max, 19) == "9223372036854775807")
        #expect(try KeyEncoding.padded(Int.max, 21) == "009223372036854775807")
        #expect(try KeyEncoding.padded(Int.min, 19) == "-0776627963145224191")
        #expect(try KeyEncoding.padded(Int.min, 20) == "-90776627963145224191")
        #expect(try KeyEncoding.inverted(Int.max, 20) == "90776627963145224192")
        #expect(throws: ValueError(.digits, "more than 18 digits before the point")) {
            try KeyEncoding.padded(Int.max, 18)
        }
    }

    @Test("a UUID is what Foundation writes, in lower case")
    func uuids() {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<100 {
            let (high, low) = (generator.next(), generator.next())
            let uuid = withUnsafeBytes(of: (high, low)) { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
            #expect(KeyEncoding.text(uuid) == uuid.uuidString.lowercased())
        }
    }
}
