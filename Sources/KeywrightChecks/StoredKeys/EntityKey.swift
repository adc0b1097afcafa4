import KeywrightDiagnostics
import KeywrightKeySpace
import KeywrightModel
import KeywrightPlanner

/// The keys of an entity, of the table or of an index, as something to read stored keys by.
struct EntityKey {
    private let entity: Entity
    private let keys: [KeyEntry]
    /// Each placeholder by its field, the first of those that are equal.
    private let placeholders: [FieldID: Placeholder]

    init(_ entity: Entity, _ keys: [KeyEntry]) {
        self.entity = entity
        self.keys = keys
        var placeholders: [FieldID: Placeholder] = [:]
        for placeholder in keys.flatMap(\.template.placeholders) {
            placeholders[placeholder.fieldID(in: entity)] = placeholders[placeholder.fieldID(in: entity)] ?? placeholder
        }
        self.placeholders = placeholders
    }

    /// - Parameter patterns: the patterns that can return an item with these values.
    func look(up texts: [String], into lookup: inout KeyLookup, patterns: ([KnownValue]) -> [String]) {
        switch read(texts) {
        case .undecided(let reason): lookup.undecided.append((entity.name, reason))
        case .departure(let departure): lookup.nearest.append(departure)
        case .match(let values, let isAmbiguous):
            lookup.matches.append(
                KeyLookup.Match(
                    entity: entity.name, values: values.map(\.pair), isAmbiguous: isAmbiguous,
                    patterns: patterns(values)))
        }
    }

    enum Reading {
        case match([KnownValue], isAmbiguous: Bool)
        case departure(KeyLookup.Departure)
        case undecided(String)
    }

    func read(_ texts: [String]) -> Reading {
        let (entity, placeholders) = (entity, placeholders)
        let shape = KeyShape(parts: keys.map { entity.shape(of: $0.template) })
        let reader = KeyReader(shape) { id, known in
            placeholders[id].flatMap { $0.text(from: known, placeholders, entity.attributes) }
        }
        switch reader.read(texts) {
        case .undecided(let reason): return .undecided(reason)
        case .departure(let departure):
            let expected = departure.expected.map { describe($0) }.joined(separator: " or ")
            return .departure(self.departure(departure.part, after: departure.scalars, expected))
        case .match(let match):
            if let outside = outOfBounds(match.fields) { return .departure(outside) }
            return .match(known(match.fields), isAmbiguous: match.isAmbiguous)
        }
    }

    private func departure(_ part: Int, after scalars: Int, _ expected: String) -> KeyLookup.Departure {
        KeyLookup.Departure(
            entity: entity.name, attribute: keys[part].attribute.name, template: keys[part].template.text,
            column: scalars + 1, expected: expected, position: part)
    }

    /// The bounds of decimals that are keys themselves are not part of their language.
    private func outOfBounds(_ fields: [FieldValue]) -> KeyLookup.Departure? {
        for field in fields {
            guard case .number(let minimum, let maximum)? = placeholders[field.id]?.language,
                let number = ExactNumber(field.text),
                let part = keys.firstIndex(where: {
                    $0.template.placeholders.contains { $0.fieldID(in: entity) == field.id }
                })
            else { continue }
            if let minimum, number < minimum {
                return departure(part, after: 0, "a number of at least \(minimum.text)")
            }
            if let maximum, maximum < number { return departure(part, after: 0, "a number of at most \(maximum.text)") }
            if number.significantDigits > 38 { return departure(part, after: 0, "a number of at most 38 digits") }
        }
        return nil
    }

    /// The values behind the fields, each attribute once where its value itself is known: what a transform has left of it
    /// says nothing then.
    private func known(_ fields: [FieldValue]) -> [KnownValue] {
        var values: [KnownValue] = []
        for field in fields {
            guard let value = placeholders[field.id]?.known(field.text, in: entity) else { continue }
            let isWhole = value.transforms.isEmpty
            if values.contains(where: { $0.isSameAttribute(as: value) && $0.transforms.isEmpty }) { continue }
            if isWhole, let first = values.firstIndex(where: { $0.isSameAttribute(as: value) }) {
                values[first] = value
                values.removeAll { $0.isSameAttribute(as: value) && !$0.transforms.isEmpty }
            } else {
                values.append(value)
            }
        }
        return values
    }

    private func describe(_ expectation: KeyDeparture.Expectation) -> String {
        switch expectation {
        case .end: return "the end"
        case .literal(let text): return "`\(text)`"
        case .sameValue(let id, let text): return "`\(text)`, the text of \(name(of: id)) in this key"
        case .field(let id, let set):
            let kind = placeholders[id].map { kindName(of: $0) } ?? ""
            return describeScalars(set, of: name(of: id) + kind)
        }
    }

    private func name(of id: FieldID) -> String {
        "`" + (id.chain.isEmpty ? id.attribute : "\(id.attribute)|\(id.chain)") + "`"
    }

    private func kindName(of placeholder: Placeholder) -> String {
        guard placeholder.transforms.isEmpty, placeholder.path.isEmpty else { return "" }
        return " (\(entity[placeholder.attribute].type.name))"
    }
}
