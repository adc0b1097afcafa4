import KeywrightDiagnostics
import KeywrightKeySpace
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let indexCollision = Rule(
        RuleID("KW111", "index-collision"),
        severity: .info,
        summary: "two entities can have the same key in an index that a pattern reads for one of them only",
        explanation: """
            An index does not ask that its keys differ, so two items of one key lie in it side by side, and nothing is lost. But what
            is read there for one entity is read for the other, too, and no key condition could keep them apart. Where a query meets the
            other's items, that is `foreign-items` (KW202) of the query; this rule speaks where none does and an index is read as a
            whole. Entities that share a partition and differ in the sort key, an order and its items, do not collide. The
            witness is an item of each.
            """,
        bad: """
            keywright: 1
            design: Notes
            table:
              name: notes
              key: { partition: PK, sort: SK }
              indexes:
                Open: { partition: OpenPK, sort: OpenSK }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                identity: [noteId]
                indexes:
                  Open: { OpenPK: WRITER#<writer>, OpenSK: <due> }
                attributes: { noteId: ulid, writer: string, due: 'timestamp?' }
              Task:
                key: { PK: TASK#<taskId>, SK: TASK }
                identity: [taskId]
                indexes:
                  Open: { OpenPK: WRITER#<writer>, OpenSK: <due> }
            #     ^^^^ info[KW111]
                attributes: { taskId: ulid, writer: string, due: 'timestamp?' }
            accessPatterns:
              openNotes: { scan: Note, index: Open, because: there are few of them }
            #              ^^^^ info[KW211]
              getTask: { get: Task }
            """,
        good: """
            keywright: 1
            design: Notes
            table:
              name: notes
              key: { partition: PK, sort: SK }
              indexes:
                Open: { partition: OpenPK, sort: OpenSK }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                identity: [noteId]
                indexes:
                  Open: { OpenPK: WRITER#<writer>, OpenSK: NOTE#<due> }
                attributes: { noteId: ulid, writer: string, due: timestamp }
              Task:
                key: { PK: TASK#<taskId>, SK: TASK }
                identity: [taskId]
                indexes:
                  Open: { OpenPK: WRITER#<writer>, OpenSK: TASK#<due> }
                attributes: { taskId: ulid, writer: string, due: timestamp }
            accessPatterns:
              openNotes: { query: Note, where: writer = $writer, limit: 20 }
              getTask: { get: Task }
            """,
        check: .design(checkIndexCollision)
    )
}

private func checkIndexCollision(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    let design = context.design
    var met: [IndexPair: Bool] = [:]
    for (pattern, outcome) in context.outcomes(in: .foreignReads) {
        guard let plan = outcome.plan, let index = plan.index else { continue }
        for read in plan.foreign where read.companionOf == nil {
            for asked in pattern.entities where asked != read.entity {
                met[IndexPair(index, asked, read.entity)] = true
            }
        }
    }
    // A query that reads a shared key meets the other's item, and its plan says so: KW202. What is left is what reads a
    // whole index.
    var keys: [String: IndexKeys] = [:]
    for (pattern, _) in context.outcomes(in: .scans) {
        guard case .scan(let scan) = pattern.operation, let index = scan.index?.value, index != "table" else {
            continue
        }
        let asked = scan.branch.entity
        let table = design[asked].table
        let place = "\(table.rawValue)/\(index)"
        let all = keys[place] ?? IndexKeys(of: table, in: index, design)
        keys[place] = all
        for other in all.met(by: asked) {
            let pair = IndexPair(index, asked, other.id)
            guard met[pair] == nil else { continue }
            met[pair] = true
            diagnostics.report(.indexCollision(pattern, pair, other.decision, design))
        }
    }
}

/// Two entities of one table in one of its indexes, in the order of the source.
private struct IndexPair: Hashable {
    var index: String
    var first: EntityID
    var second: EntityID

    init(_ index: String, _ one: EntityID, _ other: EntityID) {
        self.index = index
        first = min(one, other)
        second = max(one, other)
    }
}

/// The keys that the entities of a table have in one of its indexes.
private struct IndexKeys {
    private let entities: [EntityID]
    private let shapes: [KeyShape]
    private let heads: KeyHeads

    init(of table: TableID, in index: String, _ design: Design) {
        let found = design.entityIDs.filter { design[$0].table == table }.compactMap { id in
            design[id].indexEntry(of: index).map { (id: id, shape: design[id].keyShape(of: $0)) }
        }
        entities = found.map(\.id)
        shapes = found.map(\.shape)
        heads = KeyHeads(shapes)
    }

    /// The entities whose items can have a key that an item of this one can have, and such a key: its left side is the first of
    /// the two in the source.
    func met(by asked: EntityID) -> [(id: EntityID, decision: Decision<SharedKey>)] {
        guard let own = entities.firstIndex(of: asked) else { return [] }
        return entities.indices.compactMap { other in
            guard other != own, heads.areCompatible(own, other) else { return nil }
            let decision = KeyAlgebra().intersection(shapes[min(own, other)], shapes[max(own, other)])
            return decision.isNever ? nil : (entities[other], decision)
        }
    }
}

extension Diagnostic {
    fileprivate static func indexCollision(
        _ pattern: AccessPattern, _ pair: IndexPair, _ decision: Decision<SharedKey>, _ design: Design
    ) -> Diagnostic {
        let (first, second) = (design[pair.first], design[pair.second])
        let entries = [first, second].map { $0.indexEntry(of: pair.index) }
        let place = { (entry: IndexEntry?, entity: Entity) in entry?.nameSpan ?? entity.nameSpan }
        let related = [
            Label(place(entries[0], first), "the keys of `\(first.name)` there"),
            Label(
                pattern.nameSpan,
                "reads `\(pair.index)` for `\(pattern.entities.map { design[$0].name }.joined())` only"),
        ]
        let subject = Subject(
            table: design[first.table].name, index: pair.index, entity: first.name, other: second.name,
            pattern: pattern.name)
        let at = Label(place(entries[1], second))
        guard case .witness(let shared) = decision else {
            let reason = if case .unproven(let reason) = decision { ": " + reason } else { "" }
            return Diagnostic(
                Rule.indexCollision.id, .info,
                "that no item of `\(first.name)` and none of `\(second.name)` share a key in index `\(pair.index)` could not be proven\(reason)",
                at: at, related: related, subject: subject, proof: .bounded)
        }
        let attributes = (entries[0]?.keys ?? []).map(\.attribute)
        let key = zip(attributes, shared.texts).map { Witness.Pair($0.name, WitnessValue($1, as: $0.type)) }
        let items = [(first, shared.left), (second, shared.right)].map { entity, fields in
            Witness.Item(entity: entity.name, values: entity.witnessPairs(for: fields), key: key)
        }
        return Diagnostic(
            Rule.indexCollision.id, .info,
            "an item of `\(first.name)` and one of `\(second.name)` can have the same key in index `\(pair.index)`, and `\(pattern.name)` reads it for one of them only",
            at: at, related: related,
            help: ["begin the index keys of one of them with another literal, or let the pattern ask for both"],
            subject: subject, witness: .items(items))
    }
}
