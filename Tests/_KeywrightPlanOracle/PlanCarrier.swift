import KeywrightInMemory
import KeywrightRuntime
import KeywrightWire

/// What carries requests to an engine: the operation's name and its input as the service's JSON.
package protocol PlanCarrier: Sendable {
    /// The engine's name.
    var name: String { get }
    /// What it is known to do otherwise than the service.
    var differences: Set<EmulatorDifference> { get }
    /// How much it is asked for.
    var effort: PlanEffort { get }
    /// The answer. Throws a ``Refusal`` where the engine refuses.
    func send(_ operation: String, _ input: OracleJSON) async throws -> OracleJSON
    /// Says that the requests from here on are of another group: those of one may be sent at the same time.
    func beginGroup()
}

extension PlanCarrier {
    package var effort: PlanEffort { PlanEffort() }
    package func beginGroup() {}
}

/// How much of each design is tried on an engine.
package struct PlanEffort: Sendable {
    /// How many calls are made of each pattern, for each combination of its optional parameters.
    package var calls: Int
    /// How many writes are made at least, each pattern once.
    package var writes: Int
    /// Over how many time buckets a call may read.
    package var mostBuckets: Int
    /// Of how many partitions.
    package var mostPartitions: Int
    /// Whether findings are tried that have nothing to do with an engine.
    package var triesFindings: Bool

    package init(
        calls: Int = 4, writes: Int = 30, mostBuckets: Int = .max, mostPartitions: Int = .max,
        triesFindings: Bool = true
    ) {
        self.calls = calls
        self.writes = writes
        self.mostBuckets = mostBuckets
        self.mostPartitions = mostPartitions
        self.triesFindings = triesFindings
    }
}

/// What emulators do otherwise, by number: a wrong answer that such a thing explains is counted as one, never passed over.
package enum EmulatorDifference: String, CaseIterable, Sendable {
    case localFetch = "F8.5, a local index does not fetch what it does not hold"
    case sizeOfAbsent = "F3.14, the size of an attribute that is not there ends the request"

    /// Whether it explains a refusal of some requests.
    func explains(_ refusal: Refusal, of requests: OracleJSON?) -> Bool {
        guard self == .sizeOfAbsent, requests?.document.contains("size(") ?? false else { return false }
        return refusal.name == "status 500"
            || ["Invalid attribute name", "\"ValueError\""].contains(where: refusal.message.contains)
    }
}

extension PlanCarrier {
    /// What the engine is known to do otherwise and explains a refusal.
    func difference(in refusal: Refusal, of plan: OracleJSON) -> EmulatorDifference? {
        differences.first { $0.explains(refusal, of: plan["requests"]) }
    }
}

/// The engine's refusal of a request.
package struct Refusal: Error, Sendable {
    /// `ValidationException` and the like.
    package var name: String
    package var message: String

    package init(name: String, message: String) {
        self.name = name
        self.message = message
    }

    /// Whether it is a condition's failure, which the plan provides for.
    var isCondition: Bool {
        name.hasSuffix("ConditionalCheckFailedException")
            || name.hasSuffix("TransactionCanceledException") && message.contains("ConditionalCheckFailed")
    }
}

/// The engine in memory, reached by the bytes that would travel.
package struct MemoryCarrier: PlanCarrier {
    package let name = "memory"
    package let differences: Set<EmulatorDifference> = []
    private let engine: InMemoryDynamoDB

    package init() { engine = InMemoryDynamoDB() }

    init(_ engine: InMemoryDynamoDB) { self.engine = engine }

    package func send(_ operation: String, _ input: OracleJSON) async throws -> OracleJSON {
        let body = Array(input.document.utf8)
        switch operation {
        case "GetItem": return try await serve(GetItemInput.self, body) { try await engine.getItem($0) }
        case "PutItem": return try await serve(PutItemInput.self, body) { try await engine.putItem($0) }
        case "UpdateItem": return try await serve(UpdateItemInput.self, body) { try await engine.updateItem($0) }
        case "DeleteItem": return try await serve(DeleteItemInput.self, body) { try await engine.deleteItem($0) }
        case "Query": return try await serve(QueryInput.self, body) { try await engine.query($0) }
        case "Scan": return try await serve(ScanInput.self, body) { try await engine.scan($0) }
        case "BatchGetItem": return try await serve(BatchGetItemInput.self, body) { try await engine.batchGetItem($0) }
        case "BatchWriteItem":
            return try await serve(BatchWriteItemInput.self, body) { try await engine.batchWriteItem($0) }
        case "TransactGetItems":
            return try await serve(TransactGetItemsInput.self, body) { try await engine.transactGetItems($0) }
        case "TransactWriteItems":
            return try await serve(TransactWriteItemsInput.self, body) { try await engine.transactWriteItems($0) }
        case "CreateTable": return try await serve(CreateTableInput.self, body) { try await engine.createTable($0) }
        case "DeleteTable":
            return try await serve(DeleteTableInput.self, body) { try await engine.deleteTable($0.tableName) }
        default: throw Refusal(name: "UnknownOperationException", message: operation)
        }
    }

    private func serve<Request: ServedRequest>(
        _ type: Request.Type, _ body: [UInt8], _ carryOut: (Request) async throws -> Request.Output
    ) async throws -> OracleJSON {
        let request: Request
        do {
            request = try type.request(body)
        } catch {
            throw Refusal(
                name: "SerializationException", message: "\(error) in \(String(decoding: body, as: UTF8.self))")
        }
        do {
            return try OracleJSON(parsing: type.body(of: try await carryOut(request)))
        } catch let error as DynamoDBError {
            throw Refusal(reading: try OracleJSON(parsing: failureBody(error).body))
        }
    }
}

extension Refusal {
    /// Reads the body of an answer that is no success.
    package init(reading body: OracleJSON) {
        let type = body["__type"]?.text ?? ""
        let reasons = (body["CancellationReasons"]?.elements ?? []).compactMap { $0["Code"]?.text }
        name = String(type.split(separator: "#").last ?? "")
        message = (body["message"]?.text ?? body["Message"]?.text ?? "") + (reasons.isEmpty ? "" : " \(reasons)")
    }
}
