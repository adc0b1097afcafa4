import KeywrightKeySpace

extension Entity {
    /// The type of what a placeholder names: of the attribute, or of a member of it.
    package func type(of placeholder: Placeholder) -> ValueType? {
        self[placeholder.attribute].type.member(at: placeholder.path[...])
    }

    /// Whether items with other values of the attribute have other primary keys: the key holds it whole, or it has one
    /// value only.
    package func keyTellsApart(valuesOf id: AttributeID) -> Bool {
        self[id].hasOneValue
            || key.flatMap(\.template.placeholders).contains { placeholder in
                placeholder.attribute == id && placeholder.path.isEmpty
                    && placeholder.tellsApart(valuesOf: self[id].type)
            }
    }

    /// Whether the primary key holds all of a declared identity, so that no two items share it.
    package var isKeyedByIdentity: Bool {
        identities.contains { $0.attributes.allSatisfy { keyTellsApart(valuesOf: $0) } }
    }

    /// What in the primary key can tell two items apart.
    package var keyDistinction: KeyDistinction { KeyDistinction(of: self) }
}

extension Attribute {
    /// Whether its type has just one value.
    package var hasOneValue: Bool {
        if case .enumeration(let enumeration) = type.logical { return enumeration.cases.count == 1 }
        if let minimum = constraints.minimum, minimum == constraints.maximum { return true }
        return constraints.pattern?.language.onlyText != nil
    }
}
