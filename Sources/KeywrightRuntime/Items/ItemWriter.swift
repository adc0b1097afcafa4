/// Writes the attributes of an item, or of an object inside one, for a generated encoder.
///
/// ```swift
/// func item() throws(ValueError) -> Item {
///     var writer = ItemWriter(entity: "Order", count: 4)
///     try writer.required("total", total)
///     try writer.optional("note", note)
///     writer.text("PK", try Order.partitionKey(userId: userId))
///     return writer.item
/// }
/// ```
///
/// nil, and the empty set, leave the attribute out; NULL is never written. Errors name entity and attribute.
public struct ItemWriter: Sendable {
    /// What was written.
    @inlinable public var item: Item { written }
    @usableFromInline var written: Item
    /// The entity that is written; empty for an object inside an item.
    public let entity: String

    /// Begins an item, or with no entity an object inside one.
    ///
    /// - Parameter count: How many attributes there will be at most, for which room is made; 0 where that is not known.
    @inlinable
    public init(entity: String = "", count: Int = 0) {
        self.written = count > 0 ? Item(minimumCapacity: count) : [:]
        self.entity = entity
    }

    /// Writes an attribute that is there.
    @inlinable
    public mutating func required<Value: AttributeValueConvertible>(
        _ attribute: String, _ value: Value
    ) throws(ValueError) {
        if value.isStoredAsAbsence { return }
        do { written[attribute] = try value.attributeValue() } catch { throw located(error, attribute) }
    }

    /// Writes an attribute, or leaves it out.
    @inlinable
    public mutating func optional<Value: AttributeValueConvertible>(
        _ attribute: String, _ value: Value?
    ) throws(ValueError) {
        if let value { try required(attribute, value) }
    }

    /// Writes an attribute that is there, in a format of its own.
    @inlinable
    public mutating func required<Value: Sendable>(
        _ attribute: String, _ value: Value, as format: AttributeFormat<Value>
    ) throws(ValueError) {
        do { written[attribute] = try format.attributeValue(value) } catch { throw located(error, attribute) }
    }

    /// Writes an attribute in a format of its own, or leaves it out.
    @inlinable
    public mutating func optional<Value: Sendable>(
        _ attribute: String, _ value: Value?, as format: AttributeFormat<Value>
    ) throws(ValueError) {
        if let value { try required(attribute, value, as: format) }
    }

    /// Writes S as it stands: a key text, or the discriminator.
    @inlinable
    public mutating func text(_ attribute: String, _ text: String) {
        written[attribute] = .s(text)
    }

    /// Writes a value as it stands.
    @inlinable
    public mutating func value(_ attribute: String, _ value: AttributeValue) {
        written[attribute] = value
    }

    @usableFromInline @inline(never)
    func located(_ error: ValueError, _ attribute: String) -> ValueError { error.of(entity, attribute) }
}
