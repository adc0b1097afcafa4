/// One of the requests that a fan-out sends at the same time.
struct FanOutRequest: Sendable {
    /// How many requests run at once.
    static let mostAtOnce = 16

    var query: QueryInput
    var start: Item?

    /// The answers in the order of the requests.
    ///
    /// - Throws: of the requests that failed, the error of the first in that order.
    static func read(
        _ requests: [FanOutRequest], _ client: any DynamoDBClient, limit: Int?, select: Select? = nil
    ) async throws(RepositoryError) -> [PageOutput] {
        if requests.count == 1, let request = requests.first {
            return [try await request.read(client, limit: limit, select: select)]
        }
        let results = await withTaskGroup(of: (Int, Result<PageOutput, RepositoryError>).self) { group in
            var results = [Result<PageOutput, RepositoryError>?](repeating: nil, count: requests.count)
            var next = 0
            while next < min(mostAtOnce, requests.count) {
                add(requests[next], next, to: &group, client, limit, select)
                next += 1
            }
            while let (index, result) = await group.next() {
                results[index] = result
                guard next < requests.count else { continue }
                add(requests[next], next, to: &group, client, limit, select)
                next += 1
            }
            return results
        }
        var outputs: [PageOutput] = []
        for case .some(let result) in results { outputs.append(try result.get()) }
        return outputs
    }

    private static func add(
        _ request: FanOutRequest, _ index: Int,
        to group: inout TaskGroup<(Int, Result<PageOutput, RepositoryError>)>, _ client: any DynamoDBClient,
        _ limit: Int?, _ select: Select?
    ) {
        group.addTask {
            do throws(RepositoryError) {
                return (index, .success(try await request.read(client, limit: limit, select: select)))
            } catch {
                return (index, .failure(error))
            }
        }
    }

    private func read(
        _ client: any DynamoDBClient, limit: Int?, select: Select?
    ) async throws(RepositoryError) -> PageOutput {
        try await PageSource.query(query).read(client, limit: limit, start: start, select: select)
    }
}
