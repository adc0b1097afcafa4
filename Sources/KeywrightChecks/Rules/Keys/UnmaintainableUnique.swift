import KeywrightDiagnostics
import KeywrightKeySpace
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let unmaintainableUnique = Rule(
        RuleID("KW115", "unmaintainable-unique"),
        severity: .error,
        isFixed: true,
        summary:
            "a write that would leave a uniqueness companion behind or fail to make one, or an index that holds companions",
        explanation: """
            What is `unique` is kept by a companion item of its own, written in the same transaction. A write that does not know the
            value that it replaces cannot remove the old companion: a `put`, an upsert, or an update of the attribute without its old value.

            A companion has the table's key, the discriminator, `owner`, the item's time to live, and nothing else. An index
            whose key attributes are all among these holds the companions, too, and gives them to every query of it: an inverted index
            (`{ partition: SK, sort: PK }`) does. An index keyed by `owner` refuses them, since that is a map (F1.11). Give the index
            key attributes of its own, made by templates.
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, body: string, slug: string }
                unique: [slug]
            accessPatterns:
              moveNote: { update: Note, set: [slug] }
            #                                 ^^^^ error[KW115]
              getNote: { get: Note }
            """,
        good: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, body: string, slug: string }
                unique: [slug]
            accessPatterns:
              editNote: { update: Note, set: [body] }
              getNote: { get: Note }
            """,
        check: .design(checkUnmaintainableUnique)
    )
}

private func checkUnmaintainableUnique(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    context.forEachWriteProblem { pattern, problem in
        guard case .unmaintainableUnique(let id, let attributes, let why, let span) = problem else { return }
        diagnostics.report(.unmaintainableUnique(pattern, id, attributes, why: why, at: span, in: context.design))
    }
    for (pattern, _) in context.outcomes(in: .updates) {
        for update in pattern.operation.updates {
            let entity = context.design[update.entity]
            guard let place = update.upsert, let unique = entity.uniques.first else { continue }
            let why = "it can replace an item whose companions it does not know, or make one without them"
            diagnostics.report(
                .unmaintainableUnique(
                    pattern, update.entity, unique.attributes, why: why, at: place, in: context.design))
        }
    }
    for id in context.design.entityIDs { checkCompanions(of: id, in: context.design, &diagnostics) }
}

/// What becomes of an entity's companions in the indexes of its table.
private func checkCompanions(of id: EntityID, in design: Design, _ diagnostics: inout Diagnostics) {
    let entity = design[id]
    guard let unique = entity.uniques.first, let companion = design.companionKeys(of: entity).first else { return }
    let table = design[entity.table]
    let stored = CompanionAttributes(companion, of: entity, in: table)
    for key in table.keyAttributes where key.type != .string {
        diagnostics.report(.companionWithoutKey(entity, unique, table, key))
    }
    guard table.keyAttributes.allSatisfy({ $0.type == .string }) else { return }
    for index in table.indexes {
        if let owner = index.keyAttributes.first(where: { $0.name.utf8.elementsEqual(UniqueCompanion.owner.utf8) }) {
            diagnostics.report(.refusedCompanion(entity, unique, table, index, owner))
        } else if let witness = stored.item(in: index) {
            diagnostics.report(.companionInIndex(entity, unique, table, index, witness))
        }
    }
}

/// What a companion stores, but for `owner`: an example of it.
private struct CompanionAttributes {
    private var name: String
    private var values: [Witness.Pair] = []
    private var attributes: [Witness.Pair] = []

    init(_ companion: CompanionKey, of entity: Entity, in table: Table) {
        name = companion.name
        let example = KeyAlgebra().intersection(companion.shape, companion.shape).witness
        if let example {
            values = entity.witnessPairs(for: example.left)
            attributes = zip(table.keyAttributes, example.texts).map { Witness.Pair($0.name, .text($1)) }
        } else {
            // Which value it is does not matter.
            attributes = table.keyAttributes.map { Witness.Pair($0.name, .text("UNIQUE")) }
        }
        if let discriminator = table.discriminator { attributes.append(Witness.Pair(discriminator, .text(name))) }
        if let expiry = entity.expiry {
            attributes.append(Witness.Pair(entity[expiry].storedName, .number("1767225600")))
        }
    }

    /// The companion as it lies in an index; nil where it lacks a key attribute of it.
    func item(in index: SecondaryIndex) -> Witness.Item? {
        let key = index.keyAttributes.compactMap { attribute in
            attributes.first { $0.name.utf8.elementsEqual(attribute.name.utf8) }
        }
        return key.count == index.keyAttributes.count ? Witness.Item(entity: name, values: values, key: key) : nil
    }
}

extension Diagnostic {
    fileprivate static func companionInIndex(
        _ entity: Entity, _ unique: AttributeSet, _ table: Table, _ index: SecondaryIndex, _ item: Witness.Item
    ) -> Diagnostic {
        let names = index.keyAttributes.map { "`\($0.name)`" }.joined(separator: " and ")
        return Diagnostic(
            Rule.unmaintainableUnique.id, .error,
            "the companions that keep `\(entity.name)` unique lie in index `\(index.name)`, since they have \(names), too",
            at: Label(unique.span), related: [Label(index.nameSpan, "holds every item that has its key attributes")],
            help: [
                "give `\(index.name)` a key attribute of its own, made by templates of the entities that belong in it"
            ],
            subject: Subject(
                table: table.name, index: index.name, entity: entity.name,
                attribute: unique.attributes.first.map { entity[$0].name }),
            witness: .items([item]))
    }

    fileprivate static func refusedCompanion(
        _ entity: Entity, _ unique: AttributeSet, _ table: Table, _ index: SecondaryIndex, _ owner: KeyAttribute
    ) -> Diagnostic {
        Diagnostic(
            Rule.unmaintainableUnique.id, .error,
            "no companion can be written to keep `\(entity.name)` unique: its `\(owner.name)` is a map, and the key attribute of index `\(index.name)` is of type \(owner.type.rawValue)",
            at: Label(unique.span),
            related: [Label(index.nameSpan, "the service refuses an item with another type there (F1.11)")],
            help: ["call the key attribute of `\(index.name)` otherwise"],
            subject: Subject(
                table: table.name, index: index.name, entity: entity.name,
                attribute: unique.attributes.first.map { entity[$0].name }))
    }

    fileprivate static func companionWithoutKey(
        _ entity: Entity, _ unique: AttributeSet, _ table: Table, _ key: KeyAttribute
    ) -> Diagnostic {
        Diagnostic(
            Rule.unmaintainableUnique.id, .error,
            "no companion can be written to keep `\(entity.name)` unique: its key is text, and `\(key.name)` is of type \(key.type.rawValue)",
            at: Label(unique.span), related: [Label(key.origin, "the table's key")],
            help: ["keep the entity in a table whose key attributes are of type S"],
            subject: Subject(
                table: table.name, entity: entity.name, attribute: unique.attributes.first.map { entity[$0].name }))
    }

    fileprivate static func unmaintainableUnique(
        _ pattern: AccessPattern, _ id: EntityID, _ attributes: [AttributeID], why: String, at span: SourceSpan,
        in design: Design
    ) -> Diagnostic {
        let entity = design[id]
        let names = attributes.map { "`\(entity[$0].name)`" }.joined(separator: " and ")
        // An update that knows the item keeps its companions.
        let isBlind = pattern.operation.updates.contains { update in
            let changed = update.set.map(\.attribute) + update.remove.map(\.value)
            return update.entity == id && update.upsert == nil && !update.given.isRead
                && changed.contains(where: attributes.contains)
        }
        let given = attributes.map { entity[$0].name }.joined(separator: ", ")
        let remedy =
            "let the update read the item before it, by `read: true`, or give what it holds, by `given: [\(given)]`"
        return Diagnostic(
            Rule.unmaintainableUnique.id, .error, "`\(pattern.name)` cannot keep \(names) unique: \(why)",
            at: Label(span), related: entity.uniques.map { Label($0.span, "kept unique here") },
            help: (isBlind ? [remedy] : []) + ["delete the item and create another, which keeps the companions"],
            subject: Subject(
                entity: entity.name, attribute: attributes.first.map { entity[$0].name }, pattern: pattern.name))
    }
}
