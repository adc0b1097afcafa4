import KeywrightDiagnostics
import KeywrightSyntax

extension Decoder {
    mutating func typeEntry(_ entry: SyntaxEntry) -> TypeEntrySpec {
        subject.type = entry.key.text
        var result = TypeEntrySpec(name: SpecText(entry.key), origin: entry.span)
        let read = type(entry, .typeEntry)
        result.type = read.type
        result.description = read.fields.flatMap { text("description", in: $0)?.value }
        return result
    }

    mutating func attribute(_ entry: SyntaxEntry) -> AttributeSpec {
        subject.attribute = entry.key.text
        defer { subject.attribute = nil }
        var attribute = AttributeSpec(name: SpecText(entry.key), origin: entry.span)
        let read = type(entry, .attribute)
        attribute.type = read.type
        guard let fields = read.fields else { return attribute }
        attribute.description = text("description", in: fields)?.value
        attribute.defaultValue = fields["default"].map { value($0) }
        attribute.isDefaultLost = fields.isLost("default")
        attribute.isImmutable = bool("immutable", in: fields)?.value ?? false
        if let stored = fields.entry("stored") {
            if stored.value.text == "false" {
                fail(.notYetSupported("stored: false", isOperation: false, at: stored.key.place, subject: subject))
            } else {
                attribute.storedName = text(stored)
            }
        }
        readAllowances(fields, scope: entry.span)
        return attribute
    }

    /// A type that stands behind a name: as text, or as a map whose fields come along.
    private mutating func type(_ entry: SyntaxEntry, _ kind: NodeKind) -> (type: TypeSpec?, fields: Fields?) {
        if entry.value.kind == .scalar {
            let type = text(entry).map { TypeSpec(shape: .text($0), constraints: ConstraintsSpec()) }
            return (type, nil)
        }
        guard entry.value.kind == .mapping else {
            failKind(entry.key.text, takes: "a type, as text or as a map", entry.value)
            return (nil, nil)
        }
        let before = damage
        guard let fields = fields(entry.value, kind, of: Owner(entry.key)) else { return (nil, nil) }
        let shape = shape(fields)
        let constraints = constraints(fields)
        let storage = text("as", in: fields)
        guard let shape, damage == before else { return (nil, fields) }
        return (TypeSpec(shape: shape, constraints: constraints, storage: storage), fields)
    }

    private mutating func shape(_ fields: Fields) -> TypeSpec.Shape? {
        let written = ["type", "enum", "object"].filter { fields.present.contains($0) }
        guard let first = written.first else {
            guard !["type", "enum", "object"].contains(where: { fields.misspelled.contains($0) }) else { return nil }
            fail(.typeMissing(of: fields.owner.name, at: fields.owner.place, subject: subject))
            return nil
        }
        if written.count > 1, let second = fields.entry(written[1]), let entry = fields.entry(first) {
            fail(
                .typeTwice(
                    written[1], beside: first, at: second.key.place, firstPlace: entry.key.place, subject: subject))
            return nil
        }
        guard let node = fields[first] else { return nil }
        switch first {
        case "type": return text(node, of: "type").map { .text($0) }
        case "enum": return .enumeration(cases(node), node.span)
        default: return .object(members(node), node.span)
        }
    }

    private mutating func cases(_ node: SyntaxNode) -> [EnumCaseSpec] {
        if node.kind == .sequence {
            return node.elements.compactMap { element in
                text(element, of: "enum").map { EnumCaseSpec(name: $0, stored: $0) }
            }
        }
        return node.entries.filter { !$0.key.text.hasPrefix("x-") }.compactMap { entry in
            text(entry).map { EnumCaseSpec(name: SpecText(entry.key), stored: $0) }
        }
    }

    private mutating func members(_ node: SyntaxNode) -> [MemberSpec] {
        (namedEntries(node, key: "object") ?? []).map { entry in
            let read = type(entry, .member)
            return MemberSpec(
                name: SpecText(entry.key), description: read.fields.flatMap { text("description", in: $0)?.value },
                type: read.type)
        }
    }

    private mutating func constraints(_ fields: Fields) -> ConstraintsSpec {
        ConstraintsSpec(
            minimum: number("min", in: fields), maximum: number("max", in: fields),
            fraction: length("fraction", in: fields), minLength: length("minLength", in: fields),
            maxLength: length("maxLength", in: fields))
    }

    private mutating func number(_ key: String, in fields: Fields) -> ConstraintsSpec.Entry<String>? {
        guard let entry = fields.entry(key) else { return nil }
        guard Quantity.isDecimal(entry.value.text) else {
            failKind(key, takes: "a number", entry.value)
            return nil
        }
        return ConstraintsSpec.Entry(key: entry.key.place, value: entry.value.text, span: entry.value.span)
    }

    private mutating func length(_ key: String, in fields: Fields) -> ConstraintsSpec.Entry<Int>? {
        guard let entry = fields.entry(key), let value = integer(key, in: fields, from: 0) else { return nil }
        return ConstraintsSpec.Entry(key: entry.key.place, value: value.value, span: value.span)
    }
}
