import KeywrightKeySpace
import KeywrightModel

/// One placeholder, as something that writes the text of an item's value.
final class KeyField {
    /// How the text is made of the stored bytes; `general` by way of the model, for what is rare.
    enum Form {
        case copy, lower, upper
        case integer
        case padded(Int)
        /// So many characters of a date's or a time's text.
        case bucket(Int)
        case general
    }

    /// Of the attribute's stored name.
    let name: Int
    /// Stored names of members below it.
    let path: [[UInt8]]
    let form: Form
    let placeholder: Placeholder
    let type: ValueType?
    let attribute: AttributeID
    let check: GuardCheck?
    /// As messages call it: `email|lower`.
    let title: String

    init(_ placeholder: Placeholder, of entity: Entity, names: inout NameIndex) {
        self.placeholder = placeholder
        attribute = placeholder.attribute
        name = names.insert(entity[placeholder.attribute].storedName)
        var stored: [[UInt8]] = []
        var type: ValueType? = entity[placeholder.attribute].type
        for part in placeholder.path {
            guard case .object(let object)? = type,
                let member = object.members.first(where: { $0.name.utf8.elementsEqual(part.utf8) })
            else { break }
            stored.append(Array(member.storedName.utf8))
            type = member.type
        }
        path = stored
        self.type = type
        form = Self.form(of: placeholder, type)
        check = GuardCheck(placeholder.language)
        title =
            ([entity[placeholder.attribute].name] + placeholder.path).joined(separator: ".")
            + placeholder.transforms.map { "|" + $0.text }.joined()
    }

    private static func form(of placeholder: Placeholder, _ type: ValueType?) -> Form {
        guard let type else { return .general }
        let isPlain =
            switch type {
            case .string, .date, .ulid, .ksuid, .enumeration, .bytes: true
            case .timestamp(let format): !format.isNumber
            default: false
            }
        switch (placeholder.transforms.first, placeholder.transforms.count) {
        case (nil, _):
            if isPlain { return .copy }
            if type == .uuid || type == .uuidv7 { return .lower }
            return type == .int || type == .timestamp(.epochSeconds) || type == .timestamp(.epochMillis)
                ? .integer : .general
        case (.lower, 1) where type == .string: return .lower
        case (.upper, 1) where type == .string: return .upper
        case (.pad(let digits, 0), 1) where type == .int && digits <= 18: return .padded(digits)
        case (.year, 1) where isPlain: return .bucket(4)
        case (.month, 1) where isPlain: return .bucket(7)
        case (.day, 1) where isPlain: return .bucket(10)
        case (.hour, 1) where isPlain: return .bucket(13)
        default: return .general
        }
    }

    enum Outcome {
        case written
        /// The item lacks the attribute.
        case absent
        /// A transform does not take the value.
        case refused
    }

    /// Appends the text of the item's value.
    func write(_ item: CurrentItem, _ attributes: [Attribute], to text: ByteText) -> Outcome {
        guard let node = node(of: item) else {
            guard let value = item.unstored[attribute.rawValue] else { return .absent }
            guard let key = placeholder.text(of: value, attributes) else { return .refused }
            text.append(key)
            return .written
        }
        switch form {
        case .copy: text.append(item.text(node))
        case .lower: text.append(item.text(node), changing: UInt8(ascii: "A")...UInt8(ascii: "Z"))
        case .upper: text.append(item.text(node), changing: UInt8(ascii: "a")...UInt8(ascii: "z"))
        case .bucket(let length):
            text.append(UnsafeBufferPointer(rebasing: item.text(node).prefix(length)))
        case .integer:
            guard let value = NumberShape(item.text(node))?.smallInteger else {
                return general(item, node, attributes, text)
            }
            if value < 0 { text.append(UInt8(ascii: "-")) }
            text.append(value.magnitude)
        case .padded(let digits):
            guard let value = NumberShape(item.text(node))?.smallInteger, value >= 0 else {
                return general(item, node, attributes, text)
            }
            let start = text.count
            text.append(UInt64(value), width: digits)
            if text.count - start > digits { return .refused }
        case .general: return general(item, node, attributes, text)
        }
        return .written
    }

    /// The place of the value.
    @inline(__always)
    func node(of item: CurrentItem) -> Int? {
        guard let node = item.value(name) else { return nil }
        return path.isEmpty ? node : item.member(node, path)
    }

    private func general(_ item: CurrentItem, _ node: Int, _ attributes: [Attribute], _ text: ByteText) -> Outcome {
        guard let value = item.literal(node, type), let key = placeholder.text(of: value, attributes) else {
            return .refused
        }
        text.append(key)
        return .written
    }
}

/// The template of a key attribute, as something that writes its text of an item's values.
final class KeyText {
    /// A literal, by its place in ``literals``, and the field behind it.
    private struct Part {
        var start: Int
        var end: Int
        /// An index into ``fields``; negative for none.
        var field: Int
    }

    /// Of the key attribute.
    let name: Int
    let type: KeyType
    let isNatural: Bool
    let template: String
    private let parts: [Part]
    private let literals: [UInt8]
    let fields: [KeyField]

    init(_ entry: KeyEntry, of entity: Entity, names: inout NameIndex) {
        name = names.insert(entry.attribute.name)
        type = entry.attribute.type
        isNatural = entry.template.isNatural
        template = entry.template.text
        var parts: [Part] = []
        var literals: [UInt8] = []
        var fields: [KeyField] = []
        var start = 0
        for part in entry.template.parts {
            switch part {
            case .literal(let text): literals += Array(text.utf8)
            case .placeholder(let placeholder):
                parts.append(Part(start: start, end: literals.count, field: fields.count))
                start = literals.count
                fields.append(KeyField(placeholder, of: entity, names: &names))
            }
        }
        if start < literals.count { parts.append(Part(start: start, end: literals.count, field: -1)) }
        (self.parts, self.literals, self.fields) = (parts, literals, fields)
    }

    enum Outcome {
        case written
        case absent
        /// The field whose value no key holds, by its place.
        case refused(Int)
    }

    /// Writes the text, from the beginning of `text` on.
    func write(_ item: CurrentItem, _ attributes: [Attribute], to text: ByteText) -> Outcome {
        text.clear()
        for part in parts {
            if part.end > part.start {
                literals.withUnsafeBufferPointer {
                    text.append(UnsafeBufferPointer(rebasing: $0[part.start..<part.end]))
                }
            }
            if part.field < 0 { continue }
            switch fields[part.field].write(item, attributes, to: text) {
            case .written: break
            case .absent: return .absent
            case .refused: return .refused(part.field)
            }
        }
        return .written
    }

    /// Whether what was written is what the item holds under the key attribute.
    func equals(_ text: UnsafeBufferPointer<UInt8>, _ node: Int, of item: CurrentItem) -> Bool {
        let stored = item.text(node)
        switch type {
        case .string: return item.nodes.base[node].type == .s && sameBytes(text, stored)
        case .binary: return item.nodes.base[node].type == .b && sameBytes(text, stored)
        case .number:
            guard item.nodes.base[node].type == .n, let one = NumberShape(text), let other = NumberShape(stored) else {
                return false
            }
            return sameBytes(text, stored) || one.exact(text) == other.exact(stored)
        }
    }
}
