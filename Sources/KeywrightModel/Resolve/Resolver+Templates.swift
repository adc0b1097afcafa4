import KeywrightDiagnostics
import KeywrightSpec

extension Resolver {
    /// Binds the templates of every entity, then decides the languages of their placeholders.
    mutating func bindTemplates() {
        for position in entities.indices where !isFull {
            guard let table = entities[position].table.map({ tables[$0] }) else {
                entities[position].isKeyBroken = true
                continue
            }
            bindKey(of: position, in: table)
            bindIndexEntries(of: position, in: table)
            bindIndexConditions(of: position, in: table)
            settleLanguages(of: position, in: table)
        }
    }

    private mutating func bindKey(of position: Int, in table: TableDraft) {
        let entity = entities[position]
        guard table.key != nil else {
            entities[position].isKeyBroken = true
            return
        }
        if let templates = entity.spec.key {
            bind(
                templates, to: table.keyAttributes, of: position, in: table, owner: "table `\(table.name)`",
                subject: Subject(table: table.name, entity: entity.name))
        }
        for key in table.keyAttributes where !entities[position].templates.contains(key.name) {
            if let given = entities[position].givenTemplate(for: key.name, in: table) {
                entities[position].templates[key.name] = given
            } else {
                entities[position].isKeyBroken = true
                // Without `key`, or with a part of the entity unread, the mistake is reported where it is.
                guard let spec = entity.spec.key, entity.spec.isSound else { continue }
                report(
                    .missingTemplate(
                        key.name, of: entity.name, for: "the key of table `\(table.name)`", at: spec.nameSpan,
                        key: key.origin, subject: Subject(table: table.name, entity: entity.name)))
            }
        }
        rejectOptionalParts(of: position, in: table)
    }

    private mutating func bindIndexEntries(of position: Int, in table: TableDraft) {
        let entity = entities[position]
        for spec in entity.spec.shared.indexes {
            let subject = Subject(table: table.name, index: spec.index.value, entity: entity.name)
            guard let index = table.position(ofIndex: spec.index.value) else {
                if table.spec.knowsIndexes,
                    !table.brokenIndexes.contains(where: { $0.isSameName(as: spec.index.value) })
                {
                    report(
                        .unknownName(
                            "index", spec.index.value, among: table.indexes.map(\.name), at: spec.index.span,
                            subject: subject))
                }
                continue
            }
            bind(
                spec.templates, to: table.indexKeys[index], of: position, in: table,
                owner: "index `\(spec.index.value)`", subject: subject)
        }
        // Only now, since another entry may bring the template of a shared attribute.
        for spec in entity.spec.shared.indexes {
            guard entity.spec.isSound, let index = table.position(ofIndex: spec.index.value) else { continue }
            for key in table.indexKeys[index] where !hasTemplate(for: key.name, of: position, in: table) {
                let name = table.indexes[index].name
                report(
                    .missingTemplate(
                        key.name, of: entity.name, for: "index `\(name)`", at: spec.index.span, key: key.origin,
                        subject: Subject(table: table.name, index: name, entity: entity.name)))
            }
        }
    }

    /// Binds the templates of one entry to the key attributes that they are for.
    private mutating func bind(
        _ templates: TemplatesSpec, to keys: [KeyAttribute], of position: Int, in table: TableDraft,
        owner: @autoclosure () -> String, subject: Subject
    ) {
        var missed: [KeyAttribute]?
        for entry in templates.entries {
            let name = entry.attribute
            if let key = keys.first(where: { $0.name.isSameName(as: name.value) }) {
                bind(entry, to: key, of: position, in: table, subject: subject)
                continue
            }
            report(
                .notAKeyAttribute(name.value, of: owner(), keys: keys.map(\.name), at: name.span, subject: subject))
            // The key attribute that was meant lacks a template for this mistake, which is not another one.
            let open =
                missed
                ?? keys.filter { key in
                    !templates.entries.contains { $0.attribute.value.isSameName(as: key.name) }
                }
            let nearest = nearestName(to: name.value, among: open.map(\.name))
            guard let meant = open.first(where: { open.count == 1 || $0.name == nearest }) else { continue }
            missed = open.filter { !$0.name.isSameName(as: meant.name) }
            if !entities[position].templates.contains(meant.name) { entities[position].templates[meant.name] = .broken }
        }
    }

    /// Whether a key attribute has a template, which is filled in where the entity need not write it.
    private func hasTemplate(for name: String, of position: Int, in table: TableDraft) -> Bool {
        let entity = entities[position]
        if entity.templates.contains(name) { return true }
        guard let given = entity.givenTemplate(for: name, in: table) else { return false }
        entity.templates[name] = given
        return true
    }

    private mutating func bind(
        _ entry: TemplatesSpec.Entry, to key: KeyAttribute, of position: Int, in table: TableDraft, subject: Subject
    ) {
        if let first = entities[position].templates[key.name] {
            report(.secondTemplate(key.name, at: entry.attribute.span, first: first.span, subject: subject))
            return
        }
        guard let text = entry.template else {
            entities[position].templates[key.name] = .broken
            return
        }
        let template = bindTemplate(text, of: entities[position], subject: subject)
        entities[position].templates[key.name] = template
        guard case .bound(let bound) = template else { return }
        checkNatural(bound, for: key, of: position, in: table, subject: subject)
    }

    /// A key attribute that has an attribute's name is that attribute; one that is the discriminator is its text.
    private mutating func checkNatural(
        _ bound: BoundTemplate, for key: KeyAttribute, of position: Int, in table: TableDraft, subject: Subject
    ) {
        guard case .bound(let given)? = entities[position].givenTemplate(for: key.name, in: table) else { return }
        if given.isNatural {
            let isOwn = bound.parts.count == 1 && bound.placeholders.first?.chain == given.placeholders.first?.chain
            if isOwn {
                entities[position].templates[key.name] = .bound(bound.asNatural)
            } else {
                report(.notItsOwnPlaceholder(key.name, written: given.text, at: bound.span, subject: subject))
                entities[position].templates[key.name] = .broken
            }
        } else if bound.text != given.text || !bound.placeholders.isEmpty {
            report(.templateForDiscriminator(key.name, given.text, at: bound.span, subject: subject))
            entities[position].templates[key.name] = .broken
        }
    }

    private mutating func rejectOptionalParts(of position: Int, in table: TableDraft) {
        for key in table.keyAttributes {
            guard case .bound(let template)? = entities[position].templates[key.name] else { continue }
            for placeholder in template.placeholders where placeholder.isOptional {
                let attribute = entities[position][placeholder.chain.attribute]
                report(
                    .optionalInKey(
                        attribute.dotted(placeholder.chain.path), at: placeholder.span, declared: attribute.nameSpan,
                        subject: Subject(table: table.name, entity: entities[position].name, attribute: attribute.name))
                )
            }
        }
    }
}

extension EntityDraft {
    /// The template that a key attribute has without being written: it *is* an attribute, or the discriminator.
    func givenTemplate(for name: String, in table: TableDraft) -> TemplateDraft? {
        if let named = table.discriminator, named.isSameName(as: name) {
            let text = discriminator
            let span = spec.stored?.span ?? spec.name.span
            return .bound(BoundTemplate(text: text, span: span, parts: [.literal(text)]))
        }
        guard let id = attribute(storedAs: name) else { return nil }
        guard !unread.contains(id) else { return .broken }
        let attribute = self[id]
        let placeholder = BoundPlaceholder(
            chain: BoundPlaceholder.Chain(attribute: id, path: [], transforms: []), type: attribute.type,
            constraints: attribute.constraints, isOptional: attribute.isOptional, span: attribute.nameSpan)
        return .bound(
            BoundTemplate(
                text: "<\(attribute.name)>", span: attribute.nameSpan, parts: [.placeholder(placeholder)],
                isNatural: true))
    }
}

extension TemplateDraft {
    var span: SourceSpan? {
        switch self {
        case .broken: nil
        case .bound(let template): template.span
        }
    }
}

extension BoundTemplate {
    fileprivate var asNatural: BoundTemplate {
        var template = self
        template.isNatural = true
        return template
    }
}

extension Attribute {
    /// `address.city`
    func dotted(_ path: [String]) -> String { ([name] + path).joined(separator: ".") }
}
