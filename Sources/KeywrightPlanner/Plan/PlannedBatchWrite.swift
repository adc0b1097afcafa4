package import KeywrightModel

/// Any number of writes of one entity's items, in requests of at most 25 (F4.13). What the service leaves unprocessed is
/// sent again; two writes of one item in a call are refused before any request.
package struct PlannedBatchWrite: Sendable {
    package enum Kind: Sendable {
        /// The attributes of an item, and those that it is put without unless a condition holds.
        case put([ItemAttribute], leftOut: [LeftOutAttributes])
        case delete([KeyValue])
    }

    /// Where the items, or their keys, come from.
    package enum Origin: Sendable {
        /// A list that is an argument.
        case argument
        /// The items of each page of the query before it.
        case page
    }

    package var table: TableID
    package var entity: EntityID
    /// What each item is known as.
    package var label: String
    package var kind: Kind
    package var origin: Origin

    /// The most writes of one request (F4.13).
    package static let mostWrites = 25

    package init(table: TableID, entity: EntityID, label: String, kind: Kind, origin: Origin) {
        self.table = table
        self.entity = entity
        self.label = label
        self.kind = kind
        self.origin = origin
    }
}
