import KeywrightDiagnostics
import KeywrightSyntax

extension Decoder {
    mutating func entity(_ entry: SyntaxEntry) -> EntitySpec {
        subject.entity = entry.key.text
        var entity = EntitySpec(name: SpecText(entry.key), origin: entry.span)
        guard let fields = fields(entry.value, .entity, of: Owner(entry.key)) else {
            entity.isSound = false
            return entity
        }
        entity.description = text("description", in: fields)?.value
        entity.table = text("table", in: fields)
        entity.stored = text("stored", in: fields)
        entity.key = fields.entry("key").flatMap { templates($0) }
        if let node = fields["indexes"], let entries = namedEntries(node, key: "indexes") {
            entity.indexes = entries.compactMap { indexEntry($0) }
        }
        if let node = fields["attributes"], let entries = namedEntries(node, key: "attributes") {
            entity.attributes = entries.map { attribute($0) }
        }
        // What a mixin would bring, or a list of attributes that is none, is missing in no other place.
        entity.isSound = !fields.isLost("extends") && !fields.isLost("attributes")
        entity.identities = attributeSets("identity", in: fields)
        entity.uniques = attributeSets("unique", in: fields)
        readRoles(fields, into: &entity)
        if let expect = fields.entry("expect") { entity.expect = expectedItems(expect) }
        entity.examples = examples(fields)
        readAllowances(fields, scope: entry.span)
        return entity
    }

    /// Templates by key attribute, without the keys that mean something else there.
    private mutating func templates(_ entry: SyntaxEntry) -> TemplatesSpec? {
        guard let texts = namedTexts(entry.value, key: entry.key.text) else { return nil }
        return TemplatesSpec(
            entries: texts.map { TemplatesSpec.Entry(attribute: SpecText($0.name.key), template: $0.text) },
            nameSpan: entry.key.place, origin: entry.span)
    }

    private mutating func indexEntry(_ entry: SyntaxEntry) -> IndexEntrySpec? {
        subject.index = entry.key.text
        defer { subject.index = nil }
        if entry.value.kind == .mapping, let when = entry.value.entries.first(where: { $0.key.text == "when" }) {
            fail(.notYetSupported("when", isOperation: false, at: when.key.place, subject: subject))
            return nil
        }
        return templates(entry).map { IndexEntrySpec(index: SpecText(entry.key), templates: $0) }
    }

    private mutating func attributeSets(_ key: String, in fields: Fields) -> [AttributeSetSpec] {
        guard let node = fields[key] else { return [] }
        return node.elements.compactMap { element in
            if element.kind == .sequence {
                let names = element.elements.compactMap { text($0, of: key) }
                guard !names.isEmpty else {
                    if element.count == 0 { failKind(key, takes: "attributes, or lists of them", element) }
                    return nil
                }
                return AttributeSetSpec(attributes: names, span: element.span)
            }
            return text(element, of: key).map { AttributeSetSpec(attributes: [$0], span: $0.span) }
        }
    }

    private mutating func readRoles(_ fields: Fields, into entity: inout EntitySpec) {
        if let version = text("version", in: fields), version.value != "false" {
            entity.version = version.value == "true" ? .byDefault(version.span) : .named(version)
        }
        guard let node = fields["timestamps"] else { return }
        if node.kind == .scalar {
            guard bool("timestamps", in: fields)?.value == true else { return }
            entity.created = .byDefault(node.span)
            entity.updated = .byDefault(node.span)
            return
        }
        let owner = Owner("timestamps", at: fields.entry("timestamps")?.key.place ?? node.place)
        guard let names = self.fields(node, .timestamps, of: owner) else { return }
        entity.created = text("created", in: names).map { .named($0) }
        entity.updated = text("updated", in: names).map { .named($0) }
    }

    private mutating func expectedItems(_ entry: SyntaxEntry) -> ExpectedItemsSpec {
        guard let fields = fields(entry.value, .expectedItems, of: Owner(entry.key)) else { return ExpectedItemsSpec() }
        return ExpectedItemsSpec(
            count: quantity("count", in: fields, takes: "a count as in `50M`", Quantity.count),
            size: quantity("size", in: fields, takes: "a size as in `1.2KB`", Quantity.size))
    }

    private mutating func examples(_ fields: Fields) -> [ExampleSpec] {
        guard let node = fields["examples"] else { return [] }
        return node.elements.compactMap { element in
            guard case .map(let members, let span) = value(element) else {
                failKind("examples", takes: "a list of items, each a map", element)
                return nil
            }
            return ExampleSpec(values: members, span: span)
        }
    }
}
