internal import KeywrightRuntime

extension CaseContext {
    /// All pages of a query, following its cursors to the end.
    func pages(_ input: QueryInput) async throws -> [PageOutput] {
        var input = input
        var pages: [PageOutput] = []
        while pages.count < 30 {
            let page = try await client.query(input)
            pages.append(page)
            guard let last = page.lastEvaluatedKey else { return pages }
            input.exclusiveStartKey = last
        }
        throw CaseFailure("the query goes on after thirty pages")
    }

    /// All pages of a scan, following its cursors to the end.
    func pages(_ input: ScanInput) async throws -> [PageOutput] {
        var input = input
        var pages: [PageOutput] = []
        while pages.count < 30 {
            let page = try await client.scan(input)
            pages.append(page)
            guard let last = page.lastEvaluatedKey else { return pages }
            input.exclusiveStartKey = last
        }
        throw CaseFailure("the scan goes on after thirty pages")
    }
}
