package import KeywrightModel

/// What the indexes of a design hold beside its keys, as tables are made.
package struct IndexProjections: Sendable {
    private let design: Design
    /// The indexes, by table, whose items a plan tells apart by the discriminator.
    private var told: [TableID: Set<[UInt8]>] = [:]

    package init(_ design: Design, _ plan: DesignPlan) {
        self.design = design
        for plan in plan.patterns.flatMap(\.plans) {
            guard let discriminator = design[plan.table].discriminator else { continue }
            for request in plan.requests {
                guard let index = request.index(telling: discriminator) else { continue }
                told[plan.table, default: []].insert(Array(index.utf8))
            }
        }
    }

    /// As the design says. A list gets the discriminator where a plan needs it there (LANGUAGE, Discriminator); one that
    /// names key attributes alone is no list to the service.
    package func projection(of index: SecondaryIndex, of id: TableID) -> Projection {
        guard case .include(let names) = index.projection else { return index.projection }
        let table = design[id]
        let held = names + (table.keyAttributes + index.keyAttributes).map(\.name)
        guard let discriminator = table.discriminator, told[id]?.contains(Array(index.name.utf8)) ?? false,
            !held.contains(where: { $0.utf8.elementsEqual(discriminator.utf8) })
        else { return names.isEmpty ? .keysOnly : .include(names) }
        return .include(names + [discriminator])
    }
}

extension PlannedRequest {
    /// The index of which it reads the discriminator: it filters by it, or gives items, which are told by it.
    fileprivate func index(telling discriminator: String) -> String? {
        let isNamed = { (tables: ExpressionTables) in
            tables.names.contains { $0.attribute.utf8.elementsEqual(discriminator.utf8) }
        }
        switch self {
        case .query(let query): return !query.countsOnly || isNamed(query.tables) ? query.index : nil
        case .scan(let scan): return !scan.countsOnly || isNamed(scan.tables) ? scan.index : nil
        case .get, .batchGet, .transactGet, .put, .update, .delete, .transact, .batchWrite: return nil
        }
    }
}
