/// Dates and timestamps as the language writes them, in the proleptic Gregorian calendar, years 0000 to 9999, UTC.
enum CalendarText {
    /// A point in time, in whole milliseconds.
    struct Moment: Equatable {
        /// From 1970 on; negative before.
        var milliseconds: Int64

        /// `2026-11-22T10:00:00.000Z`
        var text: String {
            let days = Int(floorDivision(milliseconds, 86_400_000))
            let rest = Int(milliseconds - Int64(days) * 86_400_000)
            let (year, month, day) = civil(fromDays: days)
            let time = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60].map { padded($0, 2) }
            return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T\(time.joined(separator: ":"))."
                + "\(padded(rest % 1000, 3))Z"
        }

        /// The text with so many zeros more behind the milliseconds.
        func text(behindMilliseconds zeros: String) -> String { String(text.dropLast()) + zeros + "Z" }
    }

    /// `2026-11-22`, a day that exists.
    static func isDate(_ text: String) -> Bool { days(of: Array(text.utf8)) != nil }

    /// `2026-11-22T10:00:00Z`, with one to three digits of a second or none.
    static func timestamp(_ text: String) -> Moment? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes.last == UInt8(ascii: "Z"), bytes[10] == UInt8(ascii: "T"),
            let days = days(of: Array(bytes[..<10])), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]), let second = number(bytes[17..<19]),
            hour < 24, minute < 60, second < 60
        else { return nil }
        var millisecond = 0
        let fraction = bytes[19..<bytes.count - 1]
        if let point = fraction.first {
            guard point == UInt8(ascii: "."), (2...4).contains(fraction.count), let value = number(fraction.dropFirst())
            else { return nil }
            millisecond = value * [100, 10, 1][fraction.count - 2]
        }
        let seconds = days * 86_400 + hour * 3600 + minute * 60 + second
        return Moment(milliseconds: Int64(seconds) * 1000 + Int64(millisecond))
    }

    private static func days(of bytes: [UInt8]) -> Int? {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10]),
            (1...12).contains(month), day >= 1, day <= length(of: month, year: year)
        else { return nil }
        return days(fromCivil: year, month, day)
    }

    private static func length(of month: Int, year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// Days from 1970-01-01 on; years begin in March so that the leap day is the last.
    private static func days(fromCivil year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = Int(floorDivision(Int64(shifted), 400))
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = Int(floorDivision(Int64(shifted), 146_097))
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    private static func floorDivision(_ value: Int64, _ divisor: Int64) -> Int64 {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }

    private static func number(_ bytes: some Sequence<UInt8>) -> Int? {
        var value = 0
        for byte in bytes {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(width - digits.utf8.count, 0)) + digits
    }
}
