import KeywrightDiagnostics

extension DeleteAllPattern {
    /// The query that finds what is deleted. Only keys are needed, and what its filter tests: as much as a query that counts
    /// needs.
    package var query: QueryPattern {
        QueryPattern(entities: [branch], whereSpan: whereSpan, returns: Spanned(.count, whereSpan))
    }
}

extension Operation {
    /// The query that it is, or that finds what it deletes.
    package var query: QueryPattern? {
        switch self {
        case .query(let query): query
        case .deleteAll(let deleteAll): deleteAll.query
        case .get, .batchGet, .transactGet, .scan, .create, .put, .update, .delete, .batchPut, .batchDelete, .transact:
            nil
        }
    }
}
