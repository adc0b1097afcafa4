import KeywrightDiagnostics
package import KeywrightModel
import KeywrightPlanner

extension CheckContext {
    /// The cheapest repair for a query that no key answers: a template on an index in which its entities are not yet,
    /// else a new index. As words; nothing is edited.
    ///
    /// The partition key is made of what `where` gives by equality, behind the first entity's name; the sort key of
    /// each entity's own name, so that the items of several entities stay apart.
    package func suggestedRepair(for pattern: AccessPattern) -> [String] {
        guard case .query(let query) = pattern.operation, let first = query.entities.first else { return [] }
        let entity = design[first.entity]
        let bound = entity.attributes.indices.map(AttributeID.init).filter(first.attributesBoundByEquality.contains)
        let usable = bound.filter { entity[$0].type.keyType == .string }
        guard !usable.isEmpty, usable.count == bound.count else { return [] }
        let table = design[entity.table]
        let free = table.indexes.first { index in
            query.entities.allSatisfy { design[$0.entity].indexEntry(of: index.name) == nil }
                && index.partition.count == 1 && index.sort.count <= 1
                && index.keyAttributes.allSatisfy { $0.type == .string && isFilledByTemplates($0, of: entity.table) }
        }
        let new = (1...).lazy.map { "GSI\($0)" }.first { table.index(named: $0) == nil } ?? "GSI"
        let partition = literal(entity.name) + usable.map { design.delimiter + "<\(entity[$0].name)>" }.joined()
        let entries = query.entities.map { branch -> String in
            let name = design[branch.entity].name
            let keys = free.map { $0.keyAttributes.map(\.name) } ?? [new + "PK", new + "SK"]
            let templates = zip(keys, [partition, literal(name)]).map { "\($0): \($1)" }.joined(separator: ", ")
            return "in `\(name)`: `indexes: { \(free?.name ?? new): { \(templates) } }`"
        }
        let opening =
            free.map { "`\($0.name)` has room for it" }
            ?? "add the index `\(new): { partition: \(new)PK, sort: \(new)SK }` to the table"
        return [opening] + entries
    }

    /// Whether nothing but templates gives a key attribute of an index its texts. Where an attribute of an entity bears its
    /// name, is a key of the table or tells entities apart, another entity's template would give it a second meaning.
    private func isFilledByTemplates(_ key: KeyAttribute, of id: TableID) -> Bool {
        let table = design[id]
        let taken = table.keyAttributes.map(\.name) + [table.discriminator, table.timeToLive?.value].compactMap { $0 }
        return !taken.contains { $0.utf8.elementsEqual(key.name.utf8) }
            && design.entities.allSatisfy { entity in
                entity.table != id || !entity.attributes.contains { $0.storedName.utf8.elementsEqual(key.name.utf8) }
            }
    }

    /// `OrderItem` as the beginning of a key: `ORDERITEM`.
    private func literal(_ name: String) -> String { name.uppercased() }
}
