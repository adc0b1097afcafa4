#if HTTP
    import KeywrightRuntime
    import Testing

    @testable import KeywrightHTTP

    @Suite("Lost answers")
    struct LostAnswerTests {
        /// A way in which an answer is lost.
        struct Loss: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let step: ScriptedTransport.Step

            static let all: [Loss] = [
                Loss(testDescription: "closed connection", step: .lost),
                Loss(testDescription: "no time left", step: .timedOut),
                Loss(testDescription: "status 500", step: .failure("InternalServerError", status: 500)),
                Loss(testDescription: "status 503", step: .failure("ServiceUnavailable", status: 503)),
                Loss(
                    testDescription: "a gateway's page",
                    step: .answer(HTTPResponse(status: 502, body: Array("<html>".utf8)))),
                Loss(testDescription: "wrong checksum", step: .ok("{}", headers: [("X-Amz-Crc32", "1")])),
                Loss(testDescription: "cut answer", step: .ok(#"{"Item":{"#)),
                Loss(testDescription: "status 202", step: .answer(HTTPResponse(status: 202, body: Array("{}".utf8)))),
            ]
        }

        @Test("reads are repeated, and leave no doubt", arguments: ClientCall.reads, Loss.all)
        func reads(_ call: ClientCall, _ loss: Loss) async {
            let transport = ScriptedTransport([loss.step, .lost, .ok(call.answer)])
            #expect(await thrown { () throws(DynamoDBError) in try await call.run(makeClient(transport)) } == nil)
            #expect(transport.requests.count == 3)

            let silent = ScriptedTransport([loss.step])
            let error = await thrown { () throws(DynamoDBError) in try await call.run(makeClient(silent)) }
            #expect(error?.kind == .unavailable)
            #expect(error?.mayHaveBeenApplied == false)
            #expect(silent.requests.count == 10)
        }

        @Test("writes of which two are one are repeated", arguments: ClientCall.repeatedWrites, Loss.all)
        func repeatedWrites(_ call: ClientCall, _ loss: Loss) async {
            let transport = ScriptedTransport([loss.step, .lost, .ok(call.answer)])
            #expect(await thrown { () throws(DynamoDBError) in try await call.run(makeClient(transport)) } == nil)
            #expect(transport.requests.count == 3)
            // The same bytes each time, the token of a transaction among them.
            #expect(Set(transport.requests.map(\.body)).count == 1)

            let silent = ScriptedTransport([loss.step])
            let error = await thrown { () throws(DynamoDBError) in try await call.run(makeClient(silent)) }
            #expect(error?.kind == .unavailable)
            #expect(error?.mayHaveBeenApplied == true)
            #expect(silent.requests.count == 10)
        }

        @Test("writes of which two are two are not", arguments: ClientCall.singleWrites, Loss.all)
        func singleWrites(_ call: ClientCall, _ loss: Loss) async {
            let transport = ScriptedTransport([loss.step, .ok(call.answer)])
            let error = await thrown { () throws(DynamoDBError) in try await call.run(makeClient(transport)) }
            #expect(error?.kind == .unavailable)
            #expect(error?.mayHaveBeenApplied == true)
            #expect(transport.requests.count == 1)
        }

        @Test(
            "what a repeated write is refused with is in doubt",
            arguments: ["ConditionalCheckFailedException", "ValidationException", "TransactionCanceledException"])
        func refusedAfterLoss(_ name: String) async {
            for call in ClientCall.repeatedWrites {
                let transport = ScriptedTransport([.lost, .failure(name)])
                let error = await thrown { () throws(DynamoDBError) in try await call.run(makeClient(transport)) }
                #expect(error?.kind.rawValue == name)
                #expect(error?.mayHaveBeenApplied == true)
                #expect(transport.requests.count == 2)
            }
            for call in ClientCall.all where call.kind != .repeated {
                let transport = ScriptedTransport([.notSent, .failure(name)])
                let error = await thrown { () throws(DynamoDBError) in try await call.run(makeClient(transport)) }
                #expect(error?.kind.rawValue == name)
                #expect(error?.mayHaveBeenApplied == false)
            }
        }

        @Test("what was not carried out is sent again whatever it is", arguments: ClientCall.all)
        func notCarriedOut(_ call: ClientCall) async {
            let transport = ScriptedTransport([
                .notSent, .failure("ProvisionedThroughputExceededException"), .failure("ThrottlingException"),
                .failure("RequestLimitExceeded"), .failure("TransactionInProgressException"), .ok(call.answer),
            ])
            #expect(await thrown { () throws(DynamoDBError) in try await call.run(makeClient(transport)) } == nil)
            #expect(transport.requests.count == 6)

            let refusing = ScriptedTransport([.failure("ThrottlingException")])
            let throttled = await thrown { () throws(DynamoDBError) in try await call.run(makeClient(refusing)) }
            #expect(throttled?.kind == .throttled)
            #expect(throttled?.mayHaveBeenApplied == false)

            let absent = ScriptedTransport([.notSent])
            let unreached = await thrown { () throws(DynamoDBError) in try await call.run(makeClient(absent)) }
            #expect(unreached?.kind == .unavailable)
            #expect(unreached?.mayHaveBeenApplied == false)
        }

        @Test("what the service decided is not asked again", arguments: ClientCall.all)
        func decided(_ call: ClientCall) async {
            let transport = ScriptedTransport([.failure("ResourceNotFoundException"), .ok(call.answer)])
            let error = await thrown { () throws(DynamoDBError) in try await call.run(makeClient(transport)) }
            #expect(error?.kind == .resourceNotFound)
            #expect(error?.mayHaveBeenApplied == false)
            #expect(transport.requests.count == 1)
        }
    }
#endif
