import KeywrightDiagnostics
package import KeywrightModel
import KeywrightPlanner

extension CheckContext {
    /// The cheapest repair for a query that no key answers: a template on an index in which its entities are not yet,
    /// else a new index. As words; nothing is edited. Nothing where no one template would do.
    ///
    /// The partition key is made of what `where` gives by equality, behind the first entity's name; the sort key of what it
    /// ranges over or orders by, or else of each entity's own name, so that the items of several entities stay apart.
    package func suggestedRepair(for pattern: AccessPattern) -> [String] { repair(for: pattern)?.words ?? [] }

    /// The same where no new index is needed; nil where one is, or where no one template would do.
    func repairOnFreeIndex(for pattern: AccessPattern) -> [String]? {
        guard let repair = repair(for: pattern), let index = repair.index, index.projection == .all else { return nil }
        return repair.words
    }

    private func repair(for pattern: AccessPattern) -> (index: SecondaryIndex?, words: [String])? {
        guard case .query(let query) = pattern.operation, query.using == nil, let first = query.entities.first else {
            return nil
        }
        let entity = design[first.entity]
        let bound = entity.attributes.indices.map(AttributeID.init).filter(first.attributesBoundByEquality.contains)
        let usable = bound.filter { entity[$0].type.keyType == .string }
        guard !usable.isEmpty, usable.count == bound.count, let sorted = sortedAttributes(query) else { return nil }
        guard sorted.isEmpty || query.entities.count == 1 else { return nil }
        guard let sort = sorted.first.map({ sortTemplate($0, behind: usable, of: first.entity) }) ?? "" else {
            return nil
        }
        guard canBeKept(usable + sorted, of: first.entity) else { return nil }
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
            let templates = zip(keys, [partition, sort.isEmpty ? literal(name) : sort]).map { "\($0): \($1)" }.joined(
                separator: ", ")
            return "in `\(name)`: `indexes: { \(free?.name ?? new): { \(templates) } }`"
        }
        let opening =
            free.map { "`\($0.name)` has room for it" }
            ?? "add the index `\(new): { partition: \(new)PK, sort: \(new)SK }` to the table"
        return (free, [opening] + entries)
    }

    /// The one attribute that a query ranges over or orders by, or none; nil where it is more than one template can answer.
    private func sortedAttributes(_ query: QueryPattern) -> [AttributeID]? {
        var sorted: [AttributeID] = []
        for test in query.entities.first?.condition?.tests ?? [] {
            let references = test.operands.compactMap { operand in
                if case .attribute(let reference) = operand { reference } else { nil }
            }
            guard references.count == 1, references[0].path.isEmpty, references[0].transforms.isEmpty else {
                return nil
            }
            if case .comparison(_, .equal, _) = test.kind { continue }
            if !sorted.contains(references[0].attribute) { sorted.append(references[0].attribute) }
        }
        if let order = query.order?.attribute, !sorted.contains(order) { sorted.append(order) }
        return sorted.count < 2 ? sorted : nil
    }

    /// A sort key in the order of an attribute, with what of the primary key is not in the index yet behind it; nil where
    /// its texts have no order.
    private func sortTemplate(_ sorted: AttributeID, behind bound: [AttributeID], of id: EntityID) -> String? {
        let entity = design[id]
        let attribute = entity[sorted]
        guard !bound.contains(sorted) else { return nil }
        let rest = entity.keyAttributes.filter {
            $0 != sorted && !bound.contains($0) && entity[$0].type.keyType == .string
        }
        .map { design.delimiter + "<\(entity[$0].name)>" }.joined()
        switch attribute.type {
        case .timestamp, .date, .ulid, .ksuid, .uuidv7:
            return attribute.type.keyType == .string ? "<\(attribute.name)>" + rest : nil
        // Nothing behind it: the delimiter need not be the lowest of its characters.
        case .string: return "<\(attribute.name)>"
        case .int:
            // The digits of the bound that has more; of neither where one is missing.
            guard let most = attribute.constraints.maximum, let least = attribute.constraints.minimum else {
                return nil
            }
            let digits = [most, least].map { $0.text.utf8.filter { $0 != UInt8(ascii: "-") }.count }.max() ?? 1
            return "<\(attribute.name)|pad(\(digits))>" + rest
        case .decimal, .double, .bool, .bytes, .uuid, .json, .enumeration, .list, .map, .set, .object, .recoded:
            return nil
        }
    }

    /// Whether no update would change a part of such a key and not know the others (KW109).
    private func canBeKept(_ attributes: [AttributeID], of id: EntityID) -> Bool {
        let free = Set(attributes).subtracting(design[id].keyAttributes)
        return design.patterns.allSatisfy { pattern in
            pattern.updates(of: id).allSatisfy { update in
                let set = Set(update.set.map(\.attribute))
                let touched = set.union(update.add.map(\.attribute)).union(update.remove.map(\.value))
                return touched.isDisjoint(with: free) || free.isSubset(of: set)
            }
        }
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

extension AccessPattern {
    /// The updates of an entity's items that a call makes.
    fileprivate func updates(of id: EntityID) -> [UpdatePattern] {
        let all: [UpdatePattern]
        switch operation {
        case .update(let update): all = [update]
        case .transact(let steps):
            all = steps.compactMap { step in
                if case .update(let update) = step.action { update } else { nil }
            }
        case .get, .batchGet, .transactGet, .query, .scan, .create, .put, .delete, .deleteAll, .batchPut, .batchDelete:
            all = []
        }
        return all.filter { $0.entity == id }
    }
}
