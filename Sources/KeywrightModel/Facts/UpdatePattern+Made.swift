extension UpdatePattern {
    package func sets(_ attribute: AttributeID) -> Bool { set.contains { $0.attribute == attribute } }

    /// Whether the attribute is there once the update has made the item: `add` and `append` begin with nothing.
    package func makes(_ attribute: AttributeID) -> Bool {
        sets(attribute) || add.contains { $0.attribute == attribute } || append.contains { $0.attribute == attribute }
    }
}

extension Entity {
    /// The required attributes that an item made by the update would lack.
    package func attributesMissing(from update: UpdatePattern) -> [AttributeID] {
        let inKey = Set(keyAttributes)
        return attributes.indices.map(AttributeID.init).filter { id in
            let attribute = self[id]
            switch attribute.role {
            case .version, .created, .updated: return false
            case .ordinary: break
            }
            // Empty is absent.
            if case .set = attribute.type { return false }
            return !attribute.isOptional && attribute.defaultValue == nil && !inKey.contains(id) && !update.makes(id)
        }
    }
}
