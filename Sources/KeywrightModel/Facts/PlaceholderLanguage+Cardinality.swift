extension PlaceholderLanguage {
    /// How many values a placeholder can have at a time, as far as the design bounds them; nil for unbounded. A time
    /// bucket counts as one, since current writes all go to one (RULES KW302).
    package var distinctValues: Double? {
        switch self {
        case .enumeration(let names): Double(names.count)
        case .bool: 2
        case .year, .month, .day, .hour: 1
        case .shard(let count): Double(count)
        case .integer(let minimum, let maximum), .paddedInteger(_, let minimum, let maximum),
            .invertedInteger(_, let minimum, let maximum):
            minimum == .min || maximum == .max ? nil : Double(maximum) - Double(minimum) + 1
        case .ulid, .ksuid, .uuid, .date, .timestamp, .paddedDecimal, .number, .bytes, .text, .pattern: nil
        }
    }

    /// Whether it is the year, month, day or hour of a time.
    package var isTimeBucket: Bool {
        switch self {
        case .year, .month, .day, .hour: true
        case .enumeration, .bool, .ulid, .ksuid, .uuid, .date, .timestamp, .integer, .paddedInteger, .invertedInteger,
            .paddedDecimal, .number, .bytes, .shard, .text, .pattern:
            false
        }
    }
}

extension Entity {
    /// How many values a placeholder of the entity can have at a time: by its language or by what is declared of its
    /// attribute, whichever is less; nil for unbounded.
    package func distinctValues(of placeholder: Placeholder) -> Double? {
        let declared = placeholder.path.isEmpty ? self[placeholder.attribute].spread.distinct : nil
        let known = placeholder.language.distinctValues
        guard let declared, let known else { return declared ?? known }
        return min(declared, known)
    }
}
