package import KeywrightModel

/// Looks for the keys and indexes that a design lacks, given what became of those that were tried before.
///
/// It knows no YAML: a proposal is a `DesignChange`, which whoever asks applies, compiles and judges. What did not hold is told to it by
/// `refuse`, and the next proposal leaves it out.
package struct Suggester: Sendable {
    package let design: Design
    /// Entities whose keys only hold a place and are to be made.
    package let keyless: Set<EntityID>
    private let bare: Set<TableID>
    package let identifications: [EntityID: Identification]
    /// Queries that need a key.
    package private(set) var demands: [Demand] = []
    /// Queries that no key answers, by their place in the design, with the reason.
    package private(set) var unanswerable: [(pattern: Int, why: String)] = []
    private var arranger: Arranger
    private var apart: Set<EntityID> = []

    /// - Parameters:
    ///   - wanted: places in `design.patterns` of the queries that need a key.
    ///   - bare: tables without a key.
    ///   - bound: of entities without a key the attributes that patterns give as their `key`.
    package init(
        _ design: Design, wanted: [Int], keyless: Set<EntityID> = [], bare: Set<TableID> = [],
        bound: [EntityID: [AttributeID]] = [:]
    ) {
        self.design = design
        self.keyless = keyless
        self.bare = bare
        var identifications: [EntityID: Identification] = [:]
        for id in keyless { identifications[id] = design.identification(of: id, bound: bound[id] ?? []) }
        self.identifications = identifications
        for position in wanted {
            guard case .query(let query) = design.patterns[position].operation else { continue }
            do throws(Unanswerable) {
                demands.append(try demand(of: query, at: position, in: design))
            } catch {
                unanswerable.append((position, error.why))
            }
        }
        let isAlone = { (id: EntityID) in design.entities.count { $0.table == design[id].table } == 1 }
        var entities: [EntityID: EntityKeys] = [:]
        for id in design.entityIDs {
            let asked = demands.flatMap(\.branches).filter { $0.entity == id }
                .flatMap { Array($0.equal.keys) + [$0.sorted].compactMap { $0 } }
            let identity: [AttributeID]
            if keyless.contains(id) {
                let found = identifications[id]?.attributes ?? []
                // What is not stored by itself is read back from the primary key.
                let unstored = design[id].attributes.indices.map(AttributeID.init).filter { !design[id][$0].isStored }
                identity = found + unstored.filter { !found.contains($0) }
            } else {
                let entity = design[id]
                let declared = entity.identities.min { $0.attributes.count < $1.attributes.count }?.attributes
                identity = declared ?? entity.keyAttributes
            }
            entities[id] = design.entityKeys(
                of: id, isKeyless: keyless.contains(id), isAlone: bare.contains(design[id].table) && isAlone(id),
                identity: identity, asked: Array(Set(asked)).sorted())
        }
        arranger = Arranger(demands: demands, entities: entities, rooms: design.rooms)
    }

    /// The best choice that holds nothing of what was refused, and what it adds.
    package mutating func proposal() -> Proposal {
        var covers: [Cover] = []
        for table in design.tableIDs {
            let members = demands.indices.filter { demands[$0].table == table }
            let alone = members.filter { isAnsweredAlone($0) }
            for member in members where !alone.contains(member) {
                note(demands[member].pattern, reason(demands[member]))
            }
            if alone.isEmpty { continue }
            if let found = cover(alone, of: table, with: arranger) { covers.append(found) }
        }
        return Proposal(covers: covers, change: change(for: covers))
    }

    private mutating func note(_ pattern: Int, _ why: String) {
        if !unanswerable.contains(where: { $0.pattern == pattern }) { unanswerable.append((pattern, why)) }
    }

    private func isAnsweredAlone(_ member: Int) -> Bool {
        if unanswerable.contains(where: { $0.pattern == demands[member].pattern }) { return false }
        let slots = [Slot.table, .shared, .own] + arranger.rooms.indices.map(Slot.existing)
        return slots.contains { arranger.arrangement(of: [member], on: $0) != nil }
    }

    /// Why no slot answers a query, the first thing that stands against it.
    private func reason(_ demand: Demand) -> String {
        if let pin = demand.pin, pin != "table" {
            return "it pins the index `\(pin)`, which has no room for it"
        }
        if demand.pin != nil { return "it pins the table, whose keys are made" }
        if demand.isConsistent { return "it reads consistently, which no new global index can do (F3.22)" }
        for branch in demand.branches {
            let entity = design[branch.entity]
            guard let keys = arranger.entities[branch.entity] else { continue }
            if let sorted = branch.sorted, keys.sortable[sorted] == nil, !keys.naturallySorted.contains(sorted) {
                let attribute = entity[sorted.attribute]
                return "the texts of `\(attribute.name)`, of type \(attribute.type.name), do not sort as its values"
            }
            let lost = branch.equal.keys.sorted().first { !keys.texts.contains($0) && keys.natural[$0] == nil }
            if let lost {
                let attribute = entity[lost.attribute]
                return "no key can hold `\(attribute.name)`, of type \(attribute.type.name)"
            }
        }
        return demand.branches.count > 1
            ? "no one partition key holds the items of all its entities"
            : "no key that holds what it asks for could be kept by the updates of the design"
    }

    // MARK: What did not hold

    /// Takes note that keys of some entities, or those that answer some patterns, did not hold, so that the next proposal has others.
    ///
    /// At first their partitions are set apart; when that was done, what was answered together is no more.
    /// - Returns: false where nothing is left to try.
    package mutating func refuse(_ complaint: Complaint, of proposal: Proposal) -> Bool {
        let entities = complaint.entities
        let patterns = complaint.patterns
        if putIntoKeys(complaint.missing) { return true }
        if complaint.canBeSetApart, setApart(entities, or: patterns, of: proposal) { return true }
        let before = arranger.refused.count
        for group in proposal.covers.flatMap(\.groups) where complaint.place.holds(group.slot) {
            let touched = group.demands.filter { member in
                patterns.contains(demands[member].pattern)
                    || patterns.isEmpty && demands[member].branches.contains { entities.contains($0.entity) }
            }
            if touched.isEmpty { continue }
            // The whole family of each: what is answered with it on this slot.
            let ids = touched.flatMap { demands[$0].branches.map(\.entity) }
            let members = group.demands.filter { demands[$0].branches.contains { ids.contains($0.entity) } }
            let set = Set(members)
            if !arranger.refused.contains(where: { $0.slot == group.slot && $0.demands == set }) {
                arranger.refused.append((group.slot, set))
            }
        }
        return arranger.refused.count > before
    }

    /// Leaves a query out from now on.
    package mutating func giveUp(_ pattern: Int, why: String) { note(pattern, why) }

    /// Lets primary keys that are to be made hold what updates would have to know.
    private mutating func putIntoKeys(_ missing: [EntityID: Set<AttributeID>]) -> Bool {
        var isNew = false
        for (id, attributes) in missing.sorted(by: { $0.key < $1.key }) where keyless.contains(id) {
            guard var keys = arranger.entities[id] else { continue }
            let parts = attributes.sorted().map { KeyPart($0) }
            guard parts.allSatisfy({ keys.permanent.contains($0) && keys.texts.contains($0) }) else { continue }
            let fresh = parts.filter { !keys.identity.contains($0) }
            keys.identity += fresh
            arranger.entities[id] = keys
            isNew = isNew || !fresh.isEmpty
        }
        return isNew
    }

    /// Gives entities partition keys that begin with their own name; where they do, those that patterns read beside them.
    private mutating func setApart(_ entities: Set<EntityID>, or patterns: Set<Int>, of proposal: Proposal) -> Bool {
        let writer = TemplateWriter(design, keyless: keyless, apart: apart)
        let shapes = proposal.covers.flatMap(\.groups).flatMap(\.arrangement.shapes)
        let owners = Set(shapes.filter(writer.isOwner).map(\.family))
        let families = { (ids: Set<EntityID>) in
            // One that no query reads has a key of its own.
            Set(ids.map { id in shapes.first { $0.entity == id }?.family ?? id })
        }
        let own = Set(patterns.flatMap { design.patterns[$0].entities })
        for ids in [families(entities), families(own)] {
            let fresh = ids.subtracting(apart).subtracting(owners)
            if !fresh.isEmpty {
                apart.formUnion(fresh)
                return true
            }
        }
        return false
    }

    // MARK: What is added

    private func change(for covers: [Cover]) -> DesignChange {
        let writer = TemplateWriter(design, keyless: keyless, apart: apart)
        var change = DesignChange()
        var keyed: [EntityID: DesignChange.Key] = [:]
        for cover in covers {
            var names = IndexNames(design[cover.table], in: design, tableID: cover.table)
            let numbers = Set(cover.groups.compactMap(\.newIndex)).sorted()
            var called: [Int: (name: String, partition: String, sort: String)] = [:]
            for number in numbers { called[number] = names.next() }
            var made: Set<Int> = []
            // One after another, as they are called.
            for group in cover.groups.sorted(by: { ($0.newIndex ?? -1) < ($1.newIndex ?? -1) }) {
                add(group, named: group.newIndex.flatMap { called[$0] }, writer, &made, &change, &keyed)
            }
        }
        for table in bare.sorted(by: { $0.rawValue < $1.rawValue })
        where !change.tables.contains(where: { $0.table == table }) {
            change.tables.append(
                DesignChange.TableKey(
                    table: table, partition: design[table].partition.name, sort: design[table].sort?.name))
        }
        for id in design.entityIDs where keyless.contains(id) {
            let shape = keyed[id] == nil ? defaultShape(of: id) : nil
            let made = keyed[id] ?? shape.map { key(of: $0, writer, like: $0) }
            if let made { change.keys.append(made) }
        }
        return change
    }

    private func add(
        _ group: Cover.Group, named: (name: String, partition: String, sort: String)?, _ writer: TemplateWriter,
        _ made: inout Set<Int>, _ change: inout DesignChange, _ keyed: inout [EntityID: DesignChange.Key]
    ) {
        let shapes = group.arrangement.shapes
        let model = { (shape: KeyShape) in shapes.first { $0.entity == shape.family } ?? shape }
        switch group.slot {
        case .table:
            guard group.arrangement.hasTemplatePartition else {
                for shape in shapes { addNaturalKey(shape, writer, &change, &keyed) }
                return
            }
            for shape in shapes { keyed[shape.entity] = key(of: shape, writer, like: model(shape)) }
        case .existing(let position):
            let room = arranger.rooms[position]
            for shape in shapes {
                var templates = [DesignChange.Template(room.partition, writer.partition(shape, like: model(shape)))]
                if case .template(let sort) = room.sort {
                    templates.append(DesignChange.Template(sort, writer.sort(shape)))
                }
                change.entries.append(
                    DesignChange.Entry(
                        entity: design[shape.entity].name, index: room.index, templates: templates))
            }
        case .shared:
            guard let named, let number = group.newIndex, let first = shapes.first else { return }
            if made.insert(number).inserted {
                change.indexes.append(
                    DesignChange.Index(
                        table: design[first.entity].table, name: named.name, partition: [named.partition],
                        sort: [named.sort], throughput: throughput(of: design[first.entity].table)))
            }
            for shape in shapes {
                let templates = [
                    DesignChange.Template(named.partition, writer.partition(shape, like: model(shape))),
                    DesignChange.Template(named.sort, writer.sort(shape)),
                ]
                change.entries.append(
                    DesignChange.Entry(entity: design[shape.entity].name, index: named.name, templates: templates))
            }
        case .own:
            guard let named, let number = group.newIndex, let first = shapes.first,
                let keys = arranger.entities[first.entity]
            else { return }
            let stored = { (parts: [KeyPart]) in parts.compactMap { keys.natural[$0] } }
            let byTemplate = group.arrangement.hasTemplatePartition
            if made.insert(number).inserted {
                change.indexes.append(
                    DesignChange.Index(
                        table: design[first.entity].table, name: named.name,
                        partition: byTemplate ? [named.partition] : stored(first.partition),
                        sort: stored(first.sort + first.tail), throughput: throughput(of: design[first.entity].table)))
            }
            guard byTemplate else { return }
            for shape in shapes {
                let template = DesignChange.Template(named.partition, writer.partition(shape, like: model(shape)))
                change.entries.append(
                    DesignChange.Entry(entity: design[shape.entity].name, index: named.name, templates: [template]))
            }
        }
    }

    /// An index of a provisioned table has figures of its own; those of the table let it keep up.
    private func throughput(of table: TableID) -> DesignChange.Throughput? {
        switch design[table].billing {
        case .onDemand: nil
        case .provisioned(let read, let write): DesignChange.Throughput(read: read, write: write)
        }
    }

    /// A table whose key is attributes of its one entity.
    private func addNaturalKey(
        _ shape: KeyShape, _ writer: TemplateWriter, _ change: inout DesignChange,
        _ keyed: inout [EntityID: DesignChange.Key]
    ) {
        let templates = (shape.partition + shape.sort + shape.tail).map { writer.whole($0, shape.entity) }
        guard let partition = templates.first else { return }
        let sort = templates.dropFirst().first?.attribute
        change.tables.append(
            DesignChange.TableKey(table: design[shape.entity].table, partition: partition.attribute, sort: sort))
        keyed[shape.entity] = DesignChange.Key(entity: design[shape.entity].name, templates: templates)
    }

    private func key(of shape: KeyShape, _ writer: TemplateWriter, like model: KeyShape) -> DesignChange.Key {
        let entity = design[shape.entity]
        let table = design[entity.table]
        var templates = [DesignChange.Template(table.partition.name, writer.partition(shape, like: model))]
        if let sort = table.sort { templates.append(DesignChange.Template(sort.name, writer.sort(shape))) }
        return DesignChange.Key(entity: entity.name, templates: templates)
    }

    /// The key of an entity that no query reads by it: what belongs to something, in the partition of that.
    private func defaultShape(of id: EntityID) -> KeyShape? {
        guard let keys = arranger.entities[id] else { return nil }
        var identity = keys.identity
        if let scope = keys.scope { identity = [scope] + identity.filter { $0 != scope } }
        let isSplit = identity.count > 1 && design[design[id].table].sort != nil && !apart.contains(id)
        let count = isSplit ? 1 : identity.count
        return KeyShape(
            entity: id, partition: Array(identity.prefix(count)), sort: [], tail: Array(identity.dropFirst(count)),
            hasHead: true, family: id)
    }

    /// A number of new indexes below which no choice goes, over all tables.
    package var leastNewIndexes: Int {
        design.tableIDs.reduce(0) { sum, table in
            let members = demands.indices.filter { member in
                demands[member].table == table && !unanswerable.contains { $0.pattern == demands[member].pattern }
            }
            return sum + arranger.leastNewIndexes(for: members)
        }
    }
}

/// What did not hold of a proposal.
package struct Complaint: Sendable {
    package enum Place: Sendable {
        case anywhere, table, indexes

        func holds(_ slot: Slot) -> Bool {
            switch self {
            case .anywhere: true
            case .table: slot == .table
            case .indexes: slot != .table
            }
        }
    }

    package var entities: Set<EntityID>
    /// Queries by their places in the design; of none, all that read the entities.
    package var patterns: Set<Int>
    package var place: Place
    /// What updates would have to know of items and do not.
    package var missing: [EntityID: Set<AttributeID>]
    /// Whether it is about items of one entity among those of another, so that partitions of their own may help.
    package var canBeSetApart: Bool

    package init(
        entities: Set<EntityID> = [], patterns: Set<Int> = [], place: Place = .anywhere,
        missing: [EntityID: Set<AttributeID>] = [:], canBeSetApart: Bool = false
    ) {
        self.entities = entities
        self.patterns = patterns
        self.place = place
        self.missing = missing
        self.canBeSetApart = canBeSetApart
    }
}

/// A choice that was not tried yet.
package struct Proposal: Sendable {
    package var covers: [Cover]
    package var change: DesignChange

    package var newIndexes: Int { covers.reduce(0) { $0 + $1.newIndexes } }
    package var answered: Int { covers.reduce(0) { $0 + $1.groups.reduce(0) { $0 + $1.demands.count } } }
    package var isExhaustive: Bool { covers.allSatisfy(\.isExhaustive) }
}
