import KeywrightModel

/// Values of an entity, and the keys that they give.
struct KeyVector {
    struct Attribute {
        var name: String
        var type: KeyType
        var text: String
    }

    /// The value of each attribute that a key holds, nil where the item lacks it.
    var values: [(input: KeyInput, value: LiteralValue?)]
    /// nil where the values are refused.
    var table: [Attribute]?
    /// The key in each index of the entity, nil where the item is not in it.
    var indexes: [(name: String, key: [Attribute]?)] = []
    /// Why no key may be built of these values.
    var refused: String?
}

/// An attribute, or a member below one, that some key of an entity holds.
struct KeyInput {
    var attribute: AttributeID
    var path: [String]
    /// `userId`, `address.city`.
    var name: String
    var type: ValueType
    var constraints: Constraints
    /// Whether an item can lack it, which then has no key that holds it.
    var isOptional: Bool
    /// Where it stands, in all keys of the entity.
    var placeholders: [Placeholder]
    /// Whether it is the attribute by which items expire, of which builders refuse the past.
    var isExpiry: Bool

    /// Each once, in the order of the primary key, then of the indexes.
    static func all(of entity: Entity) -> [KeyInput] {
        var inputs: [KeyInput] = []
        for placeholder in (entity.key + entity.indexEntries.flatMap(\.keys)).flatMap(\.template.placeholders) {
            let known = inputs.firstIndex { $0.attribute == placeholder.attribute && $0.path == placeholder.path }
            if let known {
                inputs[known].placeholders.append(placeholder)
            } else if let input = KeyInput(placeholder, in: entity) {
                inputs.append(input)
            }
        }
        return inputs
    }

    private init?(_ placeholder: Placeholder, in entity: Entity) {
        let attribute = entity[placeholder.attribute]
        var (type, limits, isOptional) = (attribute.type, attribute.constraints, attribute.isOptional)
        for name in placeholder.path {
            guard case .object(let object) = type,
                let member = object.members.first(where: { $0.name.utf8.elementsEqual(name.utf8) })
            else { return nil }
            (type, limits, isOptional) = (member.type, member.constraints, isOptional || member.isOptional)
        }
        self.attribute = placeholder.attribute
        path = placeholder.path
        name = ([attribute.name] + placeholder.path).joined(separator: ".")
        self.type = type
        constraints = limits
        self.isOptional = isOptional
        placeholders = [placeholder]
        isExpiry = placeholder.attribute == entity.expiry
    }

    /// Why builders refuse a value, as a clause about it; nil where every placeholder takes it.
    func refusal(of value: LiteralValue, in entity: Entity) -> String? {
        placeholders.lazy.compactMap { $0.refusal(of: value, in: entity.attributes) }.first
    }
}
