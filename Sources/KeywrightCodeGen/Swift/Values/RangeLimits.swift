import KeywrightModel
import KeywrightPlanner

/// Where a bound of a range lies outside of what the transforms can hold.
struct RangeLimits {
    /// The bound has a text; where it has none, that side is open, or nothing is on it.
    let isWithin: String?
    /// No value is on the asked side of the bound.
    let isEmpty: String?

    /// - Parameter type: The value's.
    init(
        _ value: KeyTextWriter.Value, _ type: ValueType, _ comparison: Comparison, _ context: SwiftContext
    ) {
        guard let (low, high) = value.language.limits(of: type, decimal: context.known(.decimal)) else {
            isWithin = nil
            isEmpty = nil
            return
        }
        let number: String? =
            switch type.numericTimestamp {
            case .epochSeconds: "secondsSinceEpoch"
            case .epochMillis: "millisecondsSinceEpoch"
            case .iso8601, .iso8601Seconds, .iso8601Microseconds, .iso8601Nanoseconds, .iso8601AnyDigits, nil: nil
            }
        let code = value.code + (number.map { "." + $0 } ?? "")
        // In the order of the texts; `invert` turns that of the values about.
        let isReversed = if case .invertedInteger = value.language { true } else { false }
        switch (comparison, isReversed) {
        case (.greaterOrEqual, false), (.greater, false), (.lessOrEqual, true), (.less, true):
            isWithin = "(\(low)...\(high)).contains(\(code))"
            isEmpty = "\(code) > \(high)"
        case (.lessOrEqual, false), (.less, false), (.greaterOrEqual, true), (.greater, true):
            isWithin = "(\(low)...\(high)).contains(\(code))"
            isEmpty = "\(code) < \(low)"
        case (.equal, _), (.notEqual, _):
            isWithin = nil
            isEmpty = nil
        }
    }
}

extension PlaceholderLanguage {
    /// The least and the greatest number that a padded or inverted text can hold, or that a text without either is in order
    /// with, as Swift; nil of what holds all.
    ///
    /// - Parameter decimal: What `Decimal` is called.
    fileprivate func limits(of type: ValueType, decimal: String) -> (least: String, most: String)? {
        switch self {
        case .paddedInteger, .invertedInteger:
            return (SwiftLiteral.integer(holdable.least), SwiftLiteral.integer(holdable.most))
        case .paddedDecimal(let padded):
            let whole = String(repeating: "9", count: padded.digits)
            if type.logical == .int {
                let most = SwiftLiteral.grouped(whole)
                return padded.digits > 18 ? nil : ("-" + most, most)
            }
            let most = whole + (padded.fraction > 0 ? "." + String(repeating: "9", count: padded.fraction) : "")
            return ("\(decimal).literal(\"-\(most)\")", "\(decimal).literal(\"\(most)\")")
        case .integer(let least, let most):
            // Without digits in front, texts beside those of the values are not in their order.
            if least == .min, most == .max { return nil }
            return (SwiftLiteral.integer(least), SwiftLiteral.integer(most))
        case .enumeration, .bool, .ulid, .ksuid, .uuid, .date, .timestamp, .year, .month, .day, .hour, .number, .bytes,
            .shard, .text, .pattern:
            return nil
        }
    }
}
