import KeywrightRuntime

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension EncodingTrial {
    /// One for each transform and each type whose text stands in a key without one.
    package static let all: [EncodingTrial] =
        pads + decimals + inverts + times + buckets + identifiers + texts

    // MARK: Numbers

    private static let pads =
        [1, 4, 10, 18].map { digits in
            let most = greatest(digits)
            return EncodingTrial(
                "pad(\(digits))", { $1.number(in: -most...most, near: $0) }, order: { compare($0, $1) },
                text: { try KeyEncoding.padded($0, digits) },
                isRead: { KeyDecoding.padded($0, digits) == $1 })
        } + [
            EncodingTrial(
                "pad(19)", { $1.number(in: .min ... .max, near: $0) }, order: { compare($0, $1) },
                text: { try KeyEncoding.padded($0, 19) }, isRead: { KeyDecoding.padded($0, 19) == $1 })
        ]

    /// Decimals as whole numbers of their last place.
    private static let decimals = [(1, 1), (4, 2), (9, 6), (12, 6), (6, 0)].map { digits, fraction in
        let most = greatest(digits + fraction)
        return EncodingTrial(
            "pad(\(digits).\(fraction))", { $1.number(in: -most...most, near: $0) }, order: { compare($0, $1) },
            text: { try KeyEncoding.padded(decimal($0, fraction), digits, fraction) },
            isRead: { text, number in
                let read: Decimal? = KeyDecoding.padded(text, digits, fraction)
                return read == decimal(number, fraction)
            })
    }

    private static let inverts =
        [1, 4, 13, 18].map { digits in
            EncodingTrial(
                "invert(\(digits))", { $1.number(in: 0...greatest(digits), near: $0) }, order: { compare($1, $0) },
                text: { try KeyEncoding.inverted($0, digits) }, isRead: { KeyDecoding.inverted($0, digits) == $1 })
        } + [
            EncodingTrial(
                "invert(13) of a timestamp", { $1.number(in: 0...9_999_999_999_999, near: $0) },
                order: { compare($1, $0) },
                text: { try KeyEncoding.inverted(moment($0), as: .epochMillis, 13) },
                isRead: { KeyDecoding.inverted($0, 13) == $1 })
        ]

    // MARK: Times, as milliseconds since 1970

    private static let milliseconds = -62_167_219_200_000...253_402_300_799_999

    private static func time(
        _ name: String, each step: Int, _ text: @escaping @Sendable (Timestamp) -> String,
        _ read: @escaping @Sendable (String) -> Timestamp?
    ) -> EncodingTrial {
        EncodingTrial(
            name, { $1.number(in: milliseconds, near: $0) }, order: { compare(floor($0, step), floor($1, step)) },
            text: { text(try moment($0)) },
            isRead: { read($0)?.millisecondsSinceEpoch == Int64(floor($1, step) * step) })
    }

    private static let times: [EncodingTrial] =
        [
            (TimestampFormat.iso8601, 1, "milliseconds"), (.iso8601Seconds, 1_000, "seconds"),
            (.iso8601Microseconds, 1, "microseconds"), (.iso8601Nanoseconds, 1, "nanoseconds"),
        ].map { format, step, name in
            time(
                "a timestamp in \(name)", each: step, { KeyEncoding.text($0, as: format) }, { format.timestamp($0) })
        }

    /// Of two moments the text of the earlier one comes first, or is the same where they are of one bucket.
    private static let buckets: [EncodingTrial] = {
        let hour = 3_600_000
        let hours = time(
            "hour", each: hour, { KeyEncoding.hour($0) }, { TimestampFormat.iso8601Seconds.timestamp($0 + ":00:00Z") })
        let days = time(
            "day", each: 24 * hour, { KeyEncoding.day($0) }, { CalendarDate($0)?.startOfDay })
        let day: @Sendable (Int?, inout TrialRandom) -> Int = { $1.number(in: -719_528...2_932_896, near: $0) }
        let dates = EncodingTrial(
            "a date", day, order: { compare($0, $1) }, text: { KeyEncoding.text(try date($0)) },
            isRead: { CalendarDate($0)?.daysSinceEpoch == $1 })
        // The months that begin on each day, told by adding up their lengths.
        let monthOf = months
        let byMonth = EncodingTrial(
            "month", day, order: { compare(monthOf[$0 + 719_528], monthOf[$1 + 719_528]) },
            text: { KeyEncoding.month(try date($0)) }, isRead: { $0 == KeyEncoding.month(Timestamp.start(ofDay: $1)) })
        let byYear = EncodingTrial(
            "year", day, order: { compare(monthOf[$0 + 719_528] / 12, monthOf[$1 + 719_528] / 12) },
            text: { KeyEncoding.year(try date($0)) }, isRead: { $0 == KeyEncoding.year(Timestamp.start(ofDay: $1)) })
        return [hours, days, dates, byMonth, byYear]
    }()

    /// For each day from 0000-01-01 on the number of its month.
    private static let months: [Int] = {
        var months: [Int] = []
        for year in 0...9_999 {
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            for (month, length) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
                months += [Int](repeating: year * 12 + month, count: length)
            }
        }
        return months
    }()

    // MARK: Identifiers

    private static let identifiers: [EncodingTrial] = [
        // 128 bits in words of 64; the text by the words' digits in base 32, read with five bits each.
        EncodingTrial(
            "a ulid", { near, random in random.bytes(16, near: near) }, order: { compare($0, $1) },
            text: { bytes in KeyEncoding.text(try ulid(bytes)) },
            isRead: { text, bytes in ULID(text).map { KeyEncoding.text($0) == text } == true && bytes.count == 16 }),
        EncodingTrial(
            "a uuid", { near, random in random.bytes(16, near: near) }, order: { compare($0, $1) },
            text: { KeyEncoding.text(uuid($0)) }, isRead: { KeyDecoding.uuid($0) == uuid($1) }),
        EncodingTrial(
            "a ksuid", { near, random in random.number(in: 0...4_294_967_295, near: near) },
            order: { compare($0, $1) },
            text: { KeyEncoding.text(try ksuid($0)) }, isRead: { text, _ in KSUID(text).map { "\($0)" } == text }),
    ]

    // MARK: Texts

    private static let texts: [EncodingTrial] = [
        EncodingTrial(
            "lower", { near, random in random.text(near: near) },
            order: { compare(folded($0, 65...90, 32), folded($1, 65...90, 32)) },
            text: { KeyEncoding.lower(string($0)) },
            isRead: { KeyEncoding.lower($0) == $0 && $0.utf8.count == utf8($1) }),
        EncodingTrial(
            "upper", { near, random in random.text(near: near) },
            order: { compare(folded($0, 97...122, -32), folded($1, 97...122, -32)) },
            text: { KeyEncoding.upper(string($0)) },
            isRead: { KeyEncoding.upper($0) == $0 && $0.utf8.count == utf8($1) }),
        // Of no order: of two values the shards are what a plain reckoning of the hash says.
        EncodingTrial(
            "shard(1000)", { near, random in random.text(near: near) }, order: { compare(shard($0), shard($1)) },
            text: { KeyEncoding.shard(string($0), 1_000) }, isRead: { Int($0) == shard($1) && $0.utf8.count == 3 }),
        EncodingTrial(
            "an int without transform", { $1.number(in: .min ... .max, near: $0) },
            order: { compare(Array("\($0)".utf8).map { Int($0) }, Array("\($1)".utf8).map { Int($0) }) },
            text: { KeyEncoding.text($0) }, isRead: { KeyDecoding.int($0) == $1 }),
        EncodingTrial(
            "a bool", { _, random in random.chance(50) }, order: { compare($0 ? 1 : 0, $1 ? 1 : 0) },
            text: { KeyEncoding.text($0) }, isRead: { KeyDecoding.bool($0) == $1 }),
    ]
}
