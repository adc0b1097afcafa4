/// What an index that is there takes.
package struct Room: Sendable {
    package var table: TableID
    package var index: String
    package var partition: String
    package var sort: Sort

    package enum Sort: Sendable {
        case none
        /// A key attribute that templates fill.
        case template(String)
        /// An attribute of entities, by stored name.
        case natural(String)
    }

    package init(table: TableID, index: String, partition: String, sort: Sort) {
        self.table = table
        self.index = index
        self.partition = partition
        self.sort = sort
    }
}
