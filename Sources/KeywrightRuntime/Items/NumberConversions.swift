#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Int: AttributeValueConvertible {
    /// N.
    @inlinable
    public func attributeValue() throws(ValueError) -> AttributeValue { .n(description) }

    /// Reads N without a fraction and within 64 bits, whatever its text looks like: `1E3` is 1000.
    @inlinable
    public init(attributeValue: AttributeValue) throws(ItemError) {
        guard case .n(let text) = attributeValue else { throw .mismatch(expected: "N", found: attributeValue) }
        // Nearly all of them are digits alone.
        if let number = Int(text) { self = number } else { self = try NumberConversion.int(text) }
    }
}

extension Decimal: AttributeValueConvertible {
    /// N: plain decimal text, never rounded.
    public func attributeValue() throws(ValueError) -> AttributeValue {
        .n(try NumberConversion.text(self))
    }

    /// Reads N, never rounding.
    public init(attributeValue: AttributeValue) throws(ItemError) {
        guard case .n(let text) = attributeValue else { throw .mismatch(expected: "N", found: attributeValue) }
        self = try NumberConversion.decimal(text)
    }
}

extension Double: AttributeValueConvertible {
    /// N: plain text of the fewest digits that read back equal.
    public func attributeValue() throws(ValueError) -> AttributeValue {
        .n(try NumberConversion.text(self))
    }

    /// Reads N, as the nearest number that the type has.
    public init(attributeValue: AttributeValue) throws(ItemError) {
        guard case .n(let text) = attributeValue else { throw .mismatch(expected: "N", found: attributeValue) }
        // Swift reads `0x1p3`, `nan` and `infinity` too, which are no numbers of DynamoDB.
        guard NumberText(text) != nil, let number = Double(text), number.isFinite else {
            throw ItemError(.mismatch, "expected a number")
        }
        self = number
    }
}

extension UUID: AttributeValueConvertible {
    /// S: 36 characters in lower case.
    public func attributeValue() throws(ValueError) -> AttributeValue { .s(KeyEncoding.text(self)) }

    /// Reads S of 36 characters in lower or upper case.
    public init(attributeValue: AttributeValue) throws(ItemError) {
        guard case .s(let text) = attributeValue else {
            throw .mismatch(expected: "the 36 characters of a UUID in S", found: attributeValue)
        }
        guard text.utf8.count == 36, let value = UUID(uuidString: text) else {
            throw ItemError(.mismatch, "expected the 36 characters of a UUID in S")
        }
        self = value
    }
}

/// Number texts, both ways.
@usableFromInline
enum NumberConversion {
    @usableFromInline
    static func int(_ text: String) throws(ItemError) -> Int {
        guard let number = NumberText(text)?.int else {
            throw ItemError(.mismatch, "expected a whole number of 64 bits")
        }
        return number
    }

    static func decimal(_ text: String) throws(ItemError) -> Decimal {
        guard let number = PlainNumberText.decimal(text) ?? NumberText(text)?.decimal else {
            throw ItemError(.mismatch, "expected a number that Decimal holds without rounding")
        }
        return number
    }

    static func text(_ decimal: Decimal) throws(ValueError) -> String {
        let text = decimal.description
        if PlainNumberText.isPlain(text) { return text }
        guard !decimal.isNaN, let number = NumberText(text), number.isStorable else {
            throw ValueError(.number, "not a number of 38 significant digits, from 1E-130 to below 1E126")
        }
        return number.plain
    }

    /// The digits are those of Swift's description, the fewest that read back equal, and the text is plain, as the
    /// service gives it back (F1.14).
    static func text(_ double: Double) throws(ValueError) -> String {
        guard let number = NumberText(double.description), number.isStorable else {
            throw ValueError(.number, "not a finite number from 1E-130 to below 1E126")
        }
        return number.plain
    }
}
