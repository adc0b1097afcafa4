#if HTTP
    import AsyncHTTPClient
    import Foundation
    import KeywrightInMemory
    import KeywrightRuntime
    import KeywrightWire
    import Logging
    import Synchronization
    import Testing

    @testable import KeywrightHTTP

    /// The tour of the shop over HTTP, on the servers that `scripts/with-servers` starts.
    @Suite("The shop on servers", .enabled(if: !ShopServer.all.isEmpty, "run it by scripts/with-servers"))
    struct ShopOnServersTests {
        @Test("both servers are there")
        func servers() { #expect(ShopServer.all.map(\.name) == ["moto", "ministack"]) }

        @Test("every pattern gives what it gives in memory, by the same write requests", arguments: ShopServer.all)
        func tour(server: ShopServer) async throws {
            let database = try await TableFiles.database(
                of: "shop", now: { Timestamp(year: 2026, month: 11, day: 22)! })
            let inMemory = RecordingClient(database)
            let expected = await ShopTour.transcript(client: inMemory, tableName: "shop")

            let http = HTTPClient(eventLoopGroupProvider: .singleton)
            do {
                let transport = RecordingTransport(AsyncHTTPTransport(client: http))
                let client = DynamoDBHTTPClient(
                    endpoint: try Endpoint(parsing: server.url), region: "us-east-1",
                    credentials: StaticCredentials(accessKeyID: "test", secretAccessKey: "test"),
                    transport: transport, logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
                let name = "shop-\(UUID().uuidString)"
                try await client.createTable(TableFiles.shopTable(named: name))
                let transcript = await ShopTour.transcript(client: client, tableName: name)
                _ = try await client.deleteTable(name)

                for (line, told) in zip(expected, transcript) { #expect(line == told) }
                #expect(expected.count == transcript.count)
                let writes = try transport.writes(renaming: name, to: "shop")
                #expect(writes == inMemory.requests.compactMap(\.writtenJSON))
                #expect(writes.count > 30)
            } catch {
                try await http.shutdown()
                throw error
            }
            try await http.shutdown()
        }
    }

    /// A server that the environment names.
    struct ShopServer: Sendable, CustomTestStringConvertible {
        let name: String
        let url: String

        var testDescription: String { name }

        static let all: [ShopServer] = ["moto", "ministack"].compactMap { name in
            ProcessInfo.processInfo.environment["KEYWRIGHT_\(name.uppercased())_ENDPOINT"].map {
                ShopServer(name: name, url: $0)
            }
        }
    }

    /// Hands requests on, and keeps the bodies of those that write.
    private final class RecordingTransport: HTTPTransport {
        private let target: any HTTPTransport
        private let log = Mutex<[(operation: String, body: [UInt8])]>([])

        init(_ target: any HTTPTransport) { self.target = target }

        func send(_ request: HTTPRequest, timeout: Duration) async throws(TransportError) -> HTTPResponse {
            let header = request.headers.first { $0.name.lowercased() == "x-amz-target" }?.value ?? ""
            let operation = String(header.dropFirst(WireOperation.targetPrefix.count))
            log.withLock { $0.append((operation, request.body)) }
            return try await target.send(request, timeout: timeout)
        }

        /// The write requests as they went over the wire, each once, without what differs from run to run: the name of
        /// the table and the token of a transaction.
        func writes(renaming name: String, to other: String) throws -> [String] {
            try log.withLock { $0 }.compactMap { operation, body in
                let text = String(decoding: body, as: UTF8.self).replacing("\"\(name)\"", with: "\"\(other)\"")
                let body = Array(text.utf8)
                switch WireOperation(rawValue: operation) {
                case .putItem, .updateItem, .deleteItem, .batchWriteItem: return text
                case .transactWriteItems:
                    var input = try TransactWriteItemsInput.request(body)
                    #expect(input.clientRequestToken?.isEmpty == false)
                    input.clientRequestToken = nil
                    return String(decoding: input.body(), as: UTF8.self)
                default: return nil
                }
            }
        }
    }

    extension RecordingClient.Request {
        /// A write request as the service's JSON, without the token of a transaction; nil for a read.
        var writtenJSON: String? {
            switch self {
            case .put(let input): return String(decoding: input.body(), as: UTF8.self)
            case .update(let input): return String(decoding: input.body(), as: UTF8.self)
            case .delete(let input): return String(decoding: input.body(), as: UTF8.self)
            case .transact(var input):
                input.clientRequestToken = nil
                return String(decoding: input.body(), as: UTF8.self)
            case .batchWrite(let input): return String(decoding: input.body(), as: UTF8.self)
            case .get, .query, .scan, .batchGet, .transactGet, .other: return nil
            }
        }
    }
#endif
