#if HTTP
    import KeywrightRuntime
    import Testing

    @testable import KeywrightHTTP

    @Suite("Cancelled tasks")
    struct CancellationTests {
        @Test("before anything was sent, nothing is in doubt", arguments: ClientCall.all)
        func before(_ call: ClientCall) async {
            let transport = ScriptedTransport([.ok(call.answer)])
            let client = makeClient(transport)
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return await thrown { () throws(DynamoDBError) in try await call.run(client) }
            }
            let error = await task.value
            #expect(error?.kind == .cancelled)
            #expect(error?.mayHaveBeenApplied == false)
            #expect(transport.requests.isEmpty)
        }

        @Test("while a request is out, a write is in doubt", arguments: ClientCall.all)
        func during(_ call: ClientCall) async {
            let (sent, continuation) = AsyncStream.makeStream(of: Void.self)
            let client = makeClient(ScriptedTransport([.hang]) { _ in continuation.yield() })
            let task = Task { await thrown { () throws(DynamoDBError) in try await call.run(client) } }
            for await _ in sent { break }
            task.cancel()
            let error = await task.value
            #expect(error?.kind == .cancelled)
            #expect(error?.mayHaveBeenApplied == (call.kind != .read))
        }

        @Test(
            "while waiting, it depends on what was before",
            arguments: [
                (ScriptedTransport.Step.lost, true), (.notSent, false), (.failure("ThrottlingException"), false),
            ])
        func whileWaiting(_ step: ScriptedTransport.Step, _ isInDoubt: Bool) async {
            for call in ClientCall.all where call.kind == .repeated {
                let transport = ScriptedTransport([step]) { _ in withUnsafeCurrentTask { $0?.cancel() } }
                let client = makeClient(transport)
                let task = Task { await thrown { () throws(DynamoDBError) in try await call.run(client) } }
                let error = await task.value
                #expect(error?.kind == .cancelled)
                #expect(error?.mayHaveBeenApplied == isInDoubt)
                #expect(transport.requests.count == 1)
            }
        }
    }
#endif
