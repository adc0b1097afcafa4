import KeywrightDiagnostics
package import KeywrightModel
import KeywrightPlanner

/// Finds the cheapest repair for a query that no key answers: a template on an index in which its entities are not yet,
/// else a new index. As words; nothing is edited. What it looks up in the whole design it looks up once.
///
/// The partition key is made of what `where` gives by equality, behind the first entity's name; the sort key of what it
/// ranges over or orders by, or else of each entity's own name, so that the items of several entities stay apart.
package struct RepairFinder {
    private let design: Design
    private lazy var rooms = design.rooms
    private lazy var updates = Dictionary(grouping: design.patterns.flatMap(\.operation.updates), by: \.entity)
    /// What the next new index of a table is called.
    private var newIndexes: [TableID: (name: String, partition: String, sort: String)] = [:]

    package init(_ design: Design) { self.design = design }

    /// Empty where no one template would do.
    package mutating func repair(for pattern: AccessPattern) -> [String] { find(for: pattern)?.words ?? [] }

    /// The same where no new index is needed; nil where one is, or where no one template would do.
    mutating func repairOnFreeIndex(for pattern: AccessPattern) -> [String]? {
        guard let repair = find(for: pattern), repair.isFree else { return nil }
        return repair.words
    }

    private mutating func find(for pattern: AccessPattern) -> (isFree: Bool, words: [String])? {
        // A read that has to be consistent is none of an index; one of each value of an attribute needs that in its key.
        guard case .query(let query) = pattern.operation, query.using == nil, query.consistent?.value != true,
            let first = query.entities.first, query.entities.allSatisfy(\.fanout.isEmpty)
        else { return nil }
        let entity = design[first.entity]
        // What a call need not give is in the sort key, behind all that it gives.
        let tests = first.condition?.tests ?? []
        let equal = Set(tests.filter { !pattern.canLeaveOut($0) }.compactMap(\.attributeGivenWhole))
        let bound = entity.attributes.indices.map(AttributeID.init).filter(equal.contains)
        // The scope stands first in every partition key (KW113).
        let scope = entity.isUnscoped ? nil : design.scope.flatMap { entity.attribute(named: $0.value) }
        let texts = bound.filter { entity[$0].type.keyType == .string }
        let usable = texts.filter { $0 == scope } + texts.filter { $0 != scope }
        guard !usable.isEmpty, usable.count == bound.count, scope == nil || usable.first == scope,
            let sorted = sortedAttributes(tests, beside: equal, query.order),
            sorted.isEmpty || query.entities.count == 1
        else { return nil }
        let held = sorted.first.map { sortAttributes($0, behind: usable, of: first.entity) } ?? []
        guard let sort = sorted.first.map({ sortTemplate($0, held, behind: usable, of: entity) }) ?? "",
            isKept(usable + held, query),
            let place = place(for: query, isSorted: !sorted.isEmpty || query.order != nil)
        else { return nil }
        let partition = literal(entity.name) + usable.map { design.delimiter + "<\(entity[$0].name)>" }.joined()
        let entries = query.entities.map { branch -> String in
            let name = design[branch.entity].name
            let templates = zip(place.keys, [partition, sort.isEmpty ? literal(name) : sort]).map { "\($0): \($1)" }
            return "in `\(name)`: `indexes: { \(place.index): { \(templates.joined(separator: ", ")) } }`"
        }
        let opening =
            place.isFree
            ? "`\(place.index)` has room for it"
            : "add the index `\(place.index): { partition: \(place.keys[0]), sort: \(place.keys[1]) }` to the table"
        return (place.isFree, [opening] + entries)
    }

    /// An index with room for all entities of a query, or a new one, and its key attributes; nil where the query names another.
    private mutating func place(for query: QueryPattern, isSorted: Bool) -> (
        index: String, keys: [String], isFree: Bool
    )? {
        for room in rooms where query.entities.allSatisfy({ design.isFree(room, for: $0.entity) }) {
            if let wanted = query.index?.value, wanted != room.index { continue }
            switch room.sort {
            case .template(let name): return (room.index, [room.partition, name], true)
            case .none where !isSorted: return (room.index, [room.partition], true)
            case .none, .natural: continue
            }
        }
        guard query.index == nil, let table = query.entities.first.map({ design[$0.entity].table }) else { return nil }
        let new = newIndex(of: table)
        return (new.name, [new.partition, new.sort], false)
    }

    private mutating func newIndex(of table: TableID) -> (name: String, partition: String, sort: String) {
        if let known = newIndexes[table] { return known }
        var names = IndexNames(design[table], in: design, tableID: table)
        let new = names.next()
        newIndexes[table] = new
        return new
    }

    /// The one attribute that a query ranges over or orders by, or none; nil where it is more than one template can answer.
    ///
    /// - Parameter equal: what every call gives by equality.
    private func sortedAttributes(
        _ tests: [Test], beside equal: Set<AttributeID>, _ order: QueryPattern.Order?
    ) -> [AttributeID]? {
        var sorted: [AttributeID] = []
        for test in tests {
            let references = test.operands.compactMap { operand in
                if case .attribute(let reference) = operand { reference } else { nil }
            }
            guard references.count == 1, references[0].path.isEmpty, references[0].transforms.isEmpty else {
                return nil
            }
            if case .comparison(_, .equal, _) = test.kind, equal.contains(references[0].attribute) { continue }
            if !sorted.contains(references[0].attribute) { sorted.append(references[0].attribute) }
        }
        if let order = order?.attribute, !sorted.contains(order) { sorted.append(order) }
        return sorted.count < 2 ? sorted : nil
    }

    /// An attribute to sort by, with what of the primary key is not in the index yet behind it.
    private func sortAttributes(
        _ sorted: AttributeID, behind bound: [AttributeID], of id: EntityID
    ) -> [AttributeID] {
        let entity = design[id]
        // Nothing behind a text: the delimiter need not be the lowest of its characters.
        if entity[sorted].type == .string { return [sorted] }
        return [sorted]
            + entity.keyAttributes.filter {
                $0 != sorted && !bound.contains($0) && entity[$0].type.keyType == .string
            }
    }

    /// A sort key in the order of an attribute; nil where its texts have none.
    private func sortTemplate(
        _ sorted: AttributeID, _ held: [AttributeID], behind bound: [AttributeID], of entity: Entity
    ) -> String? {
        let attribute = entity[sorted]
        guard !bound.contains(sorted) else { return nil }
        let rest = held.dropFirst().map { design.delimiter + "<\(entity[$0].name)>" }.joined()
        switch attribute.type {
        case .timestamp, .date, .ulid, .ksuid, .uuidv7:
            return attribute.type.keyType == .string ? "<\(attribute.name)>" + rest : nil
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

    /// Whether no update would change a part of such a key and not know the others (KW109), and none that makes an item lacks
    /// one (KW116). What the primary key holds whole every update knows.
    ///
    /// - Parameter attributes: of the query's first entity; of the others those of the same names.
    private mutating func isKept(_ attributes: [AttributeID], _ query: QueryPattern) -> Bool {
        guard let first = query.entities.first.map({ design[$0.entity] }) else { return false }
        for branch in query.entities {
            let entity = design[branch.entity]
            let own = attributes.compactMap { entity.attribute(named: first[$0].name) }
            guard own.count == attributes.count else { return false }
            let placeholders = entity.key.flatMap(\.template.placeholders)
            let whole = Set(placeholders.filter { $0.transforms.isEmpty && $0.path.isEmpty }.map(\.attribute))
            let free = Set(own).subtracting(whole)
            for update in updates[branch.entity] ?? [] {
                let set = Set(update.set.map(\.attribute))
                let touched = set.union(update.add.map(\.attribute)).union(update.remove.map(\.value))
                let isUntouched = update.upsert == nil && touched.isDisjoint(with: free)
                guard free.isSubset(of: set) || isUntouched else { return false }
            }
        }
        return true
    }

    /// `OrderItem` as the beginning of a key: `ORDERITEM`.
    private func literal(_ name: String) -> String { name.uppercased() }
}

extension AccessPattern {
    /// Whether a call need not ask for it.
    fileprivate func canLeaveOut(_ test: Test) -> Bool {
        test.operands.contains { operand in
            guard case .parameter(let reference) = operand else { return false }
            return parameters.contains { $0.isOptional && $0.name == reference.name }
        }
    }
}
