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

    /// The most that a page of the service holds, in bytes.
    private static let pageSize = 1_048_576.0

    /// The largest of what may come: nothing says how a mixed answer is made up.
    private var size: Double? {
        switch path.projection {
        case .all: break
        case .keysOnly, .include: return nil
        }
        let sizes = entities.map { design[$0].expect.size }
        return sizes.contains { $0 == nil } ? nil : sizes.compactMap { $0 }.max()
    }

    var cost: Cost {
        var sum = CostSum()
        sum.addRead(items: items, size: size, isConsistent: isConsistent)
        if readsMoreThanReturned {
            sum.makeLeast(because: "items that the filter discards are read, too, and paid for")
        }
        return sum.cost
    }

    func pages(isSingle: Bool) -> Pages {
        if isSingle { return Pages(mean: 1, most: 1) }
        guard let items, let size else { return Pages(mean: 1, most: nil) }
        return Pages(mean: max(1, (items * size / Self.pageSize).rounded(.up)), most: nil)
    }
}
