extension Array: AttributeValueConvertible where Element: AttributeValueConvertible {
    /// L; of bytes, B.
    @inlinable
    public func attributeValue() throws(ValueError) -> AttributeValue { try Element.listValue(self) }

    /// Reads L; of bytes, B.
    @inlinable
    public init(attributeValue: AttributeValue) throws(ItemError) { self = try Element.list(attributeValue) }
}

/// A byte is stored as a part of bytes: `[UInt8]` is B.
extension UInt8: AttributeValueConvertible {
    /// N.
    @inlinable
    public func attributeValue() throws(ValueError) -> AttributeValue { .n(description) }

    /// Reads N from 0 to 255.
    @inlinable
    public init(attributeValue: AttributeValue) throws(ItemError) {
        guard let byte = UInt8(exactly: try Int(attributeValue: attributeValue)) else {
            throw ItemError(.mismatch, "expected a number from 0 to 255")
        }
        self = byte
    }

    /// B.
    @inlinable
    public static func listValue(_ list: [UInt8]) throws(ValueError) -> AttributeValue { .b(list) }

    /// Reads B.
    @inlinable
    public static func list(_ attributeValue: AttributeValue) throws(ItemError) -> [UInt8] {
        guard case .b(let bytes) = attributeValue else { throw .mismatch(expected: "B", found: attributeValue) }
        return bytes
    }
}

extension Dictionary: AttributeValueConvertible where Key == String, Value: AttributeValueConvertible {
    /// M.
    @inlinable
    public func attributeValue() throws(ValueError) -> AttributeValue {
        var values: [String: AttributeValue] = [:]
        values.reserveCapacity(count)
        for (name, value) in self {
            do { values[name] = try value.attributeValue() } catch { throw error.of("", name) }
        }
        return .m(values)
    }

    /// Reads M.
    @inlinable
    public init(attributeValue: AttributeValue) throws(ItemError) {
        guard case .m(let values) = attributeValue else { throw .mismatch(expected: "M", found: attributeValue) }
        var dictionary: [String: Value] = [:]
        dictionary.reserveCapacity(values.count)
        for (name, value) in values {
            do { dictionary[name] = try Value(attributeValue: value) } catch { throw error.inside(name) }
        }
        self = dictionary
    }
}
