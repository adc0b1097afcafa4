import KeywrightModel

/// What a scan costs: everything that is there is read and paid for, whatever a filter leaves of it (F2.2, F3.18).
struct ScanCost {
    let design: Design
    let path: AccessPath
    /// What lies there.
    let occupants: [Occupant]
    let limit: Int?
    let isConsistent: Bool

    /// The most that a page of the service holds, in bytes.
    private static let pageSize = 1_048_576.0

    /// All that lies there, in bytes; nil where a figure is missing. What an index holds beside its keys has no declared size.
    private var bytes: Double? {
        guard case .all = path.projection else { return nil }
        var sum = 0.0
        for occupant in occupants {
            guard case .entity(let entity) = occupant.kind, let count = design[entity].expect.count,
                let size = design[entity].expect.size
            else { return nil }
            sum += count * size
        }
        return sum
    }

    var cost: Cost {
        var sum = CostSum()
        if let limit {
            let sizes = occupants.map { design[$0.entity].expect.size }
            let size = sizes.contains { $0 == nil } ? nil : sizes.compactMap { $0 }.max()
            sum.addRead(items: Double(limit), size: size, isConsistent: isConsistent)
            sum.makeLeast(because: "a page; items that the filter discards are read, too, and paid for")
        } else {
            sum.addRead(items: bytes.map { _ in 1 }, size: bytes, isConsistent: isConsistent)
            sum.note("all that lies there is read, page by page")
        }
        return sum.cost
    }

    var pages: Pages {
        guard limit == nil, let bytes else { return Pages(mean: 1, most: nil) }
        return Pages(mean: max(1, (bytes / Self.pageSize).rounded(.up)), most: nil)
    }
}
