internal import KeywrightRuntime

/// How far the writes of one request, taken in order, have filled item collections that have a limit (F1.29).
///
/// The items of a request are written together, so that each is measured against those before it.
struct CollectionGrowth {
    /// Which collection of which table.
    private struct Place: Hashable {
        var table: String
        var collection: CollectionKey
    }

    private var added: [Place: Int] = [:]

    /// Takes in one write before it is made.
    ///
    /// A write that does not make its collection larger is always taken: a full collection can be emptied.
    ///
    /// - Throws: `itemCollectionSizeLimitExceeded` if the collection would be larger than the table's limit.
    mutating func add(_ effect: KeyedWrite.Effect, to table: Table) throws(DynamoDBError) {
        let growth = table.collectionGrowth(from: effect.old, to: effect.new)
        if growth == 0 { return }
        let place = Place(table: table.schema.name, collection: effect.place.collection)
        let total = added[place, default: 0] + growth
        if growth > 0, table.collectionSize(effect.place.collection) + total > table.collectionSizeLimit {
            throw DynamoDBError(.itemCollectionSizeLimitExceeded, "Collection size exceeded.")
        }
        added[place] = total
    }
}
