import KeywrightDiagnostics
import KeywrightSyntax

extension Decoder {
    mutating func entity(_ entry: SyntaxEntry) -> EntitySpec {
        names.entity = entry.keySymbol
        var entity = EntitySpec(name: SpecText(entry.key), origin: entry.span)
        guard let fields = fields(entry.value, .entity, of: Owner(entry.key)) else {
            entity.isSound = false
            return entity
        }
        entity.description = text(.description, in: fields)?.value
        entity.table = text(.table, in: fields)
        entity.stored = text(.stored, in: fields)
        entity.isUnscoped = bool(.unscoped, in: fields)?.value ?? false
        entity.mixins = fields[.extends].map { nameOrNames($0, of: .extends) } ?? []
        entity.key = fields.entry(.key).flatMap { templates($0) }
        entity.shared = shared(fields)
        // What a mixin would bring, or a list of attributes that is none, is missing in no other place.
        entity.isSound = !fields.isLost(.extends) && !fields.isLost(.attributes)
        entity.identities = attributeSets(.identity, in: fields)
        if let expect = fields.entry(.expect) { entity.expect = expectedItems(expect) }
        entity.examples = examples(fields)
        readAllowances(fields, scope: entry.span)
        return entity
    }

    mutating func mixin(_ entry: SyntaxEntry) -> MixinSpec {
        var mixin = MixinSpec(name: SpecText(entry.key), origin: entry.span)
        guard let fields = fields(entry.value, .mixin, of: Owner(entry.key)) else {
            mixin.isSound = false
            return mixin
        }
        mixin.description = text(.description, in: fields)?.value
        mixin.shared = shared(fields)
        mixin.isSound = !fields.isLost(.attributes)
        return mixin
    }

    private mutating func shared(_ fields: Fields) -> SharedSpec {
        var shared = SharedSpec()
        if let node = fields[.indexes] { shared.indexes = entries(of: node) { $0.indexEntry($1) } }
        if let node = fields[.attributes] { shared.attributes = entries(of: node) { $0.attribute($1) } }
        if fields[.unique] != nil { shared.uniques = attributeSets(.unique, in: fields) }
        shared.version = version(fields)
        shared.timestamps = timestamps(fields)
        return shared
    }

    /// One name, or a list of them.
    private mutating func nameOrNames(_ node: SyntaxNode, of key: Key) -> [SpecText] {
        if node.kind == .scalar { return text(node, of: key).map { [$0] } ?? [] }
        if node.count == 0 { failKind(key, takes: "a name or a list of names", node) }
        return elements(of: node) { $0.text($1, of: key) }
    }

    /// Templates by key attribute, without the keys that mean something else there.
    private mutating func templates(_ entry: SyntaxEntry) -> TemplatesSpec? {
        let entries = namedTexts(of: entry) { TemplatesSpec.Entry(attribute: SpecText($0.key), template: $1) }
        return entries.map { TemplatesSpec(entries: $0, nameSpan: entry.key.place, origin: entry.span) }
    }

    private mutating func indexEntry(_ entry: SyntaxEntry) -> IndexEntrySpec? {
        names.index = entry.keySymbol
        defer { names.index = nil }
        var when: SpecText?
        let symbols = symbols
        let templates = namedTexts(of: entry) { entry, text -> TemplatesSpec.Entry? in
            guard symbols.key(of: entry) != .when else {
                when = text
                return nil
            }
            return TemplatesSpec.Entry(attribute: SpecText(entry.key), template: text)
        }
        guard let templates else { return nil }
        return IndexEntrySpec(
            index: SpecText(entry.key),
            templates: TemplatesSpec(entries: templates, nameSpan: entry.key.place, origin: entry.span), when: when)
    }

    private mutating func attributeSets(_ key: Key, in fields: Fields) -> [AttributeSetSpec] {
        guard let node = fields[key] else { return [] }
        return elements(of: node) { decoder, element in
            if element.kind == .sequence {
                let names = decoder.elements(of: element) { $0.text($1, of: key) }
                guard !names.isEmpty else {
                    if element.count == 0 { decoder.failKind(key, takes: "attributes, or lists of them", element) }
                    return nil
                }
                return AttributeSetSpec(attributes: names, span: element.span)
            }
            return decoder.text(element, of: key).map { AttributeSetSpec(attributes: [$0], span: $0.span) }
        }
    }

    private mutating func version(_ fields: Fields) -> VersionSpec? {
        guard let text = text(.version, in: fields) else { return nil }
        switch text.value {
        case "false": return VersionSpec(role: nil)
        case "true": return VersionSpec(role: .byDefault(text.span))
        default: return VersionSpec(role: .named(text))
        }
    }

    private mutating func timestamps(_ fields: Fields) -> TimestampsSpec? {
        guard let entry = fields.entry(.timestamps) else { return nil }
        if entry.value.kind == .scalar {
            guard let isKept = bool(.timestamps, in: fields) else { return nil }
            let role: RoleSpec? = isKept.value ? .byDefault(isKept.span) : nil
            return TimestampsSpec(created: role, updated: role)
        }
        guard let names = self.fields(entry.value, .timestamps, of: Owner(entry.key)) else { return nil }
        return TimestampsSpec(
            created: text(.created, in: names).map { .named($0) },
            updated: text(.updated, in: names).map { .named($0) })
    }

    private mutating func expectedItems(_ entry: SyntaxEntry) -> ExpectedItemsSpec {
        guard let fields = fields(entry.value, .expectedItems, of: Owner(entry.key)) else { return ExpectedItemsSpec() }
        return ExpectedItemsSpec(
            count: quantity(.count, in: fields, takes: "a count as in `50M`", Quantity.count),
            size: quantity(.size, in: fields, takes: "a size as in `1.2KB`", Quantity.size))
    }

    private mutating func examples(_ fields: Fields) -> [ExampleSpec] {
        guard let node = fields[.examples] else { return [] }
        return elements(of: node) { decoder, element in
            guard case .map(let members, let span) = decoder.value(element) else {
                decoder.failKind(.examples, takes: "a list of items, each a map", element)
                return nil
            }
            return ExampleSpec(values: members, span: span)
        }
    }
}
