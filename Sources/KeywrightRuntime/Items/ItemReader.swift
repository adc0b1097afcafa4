/// Reads the attributes of an item, or of an object inside one, for a generated `init(item:)`.
///
/// ```swift
/// init(item: Item) throws(ItemError) {
///     let reader = ItemReader(item, entity: "Order", keyNames: ["PK", "SK"])
///     self.init(
///         total: try reader.required("total"),
///         note: try reader.optional("note"),
///         expiresAt: try reader.optional("expiresAt", as: .epochSeconds)
///     )
/// }
/// ```
///
/// NULL reads as an absent attribute everywhere. Errors name entity and attribute, and carry the key attributes.
public struct ItemReader: Sendable {
    /// The item.
    public let item: Item
    /// The entity that the item is read as; empty for an object inside an item.
    public let entity: String
    @usableFromInline let keyNames: [String]

    /// Reads an item.
    ///
    /// - Parameter keyNames: the table's key attributes, which errors then carry.
    @inlinable
    public init(_ item: Item, entity: String, keyNames: [String] = []) {
        self.item = item
        self.entity = entity
        self.keyNames = keyNames
    }

    /// Reads an object inside an item: M.
    @inlinable
    public init(object value: AttributeValue) throws(ItemError) {
        guard case .m(let values) = value else { throw .mismatch(expected: "M", found: value) }
        self.init(values, entity: "")
    }

    /// The attribute, or nil where it is absent or NULL.
    @inlinable
    public func value(_ attribute: String) -> AttributeValue? {
        guard let value = item[attribute] else { return nil }
        if case .null = value { return nil }
        return value
    }
}

extension ItemReader {
    /// An attribute that must be there.
    @inlinable
    public func required<Value: AttributeValueConvertible>(_ attribute: String) throws(ItemError) -> Value {
        if let value: Value = try optional(attribute) { return value }
        if let value = Value.absentValue { return value }
        throw missing(attribute)
    }

    /// An attribute that may be absent.
    @inlinable
    public func optional<Value: AttributeValueConvertible>(_ attribute: String) throws(ItemError) -> Value? {
        guard let value = value(attribute) else { return nil }
        do { return try Value(attributeValue: value) } catch { throw located(error, attribute) }
    }

    /// An attribute whose default stands in when it is absent.
    @inlinable
    public func value<Value: AttributeValueConvertible>(
        _ attribute: String, default fallback: Value
    ) throws(ItemError) -> Value {
        try optional(attribute) ?? fallback
    }

    /// An attribute in a format of its own that must be there.
    @inlinable
    public func required<Value: Sendable>(
        _ attribute: String, as format: AttributeFormat<Value>
    ) throws(ItemError) -> Value {
        if let value = try optional(attribute, as: format) { return value }
        throw missing(attribute)
    }

    /// An attribute in a format of its own that may be absent.
    @inlinable
    public func optional<Value: Sendable>(
        _ attribute: String, as format: AttributeFormat<Value>
    ) throws(ItemError) -> Value? {
        guard let value = value(attribute) else { return nil }
        do { return try format.value(value) } catch { throw located(error, attribute) }
    }

    /// An attribute in a format of its own whose default stands in when it is absent.
    @inlinable
    public func value<Value: Sendable>(
        _ attribute: String, default fallback: Value, as format: AttributeFormat<Value>
    ) throws(ItemError) -> Value {
        try optional(attribute, as: format) ?? fallback
    }
}

extension ItemReader {
    /// Says of an attribute that it cannot be read, with all that the reader knows.
    public func mismatch(_ attribute: String, _ message: String) -> ItemError {
        located(ItemError(.mismatch, message), attribute)
    }

    @usableFromInline @inline(never)
    func missing(_ attribute: String) -> ItemError {
        located(ItemError(.missing, "the attribute is absent"), attribute)
    }

    @usableFromInline @inline(never)
    func located(_ error: ItemError, _ attribute: String) -> ItemError {
        var located = error.inside(attribute)
        located.entity = entity
        located.key = item.key(keyNames)
        return located
    }
}
