extension DynamoDBTableClient {
    /// Asks until a table and its global indexes can be used: all are `ACTIVE`, and no index is still being filled (F6.5).
    ///
    /// A table that is not found yet is waited for too: the service may not know of one that it has just begun to make.
    ///
    /// - Parameters:
    ///   - attempts: how often to ask at most, at least once.
    ///   - interval: how long to wait between two questions.
    ///   - sleep: waits; tests give one that does not. What it throws ends the wait as cancelled.
    /// - Returns: the table as it was last described.
    /// - Throws: what the last question was answered with; `resourceInUse` where the table is not there to be used after
    ///   all attempts, or is being deleted; `cancelled`.
    @discardableResult
    public func waitUntilActive(
        _ tableName: String, attempts: Int = 150, interval: Duration = .seconds(2),
        sleep: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) async throws(DynamoDBError) -> TableDescription {
        var attempt = 1
        while true {
            var obstacle: DynamoDBError?
            var table: TableDescription?
            do throws(DynamoDBError) {
                table = try await describeTable(tableName)
            } catch {
                guard error.kind == .resourceNotFound else { throw error }
                obstacle = error
            }
            if let table {
                guard let status = table.pendingStatus else { return table }
                let pending = DynamoDBError(.resourceInUse, "the table \(tableName) is \(status)")
                if table.tableStatus == "DELETING" { throw pending }
                obstacle = pending
            }
            if attempt >= attempts, let obstacle { throw obstacle }
            attempt += 1
            do { try await sleep(interval) } catch { throw DynamoDBError(.cancelled, "the task was cancelled") }
        }
    }
}

extension TableDescription {
    /// What keeps the table or one of its indexes from being used, or nil.
    fileprivate var pendingStatus: String? {
        if tableStatus != "ACTIVE" { return tableStatus }
        for index in globalSecondaryIndexes ?? [] {
            if index.backfilling == true { return "filling its index \(index.indexName)" }
            // Some engines leave the status out.
            if let status = index.indexStatus, status != "ACTIVE" {
                return "\(status.lowercased()) its index \(index.indexName)"
            }
        }
        return nil
    }
}
