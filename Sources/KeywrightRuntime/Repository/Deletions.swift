extension ItemStore {
    /// Deletes all items that a reader finds, page by page, in batches.
    ///
    /// - Parameters:
    ///   - reader: gives the items, or no more of them than the key attributes.
    ///   - keyNames: the table's key attributes.
    /// - Returns: how many were deleted.
    /// - Throws: where an item was not deleted after all retries, the reason. What was deleted until then stays so, and
    ///   the same call goes on with the rest.
    public func deleteAll(
        _ reader: PageReader<Item>, table: String, keyNames: [String]
    ) async throws(RepositoryError) -> Int {
        try await deleteAll(table: table, keyNames: keyNames) { cursor throws(RepositoryError) in
            try await reader.page(cursor: cursor)
        }
    }

    /// The same of all items that a reader of several partitions finds.
    public func deleteAll(
        _ reader: FanOutReader<Item>, table: String, keyNames: [String]
    ) async throws(RepositoryError) -> Int {
        try await deleteAll(table: table, keyNames: keyNames) { cursor throws(RepositoryError) in
            try await reader.page(cursor: cursor)
        }
    }

    private func deleteAll(
        table: String, keyNames: [String], _ read: (Cursor?) async throws(RepositoryError) -> Page<Item>
    ) async throws(RepositoryError) -> Int {
        var deleted = 0
        var cursor: Cursor?
        repeat {
            let page = try await read(cursor)
            let requests = page.items.map { WriteRequest.delete(key: $0.key(keyNames)) }
            let unwritten = try await batchWrite(table: table, requests, keyNames: keyNames)
            if let first = unwritten.first { throw .service(first.reason) }
            deleted += requests.count
            cursor = page.cursor
        } while cursor != nil
        return deleted
    }
}
