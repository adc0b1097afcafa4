#if HTTP
    import KeywrightRuntime
    import Testing

    @testable import KeywrightHTTP

    @Suite("What batches leave")
    struct BatchRestTests {
        private static func write(_ keys: String...) -> BatchWriteItemInput {
            BatchWriteItemInput(requestItems: ["T": keys.map { .put(["pk": .s($0)]) }])
        }

        private static func unwritten(_ keys: String..., units: Int = 0) -> ScriptedTransport.Step {
            let puts = keys.map { #"{"PutRequest":{"Item":{"pk":{"S":"\#($0)"}}}}"# }.joined(separator: ",")
            let rest = keys.isEmpty ? "{}" : #"{"T":[\#(puts)]}"#
            let capacity = #"[{"TableName":"T","CapacityUnits":\#(units)}]"#
            return .ok(#"{"ConsumedCapacity":\#(capacity),"UnprocessedItems":\#(rest)}"#)
        }

        private static func read(found: String, left: String...) -> ScriptedTransport.Step {
            let keys = left.map { #"{"pk":{"S":"\#($0)"}}"# }.joined(separator: ",")
            let rest = left.isEmpty ? "{}" : #"{"T":{"Keys":[\#(keys)]}}"#
            return .ok(#"{"Responses":{"T":[{"pk":{"S":"\#(found)"}}]},"UnprocessedKeys":\#(rest)}"#)
        }

        @Test("what is left is sent again, and the cost is summed")
        func writes() async throws {
            let transport = ScriptedTransport([
                Self.unwritten("b", "c", units: 1), Self.unwritten("c", units: 2), Self.unwritten(units: 4),
            ])
            let time = TestTime()
            let output = try await makeClient(transport, time: time).batchWriteItem(Self.write("a", "b", "c"))
            #expect(output.unprocessedItems.isEmpty)
            #expect(output.consumedCapacity == [ConsumedCapacity(tableName: "T", capacityUnits: 7)])
            #expect(
                transport.requests.map { String(decoding: $0.body, as: UTF8.self) } == [
                    #"{"RequestItems":{"T":[{"PutRequest":{"Item":{"pk":{"S":"a"}}}},{"PutRequest":{"Item":{"pk":{"S":"b"}}}},{"PutRequest":{"Item":{"pk":{"S":"c"}}}}]}}"#,
                    #"{"RequestItems":{"T":[{"PutRequest":{"Item":{"pk":{"S":"b"}}}},{"PutRequest":{"Item":{"pk":{"S":"c"}}}}]}}"#,
                    #"{"RequestItems":{"T":[{"PutRequest":{"Item":{"pk":{"S":"c"}}}}]}}"#,
                ])
            // Each round got something done, so each wait is a first one.
            #expect(time.waits == [.milliseconds(25), .milliseconds(25)])
        }

        @Test("items of all rounds come together")
        func reads() async throws {
            let transport = ScriptedTransport([Self.read(found: "a", left: "b"), Self.read(found: "b")])
            let output = try await makeClient(transport).batchGetItem(
                BatchGetItemInput(requestItems: ["T": KeysAndAttributes(keys: [["pk": .s("a")], ["pk": .s("b")]])]))
            #expect(output.responses == ["T": [["pk": .s("a")], ["pk": .s("b")]]])
            #expect(output.unprocessedKeys.isEmpty)
        }

        @Test("a batch that nothing is done of is given back after the last attempt")
        func fruitless() async throws {
            let transport = ScriptedTransport([Self.unwritten("a")])
            let time = TestTime()
            let budget = RetryBudget()
            let output = try await makeClient(transport, time: time, budget: budget).batchWriteItem(Self.write("a"))
            #expect(output.unprocessedItems == Self.write("a").requestItems)
            #expect(transport.requests.count == 10)
            #expect(time.waits.last == .seconds(5))
            #expect(budget.available == 500 - 9 * 5)
        }

        @Test("what was done is given when the rest meets throttling or no connection")
        func throttledRest() async throws {
            for step in [ScriptedTransport.Step.failure("ThrottlingException"), .notSent] {
                let transport = ScriptedTransport([Self.unwritten("b"), step])
                let output = try await makeClient(transport).batchWriteItem(Self.write("a", "b"))
                #expect(output.unprocessedItems == Self.write("b").requestItems)
            }
            let transport = ScriptedTransport([Self.read(found: "a", left: "b"), .lost])
            let output = try await makeClient(transport).batchGetItem(
                BatchGetItemInput(requestItems: ["T": KeysAndAttributes(keys: [["pk": .s("a")], ["pk": .s("b")]])]))
            #expect(output.responses == ["T": [["pk": .s("a")]]])
            #expect(output.unprocessedKeys == ["T": KeysAndAttributes(keys: [["pk": .s("b")]])])
        }

        @Test("an error after a part was written is in doubt")
        func errorAfterPart() async {
            for (step, kind) in [
                (ScriptedTransport.Step.lost, DynamoDBError.Kind.unavailable),
                (.failure("AccessDeniedException"), .accessDenied),
            ] {
                let client = makeClient(ScriptedTransport([Self.unwritten("b"), step]))
                let error = await thrown { () throws(DynamoDBError) in
                    try await client.batchWriteItem(Self.write("a", "b"))
                }
                #expect(error?.kind == kind)
                #expect(error?.mayHaveBeenApplied == true)
            }
        }
    }
#endif
