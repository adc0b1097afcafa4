import Foundation
import KeywrightInMemory
import KeywrightRuntime
import _KeywrightLoopback

/// A table in memory behind a server, and what the server got.
struct Served: Sendable {
    let database: InMemoryDynamoDB
    let server: LoopbackServer
    let log: RequestLog

    /// - Parameter disruption: what happens to the request of this number.
    init(_ disruption: @escaping @Sendable (Int) -> Disruption? = { _ in nil }) async throws {
        let database = InMemoryDynamoDB()
        try await database.createTable(
            CreateTableInput(
                tableName: "Things",
                attributeDefinitions: [
                    .init(attributeName: "PK", attributeType: "S"), .init(attributeName: "SK", attributeType: "N"),
                ],
                keySchema: [
                    .init(attributeName: "PK", keyType: "HASH"), .init(attributeName: "SK", keyType: "RANGE"),
                ]))
        let log = RequestLog()
        self.database = database
        self.log = log
        server = try LoopbackServer(serving: database) { request in
            log.add(request)
            return disruption(request.number)
        }
    }

    func item(_ key: String, _ number: Int) -> Item { ["PK": .s(key), "SK": .n(String(number))] }

    func put(_ key: String, _ number: Int) -> PutItemInput {
        PutItemInput(tableName: "Things", item: item(key, number), returnValues: .allOld)
    }
}

/// The requests that a server got, in their order.
final class RequestLog: @unchecked Sendable {
    private let lock = NSLock()
    private var all: [RecordedRequest] = []

    func add(_ request: RecordedRequest) { lock.withLock { all.append(request) } }

    var requests: [RecordedRequest] { lock.withLock { all } }
}
