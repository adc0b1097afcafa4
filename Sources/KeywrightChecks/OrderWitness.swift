import KeywrightDiagnostics
import KeywrightKeySpace
import KeywrightModel
import KeywrightPlanner

/// A placeholder of a sort key that a pattern ranges over or orders by.
struct SortPlace {
    var entity: EntityID
    var entry: KeyEntry
    var part: Int
    var placeholder: Placeholder

    private func neighbor(_ offset: Int) -> KeyTemplate.Part? {
        let parts = entry.template.parts
        return parts.indices.contains(part + offset) ? parts[part + offset] : nil
    }

    /// What the template holds directly behind the placeholder.
    var behind: KeyTemplate.Part? { neighbor(1) }
    /// The placeholder directly before it.
    var before: Placeholder? {
        guard case .placeholder(let earlier)? = neighbor(-1) else { return nil }
        return earlier
    }
}

extension Design {
    /// Where an attribute, or a member of it, stands in the sort key of an entity.
    func sortPlaces(
        of attribute: AttributeID, path: [String] = [], in entity: EntityID, index: String?
    ) -> [SortPlace] {
        keyEntries(of: entity, index: index).sort.flatMap { entry in
            entry.template.parts.enumerated().compactMap { part, piece in
                guard case .placeholder(let placeholder) = piece, placeholder.attribute == attribute,
                    placeholder.path == path
                else { return nil }
                return SortPlace(entity: entity, entry: entry, part: part, placeholder: placeholder)
            }
        }
    }

    /// Two values that show why the texts of a placeholder are not in the order that a rule asks for: of the attribute,
    /// but for KW503 of the one before it. nil where there is nothing to show.
    func orderWitness(of rule: String, at place: SortPlace) -> Witness? {
        let entity = self[place.entity]
        let placeholder = place.placeholder
        switch rule {
        case Rule.unpaddedNumber.id.code:
            guard case .integer(let least, let most) = placeholder.language,
                let (lesser, greater) = misorderedIntegers(from: least, through: most)
            else { return nil }
            let values = [lesser, greater].map { WitnessValue.number(String($0)) }
            return .values(attribute: entity[placeholder.attribute].name, values)
        case Rule.unsortableType.id.code:
            return unsortedTexts(of: placeholder, in: entity).map { texts in
                .values(attribute: entity[placeholder.attribute].name, texts.map(WitnessValue.text))
            }
        case Rule.variableWidthBefore.id.code:
            return place.before.flatMap { earlier in
                witness(KeyAlgebra().continuation(in: earlier.language.keySpaceLanguage), of: earlier, in: entity)
            }
        case Rule.rangeNotLast.id.code:
            return witness(
                KeyAlgebra().twoMembers(of: placeholder.language.keySpaceLanguage), of: placeholder, in: entity)
        case Rule.delimiterNotLowest.id.code:
            if let found = witness(placeholder.orderBreak(before: place.behind), of: placeholder, in: entity) {
                return found
            }
            return witness(
                KeyAlgebra().continuation(in: placeholder.language.keySpaceLanguage), of: placeholder, in: entity)
        default:
            return nil
        }
    }

    private func witness(_ texts: Decision<OrderBreak>, of placeholder: Placeholder, in entity: Entity) -> Witness? {
        texts.witness.map { found in
            entity.witness(of: placeholder, texts: [found.lesser, found.greater])
        }
    }

    /// Two stored values, the lesser first, whose texts in the key are the other way round, or can be for all that is
    /// known of them.
    private func unsortedTexts(of placeholder: Placeholder, in entity: Entity) -> [String]? {
        let type = entity[placeholder.attribute].type.logical
        let values: [[String]]
        switch type {
        case .uuid where placeholder.transforms.isEmpty:
            return ["00000000-0000-4000-8000-000000000000", "ffffffff-ffff-4fff-bfff-ffffffffffff"]
        case .timestamp(.iso8601AnyDigits) where placeholder.transforms.isEmpty:
            return ["2026-11-22T10:00:00Z", "2026-11-22T10:00:00.5Z"]
        case .string where placeholder.path.isEmpty:
            values = [["B", "a"], ["a", "b"], ["a", "c"], ["a", "d"], ["b", "c"]]
        case .ulid where placeholder.path.isEmpty:
            values = (0..<8).map { number in
                [String(repeating: "0", count: 25) + "\(number)", String(repeating: "0", count: 25) + "\(number + 1)"]
            }
        default: return nil
        }
        let constraint = naturalLanguage(of: entity[placeholder.attribute], delimiter: delimiter)?.keySpaceLanguage
        return values.first { pair in
            let texts = pair.compactMap { placeholder.text(of: .text($0), entity.attributes) }
            return pair.allSatisfy { constraint?.contains($0) ?? false } && texts.count == 2
                && texts[1].utf8.lexicographicallyPrecedes(texts[0].utf8)
        }
    }
}

extension Entity {
    /// Values of a placeholder's attribute by their texts in the key.
    func witness(of placeholder: Placeholder, texts: [String]) -> Witness {
        let id = placeholder.fieldID(in: self)
        return .values(
            attribute: self[placeholder.attribute].name,
            texts.map { witnessPair(for: FieldValue(id: id, text: $0)).value })
    }
}
