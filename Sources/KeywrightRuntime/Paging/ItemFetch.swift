/// The read of whole items after that of an index which does not hold them.
///
/// Between the two reads an item may be deleted: then it is left out.
public struct ItemFetch: Sendable {
    /// How many items are fetched at once, where nothing else bounds them: as many as one request takes (F4.14).
    static let most = 100

    private let store: ItemStore
    private let table: String
    private let keyNames: [String]
    private let projection: String?
    private let names: [String: String]

    /// Says what is fetched.
    ///
    /// - Parameters:
    ///   - keyNames: the table's key attributes, which every index holds.
    ///   - projection: the attributes wanted; nil for whole items.
    ///   - names: what the `#names` of the projection stand for.
    public init(
        store: ItemStore, table: String, keyNames: [String], projection: String? = nil, names: [String: String] = [:]
    ) {
        self.store = store
        self.table = table
        self.keyNames = keyNames
        self.projection = projection
        self.names = names
    }

    /// For each item of the index the whole one, or nil where it is no longer there.
    func items(_ items: [Item]) async throws(RepositoryError) -> [Item?] {
        if items.isEmpty { return [] }
        return try await store.batchGet(
            table: table, keys: items.map { $0.key(keyNames) }, keyNames: keyNames, projection: projection,
            names: names)
    }
}
