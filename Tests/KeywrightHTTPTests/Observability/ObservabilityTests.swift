#if HTTP
    import KeywrightRuntime
    import Logging
    import NIOConcurrencyHelpers
    import Testing
    import Tracing

    @testable import KeywrightHTTP

    @Suite("Logs, metrics and spans")
    struct ObservabilityTests {
        /// A client that is watched.
        struct Watched {
            let logs = LogRecords()
            let metrics = RecordingMetrics()
            let tracer = RecordingTracer()
            let time = TestTime()
            let client: DynamoDBHTTPClient

            init(
                _ steps: [ScriptedTransport.Step], level: Logger.Level = .trace,
                onRequest: @escaping @Sendable (HTTPRequest) -> Void = { _ in }
            ) {
                let time = time
                let transport = ScriptedTransport(steps) { request in
                    time.advance(by: .milliseconds(3))
                    onRequest(request)
                }
                client = DynamoDBHTTPClient(
                    endpoint: Endpoint(isSecure: false, host: "localhost", port: 8_000), region: "eu-central-1",
                    credentials: FixedCredentials(), transport: transport, time: time.clientTime(),
                    logger: logs.logger(level: level), metrics: metrics, tracer: tracer)
            }
        }

        private let get = GetItemInput(tableName: "Orders", key: ["pk": .s("k")], returnConsumedCapacity: .total)

        @Test("a success after a retry")
        func success() async throws {
            let watched = Watched([
                .failure("ThrottlingException", headers: [("x-amzn-RequestId", "R1")]),
                .ok(
                    #"{"ConsumedCapacity":{"TableName":"Orders","CapacityUnits":1.5}}"#,
                    headers: [("x-amzn-RequestId", "R2")]),
            ])
            _ = try await watched.client.getItem(get)

            let logs = watched.logs.all
            #expect(logs.map(\.level) == [.debug, .info, .debug])
            #expect(logs.map(\.message) == ["attempt ended", "sending again", "attempt ended"])
            let call = ["operation": "GetItem", "table": "Orders"]
            #expect(
                logs.map(\.texts) == [
                    call.merging([
                        "attempt": "1", "duration_ms": "3", "status": "400", "request_id": "R1",
                        "error_kind": "ProvisionedThroughputExceededException",
                    ]) { $1 },
                    call.merging([
                        "attempt": "1", "reason": "throttled", "delay_ms": "25",
                        "error_kind": "ProvisionedThroughputExceededException",
                    ]) { $1 },
                    call.merging(["attempt": "2", "duration_ms": "3", "status": "200", "request_id": "R2"]) { $1 },
                ])

            #expect(
                watched.metrics.all == [
                    "keywright.requests{operation=GetItem,table=Orders,outcome=ok}": [1],
                    "keywright.retries{operation=GetItem,table=Orders,reason=throttled}": [1],
                    "keywright.duration{operation=GetItem,table=Orders}": [31_000_000],
                    "keywright.consumed_capacity{operation=GetItem,table=Orders}": [1.5],
                ])

            let span = try #require(watched.tracer.spans.first)
            #expect(watched.tracer.spans.count == 1)
            #expect(span.operationName == "GetItem Orders")
            #expect(span.kind == .client)
            #expect(span.ends == 1)
            #expect(span.status == nil)
            #expect(span.attributes["db.system.name"]?.toSpanAttribute() == .string("aws.dynamodb"))
            #expect(span.attributes["db.operation.name"]?.toSpanAttribute() == .string("GetItem"))
            #expect(span.attributes["db.collection.name"]?.toSpanAttribute() == .string("Orders"))
            #expect(span.attributes["aws.dynamodb.table_names"]?.toSpanAttribute() == .stringArray(["Orders"]))
            #expect(span.attributes["server.address"]?.toSpanAttribute() == .string("localhost"))
            #expect(span.attributes["server.port"]?.toSpanAttribute() == .int64(8_000))
            #expect(span.attributes["aws.request_id"]?.toSpanAttribute() == .string("R2"))
            #expect(span.events.map(\.name) == ["retry"])
            #expect(span.events[0].attributes["keywright.retry.reason"]?.toSpanAttribute() == .string("throttled"))
        }

        @Test("giving up is a warning, a refusal is the caller's to judge")
        func failures() async throws {
            let lost = Watched([.lost])
            let update = UpdateItemInput(
                tableName: "Orders", key: ["pk": .s("k")], updateExpression: "ADD n :one",
                expressionAttributeValues: [":one": .n("1")])
            _ = await thrown { () throws(DynamoDBError) in try await lost.client.updateItem(update) }
            #expect(lost.logs.all.map(\.level) == [.debug, .warning])
            #expect(
                lost.logs.all.last?.texts == [
                    "operation": "UpdateItem", "table": "Orders", "attempt": "1", "duration_ms": "3",
                    "reason": "lost_answer", "error_kind": "InternalServerError", "may_have_been_applied": "true",
                ])
            #expect(
                lost.metrics.all["keywright.requests{operation=UpdateItem,table=Orders,outcome=InternalServerError}"]
                    == [1])
            let span = try #require(lost.tracer.spans.first)
            #expect(span.status == SpanStatus(code: .error))
            #expect(span.attributes["error.type"]?.toSpanAttribute() == .string("InternalServerError"))
            #expect(span.ends == 1)

            let refused = Watched([.failure("ConditionalCheckFailedException")])
            _ = await thrown { () throws(DynamoDBError) in try await refused.client.updateItem(update) }
            #expect(refused.logs.all.map(\.level) == [.debug])

            let rest = Watched([
                .ok(#"{"Responses":{},"UnprocessedKeys":{"Orders":{"Keys":[{"pk":{"S":"k"}}]}}}"#)
            ])
            let keys = KeysAndAttributes(keys: [["pk": .s("k")]])
            let output = try await rest.client.batchGetItem(BatchGetItemInput(requestItems: ["Orders": keys]))
            #expect(output.unprocessedKeys == ["Orders": keys])
            #expect(rest.logs.all.last?.level == .warning)
            #expect(rest.logs.all.last?.texts["reason"] == "unprocessed")
            #expect(
                rest.metrics.all["keywright.retries{operation=BatchGetItem,table=Orders,reason=unprocessed}"]?.count
                    == 9)

            let quiet = Watched([.lost, .ok("{}")], level: .notice)
            _ = await thrown { () throws(DynamoDBError) in try await quiet.client.getItem(get) }
            #expect(quiet.logs.all.isEmpty)
        }

        @Test("the request is made within the span, which belongs to the caller's")
        func context() async throws {
            let seen = NIOLockedValueBox<[String?]>([])
            let watched = Watched([.ok("{}")]) { _ in
                seen.withLockedValue { $0.append(ServiceContext.current?[SpanNameKey.self]) }
            }
            var caller = ServiceContext.topLevel
            caller[SpanNameKey.self] = "caller"
            try await ServiceContext.withValue(caller) { _ = try await watched.client.getItem(get) }
            #expect(seen.withLockedValue { $0 } == ["GetItem Orders"])
            #expect(watched.tracer.spans.first?.parent[SpanNameKey.self] == "caller")
        }

        @Test("several tables are named in order")
        func tables() async throws {
            let watched = Watched([.ok(#"{"Responses":{},"UnprocessedKeys":{}}"#)])
            let keys = KeysAndAttributes(keys: [["pk": .s("k")]])
            _ = try await watched.client.batchGetItem(BatchGetItemInput(requestItems: ["B": keys, "A": keys]))
            #expect(watched.tracer.spans.first?.operationName == "BatchGetItem")
            #expect(watched.metrics.all["keywright.requests{operation=BatchGetItem,table=A,B,outcome=ok}"] == [1])
        }

        @Test(
            "no item, key, value, word of the service or secret is told to anybody",
            arguments: [
                [.ok(#"{"Attributes":{"marker-attribute":{"S":"marker-answer"}}}"#)],
                [.failure("ThrottlingException", message: "marker-words"), .ok("{}")],
                [.failure("ValidationException", message: "marker-words")],
                [.lost, .failure("ConditionalCheckFailedException", message: "marker-words")],
                [.failure("InternalServerError", status: 500, message: "marker-words")],
                [.fail(TransportError(fate: .unknown, message: "marker-words"))],
                [.ok("{marker-garbage")],
            ] as [[ScriptedTransport.Step]])
        func nothingLeaks(_ steps: [ScriptedTransport.Step]) async {
            let watched = Watched(steps)
            _ = await thrown { () throws(DynamoDBError) in
                try await watched.client.updateItem(
                    UpdateItemInput(
                        tableName: "Orders", key: ["marker-key": .s("marker-key-value")],
                        updateExpression: "SET #n = :v", conditionExpression: "#n <> :v",
                        expressionAttributeNames: ["#n": "marker-name"],
                        expressionAttributeValues: [":v": .s("marker-value")], returnValues: .allNew))
            }
            _ = await thrown { () throws(DynamoDBError) in
                try await watched.client.putItem(
                    PutItemInput(tableName: "Orders", item: ["marker-key": .s("marker-value")]))
            }
            var told = watched.logs.all.map { "\($0)" }
            told += watched.metrics.all.keys
            for span in watched.tracer.spans {
                told.append("\(span.operationName) \(span.texts) \(String(describing: span.status))")
                for event in span.events {
                    event.attributes.forEach { name, value in told.append("\(event.name) \(name) \(value)") }
                }
            }
            #expect(told.count > 4)
            #expect(told.filter { $0.contains("marker") || $0.contains("AWS4-HMAC") }.isEmpty)
        }
    }
#endif
