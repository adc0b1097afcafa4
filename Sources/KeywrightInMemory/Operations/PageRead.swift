internal import KeywrightRuntime

/// What Query and Scan have in common: what they read from, what they leave out, and what they give back (F3.17 to
/// F3.24).
struct PageRead {
    let table: Table
    let index: IndexSchema?
    let filter: Condition?
    let projection: Projection?
    let select: Select
    let limit: Int?
    private let reading: CapacityUnits.Reading

    /// The most bytes that one page evaluates (F3.18).
    static let maximumSize = 1024 * 1024

    /// The key that the items are sorted and addressed by.
    var key: KeySchema { index?.key ?? table.schema.key }

    /// Where the items are.
    var items: SortedItems {
        guard let index, let number = table.schema.indexes.firstIndex(where: { utf8Equal($0.name, index.name) }) else {
            return table.items
        }
        return table.indexes[number]
    }

    /// Checks what a request asks of a table or index.
    init(
        table: Table, indexName: String?, filter: Condition?, projection: Projection?, select: Select?, limit: Int?,
        consistentRead: Bool
    ) throws(DynamoDBError) {
        self.table = table
        self.filter = filter
        self.projection = projection
        self.limit = limit
        reading = consistentRead ? .consistent : .eventual
        if let indexName {
            guard let index = table.schema.index(named: indexName) else {
                throw .refused("The table does not have the specified index: \(indexName)")
            }
            self.index = index
            if index.isGlobal, consistentRead {
                throw .refused("Consistent reads are not supported on global secondary indexes")
            }
        } else {
            index = nil
        }
        self.select =
            select
            ?? (projection != nil ? .specificAttributes : index == nil ? .allAttributes : .allProjectedAttributes)
    }

    /// Which attributes may be asked of a global index: those that it holds (F3.22).
    func checkProjected() throws(DynamoDBError) {
        guard let index, index.isGlobal else { return }
        if select == .allAttributes, case .all = index.projection {
            return
        } else if select == .allAttributes {
            throw .invalidParameter(
                "Select type ALL_ATTRIBUTES is not supported for global secondary index \(index.name) because its "
                    + "projection type is not ALL")
        }
        let missing = missingNames(projection?.paths ?? [])
        if !missing.isEmpty {
            throw .invalidParameter(
                "Global secondary index \(index.name) does not project [\(missing.joined(separator: ", "))]")
        }
        let untestable = missingNames(filter?.paths ?? [])
        if !untestable.isEmpty {
            throw .invalidParameter(
                "Global secondary index \(index.name) does not project one or more filter attributes: "
                    + "[\(untestable.joined(separator: ", "))]")
        }
    }

    /// The attributes that the index does not hold, each once, in the order asked.
    private func missingNames(_ paths: [DocumentPath]) -> [String] {
        guard let index else { return [] }
        var names: [String] = []
        for path in paths where !index.projects(path.head) && !names.contains(path.head) { names.append(path.head) }
        return names
    }

    /// Whether the whole items must be read from the table, which a local index can do (F3.23).
    private var readsWholeItems: Bool {
        guard let index, !index.isGlobal else { return false }
        if case .all = index.projection { return false }
        return select == .allAttributes || !missingNames((projection?.paths ?? []) + (filter?.paths ?? [])).isEmpty
    }

    /// Goes through the entries until the limit, the size of a page or the end is reached.
    ///
    /// The cost is that of all entries read, rounded once, whatever the filter and the projection leave of them (F2.2,
    /// F2.3); it belongs to the index, if one was read. What a local index must fetch costs the table one more read for
    /// each item, rounded on its own (F3.23).
    func page(of entries: some Sequence<SortedItems.Entry>) -> (output: PageOutput, charge: TableCharge) {
        var output = PageOutput()
        var size = 0
        var fetched = 0.0
        var last: Item?
        func charge() -> TableCharge {
            let units = CapacityUnits.reading(size, reading)
            guard let index else { return TableCharge(table: units) }
            var charge = TableCharge(table: fetched)
            charge.add(units, to: index)
            return charge
        }
        let readsWholeItems = readsWholeItems
        for entry in entries {
            if size + entry.size > Self.maximumSize, let last {
                output.lastEvaluatedKey = cursor(of: last)
                return (output, charge())
            }
            size += entry.size
            last = entry.item
            output.scannedCount += 1
            let item = readsWholeItems ? wholeItem(of: entry.item) : entry.item
            if readsWholeItems { fetched += CapacityUnits.reading(storedSize(of: item), reading) }
            if filter?.holds(of: item) ?? true {
                output.count += 1
                if select != .count { output.items.append(projection?.apply(to: item) ?? item) }
            }
            if output.scannedCount == limit {
                output.lastEvaluatedKey = cursor(of: entry.item)
                return (output, charge())
            }
        }
        return (output, charge())
    }

    /// The item of the table that an entry of a local index stands for.
    private func wholeItem(of entry: Item) -> Item {
        guard let place = try? table.schema.place(of: entry) else { return entry }
        return table.item(at: place) ?? entry
    }

    /// The key attributes of the index and of the table (F1.49, F3.19).
    private func cursor(of item: Item) -> Item {
        item.filter { key.contains($0.key) || table.schema.key.contains($0.key) }
    }

    /// The place that a start key names, which need not hold an item: exactly the attributes of a cursor.
    func place(ofStartKey startKey: Item) throws(DynamoDBError) -> ItemPlace {
        let tableKey = table.schema.key
        let invalid = DynamoDBError.refused("The provided starting key is invalid")
        let mismatch = DynamoDBError.refused("\(invalid.message): \(DynamoDBError.keyMismatch.message)")
        let names = tableKey.attributes + key.attributes.filter { !tableKey.contains($0.name) }
        if startKey.count != names.count { throw index == nil ? mismatch : invalid }
        for attribute in names {
            guard let value = startKey.value(exactly: attribute.name) else { throw index == nil ? mismatch : invalid }
            if value.type != attribute.type {
                throw tableKey.contains(attribute.name) ? mismatch : .keyMismatch
            }
        }
        let tablePlace: ItemPlace
        do throws(DynamoDBError) {
            tablePlace = try table.schema.place(of: startKey)
        } catch {
            throw .refused("\(invalid.message): \(error.message)")
        }
        guard let index else { return tablePlace }
        guard let place = index.place(of: startKey) else { throw invalid }
        return place
    }
}
