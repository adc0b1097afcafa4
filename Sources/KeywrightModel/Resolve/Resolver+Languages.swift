import KeywrightDiagnostics
import KeywrightSpec

extension Resolver {
    /// Decides the language of each placeholder of an entity, holds the templates against the types of their key
    /// attributes, and gathers what makes its primary key and index entries.
    mutating func settleLanguages(of position: Int, in table: TableDraft) {
        fillGivenTemplates(of: position, in: table)
        let forbidden = forbiddenBehind(of: position, in: table)
        var finished: [KeyTemplate?] = []
        finished.reserveCapacity(table.keyNames.count)
        for name in table.keyNames { finished.append(finish(name, of: position, in: table, forbidden: forbidden)) }
        let entity = entities[position]
        entity.key = entries(of: table.keyAttributes, at: table.keyPositions, finished)
        if entity.key.count < table.keyAttributes.count { entity.isKeyBroken = true }
        checkUnstored(of: position)
        for (index, attributes) in table.indexKeys.enumerated() {
            let keys = entries(of: attributes, at: table.indexPositions[index], finished)
            guard keys.count == attributes.count else { continue }
            let name = table.indexes[index].name
            let written = entity.spec.shared.indexes.first { $0.index.value.isSameName(as: name) }
            entity.indexEntries.append(
                IndexEntry(
                    index: name, origin: written?.templates.origin ?? entity.spec.name.span,
                    nameSpan: written?.templates.nameSpan, keys: keys,
                    when: entity.conditions[name]))
        }
    }

    /// The key attributes that have a template, with it; `positions` are theirs among all of the table.
    private func entries(
        of keys: [KeyAttribute], at positions: [Int], _ finished: [KeyTemplate?]
    ) -> [KeyEntry] {
        var entries: [KeyEntry] = []
        entries.reserveCapacity(keys.count)
        for (key, position) in zip(keys, positions) {
            if let template = finished[position] { entries.append(KeyEntry(attribute: key, template: template)) }
        }
        return entries
    }

    /// The template of a key attribute with the languages of its placeholders; nil where there is none, or after a finding.
    private mutating func finish(
        _ name: String, of position: Int, in table: TableDraft, forbidden: [Forbidden]
    ) -> KeyTemplate? {
        guard case .bound(let template)? = entities[position].templates[name], let type = table.keyTypes[name],
            !type.isUnknown
        else { return nil }
        let key = KeyAttribute(name: name, type: type.type, origin: type.origin)
        let entity = entities[position].name
        return finish(
            template, for: key, of: position, forbidden: forbidden,
            subject: Subject(table: table.name, index: table.index(of: name), entity: entity))
    }

    /// Membership goes by stored names: an entity's own attributes count for indexes that it does not name.
    private mutating func fillGivenTemplates(of position: Int, in table: TableDraft) {
        for name in table.keyNames where !entities[position].templates.contains(name) {
            if let id = entities[position].attribute(storedAs: name), !entities[position].unread.contains(id) {
                let attribute = entities[position][id]
                guard attribute.type.keyType == table.keyTypes[name]?.type else { continue }
            }
            entities[position].templates[name] = entities[position].givenTemplate(for: name, in: table)
        }
    }

    /// The first characters of the literals directly behind each chain, in any template of the entity, in their order.
    private func forbiddenBehind(of position: Int, in table: TableDraft) -> [Forbidden] {
        var forbidden: [Forbidden] = []
        for name in table.keyNames {
            guard case .bound(let template)? = entities[position].templates[name] else { continue }
            for index in template.parts.indices.dropFirst() {
                guard case .placeholder(let placeholder) = template.parts[index - 1],
                    case .literal(let literal) = template.parts[index], let first = literal.unicodeScalars.first
                else { continue }
                if let known = forbidden.firstIndex(where: { $0.chain == placeholder.chain }) {
                    forbidden[known].insert(first)
                } else {
                    forbidden.append(Forbidden(chain: placeholder.chain, scalars: [first]))
                }
            }
        }
        return forbidden
    }

    private mutating func finish(
        _ template: BoundTemplate, for key: KeyAttribute, of position: Int,
        forbidden: [Forbidden], subject: @autoclosure () -> Subject
    ) -> KeyTemplate? {
        // An attribute of another type than its key attribute's was reported with the types.
        if template.isNatural, template.placeholders.first?.type.keyType != key.type { return nil }
        switch key.type {
        case .string: break
        case .number, .binary: return finishStored(template, for: key, subject: subject())
        }
        if template.isNatural, let placeholder = template.placeholders.first, placeholder.type == .recoded(.decimal) {
            let bounds = placeholder.constraints
            let language = PlaceholderLanguage.number(minimum: bounds.minimum, maximum: bounds.maximum)
            return KeyTemplate(
                text: template.text, span: template.span, parts: [.placeholder(Placeholder(placeholder, language))],
                isNatural: true)
        }
        var parts: [KeyTemplate.Part] = []
        for part in template.parts {
            switch part {
            case .literal(let text): parts.append(.literal(text))
            case .placeholder(let placeholder):
                let scalars = forbidden.first { $0.chain == placeholder.chain }?.scalars ?? []
                let language = guardLanguage(
                    of: placeholder.type, constraints: placeholder.constraints,
                    transforms: placeholder.chain.transforms,
                    delimiter: delimiter,
                    forbidden: scalars.filter { !delimiter.unicodeScalars.elementsEqual([$0]) })
                switch language {
                case .success(let language): parts.append(.placeholder(Placeholder(placeholder, language)))
                case .failure(let fault):
                    let name = entities[position][placeholder.chain.attribute].dotted(placeholder.chain.path)
                    report(
                        .noLanguage(
                            fault, name: name, type: placeholder.type, transforms: placeholder.chain.transforms,
                            at: placeholder.span, subject: subject()))
                }
            }
        }
        guard parts.count == template.parts.count else { return nil }
        let resolved = KeyTemplate(
            text: template.text, span: template.span, parts: parts, isNatural: template.isNatural)
        if resolved.canBeEmpty {
            report(.emptyKey(key.name, at: template.span, subject: subject()))
            return nil
        }
        return resolved
    }

    /// The template of a key attribute of type N or B: one placeholder without a transform, stored as it is.
    private mutating func finishStored(
        _ template: BoundTemplate, for key: KeyAttribute, subject: @autoclosure () -> Subject
    ) -> KeyTemplate? {
        guard template.parts.count == 1, let placeholder = template.placeholders.first,
            placeholder.chain.transforms.isEmpty, placeholder.type.keyType == key.type,
            template.isNatural || placeholder.type != .double,
            let language = storedLanguage(of: placeholder.type, constraints: placeholder.constraints)
        else {
            report(.templateOfOtherType(template, key, subject: subject()))
            return nil
        }
        return KeyTemplate(
            text: template.text, span: template.span, parts: [.placeholder(Placeholder(placeholder, language))],
            isNatural: template.isNatural)
    }
}

/// The first characters of the literals behind a placeholder's chain: sorted, each once.
private struct Forbidden {
    var chain: BoundPlaceholder.Chain
    var scalars: [Unicode.Scalar]

    mutating func insert(_ scalar: Unicode.Scalar) {
        guard !scalars.contains(scalar) else { return }
        scalars.append(scalar)
        scalars.sort()
    }
}

extension TableDraft {
    /// The first index that a key attribute is for; nil for one of the table itself.
    fileprivate func index(of name: String) -> String? {
        guard !keyAttributes.contains(where: { $0.name.isSameName(as: name) }) else { return nil }
        let position = indexKeys.firstIndex { $0.contains { $0.name.isSameName(as: name) } }
        return position.map { indexes[$0].name }
    }
}

extension Placeholder {
    fileprivate init(_ bound: BoundPlaceholder, _ language: PlaceholderLanguage) {
        self.init(
            attribute: bound.chain.attribute, path: bound.chain.path, transforms: bound.chain.transforms,
            span: bound.span, language: language)
    }
}

extension KeyTemplate {
    /// Whether every part can be the empty text: only an enum can store that.
    fileprivate var canBeEmpty: Bool {
        parts.allSatisfy { part in
            guard case .placeholder(let placeholder) = part, case .enumeration(let names) = placeholder.language else {
                return false
            }
            return names.contains("")
        }
    }
}
