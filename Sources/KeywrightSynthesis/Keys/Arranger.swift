package import KeywrightModel

/// Finds keys that answer several queries at once on one slot.
///
/// An entity has one key there. Its partition key is made of parts that all of the queries give by equality. In its sort key come
/// the rest of the equalities, those of a query with fewer before those of one with more, and directly behind a query's
/// equalities what it ranges over or orders by. Queries of several entities tie their partition keys together.
package struct Arranger: Sendable {
    package var demands: [Demand]
    package var entities: [EntityID: EntityKeys]
    package var rooms: [Room]
    /// Groups that were tried and did not hold: what they answer, and on which kind of slot.
    package var refused: [(slot: Slot, demands: Set<Int>)] = []

    package init(demands: [Demand], entities: [EntityID: EntityKeys], rooms: [Room] = []) {
        self.demands = demands
        self.entities = entities
        self.rooms = rooms
    }

    /// nil where no keys on that slot answer all of them.
    ///
    /// - Parameter isPartial: whether more queries may join them. Then a partition key may hold nothing, as one that joins could
    ///   ask; else only where one of a family gives nothing.
    package func arrangement(of group: [Int], on slot: Slot, isPartial: Bool = false) -> Arrangement? {
        var shapes: [KeyShape] = []
        var hasTemplatePartition = false
        for members in families(of: group) {
            let set = Set(members)
            if refused.contains(where: { $0.slot == slot && $0.demands.isSubset(of: set) }) { return nil }
            guard let arranged = arrange(members, on: slot, isPartial) else { return nil }
            shapes += arranged.shapes
            hasTemplatePartition = hasTemplatePartition || arranged.byTemplate
        }
        if slot == .own, families(of: group).count > 1 { return nil }
        return Arrangement(
            shapes: shapes, hasTemplatePartition: hasTemplatePartition,
            cost: cost(of: shapes, on: slot, hasTemplatePartition))
    }

    /// Whether keys of whatever form could answer both: only then can they share a slot.
    package func canShare(_ one: Int, _ other: Int, of entity: EntityID) -> Bool {
        let branches = [one, other].flatMap { demands[$0].branches.filter { $0.entity == entity } }
        guard branches.count == 2 else { return true }
        return partitions(of: branches, allowsNone: true, scope: nil).contains { partition in
            chain(branches, behind: Set(partition)) != nil
        }
    }

    private func cost(of shapes: [KeyShape], on slot: Slot, _ byTemplate: Bool) -> Double {
        let entries = shapes.reduce(0) { sum, shape in
            guard let keys = entities[shape.entity] else { return sum }
            let extra = (shape.partition + shape.sort).filter { !keys.identity.contains($0) }
            return slot == .table ? sum + 0.001 * Double(extra.count) : sum + 1 + keys.writeRate
        }
        // An index that takes templates has room for others.
        guard slot == .own else { return entries }
        guard !byTemplate, let first = shapes.first, let keys = entities[first.entity] else { return entries + 0.1 }
        // In an index on attributes alone is every item that has them, asked for or not.
        let names = (first.partition + first.sort + first.tail).compactMap { keys.natural[$0] }
        let others = entities.filter { id, other in
            other.table == keys.table && !shapes.contains { $0.entity == id }
                && names.allSatisfy(other.natural.values.contains)
        }
        return others.reduce(entries + 0.1) { $0 + 1 + $1.value.writeRate }
    }

    // MARK: Families

    /// The partition and sort attributes of an index on attributes alone; nil of one whose partition a template gives.
    func naturalKey(of arrangement: Arrangement) -> [[String]]? {
        guard !arrangement.hasTemplatePartition, let shape = arrangement.shapes.first,
            let keys = entities[shape.entity]
        else { return nil }
        return [shape.partition, shape.sort + shape.tail].map { $0.compactMap { keys.natural[$0] } }
    }

    /// The queries, those together that share an entity of a query of several.
    func families(of group: [Int]) -> [[Int]] {
        var families: [(entities: Set<EntityID>, members: [Int])] = []
        for member in group.sorted() {
            var family = (entities: Set(demands[member].branches.map(\.entity)), members: [member])
            for known in families where !known.entities.isDisjoint(with: family.entities) {
                family.entities.formUnion(known.entities)
                family.members += known.members
            }
            families.removeAll { !$0.entities.isDisjoint(with: family.entities) }
            family.members.sort()
            families.append(family)
        }
        return families.map(\.members).sorted { ($0.first ?? 0) < ($1.first ?? 0) }
    }

    private func arrange(_ members: [Int], on slot: Slot, _ isPartial: Bool) -> (shapes: [KeyShape], byTemplate: Bool)?
    {
        let branches = members.flatMap { demands[$0].branches }
        let ids = Set(branches.map(\.entity)).sorted()
        guard let first = ids.first, members.allSatisfy({ allows(demands[$0], slot) }),
            ids.allSatisfy({ isFree(slot, for: $0) })
        else { return nil }
        let own = branches.filter { $0.entity == first }
        // Where one of them gives nothing, none of the family has parts there.
        let allowsNone = isPartial || branches.contains(where: \.equal.isEmpty)
        for partition in partitions(of: own, allowsNone: allowsNone, scope: entities[first]?.scope) {
            guard let all = carry(partition, from: first, over: members) else { continue }
            let forms = slot == .own ? [false, true] : slot == .table ? [true, false] : [true]
            for byTemplate in forms {
                let shapes = ids.map { shape(of: $0, all[$0] ?? [], members, on: slot, first, byTemplate) }
                let found = shapes.compactMap { $0 }
                if found.count == ids.count, areTogether(found, on: slot, byTemplate) { return (found, byTemplate) }
            }
        }
        return nil
    }

    private func allows(_ demand: Demand, _ slot: Slot) -> Bool {
        switch slot {
        case .table: demand.pin == nil || demand.pin == "table"
        case .existing(let position):
            !demand.isConsistent && rooms[position].table == demand.table
                && (demand.pin.map { $0.utf8.elementsEqual(rooms[position].index.utf8) } ?? true)
        case .shared, .own: !demand.isConsistent && demand.pin == nil
        }
    }

    private func isFree(_ slot: Slot, for id: EntityID) -> Bool {
        guard let keys = entities[id] else { return false }
        switch slot {
        case .table: return keys.isKeyless
        case .existing(let position): return !keys.indexes.contains(rooms[position].index)
        case .shared, .own: return true
        }
    }

    // MARK: Partition keys

    /// The parts that a partition key can hold, the most of them first; none at all where a query gives none.
    private func partitions(of branches: [Demand.Branch], allowsNone: Bool, scope: KeyPart?) -> [[KeyPart]] {
        guard let first = branches.first else { return [] }
        let common = branches.dropFirst().reduce(Set(first.equal.keys)) { $0.intersection($1.equal.keys) }.sorted()
        // More than a few equalities are rare; beyond them only beginnings are tried.
        var found: [[KeyPart]] =
            common.count <= 6
            ? (0..<(1 << common.count)).map { bits in common.indices.filter { bits >> $0 & 1 == 1 }.map { common[$0] } }
            : (0...common.count).map { Array(common.prefix($0)) }
        found.sort { $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count > $1.count }
        if !allowsNone { found.removeAll(where: \.isEmpty) }
        guard let scope else { return found }
        return found.filter { $0.contains(scope) }.map { [scope] + $0.filter { $0 != scope } }
    }

    /// The partition keys of all entities of a family, from that of the first.
    private func carry(
        _ partition: [KeyPart], from first: EntityID, over members: [Int]
    ) -> [EntityID: [KeyPart]]? {
        var known = [first: partition]
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for member in members {
                let branches = demands[member].branches
                guard let start = branches.first(where: { known[$0.entity] != nil }),
                    let parts = known[start.entity]
                else { continue }
                let sources = parts.map { start.equal[$0] }
                guard sources.allSatisfy({ $0 != nil }) else { return nil }
                for branch in branches {
                    let own = sources.map { source in
                        branch.equal.filter { $0.value == source }.keys.min()
                    }
                    if let there = known[branch.entity] {
                        guard there.map({ branch.equal[$0] }) == sources else { return nil }
                        continue
                    }
                    let parts = own.compactMap { $0 }
                    guard parts.count == own.count else { return nil }
                    known[branch.entity] = parts
                    isGrowing = true
                }
            }
        }
        return known
    }

    // MARK: Sort keys

    private func shape(
        of id: EntityID, _ partition: [KeyPart], _ members: [Int], on slot: Slot, _ family: EntityID, _ byTemplate: Bool
    ) -> KeyShape? {
        guard let keys = entities[id] else { return nil }
        let branches = members.flatMap { demands[$0].branches.filter { $0.entity == id } }
        let set = Set(partition)
        guard branches.allSatisfy({ set.isSubset(of: $0.equal.keys) }), let sort = chain(branches, behind: set) else {
            return nil
        }
        let sorted = Set(branches.compactMap(\.sorted))
        // Where several are read in one order, their sort keys begin alike.
        let isMixed = members.contains { member in
            demands[member].branches.count > 1 && demands[member].branches.contains { $0.sorted != nil }
        }
        var shape = KeyShape(
            entity: id, partition: partition, sort: sort, tail: [], hasHead: !isMixed, family: family)
        let rest = keys.identity.filter { !set.contains($0) && !sort.contains($0) }
        let canGoOn = sort.allSatisfy { !sorted.contains($0) || keys.sortable[$0] == true }
        switch slot {
        case .table:
            shape.tail = rest
            guard byTemplate || isNaturalKey(shape, sorted, keys) else { return nil }
            guard (partition + sort + rest).allSatisfy(keys.permanent.contains) else { return nil }
            return !byTemplate || canText(shape, sorted, keys) ? shape : nil
        case .shared:
            if canGoOn { shape.tail = rest.filter(keys.texts.contains) }
            return canText(shape, sorted, keys) && keys.canKeep(partition + sort + shape.tail) ? shape : nil
        case .existing(let position):
            switch rooms[position].sort {
            case .none:
                guard sort.isEmpty, !members.contains(where: { demands[$0].isOrdered }) else { return nil }
            case .template:
                if canGoOn { shape.tail = rest.filter(keys.texts.contains) }
            case .natural(let name):
                guard partition.allSatisfy(keys.texts.contains), keys.canKeep(partition) else { return nil }
                guard keys.natural.values.contains(name) else { return nil }
                guard let part = sort.first else { return shape }
                let isIt = sort.count == 1 && keys.natural[part] == name
                return isIt && (!sorted.contains(part) || keys.naturallySorted.contains(part)) ? shape : nil
            }
            return canText(shape, sorted, keys) && keys.canKeep(partition + sort + shape.tail) ? shape : nil
        case .own:
            let needsSort = members.contains { demands[$0].isOrdered }
            if sort.isEmpty, needsSort || byTemplate {
                guard let last = rest.first(where: { keys.natural[$0] != nil }) else { return nil }
                shape.tail = [last]
            }
            let all = sort + shape.tail
            // At most four attributes for each of the two keys (F1.35).
            guard (byTemplate ? 0...64 : 1...4).contains(partition.count), all.count <= 4,
                all.allSatisfy({ keys.natural[$0] != nil }), Set(all.map(\.attribute)).count == all.count,
                sort.allSatisfy({ !sorted.contains($0) || keys.naturallySorted.contains($0) })
            else { return nil }
            if byTemplate { return partition.allSatisfy(keys.texts.contains) && keys.canKeep(partition) ? shape : nil }
            return partition.allSatisfy { keys.natural[$0] != nil } ? shape : nil
        }
    }

    /// Whether two attributes, or one, are the whole key of a table that holds nothing else.
    private func isNaturalKey(_ shape: KeyShape, _ sorted: Set<KeyPart>, _ keys: EntityKeys) -> Bool {
        let sort = shape.sort + shape.tail
        return keys.isAlone && shape.partition.count == 1 && sort.count <= 1
            && (shape.partition + sort).allSatisfy { keys.natural[$0] != nil && keys.permanent.contains($0) }
            && sort.allSatisfy { !sorted.contains($0) || keys.naturallySorted.contains($0) }
    }

    /// Whether templates can hold it in that order.
    private func canText(_ shape: KeyShape, _ sorted: Set<KeyPart>, _ keys: EntityKeys) -> Bool {
        let all = shape.sort + shape.tail
        guard (shape.partition + all).allSatisfy(keys.texts.contains) else { return false }
        return all.enumerated().allSatisfy { position, part in
            guard sorted.contains(part) else { return true }
            guard let canBeFollowed = keys.sortable[part] else { return false }
            return canBeFollowed || position == all.count - 1
        }
    }

    /// The sort key behind a partition key; nil where the queries ask for different ones.
    private func chain(_ branches: [Demand.Branch], behind partition: Set<KeyPart>) -> [KeyPart]? {
        let rests = branches.map { (rest: Set($0.equal.keys).subtracting(partition), sorted: $0.sorted) }
        // Of as many equalities, those with an order behind them come last: there the order must be the same.
        let ordered = rests.sorted { left, right in
            left.rest.count == right.rest.count
                ? left.sorted == nil && right.sorted != nil : left.rest.count < right.rest.count
        }
        var sequence: [KeyPart] = []
        for (rest, sorted) in ordered {
            let count = rest.count
            guard rest.isSuperset(of: sequence.prefix(count)) else { return nil }
            if sequence.count < count { sequence += rest.subtracting(sequence).sorted() }
            guard let sorted else { continue }
            if sequence.count > count {
                guard sequence[count] == sorted else { return nil }
            } else {
                sequence.append(sorted)
            }
        }
        return sequence
    }

    /// Whether entities that a query reads together agree where they have to.
    private func areTogether(_ shapes: [KeyShape], on slot: Slot, _ byTemplate: Bool) -> Bool {
        guard slot == .own, let first = shapes.first, let keys = entities[first.entity] else { return true }
        let names = { (shape: KeyShape, keys: EntityKeys) in
            ((byTemplate ? [] : shape.partition) + shape.sort + shape.tail).map { keys.natural[$0] }
        }
        return shapes.dropFirst().allSatisfy { shape in
            entities[shape.entity].map { names(shape, $0) == names(first, keys) } ?? false
        }
    }
}
