/// How a table stores a timestamp.
public enum TimestampFormat: Sendable, Hashable {
    /// S, `2026-11-22T10:00:00.000Z`.
    case iso8601
    /// S, `2026-11-22T10:00:00Z`. What is finer than a second is cut.
    case iso8601Seconds
    /// S, `2026-11-22T10:00:00.000000Z`. Read to the millisecond.
    case iso8601Microseconds
    /// S, `2026-11-22T10:00:00.000000000Z`. Read to the millisecond.
    case iso8601Nanoseconds
    /// S, with none to nine digits of a second's fraction; written with three. Such texts have no useful order.
    case iso8601AnyDigits
    /// N, seconds since 1970. What is finer than a second is cut.
    case epochSeconds
    /// N, milliseconds since 1970.
    case epochMillis

    /// The text that stands in the item, or in a key: for the two epochs a decimal number.
    public func text(_ timestamp: Timestamp) -> String {
        switch self {
        case .iso8601, .iso8601AnyDigits: timestamp.text(fractionDigits: 3)
        case .iso8601Seconds: timestamp.text(fractionDigits: 0)
        case .iso8601Microseconds: timestamp.text(fractionDigits: 6)
        case .iso8601Nanoseconds: timestamp.text(fractionDigits: 9)
        case .epochSeconds: String(timestamp.secondsSinceEpoch)
        case .epochMillis: String(timestamp.millisecondsSinceEpoch)
        }
    }

    /// The value that stands in the item.
    public func value(_ timestamp: Timestamp) -> AttributeValue {
        switch self {
        case .iso8601, .iso8601Seconds, .iso8601Microseconds, .iso8601Nanoseconds, .iso8601AnyDigits:
            .s(text(timestamp))
        case .epochSeconds, .epochMillis:
            .n(text(timestamp))
        }
    }

    /// Reads a text of this format, or nil.
    public func timestamp(_ text: String) -> Timestamp? {
        switch self {
        case .iso8601: Timestamp(text: text, fractionDigits: 3)
        case .iso8601Seconds: Timestamp(text: text, fractionDigits: 0)
        case .iso8601Microseconds: Timestamp(text: text, fractionDigits: 6)
        case .iso8601Nanoseconds: Timestamp(text: text, fractionDigits: 9)
        case .iso8601AnyDigits: Timestamp(text: text, fractionDigits: nil)
        case .epochSeconds: NumberText(text)?.int.flatMap { Timestamp(secondsSinceEpoch: Int64($0)) }
        case .epochMillis: NumberText(text)?.int.flatMap { Timestamp(millisecondsSinceEpoch: Int64($0)) }
        }
    }
}
