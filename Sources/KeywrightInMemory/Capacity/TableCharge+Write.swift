internal import KeywrightRuntime

extension TableCharge {
    /// What it costs to make one item of another: the larger of both in the table (F2.5), twice that in a transaction,
    /// and what changes in each index at the ordinary price (F2.7, F2.25).
    init(from old: Item?, to new: Item?, in schema: TableSchema, isTransactional: Bool = false) {
        let units = max(Self.writing(old), Self.writing(new))
        self.init(table: isTransactional ? units * 2 : units)
        for index in schema.indexes {
            let units = Self.units(from: old, to: new, in: index)
            if units > 0 { add(units, to: index) }
        }
    }

    /// What a write costs that found its condition false, or another transaction on the item, and what a condition
    /// check costs: the item as it stands (F2.6, F2.37).
    init(untouched item: Item?, isTransactional: Bool = false) {
        let units = Self.writing(item)
        self.init(table: isTransactional ? units * 2 : units)
    }

    /// An entry that moves is deleted and put; one that changes in place is paid for at its larger size; one that stays
    /// the same is not written at all (F2.25, F2.37).
    private static func units(from old: Item?, to new: Item?, in index: IndexSchema) -> Double {
        let (oldPlace, newPlace) = (old.flatMap(index.place(of:)), new.flatMap(index.place(of:)))
        let before = oldPlace == nil ? nil : old.map(index.projected)
        let after = newPlace == nil ? nil : new.map(index.projected)
        switch (before, after) {
        case (nil, nil): return 0
        case (.some(let entry), nil), (nil, .some(let entry)): return writing(entry)
        case (.some(let before), .some(let after)):
            if oldPlace != newPlace { return writing(before) + writing(after) }
            return before == after ? 0 : max(writing(before), writing(after))
        }
    }

    private static func writing(_ item: Item?) -> Double {
        CapacityUnits.writing(item.map { storedSize(of: $0) } ?? 0)
    }
}
