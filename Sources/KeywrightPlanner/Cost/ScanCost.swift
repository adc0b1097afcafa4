import KeywrightModel

/// What a scan costs: everything that is there is read and paid for, whatever a filter leaves of it (F2.2, F3.18).
struct ScanCost {
    let design: Design
    let path: AccessPath
    /// What lies there.
    let occupants: [Occupant]
    let limit: Int?
    let isConsistent: Bool
    /// Whether each item that is given back is read once more from the table, by itself (F2.2, F3.23).
    var fetchesEach = false

    /// What each occupant has there; of a companion nothing is declared.
    private func size(of occupant: Occupant) -> EntrySize {
        switch occupant.kind {
        case .entity(let entity): design.entrySize(of: entity, on: path)
        case .companion: EntrySize(least: 1, most: nil)
        }
    }

    /// The least that lies there, in bytes, as far as figures tell, and whether that is all.
    private var held: (bytes: Double, isAll: Bool) {
        var sum = 0.0
        var isAll = true
        for occupant in occupants {
            let size = size(of: occupant)
            if case .entity(let entity) = occupant.kind, let count = design[entity].expect.count {
                sum += count * size.least
                isAll = isAll && size.most == size.least
            } else {
                isAll = false
            }
        }
        return (sum, isAll)
    }

    var cost: Cost {
        var sum = CostSum()
        if let limit {
            sum.addRead(items: Double(limit), of: .any(of: occupants.map(size)), isConsistent: isConsistent)
            sum.makeLeast(because: "a page; items that the filter discards are read, too, and paid for")
        } else {
            let held = held
            sum.addRead(items: 1, size: held.bytes, isConsistent: isConsistent)
            sum.note("all that lies there is read, page by page")
            if !held.isAll { sum.makeLeast(because: "and what no figure tells of is read, too") }
        }
        if fetchesEach { sum.makeLeast(because: "and each item once more, from the table") }
        return sum.cost
    }

    var pages: Pages {
        let bytes = limit == nil ? held.bytes : 0
        return Pages(mean: max(1, (bytes / CostSum.pageSize).rounded(.up)), most: nil)
    }
}
