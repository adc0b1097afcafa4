import KeywrightDiagnostics
import KeywrightModel

extension Design {
    /// Two items of an entity that have one primary key: values that differ in these attributes, as far as the key lets
    /// them, and are the same in all others. nil where no such values were found.
    func itemsOfOneKey(of entity: Entity, differingIn attributes: [AttributeID]) -> Witness? {
        var left: [AttributeID: LiteralValue] = [:]
        var right: [AttributeID: LiteralValue] = [:]
        for id in attributes {
            guard let (one, other) = entity.indistinctValues(of: id) else { return nil }
            left[id] = one
            right[id] = other
        }
        for id in entity.keyAttributes where left[id] == nil {
            guard let value = entity.samples(of: id, count: 40).first else { return nil }
            left[id] = value
            right[id] = value
        }
        let shown = entity.keyAttributes + attributes.filter { !entity.keyAttributes.contains($0) }
        guard let one = item(of: entity, values: left, shown), let other = item(of: entity, values: right, shown),
            zip(one.key, other.key).allSatisfy({ $0.value.isSame(as: $1.value) })
        else { return nil }
        return .items([one, other])
    }

    private func item(
        of entity: Entity, values: [AttributeID: LiteralValue], _ shown: [AttributeID]
    ) -> Witness.Item? {
        var key: [Witness.Pair] = []
        for entry in entity.key {
            guard let text = entry.template.text(entity.attributes, of: { values[$0] }) else { return nil }
            key.append(Witness.Pair(entry.attribute.name, WitnessValue(text, as: entry.attribute.type)))
        }
        let pairs = shown.flatMap { id in values[id].map { witnessPairs(entity[id].name, $0) } ?? [] }
        return Witness.Item(entity: entity.name, values: pairs, key: key)
    }
}

extension Entity {
    /// An attribute in which two items with one key may well differ: an id or a text, if there is one outside the key.
    var attributeOutsideKey: AttributeID? {
        let inKey = Set(keyAttributes)
        let free = attributes.indices.map(AttributeID.init).filter { id in
            !inKey.contains(id) && self[id].role == .ordinary && samples(of: id, count: 2).count == 2
        }
        return free.first { self[$0].type.isIdentifying } ?? free.first
    }
}

extension ValueType {
    fileprivate var isIdentifying: Bool {
        switch self {
        case .string, .uuid, .uuidv7, .ulid, .ksuid: true
        case .int, .decimal, .double, .bool, .bytes, .timestamp, .date, .json, .enumeration, .object, .list, .map,
            .set, .recoded:
            false
        }
    }
}

/// A value as a witness shows it: an object by its members.
private func witnessPairs(_ name: String, _ value: LiteralValue) -> [Witness.Pair] {
    switch value {
    case .text(let text): [Witness.Pair(name, .text(text))]
    case .number(let number): [Witness.Pair(name, .number(number.text))]
    case .bool(let value): [Witness.Pair(name, .bool(value))]
    case .object(let members): members.flatMap { witnessPairs("\(name).\($0.name)", $0.value) }
    case .list: []
    }
}

extension WitnessValue {
    /// Whether both are one key text, by its bytes.
    fileprivate func isSame(as other: WitnessValue) -> Bool {
        switch (self, other) {
        case (.text(let one), .text(let two)), (.number(let one), .number(let two)): one.utf8.elementsEqual(two.utf8)
        case (.bool(let one), .bool(let two)): one == two
        default: false
        }
    }
}
