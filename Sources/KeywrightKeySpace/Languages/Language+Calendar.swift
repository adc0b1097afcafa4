/// Dates, timestamps and time buckets: exactly the texts of the days that there are, in the Gregorian calendar carried
/// back to year 0000, and of times from 00:00:00 to 23:59:59.
extension Language {
    /// `0000` to `9999`.
    package static let year = digits(4)

    /// `2026-11`.
    package static let month = sequence([year, text("-"), number("01", "12")])

    /// `2026-11-22`; the 29th of February only in leap years.
    package static let date = choice([
        sequence([
            year, text("-"),
            choice([
                sequence([texts(["01", "03", "05", "07", "08", "10", "12"]), text("-"), number("01", "31")]),
                sequence([texts(["04", "06", "09", "11"]), text("-"), number("01", "30")]),
                sequence([text("02-"), number("01", "28")]),
            ]),
        ]),
        sequence([leapYear, text("-02-29")]),
    ])

    /// `2026-11-22T10`.
    package static let hour = sequence([date, text("T"), number("00", "23")])

    /// `2026-11-22T10:00:00.000Z` with so many digits after the second; with 0 digits there is no point either.
    package static func timestamp(fractionDigits: Int = 3) -> Language {
        timestamps.indices.contains(fractionDigits)
            ? timestamps[fractionDigits] : timestamp(fraction: sequence([text("."), digits(fractionDigits)]))
    }

    /// Those with so many digits after the second: every key that holds a time asks for one of them.
    private static let timestamps = (0...9).map { count in
        timestamp(fraction: count == 0 ? emptyText : sequence([text("."), digits(count)]))
    }

    /// A timestamp with 0 to 9 digits after the second, each width being a text of its own.
    package static let timestampOfAnyWidth = timestamp(
        fraction: optional(sequence([text("."), repetition(of: scalar(in: .digits), atLeast: 1, atMost: 9)])))

    private static func timestamp(fraction: Language) -> Language {
        let sixty = number("00", "59")
        return sequence([hour, text(":"), sixty, text(":"), sixty, fraction, text("Z")])
    }

    /// Divisible by 4, and by 100 only where by 400.
    private static let leapYear: Language = {
        let evenTens = ScalarSet(characters: "02468")
        let oddTens = ScalarSet(characters: "13579")
        func endings(withZero: Bool) -> Language {
            let afterEven = sequence([scalar(in: evenTens), scalar(in: ScalarSet(characters: "48"))])
            let tens = sequence([scalar(in: ScalarSet(characters: "2468")), text("0")])
            let afterOdd = sequence([scalar(in: oddTens), scalar(in: ScalarSet(characters: "26"))])
            return choice([afterEven, tens, afterOdd] + (withZero ? [text("00")] : []))
        }
        return choice([
            sequence([digits(2), endings(withZero: false)]),
            sequence([endings(withZero: true), text("00")]),
        ])
    }()

    private static func digits(_ count: Int) -> Language {
        repetition(of: scalar(in: .digits), atLeast: count, atMost: count)
    }

    /// The numbers between two texts of the same width, in that width.
    private static func number(_ first: String, _ last: String) -> Language {
        digitTexts(from: first.utf8.map { $0 - 48 }, through: last.utf8.map { $0 - 48 })
    }
}
