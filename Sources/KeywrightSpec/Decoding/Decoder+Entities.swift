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
        entity.isUnscoped = bool("unscoped", in: fields)?.value ?? false
        entity.mixins = fields["extends"].map { names($0, of: "extends") } ?? []
        entity.key = fields.entry("key").flatMap { templates($0) }
        entity.shared = shared(fields)
        // What a mixin would bring, or a list of attributes that is none, is missing in no other place.
        entity.isSound = !fields.isLost("extends") && !fields.isLost("attributes")
        entity.identities = attributeSets("identity", in: fields)
        if let expect = fields.entry("expect") { entity.expect = expectedItems(expect) }
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
        mixin.description = text("description", in: fields)?.value
        mixin.shared = shared(fields)
        mixin.isSound = !fields.isLost("attributes")
        return mixin
    }

    private mutating func shared(_ fields: Fields) -> SharedSpec {
        var shared = SharedSpec()
        if let node = fields["indexes"], let entries = namedEntries(node, key: "indexes") {
            shared.indexes = entries.compactMap { indexEntry($0) }
        }
        if let node = fields["attributes"], let entries = namedEntries(node, key: "attributes") {
            shared.attributes = entries.map { attribute($0) }
        }
        if fields["unique"] != nil { shared.uniques = attributeSets("unique", in: fields) }
        shared.version = version(fields)
        shared.timestamps = timestamps(fields)
        return shared
    }

    /// One name, or a list of them.
    private mutating func names(_ node: SyntaxNode, of key: String) -> [SpecText] {
        if node.kind == .scalar { return text(node, of: key).map { [$0] } ?? [] }
        if node.count == 0 { failKind(key, takes: "a name or a list of names", node) }
        return node.elements.compactMap { text($0, of: key) }
    }

    /// Templates by key attribute, without the keys that mean something else there.
    private mutating func templates(_ entry: SyntaxEntry) -> TemplatesSpec? {
        namedTexts(entry.value, key: entry.key.text).map { templates($0, of: entry) }
    }

    private func templates(_ texts: [(name: SyntaxEntry, text: SpecText?)], of entry: SyntaxEntry) -> TemplatesSpec {
        TemplatesSpec(
            entries: texts.map { TemplatesSpec.Entry(attribute: SpecText($0.name.key), template: $0.text) },
            nameSpan: entry.key.place, origin: entry.span)
    }

    private mutating func indexEntry(_ entry: SyntaxEntry) -> IndexEntrySpec? {
        subject.index = entry.key.text
        defer { subject.index = nil }
        guard let texts = namedTexts(entry.value, key: entry.key.text) else { return nil }
        let isCondition = { (text: (name: SyntaxEntry, text: SpecText?)) in text.name.key.text == "when" }
        return IndexEntrySpec(
            index: SpecText(entry.key), templates: templates(texts.filter { !isCondition($0) }, of: entry),
            when: texts.first(where: isCondition)?.text)
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

    private mutating func version(_ fields: Fields) -> VersionSpec? {
        guard let text = text("version", in: fields) else { return nil }
        switch text.value {
        case "false": return VersionSpec(role: nil)
        case "true": return VersionSpec(role: .byDefault(text.span))
        default: return VersionSpec(role: .named(text))
        }
    }

    private mutating func timestamps(_ fields: Fields) -> TimestampsSpec? {
        guard let entry = fields.entry("timestamps") else { return nil }
        if entry.value.kind == .scalar {
            guard let isKept = bool("timestamps", in: fields) else { return nil }
            let role: RoleSpec? = isKept.value ? .byDefault(isKept.span) : nil
            return TimestampsSpec(created: role, updated: role)
        }
        guard let names = self.fields(entry.value, .timestamps, of: Owner(entry.key)) else { return nil }
        return TimestampsSpec(
            created: text("created", in: names).map { .named($0) },
            updated: text("updated", in: names).map { .named($0) })
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
