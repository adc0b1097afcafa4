import KeywrightKeySpace

/// The set of texts that may stand for a placeholder (LANGUAGE, Guards), as generated builders enforce it and the
/// checks reason about it: exactly these, no more and no less.
///
/// In a key attribute of type N or B the text is that of the number, or the bytes as base 64.
package indirect enum PlaceholderLanguage: Sendable, Hashable {
    /// The stored names of an enum, in declared order.
    case enumeration([String])
    case bool
    case ulid, ksuid, uuid, date
    /// `2026-11-22T10:00:00.000Z` with so many digits of a second's fraction; nil where any number of them is read.
    case timestamp(fractionDigits: Int? = 3)
    case year, month, day, hour
    /// `0|-?[1-9][0-9]*` within the bounds.
    case integer(minimum: Int64, maximum: Int64)
    /// The texts of `pad(digits)` of the integers within the bounds that fit.
    case paddedInteger(digits: Int, minimum: Int64, maximum: Int64)
    /// The texts of `invert(digits)` of the integers within the bounds, which lie in 0…10^digits − 1.
    case invertedInteger(digits: Int, minimum: Int64, maximum: Int64)
    /// The texts of `pad(digits.fraction)` of the decimals that fit.
    case paddedDecimal(PaddedDecimal)
    /// A decimal or a double that is a key of type N itself, or a decimal that is one as text.
    case number(minimum: ExactNumber?, maximum: ExactNumber?)
    /// Bytes that are a key of type B themselves: one at least.
    case bytes
    /// `shard(count)`: zero-padded to the digits of count − 1.
    case shard(Int)
    /// Free text under the third guard.
    case text(TextGuard)
    /// Text under the second guard.
    case pattern(PatternGuard)

    /// Whether all its texts have one length.
    package var isFixedWidth: Bool {
        switch self {
        case .ulid, .ksuid, .uuid, .date, .year, .month, .day, .hour, .shard, .invertedInteger: true
        case .timestamp(let digits): digits != nil
        case .paddedInteger(_, let minimum, _): minimum >= 0
        case .paddedDecimal(let padded): !padded.canBeNegative
        case .enumeration(let names): Set(names.map(\.utf8.count)).count <= 1
        case .pattern(let guarded): guarded.keySpaceLanguage.byteLengthRange.isFixed
        case .bool, .integer, .number, .bytes, .text: false
        }
    }
}

/// What `pad(n.f)` makes of the decimals within the bounds.
package struct PaddedDecimal: Sendable, Hashable {
    /// Before the point.
    package var digits: Int
    /// Behind the point.
    package var fraction: Int
    /// How many digits behind the point a value has at most; never more than `fraction`.
    package var valueFraction: Int
    package var minimum: ExactNumber?
    package var maximum: ExactNumber?

    package init(
        digits: Int, fraction: Int, valueFraction: Int? = nil, minimum: ExactNumber? = nil,
        maximum: ExactNumber? = nil
    ) {
        self.digits = digits
        self.fraction = fraction
        self.valueFraction = min(valueFraction ?? fraction, fraction)
        self.minimum = minimum
        self.maximum = maximum
    }

    /// The number whose text this is.
    package func number(of text: String) -> ExactNumber? {
        guard text.hasPrefix("-") else { return ExactNumber(text) }
        let digits = text.utf8.dropFirst().map { (48...57).contains($0) ? 105 - $0 : $0 }
        return ExactNumber("-" + String(decoding: digits, as: UTF8.self))
    }

    /// Whether a text of it can begin with the minus.
    var canBeNegative: Bool { minimum.map(\.isNegative) ?? true }
}

/// What a free text may not hold (LANGUAGE, Guards 3 and 4). It never holds U+10FFFF either.
package struct TextGuard: Sendable, Hashable {
    /// The design's delimiter, which may not occur in the text.
    package var delimiter: String
    /// The first characters of the literals directly behind a placeholder of this attribute and chain.
    package var forbidden: [Unicode.Scalar]
    /// Unicode scalars; at least one.
    package var minLength: Int
    /// Unicode scalars; nil where none is declared.
    package var maxLength: Int?
    /// The case transform that the text has gone through, if any.
    package var letterCase: LetterCase?

    package enum LetterCase: String, Sendable {
        case lower, upper
    }

    package init(
        delimiter: String, forbidden: [Unicode.Scalar], minLength: Int = 1, maxLength: Int? = nil,
        letterCase: LetterCase? = nil
    ) {
        self.delimiter = delimiter
        self.forbidden = forbidden
        self.minLength = minLength
        self.maxLength = maxLength
        self.letterCase = letterCase
    }
}

/// The texts of a pattern (LANGUAGE, Guards 2 and 4), but for those that hold U+10FFFF. The delimiter and what follows the
/// placeholder play no part: who writes a pattern answers for them.
package struct PatternGuard: Sendable, Hashable {
    package var pattern: TextPattern
    /// Unicode scalars; at least one.
    package var minLength: Int
    /// Unicode scalars; nil where none is declared.
    package var maxLength: Int?
    /// The case transforms that the text has gone through, in their order.
    package var letterCases: [TextGuard.LetterCase]

    package init(
        pattern: TextPattern, minLength: Int = 1, maxLength: Int? = nil, letterCases: [TextGuard.LetterCase] = []
    ) {
        self.pattern = pattern
        self.minLength = minLength
        self.maxLength = maxLength
        self.letterCases = letterCases
    }
}
