import KeywrightDiagnostics
import KeywrightModel

extension Rule {
    static let keyNotIdentifying = Rule(
        RuleID("KW103", "key-not-identifying"),
        severity: .error,
        summary: "a primary key that items of one entity share",
        explanation: """
            The primary key is all that tells one item from another: a second item with the same key replaces the first. The rule
            finds keys that leave out what tells the items apart: a constant one where `expect.count` says that there are several
            items, one that holds no declared `identity` whole, and one in which only a time bucket or a `shard` is left of it. `pad`,
            `invert` and the day of a date lose nothing; `lower` and `upper` are taken as meant. An entity that patterns write by
            `upsert` alone may gather in a bucket what belongs together. The witness is two items with one key.
            """,
        bad: """
            keywright: 1
            design: Orders
            table: { name: orders, key: { partition: PK, sort: SK } }
            entities:
              Order:
                key: { PK: USER#<userId>, SK: ORDER }
            #   ^^^ error[KW103]
                identity: [orderId]
                attributes: { userId: ulid, orderId: ulid, note: string }
            accessPatterns:
              getOrder: { get: Order }
            """,
        good: """
            keywright: 1
            design: Orders
            table: { name: orders, key: { partition: PK, sort: SK } }
            entities:
              Order:
                key: { PK: USER#<userId>, SK: ORDER#<orderId> }
                identity: [orderId]
                attributes: { userId: ulid, orderId: ulid, note: string }
            accessPatterns:
              getOrder: { get: Order }
            """,
        check: .design(checkKeyNotIdentifying),
        figures: [
            .count { context, id in
                let entity = context.design[id]
                return entity.identities.isEmpty && entity.keyDistinction.isConstant
            }
        ]
    )
}

private func checkKeyNotIdentifying(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    let design = context.design
    for (entity, writes) in zip(design.entities, design.wholeItemWrites) where !entity.isKeyedByIdentity {
        let distinction = entity.keyDistinction
        let count = entity.expect.count ?? 0
        if distinction.isConstant, count > 1 {
            diagnostics.report(.constantKey(of: entity, in: design, count: count))
        } else if !entity.identities.isEmpty {
            diagnostics.report(.identityOutsideKey(of: entity, in: design))
        } else if !distinction.remnantsAlone.isEmpty, writes != .upsert {
            diagnostics.report(.remnantsAlone(distinction.remnantsAlone, in: entity, design))
        }
    }
}

extension Diagnostic {
    fileprivate static func constantKey(of entity: Entity, in design: Design, count: Double) -> Diagnostic {
        let differing = entity.identities.isEmpty ? entity.attributeOutsideKey.map { [$0] } ?? [] : entity.leftOut
        let number = count == count.rounded() && count < 1e15 ? String(Int64(count)) : String(count)
        return Diagnostic(
            Rule.keyNotIdentifying.id, .error,
            "\(number) items of `\(entity.name)` are expected, but all of them have the same primary key",
            at: Label(entity.keySpan), related: entity.identities.map { Label($0.span, "what tells them apart") },
            help: ["put what tells the items apart into the key"],
            subject: Subject(table: design[entity.table].name, entity: entity.name),
            witness: design.itemsOfOneKey(of: entity, differingIn: differing))
    }

    fileprivate static func identityOutsideKey(of entity: Entity, in design: Design) -> Diagnostic {
        let differing = entity.leftOut
        let names = differing.map { "`\(entity[$0].name)`" }.joined(separator: " and ")
        let remnants = entity.key.flatMap(\.template.placeholders).filter { differing.contains($0.attribute) }
        return Diagnostic(
            Rule.keyNotIdentifying.id, .error,
            "items of `\(entity.name)` that differ in \(names) can have the same primary key, "
                + "which holds no `identity` whole",
            at: Label(entity.keySpan),
            related: entity.identities.map { Label($0.span, "declared here") }
                + remnants.map { Label($0.span, "not the whole of `\(entity[$0.attribute].name)`") },
            help: [
                "put \(differing.count == 1 ? names : "one `identity` whole") into the key",
                "declare a further `identity` if what the key holds is one by itself",
            ],
            subject: Subject(
                table: design[entity.table].name, entity: entity.name,
                attribute: differing.first.map { entity[$0].name }),
            witness: design.itemsOfOneKey(of: entity, differingIn: differing))
    }

    fileprivate static func remnantsAlone(
        _ parts: [KeyDistinction.Part], in entity: Entity, _ design: Design
    ) -> Diagnostic {
        var differing: [AttributeID] = []
        for part in parts where !differing.contains(part.placeholder.attribute) {
            differing.append(part.placeholder.attribute)
        }
        let names = differing.map { "`\(entity[$0].name)`" }.joined(separator: " and ")
        let texts = parts.map { "`<\(entity.chain(of: $0.placeholder))>`" }
        return Diagnostic(
            Rule.keyNotIdentifying.id, .error,
            "items of `\(entity.name)` that differ in \(names) can have the same primary key, "
                + "which holds only \(texts.joined(separator: " and "))",
            at: Label(entity.keySpan),
            related: parts.map { Label($0.placeholder.span, "one text for many values") },
            help: [
                "put \(names) itself, or another attribute that tells the items apart, into the key",
                "let an attribute of its own hold the bucket if there is to be one item for each",
            ],
            subject: Subject(
                table: design[entity.table].name, entity: entity.name,
                attribute: differing.first.map { entity[$0].name }),
            witness: design.itemsOfOneKey(of: entity, differingIn: differing))
    }
}

extension Entity {
    /// Of each declared identity the first attribute that the key does not hold whole.
    fileprivate var leftOut: [AttributeID] {
        var result: [AttributeID] = []
        for identity in identities {
            guard !identity.attributes.contains(where: result.contains),
                let id = identity.attributes.first(where: { !keyTellsApart(valuesOf: $0) })
            else { continue }
            result.append(id)
        }
        return result
    }
}
