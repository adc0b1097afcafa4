import KeywrightModel

/// What a query costs, and how many pages of the service it reads (F2.1, F2.2, F3.18).
struct QueryCost {
    let design: Design
    let path: AccessPath
    let entities: [EntityID]
    /// Items that a call returns; nil where nothing says.
    let items: Double?
    let readsMoreThanReturned: Bool
    let isConsistent: Bool
    /// What the request is repeated over.
    var fans: [Fan] = []
    /// The page size that the pattern declares, for which each repetition asks.
    var pageLimit: Double?
    /// Whether each item is read once more from the table, by itself (F2.2, F3.23).
    var fetchesEach = false

    /// The largest of what may come: nothing says how a mixed answer is made up. nil where it is not declared, or where the
    /// index does not hold the items whole.
    private var size: Double? {
        switch path.projection {
        case .all: break
        case .keysOnly, .include: return nil
        }
        let sizes = entities.map { design[$0].expect.size }
        return sizes.contains { $0 == nil } ? nil : sizes.compactMap { $0 }.max()
    }

    /// Of an index that holds less than the items: the smallest and the largest of what may come.
    private var entry: EntrySize { .any(of: entities.map { design.entrySize(of: $0, on: path) }) }

    var cost: Cost {
        var sum = CostSum()
        addReads(to: &sum)
        if fetchesEach {
            let sizes = entities.map { design[$0].expect.size }
            let whole = sizes.contains { $0 == nil } ? nil : sizes.compactMap { $0 }.max()
            sum.note("each item once more, from the table:")
            sum.addGets(items, size: whole, unitsPerBlock: isConsistent ? 1 : 0.5)
        }
        if readsMoreThanReturned {
            sum.makeLeast(because: "items that the filter discards are read, too, and paid for")
        }
        return sum.cost
    }

    /// Each repetition asks for a page of its own; without pages the items are spread over all.
    private func addReads(to sum: inout CostSum) {
        let each = fans.isEmpty ? items : pageLimit ?? items.map { $0 / Double(repetitions) }
        switch path.projection {
        case .all:
            sum.addRead(items: each, size: size, isConsistent: isConsistent, times: repetitions, isAtMost: false)
        case .keysOnly, .include:
            sum.addRead(items: each, of: entry, isConsistent: isConsistent, times: repetitions)
        }
        if fans.contains(where: \.isInTurn) { sum.makeLeast(because: "for each time bucket that is read") }
    }

    /// Requests of one call, those of one bucket where they are read in turn.
    private var repetitions: Int {
        fans.compactMap(\.count).reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
    }

    func pages(isSingle: Bool) -> Pages {
        if !fans.isEmpty { return Pages(mean: Double(repetitions), most: nil) }
        if isSingle { return Pages(mean: 1, most: 1) }
        guard let items, let size else { return Pages(mean: 1, most: nil) }
        return Pages(mean: max(1, (items * size / CostSum.pageSize).rounded(.up)), most: nil)
    }
}
