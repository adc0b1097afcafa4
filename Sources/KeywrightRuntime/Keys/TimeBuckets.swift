/// The time buckets between two moments, in UTC: what a query over `<placedAt|day>` reads one after another.
public enum TimeBuckets: Sendable, Hashable {
    /// `2026`.
    case years
    /// `2026-11`.
    case months
    /// `2026-11-22`.
    case days
    /// `2026-11-22T10`.
    case hours

    /// The texts of all buckets that hold a moment from the first to the last, in the order of time; none where the
    /// last is before the first.
    ///
    /// - Parameters:
    ///   - name: the bucketed attribute, for the error.
    ///   - most: how many buckets one call may read.
    /// - Throws: `count` where there are more.
    public func texts(
        from first: Timestamp, through last: Timestamp, _ name: String, most: Int
    ) throws(ValueError) -> [String] {
        if last < first { return [] }
        let range = number(first)...number(last)
        if range.count > most {
            throw ValueError(.count, attribute: name, "more than \(most) \(self) in one call")
        }
        return range.map(text)
    }

    /// The texts of all buckets that hold a day from the first to the last.
    ///
    /// - Throws: `count` where there are more.
    public func texts(
        from first: CalendarDate, through last: CalendarDate, _ name: String, most: Int
    ) throws(ValueError) -> [String] {
        try texts(from: first.startOfDay, through: last.startOfDay, name, most: most)
    }

    /// Which bucket of all, counted so that neighbors differ by one.
    private func number(_ timestamp: Timestamp) -> Int {
        let fields = timestamp.fields
        switch self {
        case .years: return fields.year
        case .months: return fields.year * 12 + fields.month - 1
        case .days: return CalendarDate(timestamp).daysSinceEpoch
        case .hours: return CalendarDate(timestamp).daysSinceEpoch * 24 + fields.hour
        }
    }

    private func text(_ number: Int) -> String {
        switch self {
        case .years: return padded(number, 4)
        case .months: return padded(number / 12, 4) + "-" + padded(number % 12 + 1, 2)
        case .days: return day(number)
        case .hours:
            let days = CivilCalendar.floorDivide(number, 24)
            return day(days) + "T" + padded(number - days * 24, 2)
        }
    }

    private func day(_ daysSinceEpoch: Int) -> String {
        let date = CivilCalendar.date(daysSinceEpoch: daysSinceEpoch)
        return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2)
    }

    private func padded(_ number: Int, _ width: Int) -> String {
        DigitText.text(of: width) { bytes in DigitText.write(number, width: width, at: 0, of: bytes) }
    }
}
