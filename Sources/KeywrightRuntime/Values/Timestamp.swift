#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A moment, in whole milliseconds since 1970-01-01T00:00:00Z: years 0000 to 9999.
///
/// Whole milliseconds, because that is what is stored: a moment with a finer fraction would never be found again by
/// comparing. An attribute stored in seconds holds `wholeSeconds` of the moment that it is given.
public struct Timestamp: Sendable, Hashable {
    /// 0000-01-01T00:00:00.000Z.
    public static let earliest = Timestamp(clamping: -62_167_219_200_000)
    /// 9999-12-31T23:59:59.999Z.
    public static let latest = Timestamp(clamping: 253_402_300_799_999)

    /// Milliseconds since the epoch, negative before it.
    public let millisecondsSinceEpoch: Int64

    /// The moment, or nil outside the years 0000 to 9999.
    public init?(millisecondsSinceEpoch: Int64) {
        guard (-62_167_219_200_000...253_402_300_799_999).contains(millisecondsSinceEpoch) else { return nil }
        self.millisecondsSinceEpoch = millisecondsSinceEpoch
    }

    /// The moment, or nil outside the years 0000 to 9999.
    public init?(secondsSinceEpoch: Int64) {
        let (milliseconds, overflow) = secondsSinceEpoch.multipliedReportingOverflow(by: 1_000)
        if overflow { return nil }
        self.init(millisecondsSinceEpoch: milliseconds)
    }

    /// The last whole millisecond that is not after the date, or nil outside the years 0000 to 9999.
    ///
    /// A date made of a timestamp gives that timestamp, although a `Date` holds no exact milliseconds.
    public init?(_ date: Date) {
        let interval = date.timeIntervalSinceReferenceDate
        guard interval > -70_000_000_000, interval < 300_000_000_000 else { return nil }
        var milliseconds = (interval * 1_000).rounded(.toNearestOrEven)
        if milliseconds / 1_000 > interval { milliseconds -= 1 }
        self.init(millisecondsSinceEpoch: Int64(milliseconds) + Timestamp.referenceDate)
    }

    /// A moment of the UTC calendar, or nil if there is none: no leap seconds, and no hour 24.
    public init?(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, millisecond: Int = 0)
    {
        guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
        guard (0...999).contains(millisecond) else { return nil }
        let seconds = ((date.daysSinceEpoch * 24 + hour) * 60 + minute) * 60 + second
        self.init(millisecondsSinceEpoch: Int64(seconds * 1_000 + millisecond))
    }

    /// The moment, or the nearest end of the years 0000 to 9999.
    init(clamping milliseconds: Int64) {
        self.millisecondsSinceEpoch = min(max(milliseconds, -62_167_219_200_000), 253_402_300_799_999)
    }

    /// The system clock's time.
    public static var now: Timestamp {
        Timestamp(Date()) ?? .latest
    }

    /// The moment as a `Date`.
    public var date: Date {
        Date(timeIntervalSinceReferenceDate: Double(millisecondsSinceEpoch - Timestamp.referenceDate) / 1_000)
    }

    /// Whole seconds since the epoch, rounded down.
    public var secondsSinceEpoch: Int64 {
        Int64(CivilCalendar.floorDivide(Int(millisecondsSinceEpoch), 1_000))
    }

    /// The last whole second that is not after this moment: what an attribute in epoch seconds holds.
    public var wholeSeconds: Timestamp {
        Timestamp(clamping: secondsSinceEpoch * 1_000)
    }

    /// 2001-01-01T00:00:00Z, from which `Date` counts, in milliseconds since the epoch.
    private static let referenceDate: Int64 = 978_307_200_000
}

extension Timestamp: Comparable {
    /// Earlier first.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.millisecondsSinceEpoch < right.millisecondsSinceEpoch
    }
}

extension Timestamp {
    /// The moment so much later, rounded down to the millisecond. At the ends of the years 0000 to 9999 it stays.
    public static func + (timestamp: Timestamp, duration: Duration) -> Timestamp {
        let parts = duration.components
        let fraction = parts.attoseconds / 1_000_000_000_000_000
        let isCut = parts.attoseconds % 1_000_000_000_000_000 < 0
        let (whole, overflow) = parts.seconds.multipliedReportingOverflow(by: 1_000)
        if overflow { return parts.seconds < 0 ? .earliest : .latest }
        let (offset, offsetOverflow) = whole.addingReportingOverflow(isCut ? fraction - 1 : fraction)
        let (sum, sumOverflow) = timestamp.millisecondsSinceEpoch.addingReportingOverflow(offset)
        if offsetOverflow || sumOverflow { return parts.seconds < 0 ? .earliest : .latest }
        return Timestamp(clamping: sum)
    }

    /// The moment so much earlier, rounded down to the millisecond. At the ends of the years 0000 to 9999 it stays.
    public static func - (timestamp: Timestamp, duration: Duration) -> Timestamp {
        timestamp + (.zero - duration)
    }

    /// How much later the left moment is.
    public static func - (left: Timestamp, right: Timestamp) -> Duration {
        .milliseconds(left.millisecondsSinceEpoch - right.millisecondsSinceEpoch)
    }
}
