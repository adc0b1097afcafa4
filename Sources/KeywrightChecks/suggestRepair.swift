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
                && index.keyAttributes.allSatisfy { key in
                    key.type == .string && entity.attribute(named: key.name) == nil
                }
        }
        let partition = literal(entity.name) + usable.map { design.delimiter + "<\(entity[$0].name)>" }.joined()
        let entries = query.entities.map { branch -> String in
            let name = design[branch.entity].name
            let index = free?.name ?? "GSI\(table.indexes.count + 1)"
            let keys = free.map { $0.keyAttributes.map(\.name) } ?? [index + "PK", index + "SK"]
            let templates = zip(keys, [partition, literal(name)]).map { "\($0): \($1)" }.joined(separator: ", ")
            return "in `\(name)`: `indexes: { \(index): { \(templates) } }`"
        }
        let opening =
            free.map { "`\($0.name)` has room for it" }
            ?? "add the index `GSI\(table.indexes.count + 1): { partition: GSI\(table.indexes.count + 1)PK, "
            + "sort: GSI\(table.indexes.count + 1)SK }` to the table"
        return [opening] + entries
    }

    /// `OrderItem` as the beginning of a key: `ORDERITEM`.
    private func literal(_ name: String) -> String { name.uppercased() }
}
