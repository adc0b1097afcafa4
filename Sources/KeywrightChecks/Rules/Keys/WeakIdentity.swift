import KeywrightDiagnostics
import KeywrightModel

extension Rule {
    static let weakIdentity = Rule(
        RuleID("KW114", "weak-identity"),
        severity: .warning,
        summary: "only times, numbers or enums tell the items of a partition apart",
        explanation: """
            Two posts of one user in one millisecond, two players with one score: they have one key, and a `put` of the second
            replaces the first. The rule looks at what the sort key adds to the partition key: if that is nothing but times, dates,
            numbers, bools and enums, with shards and time buckets or without, it speaks. An id or a text beside them is enough, and so
            is an `identity` that the key holds, which says that these values are made so that no two items share them (the line
            number of an order). It is silent where nothing overwrites: where the access patterns write the entity by `create` alone,
            and where `version` or `unique` makes every put conditional.
            """,
        bad: """
            keywright: 1
            design: Posts
            table: { name: posts, key: { partition: PK, sort: SK } }
            entities:
              Post:
                key: { PK: USER#<userId>, SK: POST#<postedAt> }
            #   ^^^ warning[KW114]
                attributes: { userId: ulid, postedAt: timestamp, body: string }
            accessPatterns:
              addPost: { put: Post }
            """,
        good: """
            keywright: 1
            design: Posts
            table: { name: posts, key: { partition: PK, sort: SK } }
            entities:
              Post:
                key: { PK: USER#<userId>, SK: POST#<postedAt>#<postId> }
                attributes: { userId: ulid, postedAt: timestamp, postId: ulid, body: string }
            accessPatterns:
              addPost: { put: Post }
            """,
        check: .design(checkWeakIdentity)
    )
}

private func checkWeakIdentity(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    let design = context.design
    for (entity, writes) in zip(design.entities, design.wholeItemWrites) where canOverwrite(entity, writes) {
        // An identity that the key does not hold is KW103.
        guard entity.identities.isEmpty else { continue }
        let parts = entity.keyDistinction.weakPartsAlone
        if !parts.isEmpty { diagnostics.report(.weakIdentity(of: entity, parts: parts, in: design)) }
    }
}

/// Whether a second item with a key takes the place of the first.
private func canOverwrite(_ entity: Entity, _ writes: WholeItemWrites) -> Bool {
    if !entity.uniques.isEmpty || writes.subtracting(.upsert) == .create { return false }
    // A put that brings no version demands that there is no item.
    return entity.version == nil || writes.contains(.batchPut)
}

extension Diagnostic {
    fileprivate static func weakIdentity(
        of entity: Entity, parts: [KeyDistinction.Part], in design: Design
    ) -> Diagnostic {
        var names: [String] = []
        for part in parts {
            let name = "`\(entity.name(of: part.placeholder))`"
            if !names.contains(name) { names.append(name) }
        }
        let list = (names.count < 2 ? [] : [names.dropLast().joined(separator: ", ")]) + names.suffix(1)
        return Diagnostic(
            Rule.weakIdentity.id, .warning,
            "only \(list.joined(separator: " and ")) \(names.count == 1 ? "tells" : "tell") "
                + "items of `\(entity.name)` in one partition apart: "
                + "of two with the same \(names.count == 1 ? "value" : "values") the second overwrites the first",
            at: Label(entity.keySpan), related: parts.map { Label($0.placeholder.span, $0.kind.noun) },
            help: ["put an id behind it, or write the items by `create` alone"] + identityHelp(entity, parts),
            subject: Subject(
                table: design[entity.table].name, entity: entity.name,
                attribute: parts.first.map { entity[$0.placeholder.attribute].name }),
            witness: design.itemsOfOneKey(of: entity, differingIn: entity.attributeOutsideKey.map { [$0] } ?? []))
    }

    /// What to declare where the values are an id after all; none where the key does not hold them whole.
    private static func identityHelp(_ entity: Entity, _ parts: [KeyDistinction.Part]) -> [String] {
        let attributes = entity.keyAttributes.filter { !entity[$0].hasOneValue }
        guard attributes.allSatisfy(entity.keyTellsApart) else { return [] }
        let names = attributes.map { entity[$0].name }.joined(separator: ", ")
        let identity = attributes.count == 1 ? "[\(names)]" : "[[\(names)]]"
        return ["declare `identity: \(identity)` if no two items can share \(attributes.count == 1 ? "it" : "these")"]
    }
}

extension KeyDistinction.Kind {
    fileprivate var noun: String {
        switch self {
        case .id: "an id"
        case .time: "a time"
        case .number: "a number"
        case .choice: "one of few values"
        case .remnant: "one text for many values"
        }
    }
}
