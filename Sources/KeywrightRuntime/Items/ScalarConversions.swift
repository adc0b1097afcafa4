extension String: AttributeValueConvertible {
    /// S.
    @inlinable
    public func attributeValue() throws(ValueError) -> AttributeValue { .s(self) }

    /// Reads S.
    @inlinable
    public init(attributeValue: AttributeValue) throws(ItemError) {
        guard case .s(let text) = attributeValue else { throw .mismatch(expected: "S", found: attributeValue) }
        self = text
    }
}

extension Bool: AttributeValueConvertible {
    /// BOOL.
    @inlinable
    public func attributeValue() throws(ValueError) -> AttributeValue { .bool(self) }

    /// Reads BOOL.
    @inlinable
    public init(attributeValue: AttributeValue) throws(ItemError) {
        guard case .bool(let flag) = attributeValue else { throw .mismatch(expected: "BOOL", found: attributeValue) }
        self = flag
    }
}

extension ULID: AttributeValueConvertible {
    /// S.
    public func attributeValue() throws(ValueError) -> AttributeValue { .s(description) }

    /// Reads S of 26 characters.
    public init(attributeValue: AttributeValue) throws(ItemError) {
        self = try TextConversion.read(attributeValue, "the 26 characters of a ULID in S")
    }
}

extension KSUID: AttributeValueConvertible {
    /// S.
    public func attributeValue() throws(ValueError) -> AttributeValue { .s(description) }

    /// Reads S of 27 characters.
    public init(attributeValue: AttributeValue) throws(ItemError) {
        self = try TextConversion.read(attributeValue, "the 27 characters of a KSUID in S")
    }
}

extension CalendarDate: AttributeValueConvertible {
    /// S, `2026-11-22`.
    public func attributeValue() throws(ValueError) -> AttributeValue { .s(description) }

    /// Reads S.
    public init(attributeValue: AttributeValue) throws(ItemError) {
        self = try TextConversion.read(attributeValue, "a date like 2026-11-22 in S")
    }
}

extension Timestamp: AttributeValueConvertible {
    /// S, `2026-11-22T10:00:00.000Z`.
    public func attributeValue() throws(ValueError) -> AttributeValue { .s(description) }

    /// Reads S.
    public init(attributeValue: AttributeValue) throws(ItemError) {
        self = try TextConversion.read(attributeValue, "a time like 2026-11-22T10:00:00.000Z in S")
    }
}

/// Reading of values that are one text.
enum TextConversion {
    static func read<Value: LosslessStringConvertible>(
        _ attributeValue: AttributeValue, _ expected: String
    ) throws(ItemError) -> Value {
        guard case .s(let text) = attributeValue else { throw .mismatch(expected: expected, found: attributeValue) }
        guard let value = Value(text) else { throw ItemError(.mismatch, "expected \(expected)") }
        return value
    }
}
