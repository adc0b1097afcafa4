/// Writes the attributes of an item, or of an object inside one, for a generated encoder.
///
/// ```swift
/// func item() throws(ValueError) -> Item {
///     var writer = ItemWriter(entity: "Order")
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
    public private(set) var item: Item
    /// The entity that is written; empty for an object inside an item.
    public let entity: String

    /// Begins an item, or with no entity an object inside one.
    public init(entity: String = "") {
        self.item = [:]
        self.entity = entity
    }

    /// Writes an attribute that is there.
    public mutating func required<Value: AttributeValueConvertible>(
        _ attribute: String, _ value: Value
    ) throws(ValueError) {
        if value.isStoredAsAbsence { return }
        do { item[attribute] = try value.attributeValue() } catch { throw error.of(entity, attribute) }
    }

    /// Writes an attribute, or leaves it out.
    public mutating func optional<Value: AttributeValueConvertible>(
        _ attribute: String, _ value: Value?
    ) throws(ValueError) {
        if let value { try required(attribute, value) }
    }

    /// Writes an attribute that is there, in a format of its own.
    public mutating func required<Value: Sendable>(
        _ attribute: String, _ value: Value, as format: AttributeFormat<Value>
    ) throws(ValueError) {
        do { item[attribute] = try format.attributeValue(value) } catch { throw error.of(entity, attribute) }
    }

    /// Writes an attribute in a format of its own, or leaves it out.
    public mutating func optional<Value: Sendable>(
        _ attribute: String, _ value: Value?, as format: AttributeFormat<Value>
    ) throws(ValueError) {
        if let value { try required(attribute, value, as: format) }
    }

    /// Writes S as it stands: a key text, or the discriminator.
    public mutating func text(_ attribute: String, _ text: String) {
        item[attribute] = .s(text)
    }

    /// Writes a value as it stands.
    public mutating func value(_ attribute: String, _ value: AttributeValue) {
        item[attribute] = value
    }
}
