import KeywrightDiagnostics
import KeywrightKeySpace
import KeywrightModel
import KeywrightPlanner

/// What a key tells of an attribute: its value, or the text that its transforms have left of it.
struct KnownValue: Sendable {
    var attribute: AttributeID
    /// Members below the attribute.
    var path: [String]
    /// Those that cannot be undone; empty where the value itself is known.
    var transforms: [Transform]
    /// The stored value, or the text after the transforms.
    var value: LiteralValue
    /// As reports show it.
    var pair: Witness.Pair

    func isSameAttribute(as other: KnownValue) -> Bool { attribute == other.attribute && path == other.path }
}

extension Placeholder {
    /// What its text in a key tells.
    func known(_ text: String, in entity: Entity) -> KnownValue {
        let names = entity.name(of: self)
        let type = valueType(in: entity.attributes)
        if let value = storedValue(ofKey: text, type) {
            return KnownValue(
                attribute: attribute, path: path, transforms: [], value: value,
                pair: Witness.Pair(names, value.witness(as: type)))
        }
        return KnownValue(
            attribute: attribute, path: path, transforms: transforms, value: .text(text),
            pair: Witness.Pair(entity.chain(of: self), .text(text)))
    }

    /// The text of this placeholder where other fields of its attribute are known; nil where these do not tell.
    func text(
        from known: [FieldValue], _ placeholders: [FieldID: Placeholder], _ attributes: [Attribute]
    ) -> String? {
        for field in known {
            guard let other = placeholders[field.id], other.attribute == attribute, other.path == path,
                other.transforms != transforms
            else { continue }
            if let value = other.storedValue(ofKey: field.text, valueType(in: attributes)),
                let text = text(of: value, attributes)
            {
                return text
            }
            if let length = bucketLength, let finer = other.bucketLength, length < finer {
                return String(field.text.prefix(length))
            }
        }
        return nil
    }

    /// How many characters of a moment's text a time bucket keeps.
    private var bucketLength: Int? {
        guard transforms.count == 1 else { return nil }
        switch transforms.first {
        case .year: return 4
        case .month: return 7
        case .day: return 10
        case .hour: return 13
        case .pad, .invert, .lower, .upper, .shard, nil: return nil
        }
    }

    /// The value in stored form whose key text this is; nil where the transforms have lost something.
    private func storedValue(ofKey text: String, _ type: ValueType?) -> LiteralValue? {
        // A date's day is the date.
        if type == .date, transforms == [.day] { return .text(text) }
        guard let stored = storedText(ofKey: text), let type else { return nil }
        switch type {
        case .bool: return .bool(stored == "true")
        case .int, .decimal, .double, .timestamp(.epochSeconds), .timestamp(.epochMillis):
            return ExactNumber(stored).map { .number($0) }
        case .recoded(.bool):
            // A key attribute of type N holds 0 or 1, a text the words.
            return .number(ExactNumber(stored == "true" || stored == "1" ? 1 : 0))
        case .string, .bytes, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid, .json, .enumeration, .object, .list,
            .map, .set, .recoded:
            return .text(stored)
        }
    }

    private func valueType(in attributes: [Attribute]) -> ValueType? {
        var type: ValueType? = attributes[attribute.rawValue].type
        for name in path {
            guard case .object(let object)? = type else { return nil }
            type = object.members.first { $0.name.utf8.elementsEqual(name.utf8) }?.type
        }
        return type
    }
}

extension LiteralValue {
    /// The value as its type writes it: a number that is stored as text is a number.
    func witness(as type: ValueType?) -> WitnessValue {
        switch self {
        case .bool(let value): return .bool(value)
        case .number(let number):
            return type == .recoded(.bool) ? .bool(number != ExactNumber(0)) : .number(number.text)
        case .text(let text):
            return type?.logical == type ? .text(text) : .number(text)
        case .list, .object: return .text("")
        }
    }
}
