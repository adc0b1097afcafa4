package import KeywrightDiagnostics
package import KeywrightKeySpace
package import KeywrightModel

/// A kind of item as the key space sees it: an entity, or the uniqueness companions of one.
package struct KeyOwner: Sendable {
    /// The entity's name, or the companion's discriminator (`User.email`).
    package var name: String
    package var entity: EntityID
    package var shape: KeyShape
    /// Where its keys are written.
    package var span: SourceSpan
    package var isCompanion: Bool
}

extension Design {
    /// Everything that has a primary key in a table: entities in order, each followed by its companions.
    package func keyOwners(of table: TableID) -> [KeyOwner] {
        entityIDs.filter { self[$0].table == table }.flatMap { id in
            let entity = self[id]
            let own = KeyOwner(
                name: entity.name, entity: id, shape: entity.keyShape, span: entity.keySpan, isCompanion: false)
            return [own]
                + companionKeys(of: entity).map { companion in
                    KeyOwner(
                        name: companion.name, entity: id, shape: companion.shape, span: companion.span,
                        isCompanion: true)
                }
        }
    }
}

extension Design {
    /// An item of a witness: the values behind its key's fields, and the key.
    package func witnessItem(of owner: KeyOwner, fields: [FieldValue], texts: [String]) -> Witness.Item {
        let entity = self[owner.entity]
        let values = entity.witnessPairs(for: fields)
        let key = zip(self[entity.table].keyAttributes, texts).map { attribute, text in
            Witness.Pair(attribute.name, WitnessValue(text, as: attribute.type))
        }
        return Witness.Item(entity: owner.name, values: values, key: key)
    }
}

extension Entity {
    /// The values behind the fields of a key.
    package func witnessPairs(for fields: [FieldValue]) -> [Witness.Pair] {
        fields.filter { !$0.id.attribute.isEmpty }.map(witnessPair)
    }

    /// The value whose transformed text a field holds, where the transform can be undone; else the text under the
    /// attribute's name with its transforms.
    package func witnessPair(for field: FieldValue) -> Witness.Pair {
        let placeholder = (key.map(\.template) + indexEntries.flatMap { $0.keys.map(\.template) })
            .flatMap(\.placeholders).first { $0.fieldID(in: self) == field.id }
        let name = field.id.attribute
        guard let placeholder else { return Witness.Pair(name, .text(field.text)) }
        switch placeholder.language {
        case .bool: return Witness.Pair(name, .bool(field.text == "true"))
        case .integer, .number: return Witness.Pair(name, .number(field.text))
        case .paddedDecimal(let padded):
            if let value = padded.number(of: field.text) { return Witness.Pair(name, .number(value.text)) }
        case .paddedInteger:
            if let value = placeholder.language.integer(of: field.text) {
                return Witness.Pair(name, .number(String(value)))
            }
        case .invertedInteger:
            if let value = placeholder.language.integer(of: field.text) {
                return Witness.Pair(name, .number(String(value)))
            }
        case .year: return Witness.Pair(name, .text(field.text + "-01-01"))
        case .month: return Witness.Pair(name, .text(field.text + "-01"))
        case .enumeration, .ulid, .ksuid, .uuid, .date, .timestamp, .bytes, .text, .pattern, .day:
            return Witness.Pair(name, .text(field.text))
        case .hour, .shard: break
        }
        return Witness.Pair(([name] + placeholder.transforms.map(\.text)).joined(separator: "|"), .text(field.text))
    }
}

extension WitnessValue {
    /// The value of a key attribute of this type by its text.
    package init(_ text: String, as type: KeyType) {
        switch type {
        case .string, .binary: self = .text(text)
        case .number: self = .number(text)
        }
    }
}

extension PlaceholderLanguage {
    /// The integer whose padded or inverted text this is.
    func integer(of text: String) -> Int64? {
        switch self {
        case .paddedInteger:
            if !text.hasPrefix("-") { return Int64(text) }
            let digits = text.dropFirst().utf8.map { UInt8(ascii: "9") - $0 + UInt8(ascii: "0") }
            return Int64("-" + String(decoding: digits, as: UTF8.self))
        case .invertedInteger(let digits, _, _):
            let limit = Int64("1" + String(repeating: "0", count: digits)).map { $0 - 1 }
            guard let limit, let number = Int64(text) else { return nil }
            return limit - number
        case .enumeration, .bool, .ulid, .ksuid, .uuid, .date, .timestamp, .year, .month, .day, .hour, .integer,
            .paddedDecimal, .number, .bytes, .shard, .text, .pattern:
            return nil
        }
    }
}
