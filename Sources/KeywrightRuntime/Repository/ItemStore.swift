/// What a generated repository hands its requests to: sends them, and says in the design's words why one failed.
///
/// Writes with a condition always ask for the item as it stands, which costs nothing (F4.2): the errors carry it, and
/// only by it can an absent item be told from a false condition.
public struct ItemStore: Sendable {
    /// Where the requests go.
    public let client: any DynamoDBClient
    /// How batches that the service did not finish are sent again.
    public let backoff: Backoff

    /// Makes a store.
    public init(_ client: any DynamoDBClient, backoff: Backoff = Backoff()) {
        self.client = client
        self.backoff = backoff
    }

    /// Reads one item.
    public func get(_ input: GetItemInput) async throws(RepositoryError) -> Item? {
        do { return try await client.getItem(input).item } catch { throw RepositoryError(error) }
    }

    /// Puts an item; gives the one that it replaced, if `returnValues` asks for it.
    ///
    /// - Parameter meaning: what it says when the condition is false.
    @discardableResult
    public func put(_ input: PutItemInput, _ meaning: FailureMeaning) async throws(RepositoryError) -> Item? {
        var input = input
        input.returnItemOnConditionFailure = input.conditionExpression != nil
        do {
            return try await client.putItem(input).attributes
        } catch {
            throw ItemStore.error(error, meaning)
        }
    }

    /// Changes an item; gives the state that `returnValues` asks for.
    ///
    /// - Parameter meaning: what it says when the condition is false.
    @discardableResult
    public func update(_ input: UpdateItemInput, _ meaning: FailureMeaning) async throws(RepositoryError) -> Item? {
        var input = input
        input.returnItemOnConditionFailure = input.conditionExpression != nil
        do {
            return try await client.updateItem(input).attributes
        } catch {
            throw ItemStore.error(error, meaning)
        }
    }

    /// Deletes an item; gives the one that there was, if `returnValues` asks for it.
    ///
    /// - Parameter meaning: what it says when the condition is false.
    @discardableResult
    public func delete(_ input: DeleteItemInput, _ meaning: FailureMeaning) async throws(RepositoryError) -> Item? {
        var input = input
        input.returnItemOnConditionFailure = input.conditionExpression != nil
        do {
            return try await client.deleteItem(input).attributes
        } catch {
            throw ItemStore.error(error, meaning)
        }
    }

    /// Runs a write that reads before it writes, and once more where another writer came between, up to so many times.
    ///
    /// A failure that may be the work of this very call, whose first answer was lost, is not tried again: what adds to a
    /// number would add twice.
    ///
    /// - Parameter body: reads, and writes on the condition that what it read still stands.
    public func rereading<Result: Sendable>(
        attempts: Int = 3, _ body: () async throws(RepositoryError) -> Result
    ) async throws(RepositoryError) -> Result {
        var attempt = 1
        while true {
            do {
                return try await body()
            } catch {
                let isOvertaken =
                    error.kind == .conditionFailed || error.kind == .versionConflict
                    || error.kind == .transactionConflict
                guard isOvertaken, !error.mayHaveBeenApplied, attempt < attempts else { throw error }
                attempt += 1
            }
        }
    }

    private static func error(_ error: DynamoDBError, _ meaning: FailureMeaning) -> RepositoryError {
        error.kind == .conditionalCheckFailed
            ? meaning.error(error.item).uncertain(asIn: error) : RepositoryError(error)
    }
}
