import KeywrightDiagnostics
import KeywrightModel

/// What an update has to do to the index keys that are made of what it changes (LANGUAGE, What every write keeps true).
struct IndexKeyUpdate {
    /// Key attributes that are written anew.
    private(set) var rewritten: [KeyEntry] = []
    /// Key attributes that go, since a part of them goes.
    private(set) var removed: [KeyAttribute] = []
    private(set) var problems: [WriteProblem] = []

    private let design: Design
    private let update: UpdatePattern
    private var entity: Entity { design[update.entity] }

    init(_ design: Design, _ update: UpdatePattern, span: SourceSpan) {
        self.design = design
        self.update = update
        let entity = design[update.entity]
        var changed = update.changedAttributes
        if let updated = entity.updated { changed.append((updated, span)) }
        if let version = entity.version { changed.append((version, span)) }
        for entry in entity.indexEntries {
            let templates = entry.keys.filter { !$0.template.isNatural && !isPrimary($0.attribute) }
            let inputs = Self.inputs(of: templates, entry.when)
            guard let cause = changed.first(where: { inputs.contains($0.attribute) }) else { continue }
            let gone = update.remove.map(\.value).filter(inputs.contains)
            if !gone.isEmpty {
                for key in templates where !removed.contains(where: { $0.name == key.attribute.name }) {
                    removed.append(key.attribute)
                }
                continue
            }
            let unknown = inputs.filter {
                !isKnown($0, templates, entry.when) || templates.contains(where: hasNoText(for: $0))
            }
            if !unknown.isEmpty {
                problems.append(
                    .staleIndexKey(
                        update.entity, index: entry.index, changed: cause.attribute, unknown: unknown, span: cause.span)
                )
                continue
            }
            for key in templates where !rewritten.contains(where: { $0.attribute.name == key.attribute.name }) {
                rewritten.append(key)
            }
        }
    }

    /// The attributes that an entry's templates and its `when` hold, each once, in order.
    private static func inputs(of keys: [KeyEntry], _ when: Condition?) -> [AttributeID] {
        var seen: Set<AttributeID> = []
        let tested = (when?.tests ?? []).flatMap(\.references).map(\.attribute)
        return (keys.flatMap(\.template.placeholders).map(\.attribute) + tested).filter { seen.insert($0).inserted }
    }

    private func isPrimary(_ attribute: KeyAttribute) -> Bool {
        entity.key.contains { $0.attribute.name.utf8.elementsEqual(attribute.name.utf8) }
    }

    /// Whether the value that the attribute has after the update is known before it: part of the key, set, or the
    /// moment of the update. What `add` leaves is not.
    private func isKnown(_ attribute: AttributeID, _ templates: [KeyEntry], _ when: Condition?) -> Bool {
        update.set.contains { $0.attribute == attribute } || attribute == entity.updated
            || isGivenByKey(attribute, templates, when)
                && !update.changedAttributes.contains { $0.attribute == attribute }
    }

    /// Whether the primary key tells what the entry takes of the attribute. Where its text has lost something, another
    /// value finds the same item: then only what is lost the same way is known.
    private func isGivenByKey(_ attribute: AttributeID, _ templates: [KeyEntry], _ when: Condition?) -> Bool {
        let held = entity.key.flatMap(\.template.placeholders).filter { $0.attribute == attribute }
        if held.contains(where: { $0.path.isEmpty && $0.isLossless }) { return true }
        let tested = (when?.tests ?? []).flatMap(\.references)
        guard !held.isEmpty, !tested.contains(where: { $0.attribute == attribute }) else { return false }
        return templates.flatMap(\.template.placeholders).filter { $0.attribute == attribute }.allSatisfy { used in
            held.contains { $0.path == used.path && ($0.isLossless || $0.transforms == used.transforms) }
        }
    }

    /// Whether the value that the attribute is set to stands in the design and no key of the entity can hold it.
    private func hasNoText(for attribute: AttributeID) -> (KeyEntry) -> Bool {
        { entry in
            guard case .literal(let value)? = change(of: attribute), entry.attribute.type == .string else {
                return false
            }
            return entry.template.placeholders.contains { placeholder in
                placeholder.attribute == attribute && text(of: value, for: placeholder) == nil
            }
        }
    }

    private func text(of value: LiteralValue, for placeholder: Placeholder) -> String? {
        value.member(at: placeholder.path).flatMap { design.keyText(of: $0, for: placeholder, of: update.entity) }
    }

    func value(of entry: KeyEntry) -> ValueSource {
        let sources = KeySources.parameters(update.keyBindings, of: update.entity, in: design)
        if entry.attribute.type != .string, let placeholder = entry.template.placeholders.first {
            return value(of: placeholder, sources)
        }
        var text = KeyText()
        for part in entry.template.parts {
            switch part {
            case .literal(let literal): text.append(.literal(literal))
            case .placeholder(let placeholder): text.append(self.part(placeholder, sources))
            }
        }
        return text.source
    }

    private func value(of placeholder: Placeholder, _ sources: KeySources) -> ValueSource {
        let type = design.type(of: update.entity, placeholder.attribute, path: placeholder.path) ?? .string
        switch change(of: placeholder.attribute) {
        case .literal(let value)?: return .literal(value.member(at: placeholder.path) ?? value, as: type)
        case .now?: return .now(entity[placeholder.attribute].timestampFormat)
        case .parameter(let parameter)?: return .argument(argument(parameter, placeholder))
        case nil: return .argument(sources.argument(placeholder.attribute, path: placeholder.path))
        }
    }

    private func part(_ placeholder: Placeholder, _ sources: KeySources) -> KeyTextPart {
        let argument: Argument
        switch change(of: placeholder.attribute) {
        case .literal(let value)?:
            return .literal(text(of: value, for: placeholder) ?? "")
        case .now?:
            return .now(entity[placeholder.attribute].timestampFormat, transforms: placeholder.transforms)
        case .parameter(let parameter)?:
            argument = self.argument(parameter, placeholder)
        case nil:
            argument = sources.argument(placeholder.attribute, path: placeholder.path)
        }
        return .argument(argument, transforms: placeholder.transforms, language: placeholder.language)
    }

    private func argument(_ parameter: ParameterReference, _ placeholder: Placeholder) -> Argument {
        Argument(
            name: parameter.name, member: parameter.member, entity: update.entity, attribute: placeholder.attribute,
            path: placeholder.path)
    }

    /// What the attribute is set to; `updated` is set to the moment of the update.
    private func change(of attribute: AttributeID) -> UpdatePattern.Value? {
        if let change = update.set.first(where: { $0.attribute == attribute }) { return change.value }
        return attribute == entity.updated ? .now : nil
    }
}

extension LiteralValue {
    /// A member of an object that stands in the design.
    fileprivate func member(at path: [String]) -> LiteralValue? {
        guard let name = path.first else { return self }
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name.utf8.elementsEqual(name.utf8) }?.value.member(at: Array(path.dropFirst()))
    }
}
