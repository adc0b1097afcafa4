import KeywrightDiagnostics

/// Names of new indexes and of their key attributes, after those that the design has.
package struct IndexNames {
    private let stem: String
    private let partitionSuffix: String
    private let sortSuffix: String
    private let table: Table
    private let taken: Set<String>
    private var number = 1

    package init(_ table: Table, in design: Design, tableID: TableID) {
        self.table = table
        taken = Set(
            table.keyAttributes.map(\.name) + table.indexes.flatMap(\.keyAttributes).map(\.name)
                + [table.discriminator, table.timeToLive?.value].compactMap { $0 }
                + design.entities.filter { $0.table == tableID }.flatMap { $0.attributes.map(\.storedName) })
        let isLower = table.partition.name == table.partition.name.lowercased()
        var stem = isLower ? "gsi" : "GSI"
        var suffixes = isLower ? ("pk", "sk") : ("PK", "SK")
        // An index whose name ends with a number, and whose key attributes begin with it, shows how the next is called.
        for index in table.indexes.reversed() {
            let base = index.name.dropLast(while: \.isNumber)
            guard base.count < index.name.count, !base.isEmpty, let partition = index.partition.first?.name,
                partition.hasPrefix(index.name), let sort = index.sort.first?.name, sort.hasPrefix(index.name)
            else { continue }
            stem = String(base)
            suffixes = (
                String(partition.dropFirst(index.name.count)), String(sort.dropFirst(index.name.count))
            )
            break
        }
        self.stem = stem
        (partitionSuffix, sortSuffix) = suffixes
    }

    /// The next free one.
    package mutating func next() -> (name: String, partition: String, sort: String) {
        while true {
            let name = stem + String(number)
            let keys = (name + partitionSuffix, name + sortSuffix)
            number += 1
            let isFree = table.index(named: name) == nil && !taken.contains(keys.0) && !taken.contains(keys.1)
            if isFree, keys.0 != keys.1 { return (name, keys.0, keys.1) }
        }
    }
}

extension String {
    fileprivate func dropLast(while isDropped: (Character) -> Bool) -> Substring {
        var rest = self[...]
        while let last = rest.last, isDropped(last) { rest.removeLast() }
        return rest
    }
}
