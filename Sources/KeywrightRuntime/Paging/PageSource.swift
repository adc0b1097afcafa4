/// The request that is sent again for each page.
enum PageSource: Sendable {
    /// The bounds of the key condition cross: there is nothing to find, and nothing to ask.
    case nothing
    /// A query.
    case query(QueryInput)
    /// A scan.
    case scan(ScanInput)

    /// Whether a page can hold fewer items than were evaluated (F3.18).
    var isFiltered: Bool {
        switch self {
        case .nothing: false
        case .query(let input): input.filterExpression != nil
        case .scan(let input): input.filterExpression != nil
        }
    }

    /// One request of the source.
    ///
    /// - Parameters:
    ///   - limit: how many items to evaluate at most; nil for as many as a page of the service holds.
    ///   - start: the key behind which to go on.
    ///   - select: what to give back, in place of what the source says.
    func read(
        _ client: any DynamoDBClient, limit: Int?, start: Item?, select: Select? = nil
    ) async throws(RepositoryError) -> PageOutput {
        // The service takes a limit of 32 bits. What is above it is read in several requests anyhow.
        let limit = limit.map { min($0, Int(Int32.max)) }
        if Task.isCancelled { throw .service(DynamoDBError(.cancelled, "the task was cancelled")) }
        do {
            switch self {
            case .nothing:
                return PageOutput()
            case .query(var input):
                input.limit = limit
                input.exclusiveStartKey = start
                if let select { input.select = select }
                return try await client.query(input)
            case .scan(var input):
                input.limit = limit
                input.exclusiveStartKey = start
                if let select { input.select = select }
                return try await client.scan(input)
            }
        } catch {
            throw RepositoryError(error)
        }
    }
}
