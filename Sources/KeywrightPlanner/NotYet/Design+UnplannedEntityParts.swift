import KeywrightDiagnostics
import KeywrightModel

extension Design {
    /// What of entities, their attributes and types is not planned or generated yet.
    var unplannedEntityParts: [UnplannedPart] { unplannedTypeParts }

    /// What of attributes and their types is not planned or generated yet.
    private var unplannedTypeParts: [UnplannedPart] {
        entities.flatMap { unstoredAttributes(of: $0) + recodedKeys(of: $0) }
    }

    private func unstoredAttributes(of entity: Entity) -> [UnplannedPart] {
        entity.attributes.compactMap { attribute in
            attribute.unstored.map { place in
                UnplannedPart(
                    "`stored: false`", at: place, subject: Subject(entity: entity.name, attribute: attribute.name),
                    stage: .generating)
            }
        }
    }

    /// Numbers that are stored as text and stand in keys otherwise than as that text, and decimals that are a key as text.
    private func recodedKeys(of entity: Entity) -> [UnplannedPart] {
        guard entity.attributes.contains(where: \.type.canHoldRecoded) else { return [] }
        var parts: [UnplannedPart] = []
        var seen: Set<AttributeID> = []
        for entry in entity.key + entity.indexEntries.flatMap(\.keys) {
            for placeholder in entry.template.placeholders {
                let attribute = entity[placeholder.attribute]
                let type = attribute.member(at: placeholder.path)
                guard case .recoded(let logical)? = type,
                    logical == .decimal || logical == .int && !placeholder.transforms.isEmpty,
                    seen.insert(placeholder.attribute).inserted
                else { continue }
                parts.append(
                    UnplannedPart(
                        "`as: string` of a number that a key template holds", at: placeholder.span,
                        subject: Subject(entity: entity.name, attribute: attribute.name), stage: .generating))
            }
        }
        return parts
    }
}

extension ValueType {
    /// Whether it, or a member of it, can be a number stored as text.
    fileprivate var canHoldRecoded: Bool {
        switch self {
        case .recoded, .object: true
        case .string, .int, .decimal, .double, .bool, .bytes, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid, .json,
            .enumeration, .list, .map, .set:
            false
        }
    }
}

extension Attribute {
    /// The type of the member that a path leads to.
    fileprivate func member(at path: [String]) -> ValueType? {
        var type = type
        for name in path {
            guard case .object(let object) = type,
                let member = object.members.first(where: { $0.name.utf8.elementsEqual(name.utf8) })
            else { return nil }
            type = member.type
        }
        return type
    }
}
