import KeywrightKeySpace
import KeywrightModel

/// A kind of item that is on a table or an index.
struct Occupant {
    enum Kind {
        case entity(EntityID)
        case companion(UniqueCompanion)
    }

    var kind: Kind
    /// The templates of its key attributes there; of companions none.
    var entries: [KeyEntry]

    var entity: EntityID {
        switch kind {
        case .entity(let entity): entity
        case .companion(let companion): companion.entity
        }
    }

    /// The unique attributes, where the items are companions.
    var companionOf: [AttributeID]? {
        switch kind {
        case .entity: nil
        case .companion(let companion): companion.attributes
        }
    }
}

/// What kinds of items are where, found by how their keys begin: the planner asks for those alone that a key condition
/// could read, so that a design of many entities takes no longer than it has to.
struct Occupancy {
    private var paths: [TableID: [PathOccupancy]] = [:]

    private struct PathOccupancy {
        var path: AccessPath
        /// In the order of the design.
        var all: [Occupant]
        var occupants: HeadTable<HeadTable<[Occupant]>>
    }

    init(_ design: Design) {
        var members: [TableID: [EntityID]] = [:]
        for id in design.entityIDs { members[design[id].table, default: []].append(id) }
        for table in design.tableIDs {
            let entities = members[table] ?? []
            paths[table] = AccessPath.all(of: table, in: design).map { path in
                let found = entities.flatMap { Self.occupants(of: $0, on: path, in: design) }
                return PathOccupancy(path: path, all: found, occupants: Self.index(found, on: path))
            }
        }
    }

    /// The table, then its indexes as written.
    func paths(of table: TableID) -> [AccessPath] { (paths[table] ?? []).map(\.path) }

    /// All kinds of items on a path, in the order of the design.
    func all(on path: AccessPath) -> [Occupant] {
        (paths[path.table] ?? []).first { $0.path.index == path.index }?.all ?? []
    }

    /// What is on a path beside the items of one entity.
    func strangers(to entity: EntityID, on path: AccessPath) -> [Occupant] {
        all(on: path).filter { $0.entity != entity || $0.companionOf != nil }
    }

    /// The kinds of items whose keys can begin as the condition asks, in the order of the design.
    func compatible(with partitionHead: String, _ sortHead: String, on path: AccessPath) -> [Occupant] {
        guard let occupancy = (paths[path.table] ?? []).first(where: { $0.path.index == path.index }) else { return [] }
        return occupancy.occupants.compatible(with: Array(partitionHead.utf8))
            .flatMap { $0.compatible(with: Array(sortHead.utf8)) }
            .flatMap { $0 }
            .sorted { $0.entity < $1.entity }
    }

    private static func occupants(of entity: EntityID, on path: AccessPath, in design: Design) -> [Occupant] {
        var found: [Occupant] = []
        if let entries = design.keyEntries(of: entity, on: path) {
            found.append(Occupant(kind: .entity(entity), entries: entries))
        }
        // Companions that land in an index are an error of their own (KW115).
        if path.index == nil {
            found += UniqueCompanion.all(of: entity, in: design).map { Occupant(kind: .companion($0), entries: []) }
        }
        return found
    }

    private static func index(_ occupants: [Occupant], on path: AccessPath) -> HeadTable<HeadTable<[Occupant]>> {
        var groups: [[UInt8]: [[UInt8]: [Occupant]]] = [:]
        for occupant in occupants {
            let (partition, sort) = heads(of: occupant, on: path)
            groups[partition, default: [:]][sort, default: []].append(occupant)
        }
        return HeadTable(groups.mapValues { HeadTable($0) })
    }

    private static func heads(of occupant: Occupant, on path: AccessPath) -> ([UInt8], [UInt8]) {
        switch occupant.kind {
        case .entity:
            let entries = occupant.entries
            let sort = path.partition.count
            return (head(entries.first), head(sort < entries.count ? entries[sort] : nil))
        case .companion(let companion):
            let head = companion.shape.parts.first?.literalHead ?? ""
            return (Array(head.utf8), path.sort.isEmpty ? [] : Array(UniqueCompanion.sortText.utf8))
        }
    }

    private static func head(_ entry: KeyEntry?) -> [UInt8] {
        guard case .literal(let text)? = entry?.template.parts.first else { return [] }
        return Array(text.utf8)
    }
}
