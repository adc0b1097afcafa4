import KeywrightDiagnostics
import KeywrightModel

/// What an update has to do to the index keys that are made of what it changes (LANGUAGE, What every write keeps true).
struct IndexKeyUpdate {
    /// Key attributes that are written where a condition on what the item will hold is true, and go where it is not.
    struct Choice {
        var keys: [KeyEntry]
        var condition: Condition
    }

    /// Key attributes that are written anew.
    private(set) var rewritten: [KeyEntry] = []
    /// Key attributes that go, since a part of them goes, or `when` is no longer true.
    private(set) var removed: [KeyAttribute] = []
    private(set) var choices: [Choice] = []
    /// What the keys are made of that only the item that was read tells, each once.
    private(set) var used: [AttributeID] = []
    /// Attributes with a default that the keys hold and the item may lack: it is stored with the keys, so that they stay
    /// what the item says.
    private(set) var filled: [AttributeID] = []
    private(set) var problems: [WriteProblem] = []

    private let design: Design
    private let update: UpdatePattern
    private let after: ItemAfterUpdate
    private let entries: [Entry]
    private var entity: Entity { design[update.entity] }

    /// An entry, as far as its templates go.
    private struct Entry {
        var entry: IndexEntry
        var templates: [KeyEntry]
        var inputs: [AttributeID]
    }

    /// Whether the templates of an entry are in the item after the update.
    private enum Presence {
        case never, always
        case where_(Condition)
    }

    init(_ after: ItemAfterUpdate, span: SourceSpan) {
        design = after.design
        update = after.update
        self.after = after
        let entity = after.entity
        let table = design[entity.table]
        entries = entity.indexEntries.map { entry in
            let templates = entry.keys.filter { key in
                !key.template.isNatural && !table.isInEveryItem(key.attribute.name)
            }
            return Entry(entry: entry, templates: templates, inputs: Self.inputs(of: templates, entry.when))
        }
        var changed = update.changedAttributes
        if let updated = entity.updated { changed.append((updated, span)) }
        if let version = entity.version { changed.append((version, span)) }
        var presences: [Int: Presence] = [:]
        var affected: [Int] = []
        for (position, entry) in entries.enumerated() where !entry.templates.isEmpty {
            let cause = changed.first { entry.inputs.contains($0.attribute) }
            guard cause != nil || update.isUpsert else { continue }
            guard let presence = presence(of: entry, cause) else { continue }
            presences[position] = presence
            affected.append(position)
        }
        for position in affected {
            for key in entries[position].templates { place(key, of: position, &presences, span) }
        }
    }

    /// The attributes that an entry's templates and its `when` hold, each once, in order.
    private static func inputs(of keys: [KeyEntry], _ when: Condition?) -> [AttributeID] {
        var seen: Set<AttributeID> = []
        let tested = (when?.tests ?? []).flatMap(\.references).map(\.attribute)
        return (keys.flatMap(\.template.placeholders).map(\.attribute) + tested).filter { seen.insert($0).inserted }
    }

    // MARK: Which are there

    /// nil where it cannot be told, which is a problem.
    private mutating func presence(
        of entry: Entry, _ cause: (attribute: AttributeID, span: SourceSpan)?
    ) -> Presence? {
        let placeholders = entry.templates.flatMap(\.template.placeholders)
        if placeholders.contains(where: { placeholder in
            update.remove.contains { $0.value == placeholder.attribute }
        }) {
            return .never
        }
        let unknown = entry.inputs.filter { input in
            after.value(of: input) == nil || entry.templates.contains(where: hasNoText(for: input))
                || isLostByKey(input, entry)
        }
        guard unknown.isEmpty else {
            if let cause, !update.isUpsert {
                problems.append(
                    .staleIndexKey(
                        update.entity, index: entry.entry.index, changed: cause.attribute, unknown: unknown,
                        span: cause.span))
            } else {
                problems.append(
                    .upsertOfIndexKey(update.entity, index: entry.entry.index, unknown: unknown))
            }
            return nil
        }
        var parts: [Condition] = []
        for placeholder in placeholders where canLack(placeholder) {
            let reference = AttributeReference(
                attribute: placeholder.attribute, path: placeholder.path, span: placeholder.span)
            parts.append(.test(Test(.exists(reference), span: placeholder.span)))
        }
        if let when = entry.entry.when {
            switch KnownTruth(after).truth(of: when) {
            case true?: break
            case false?: return .never
            case nil: parts.append(when)
            }
        }
        for input in entry.inputs where after.isRead(input) && !used.contains(input) { used.append(input) }
        for input in entry.inputs where after.isFilled(input) && !filled.contains(input) { filled.append(input) }
        if let only = parts.first, parts.count == 1 { return .where_(only) }
        return parts.isEmpty ? .always : .where_(.all(parts))
    }

    /// Whether the primary key alone tells the attribute, and has lost what the entry takes of it: then another value finds
    /// the same item. What is lost the same way is known.
    private func isLostByKey(_ attribute: AttributeID, _ entry: Entry) -> Bool {
        let held = entity.key.flatMap(\.template.placeholders).filter { $0.attribute == attribute }
        let isOwn =
            update.set.contains { $0.attribute == attribute } || attribute == entity.updated
            || update.given.attributes.contains { $0.value == attribute }
        if held.isEmpty || isOwn || held.contains(where: { $0.path.isEmpty && $0.isLossless }) { return false }
        let tested = (entry.entry.when?.tests ?? []).flatMap(\.references)
        if tested.contains(where: { $0.attribute == attribute }) { return true }
        return !entry.templates.flatMap(\.template.placeholders).filter { $0.attribute == attribute }.allSatisfy {
            used in
            held.contains { $0.path == used.path && ($0.isLossless || $0.tells(used)) }
        }
    }

    /// Whether the item can be without what a placeholder holds, as the write knows it.
    private func canLack(_ placeholder: Placeholder) -> Bool {
        if after.canBeAbsent(placeholder.attribute) { return true }
        guard !placeholder.path.isEmpty, after.read != nil || !update.given.attributes.isEmpty || update.isUpsert
        else { return false }
        var type = entity[placeholder.attribute].type
        for name in placeholder.path {
            guard case .object(let object) = type,
                let member = object.members.first(where: { $0.name.utf8.elementsEqual(name.utf8) })
            else { return false }
            if member.isOptional { return true }
            type = member.type
        }
        return false
    }

    /// A key attribute that several entries share is there as long as one of them needs it.
    private mutating func place(
        _ key: KeyEntry, of position: Int, _ presences: inout [Int: Presence], _ span: SourceSpan
    ) {
        let name = key.attribute.name
        let isKnown =
            rewritten.contains { $0.attribute.name == name } || removed.contains { $0.name == name }
            || choices.contains { $0.keys.contains { $0.attribute.name == name } }
        if isKnown { return }
        var conditions: [Condition] = []
        var isAlways = false
        for (other, entry) in entries.enumerated()
        where entry.templates.contains(where: { $0.attribute.name == name }) {
            if presences[other] == nil, other != position {
                presences[other] = presence(of: entry, (AttributeID(0), span))
            }
            switch presences[other] {
            case .always?: isAlways = true
            case .where_(let condition)?: conditions.append(condition)
            case .never?, nil: break
            }
        }
        if isAlways {
            rewritten.append(key)
        } else if let first = conditions.first {
            let condition = conditions.count == 1 ? first : .any(conditions)
            let text = ConditionText(entity: entity)
            if let place = choices.firstIndex(where: { text.text($0.condition) == text.text(condition) }) {
                choices[place].keys.append(key)
            } else {
                choices.append(Choice(keys: [key], condition: condition))
            }
        } else {
            removed.append(key.attribute)
        }
    }

    /// Whether the value that the attribute is set to stands in the design and no key of the entity can hold it.
    private func hasNoText(for attribute: AttributeID) -> (KeyEntry) -> Bool {
        { entry in
            guard case .literal(let value)? = update.set.first(where: { $0.attribute == attribute })?.value,
                entry.attribute.type == .string
            else { return false }
            return entry.template.placeholders.contains { placeholder in
                placeholder.attribute == attribute && text(of: value, for: placeholder) == nil
            }
        }
    }

    private func text(of value: LiteralValue, for placeholder: Placeholder) -> String? {
        value.member(at: placeholder.path).flatMap { design.keyText(of: $0, for: placeholder, of: update.entity) }
    }

    // MARK: Their values

    /// The values of the attributes that a condition names.
    func test(_ condition: Condition) -> KnownTest {
        var seen: Set<AttributeID> = []
        let attributes = condition.tests.flatMap(\.references).map(\.attribute).filter { seen.insert($0).inserted }
        return KnownTest(
            entity: update.entity, condition: condition,
            values: attributes.compactMap { id in after.source(of: id).map { KnownTest.Value(id, $0) } })
    }

    func value(of entry: KeyEntry) -> ValueSource {
        if entry.attribute.type != .string, let placeholder = entry.template.placeholders.first {
            return value(of: placeholder)
        }
        var text = KeyText()
        for part in entry.template.parts {
            switch part {
            case .literal(let literal): text.append(.literal(literal))
            case .placeholder(let placeholder): text.append(self.part(placeholder))
            }
        }
        return text.source
    }

    private func value(of placeholder: Placeholder) -> ValueSource {
        let type = design.type(of: update.entity, placeholder.attribute, path: placeholder.path) ?? .string
        let value = after.value(of: placeholder.attribute, path: placeholder.path)
        return value.flatMap { after.source(of: $0, type) } ?? .literal(.text(""), as: type)
    }

    private func part(_ placeholder: Placeholder) -> KeyTextPart {
        switch after.value(of: placeholder.attribute, path: placeholder.path) {
        case .literal(let value)?:
            return .literal(design.keyText(of: value, for: placeholder, of: update.entity) ?? "")
        case .now(let format)?:
            return .now(format, transforms: placeholder.transforms)
        case .held(let held)?:
            if let argument = held.plain {
                return .argument(argument, transforms: placeholder.transforms, language: placeholder.language)
            }
            return .held(held, transforms: placeholder.transforms, language: placeholder.language)
        case .absent?, nil:
            return .literal("")
        }
    }
}

/// What the values that stand in the design tell of a condition.
private struct KnownTruth {
    let after: ItemAfterUpdate

    init(_ after: ItemAfterUpdate) { self.after = after }

    /// nil where it depends on the call.
    func truth(of condition: Condition) -> Bool? {
        switch condition {
        case .all(let parts):
            let truths = parts.map(truth)
            return truths.contains(false) ? false : truths.contains { $0 == nil } ? nil : true
        case .any(let parts):
            let truths = parts.map(truth)
            return truths.contains(true) ? true : truths.contains { $0 == nil } ? nil : false
        case .not(let part): return truth(of: part).map { !$0 }
        case .test(let test): return truth(of: test)
        }
    }

    private func truth(of test: Test) -> Bool? {
        switch test.kind {
        case .comparison(.attribute(let reference), .equal, .literal(let value, _)):
            return literal(reference).map { $0 == value }
        case .comparison(.attribute(let reference), .notEqual, .literal(let value, _)):
            return literal(reference).map { $0 != value }
        case .exists(let reference): return exists(reference)
        case .missing(let reference): return exists(reference).map { !$0 }
        case .comparison, .between, .beginsWith, .isIn, .contains: return nil
        }
    }

    private func literal(_ reference: AttributeReference) -> LiteralValue? {
        guard reference.transforms.isEmpty,
            case .literal(let value)? = after.value(of: reference.attribute, path: reference.path)
        else { return nil }
        return value
    }

    private func exists(_ reference: AttributeReference) -> Bool? {
        guard reference.path.isEmpty else { return nil }
        switch after.value(of: reference.attribute) {
        case .literal?, .now?: return true
        case .absent?: return false
        case .held?: return after.canBeAbsent(reference.attribute) ? nil : true
        case nil: return nil
        }
    }
}
