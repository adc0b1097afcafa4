import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let incompleteUpsert = Rule(
        RuleID("KW116", "incomplete-upsert"),
        severity: .error,
        isFixed: true,
        summary: "an upsert that would make an item without a required attribute, or without an index key",
        explanation: """
            `upsert: true` makes the item where there is none. What is made must be a whole item: each required attribute is set, added to,
            part of the key, or has a `default`. An index key made by a template needs all that stands in it, set or part of the key:
            an upsert does not know what the item holds, if there is one. The discriminator, `created`, `updated` and `version` are
            written without being asked; a set that is left out is the empty one.
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, body: string, author: string, mood: string? }
            accessPatterns:
              saveNote: { update: Note, set: [body], upsert: true }
            #                                                ^^^^ error[KW116]
              getNote: { get: Note }
            """,
        good: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, body: string, author: string, mood: string? }
            accessPatterns:
              saveNote: { update: Note, set: [body, author] }
              getNote: { get: Note }
            """,
        check: .design(checkIncompleteUpsert)
    )
}

private func checkIncompleteUpsert(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    for (pattern, outcome) in context.outcomes(in: .updates) {
        for update in pattern.operation.updates {
            guard let place = update.upsert else { continue }
            let entity = context.design[update.entity]
            let missing = entity.attributesMissing(from: update)
            if !missing.isEmpty {
                diagnostics.report(.itemWithout(missing, pattern, update, entity, at: place))
            }
            for (entry, unknown) in entity.indexInputsUnknown(to: update) {
                let told = unknown.filter { !missing.contains($0) }
                if told.isEmpty { continue }
                diagnostics.report(.indexKeyWithout(told, entry, pattern, update, entity, at: place))
            }
            guard case .failed(let failure) = outcome else { continue }
            let inKey = Set(entity.keyAttributes)
            for case .upsertOfIndexKey(let id, let index, let unknown) in failure.problems where id == update.entity {
                let lost = unknown.filter { inKey.contains($0) }
                guard !lost.isEmpty, let entry = entity.indexEntries.first(where: { $0.index == index }) else {
                    continue
                }
                diagnostics.report(.indexKeyLost(lost, entry, pattern, entity, at: place))
            }
        }
    }
}

extension Entity {
    /// The index entries whose templates hold what the update does not know, with that.
    fileprivate func indexInputsUnknown(to update: UpdatePattern) -> [(IndexEntry, [AttributeID])] {
        let inKey = Set(keyAttributes)
        return indexEntries.compactMap { entry in
            let templates = entry.keys.filter { key in
                !key.template.isNatural
                    && !self.key.contains { $0.attribute.name.utf8.elementsEqual(key.attribute.name.utf8) }
            }
            let tested = (entry.when?.tests ?? []).flatMap(\.operands).compactMap { operand -> AttributeID? in
                switch operand {
                case .attribute(let reference), .size(let reference): reference.attribute
                case .parameter, .literal, .now: nil
                }
            }
            var seen: Set<AttributeID> = []
            let unknown = (templates.flatMap(\.template.placeholders).map(\.attribute) + tested).filter { id in
                !update.sets(id) && !inKey.contains(id) && id != updated && seen.insert(id).inserted
            }
            return unknown.isEmpty ? nil : (entry, unknown)
        }
    }

    fileprivate func list(_ attributes: [AttributeID], _ joint: String = " and ") -> String {
        attributes.map { "`\(self[$0].name)`" }.joined(separator: joint)
    }

    /// What can be set by an update at all.
    fileprivate func settable(_ attributes: [AttributeID]) -> [AttributeID] {
        attributes.filter { id in
            if self[id].isImmutable { return false }
            switch self[id].role {
            case .ordinary: return true
            case .version, .created, .updated: return false
            }
        }
    }
}

extension Diagnostic {
    fileprivate static func itemWithout(
        _ missing: [AttributeID], _ pattern: AccessPattern, _ update: UpdatePattern, _ entity: Entity,
        at place: SourceSpan
    ) -> Diagnostic {
        let settable = entity.settable(missing)
        var help: [String] = []
        if !settable.isEmpty { help.append("set \(entity.list(settable)), or give a `default`") }
        if settable.count < missing.count {
            let fixed = missing.filter { !settable.contains($0) }
            help.append(
                "no update sets what is `immutable`: make the item by `create` or `put`, which give \(entity.list(fixed))"
            )
        }
        return Diagnostic(
            Rule.incompleteUpsert.id, .error,
            "`\(pattern.name)` would make an item of `\(entity.name)` without \(entity.list(missing))",
            at: Label(place), related: missing.map { Label(entity[$0].nameSpan, "required, without a `default`") },
            help: help,
            subject: Subject(
                entity: entity.name, attribute: missing.first.map { entity[$0].name }, pattern: pattern.name),
            fixIts: settable.count == missing.count ? update.setting(missing, of: entity) : [])
    }

    /// Of what the key holds a part of: the item that the key finds may hold another value.
    fileprivate static func indexKeyLost(
        _ lost: [AttributeID], _ entry: IndexEntry, _ pattern: AccessPattern, _ entity: Entity, at place: SourceSpan
    ) -> Diagnostic {
        Diagnostic(
            Rule.incompleteUpsert.id, .error,
            "`\(pattern.name)` finds an item of `\(entity.name)` by a part of \(entity.list(lost)), and index `\(entry.index)` is made of more of it",
            at: Label(place), related: [Label(entry.origin, "the templates of `\(entry.index)`")],
            help: ["let the key hold \(entity.list(lost)) whole, or make the item by `create` or `put`"],
            subject: Subject(
                index: entry.index, entity: entity.name, attribute: lost.first.map { entity[$0].name },
                pattern: pattern.name))
    }

    fileprivate static func indexKeyWithout(
        _ unknown: [AttributeID], _ entry: IndexEntry, _ pattern: AccessPattern, _ update: UpdatePattern,
        _ entity: Entity, at place: SourceSpan
    ) -> Diagnostic {
        let settable = entity.settable(unknown)
        let isChanged = unknown.contains { update.makes($0) }
        return Diagnostic(
            Rule.incompleteUpsert.id, .error,
            "`\(pattern.name)` does not know \(entity.list(unknown)), which index `\(entry.index)` needs for the key of an item of `\(entity.name)`",
            at: Label(place), related: [Label(entry.origin, "the templates of `\(entry.index)`")],
            help: settable.count == unknown.count
                ? ["set \(entity.list(unknown)) in the same update"]
                : ["leave \(entity.list(unknown)) out of the index's templates, or make the item by `create`"],
            subject: Subject(
                index: entry.index, entity: entity.name, attribute: unknown.first.map { entity[$0].name },
                pattern: pattern.name),
            fixIts: settable.count == unknown.count && !isChanged ? update.setting(unknown, of: entity) : [])
    }
}

extension UpdatePattern {
    /// Adds attributes to a `set` that is a list in brackets: a call then gives their values.
    fileprivate func setting(_ attributes: [AttributeID], of entity: Entity) -> [FixIt] {
        guard let endOfSet, !attributes.contains(where: { id in remove.contains { $0.value == id } }) else { return [] }
        let names = attributes.map { entity[$0].name }
        guard names.allSatisfy({ name in name.utf8.allSatisfy(isPlainInList) }) else { return [] }
        let text = names.map { ", \($0)" }.joined()
        return [
            FixIt("set \(entity.list(attributes))", isSafe: false, edits: [FixIt.Edit(endOfSet, text)])
        ]
    }
}

private func isPlainInList(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "_"):
        true
    default: false
    }
}
