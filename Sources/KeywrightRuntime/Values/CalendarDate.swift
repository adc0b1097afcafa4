/// A day of the Gregorian calendar, without a time and without a time zone: years 0000 to 9999.
///
/// Its text is `2026-11-22`, and the order of the texts is that of the days.
public struct CalendarDate: Sendable, Hashable {
    /// The year, 0 to 9999.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int

    /// Makes a date, or nil if the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (0...9999).contains(year), (1...12).contains(month) else { return nil }
        guard day >= 1, day <= CivilCalendar.days(inMonth: month, of: year) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day on which the moment falls in UTC.
    public init(_ timestamp: Timestamp) {
        let fields = timestamp.fields
        self.year = fields.year
        self.month = fields.month
        self.day = fields.day
    }

    /// The day that is so many days after 1970-01-01, or nil outside the years 0000 to 9999.
    public init?(daysSinceEpoch: Int) {
        guard (-719_528...2_932_896).contains(daysSinceEpoch) else { return nil }
        let date = CivilCalendar.date(daysSinceEpoch: daysSinceEpoch)
        self.init(year: date.year, month: date.month, day: date.day)
    }

    /// Days from 1970-01-01, negative before it.
    public var daysSinceEpoch: Int {
        CivilCalendar.daysSinceEpoch(year: year, month: month, day: day)
    }

    /// The first moment of the day in UTC.
    public var startOfDay: Timestamp {
        Timestamp(clamping: Int64(daysSinceEpoch) * 86_400_000)
    }

    /// The day so many days later, or earlier; nil outside the years 0000 to 9999.
    public func adding(days: Int) -> CalendarDate? {
        let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
        return overflow ? nil : CalendarDate(daysSinceEpoch: sum)
    }
}

extension CalendarDate: Comparable {
    /// Earlier first.
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension CalendarDate: LosslessStringConvertible {
    /// Reads `2026-11-22`, and nothing that differs from it in form.
    public init?(_ description: String) {
        var text = description
        let date = text.withUTF8 { bytes in bytes.count == 10 ? CalendarDate(startOf: bytes) : nil }
        guard let date else { return nil }
        self = date
    }

    /// Reads the first ten of at least as many bytes.
    init?(startOf bytes: UnsafeBufferPointer<UInt8>) {
        guard
            bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = DigitText.number(bytes, 0..<4),
            let month = DigitText.number(bytes, 5..<7),
            let day = DigitText.number(bytes, 8..<10)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// `2026-11-22`.
    public var description: String {
        DigitText.text(of: 10) { bytes in
            DigitText.write(year, width: 4, at: 0, of: bytes)
            bytes[4] = UInt8(ascii: "-")
            DigitText.write(month, width: 2, at: 5, of: bytes)
            bytes[7] = UInt8(ascii: "-")
            DigitText.write(day, width: 2, at: 8, of: bytes)
        }
    }
}

extension CalendarDate: Codable {
    /// Reads the text.
    public init(from decoder: any Decoder) throws {
        self = try TextCoding.decode(from: decoder)
    }

    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        try TextCoding.encode(self, to: encoder)
    }
}
