import KeywrightDiagnostics
import KeywrightKeySpace
import KeywrightModel

extension Rule {
    static let unscopedKey = Rule(
        RuleID("KW113", "unscoped-key"),
        severity: .error,
        isFixed: true,
        summary:
            "with `scope`, a partition key that does not begin with the scope, or in which another value could forge it",
        explanation: """
            `scope: tenantId` states that every item belongs to a tenant, and the partition key is what keeps tenants apart: one query
            reads one partition, and an IAM policy tells partitions by how their keys begin. So in every partition key, of the table and of
            each index, the scope is the first placeholder, as it is or through `lower` and `upper`, and a literal or the end stands
            behind it; in a multi-attribute index one of the partition attributes holds it so. No text of a partition key may be read with
            two values of the scope: a `pattern` that lets a tenant's name hold the delimiter gives one tenant the partitions of another.
            That is decided over all values; the witness is two such items. `unscoped: true` on an entity says that it belongs to none.
            """,
        bad: """
            keywright: 1
            design: Notes
            scope: tenantId
            table:
              name: notes
              key: { partition: PK, sort: SK }
              indexes:
                GSI1: { partition: GSI1PK, sort: GSI1SK }
            entities:
              Note:
                key: { PK: TENANT#<tenantId>#USER#<userId>, SK: NOTE#<noteId> }
                identity: [noteId]
                indexes:
                  GSI1: { GSI1PK: NOTE#<noteId>, GSI1SK: NOTE }
            #                     ^^^^^^^^^^^^^ error[KW113]
                attributes: { tenantId: ulid, userId: ulid, noteId: ulid, body: string }
            accessPatterns:
              listNotes: { query: Note, where: tenantId = $tenantId and userId = $userId, limit: 20 }
              findNote: { query: Note, where: noteId = $noteId, returns: one }
            # ^^^^^^^^ error[KW217]
            """,
        good: """
            keywright: 1
            design: Notes
            table:
              name: notes
              key: { partition: PK, sort: SK }
              indexes:
                GSI1: { partition: GSI1PK, sort: GSI1SK }
            entities:
              Note:
                key: { PK: TENANT#<tenantId>#USER#<userId>, SK: NOTE#<noteId> }
                identity: [noteId]
                indexes:
                  GSI1: { GSI1PK: TENANT#<tenantId>#NOTE#<noteId>, GSI1SK: NOTE }
                attributes: { tenantId: ulid, userId: ulid, noteId: ulid, body: string }
            accessPatterns:
              listNotes: { query: Note, where: tenantId = $tenantId and userId = $userId, limit: 20 }
              getNote: { query: Note, where: tenantId = $tenantId and noteId = $noteId, limit: 20 }
            """,
        check: .design(checkUnscopedKey)
    )
}

private func checkUnscopedKey(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    let design = context.design
    guard let scope = design.scope?.value else { return }
    for table in design.tableIDs {
        for place in design.partitionPlaces(of: table) {
            var scoped: [ScopedKey] = []
            for id in design.entityIDs where design[id].table == table && !design[id].isUnscoped {
                guard let attribute = design[id].attribute(named: scope) else { continue }
                let entries = design.keyEntries(of: id, index: place.index).partition
                guard entries.count == place.width else { continue }
                if let key = ScopedKey(entries, scope: attribute, of: id, in: design) {
                    scoped.append(key)
                } else {
                    diagnostics.report(.unscoped(entries, scope: attribute, of: design[id], place, design))
                }
                if place.index == nil { scoped += ScopedKey.companions(of: id, scope: attribute, in: design) }
            }
            for forgery in ForgerySearch(keys: scoped).find() {
                diagnostics.report(.forged(forgery, scoped, place, scope: scope, design))
            }
        }
    }
}

/// A partition key of a table: its own, or that of an index.
private struct PartitionPlace {
    var table: String
    var index: String?
    var attributes: [KeyAttribute]
    var width: Int { attributes.count }

    var text: String { index.map { "index `\($0)`" } ?? "the table" }
}

extension Design {
    /// The partition keys of a table, each attribute, or list of them, once.
    fileprivate func partitionPlaces(of id: TableID) -> [PartitionPlace] {
        let table = self[id]
        var places = [PartitionPlace(table: table.name, index: nil, attributes: [table.partition])]
        for index in table.indexes where !index.isLocal {
            let names = index.partition.map(\.name)
            if places.contains(where: { $0.attributes.map(\.name) == names }) { continue }
            places.append(PartitionPlace(table: table.name, index: index.name, attributes: index.partition))
        }
        return places
    }
}

extension Diagnostic {
    fileprivate static func unscoped(
        _ entries: [KeyEntry], scope: AttributeID, of entity: Entity, _ place: PartitionPlace, _ design: Design
    ) -> Diagnostic {
        let name = entity[scope].name
        let templates = entries.map(\.template)
        let key = "the partition key of `\(entity.name)` in \(place.text)"
        let why: String
        if templates.count > 1 {
            why = "no attribute of \(key) begins with `\(name)`, the scope"
        } else {
            switch templates[0].standing(of: scope) {
            case .noPlaceholder, .first: why = "\(key) does not hold `\(name)`, the scope"
            case .behind(let first):
                why = "\(key) begins with `\(entity[first.attribute].name)` and not with `\(name)`, the scope"
            case .changed(let placeholder):
                let chain = entity.chain(of: placeholder)
                why = "\(key) holds `\(name)`, the scope, as `\(chain)`, which two of its values can share"
            case .open(_, let next):
                why = "\(key) has nothing between `\(name)`, the scope, and `\(entity[next.attribute].name)`"
            }
        }
        let written = "<\(name)>\(design.delimiter)"
        let help =
            templates.count > 1
            ? "let one of its partition attributes be `\(name)`"
            : "begin the template with `\(written)`, or with a literal and that"
        return Diagnostic(
            Rule.unscopedKey.id, .error, why, at: Label(templates[0].span),
            related: design.scope.map { [Label($0.span, "every item belongs to a value of it")] } ?? [],
            help: [help, "where the items belong to no `\(name)`, write `unscoped: true` at the entity"],
            subject: Subject(table: place.table, index: place.index, entity: entity.name, attribute: name))
    }

    fileprivate static func forged(
        _ forgery: ForgerySearch.Forgery, _ keys: [ScopedKey], _ place: PartitionPlace, scope: String, _ design: Design
    ) -> Diagnostic {
        let (left, right) = (keys[forgery.left], keys[forgery.right])
        let key = "partition key in \(place.text)"
        let others = forgery.left == forgery.right ? [] : [Label(left.span, "the partition keys of `\(left.name)`")]
        let related = others + (design.scope.map { [Label($0.span, "every item belongs to a value of it")] } ?? [])
        let subject = Subject(
            table: place.table, index: place.index, entity: design[right.entity].name,
            other: left.name == right.name ? nil : left.name, attribute: scope)
        switch forgery.decision {
        case .never, .unproven:
            let reason = if case .unproven(let reason) = forgery.decision { ": " + reason } else { "" }
            return Diagnostic(
                Rule.unscopedKey.id, .info,
                "that no two values of `\(scope)` give `\(left.name)` and `\(right.name)` one \(key) could not be proven\(reason)",
                at: Label(right.span), related: related, subject: subject, proof: .bounded)
        case .witness(let shared):
            let names = place.attributes
            let items = [(left, shared.left), (right, shared.right)].map { owner, fields in
                Witness.Item(
                    entity: owner.name, values: design[owner.entity].witnessPairs(for: fields),
                    key: zip(names, shared.texts).map { Witness.Pair($0.name, WitnessValue($1, as: $0.type)) })
            }
            let who =
                left.name == right.name
                ? "two items of `\(right.name)`" : "an item of `\(left.name)` and one of `\(right.name)`"
            return Diagnostic(
                Rule.unscopedKey.id, .error,
                "\(who) with different values of `\(scope)`, the scope, can have one \(key)", at: Label(right.span),
                related: related,
                help: [
                    "keep out of the values of `\(scope)` the character that stands behind it, and begin all partition keys alike"
                ],
                subject: subject, witness: .items(items))
        }
    }
}
