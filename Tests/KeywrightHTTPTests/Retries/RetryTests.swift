#if HTTP
    import KeywrightRuntime
    import Testing

    @testable import KeywrightHTTP

    @Suite("When to send again, and when to stop")
    struct RetryTests {
        private let get = GetItemInput(tableName: "T", key: ["pk": .s("k")])
        private let count = UpdateItemInput(
            tableName: "T", key: ["pk": .s("k")], updateExpression: "ADD n :one",
            expressionAttributeValues: [":one": .n("1")])

        @Test("ten attempts, with waits that double")
        func attempts() async {
            let transport = ScriptedTransport([.failure("ThrottlingException")])
            let time = TestTime()
            let client = makeClient(transport, time: time)
            let error = await thrown { () throws(DynamoDBError) in try await client.getItem(get) }
            #expect(error?.kind == .throttled)
            #expect(transport.requests.count == 10)
            #expect(time.waits == [25, 50, 100, 200, 400, 800, 1_600, 3_200, 5_000].map { .milliseconds($0) })
        }

        @Test("a policy of one attempt")
        func oneAttempt() async {
            let transport = ScriptedTransport([.lost])
            let client = makeClient(transport, policy: .none)
            let error = await thrown { () throws(DynamoDBError) in try await client.getItem(get) }
            #expect(error?.kind == .unavailable)
            #expect(transport.requests.count == 1)
        }

        @Test("no attempt begins after the deadline, and the last has only what is left")
        func deadline() async {
            let time = TestTime()
            // Each attempt takes 4 s of the 10, each wait 1 s: they begin at 0, 5 and 10.
            let transport = ScriptedTransport([.timedOut]) { _ in time.advance(by: .seconds(4)) }
            let policy = RetryPolicy(
                baseDelay: .seconds(1), maxDelay: .seconds(1), deadline: .seconds(10), attemptTimeout: .seconds(7))
            let client = makeClient(transport, time: time, policy: policy)
            let error = await thrown { () throws(DynamoDBError) in try await client.getItem(get) }
            #expect(error?.kind == .unavailable)
            #expect(transport.timeouts == [.seconds(7), .seconds(5)])
            #expect(time.waits == [.seconds(1)])
        }

        @Test("an empty budget ends all retries at once, and a success refills it")
        func budget() async {
            let budget = RetryBudget(tokens: 12)
            let failing = ScriptedTransport([.lost])
            let client = makeClient(failing, budget: budget)
            _ = await thrown { () throws(DynamoDBError) in try await client.getItem(get) }
            // 12 tokens are two retries.
            #expect(failing.requests.count == 3)
            #expect(budget.available == 2)
            _ = await thrown { () throws(DynamoDBError) in try await client.getItem(get) }
            #expect(failing.requests.count == 4)

            let working = makeClient(ScriptedTransport([.ok("{}")]), budget: budget)
            for _ in 0..<3 { _ = await thrown { () throws(DynamoDBError) in try await working.getItem(get) } }
            #expect(budget.available == 5)
            let recovering = makeClient(ScriptedTransport([.lost, .ok("{}")]), budget: budget)
            #expect(await thrown { () throws(DynamoDBError) in try await recovering.getItem(get) } == nil)
            // The retry took 5 and its success gave them back.
            #expect(budget.available == 5)
        }

        @Test("running out of time costs twice")
        func timeoutCost() async {
            let budget = RetryBudget(tokens: 12)
            let transport = ScriptedTransport([.timedOut])
            let client = makeClient(transport, budget: budget)
            _ = await thrown { () throws(DynamoDBError) in try await client.getItem(get) }
            #expect(transport.requests.count == 2)
            #expect(budget.available == 2)
        }

        @Test(
            "a wrong clock is set right once, without a wait",
            arguments: ["InvalidSignatureException", "RequestTimeTooSkewed"])
        func clockSkew(_ name: String) async {
            // 2023-11-14 22:13:20 is the test's clock; the service is an hour ahead.
            let skewed = ScriptedTransport.Step.failure(
                name, message: "Signature expired: 20231114T221320Z is now earlier than 20231114T225820Z",
                headers: [("Date", "Tue, 14 Nov 2023 23:13:20 GMT")])
            let transport = ScriptedTransport([skewed, .ok("{}")])
            let time = TestTime()
            let client = makeClient(transport, time: time)
            #expect(await thrown { () throws(DynamoDBError) in try await client.updateItem(count) } == nil)
            #expect(await thrown { () throws(DynamoDBError) in try await client.updateItem(count) } == nil)
            #expect(
                transport.requests.map { request in request.headers.first { $0.name == "X-Amz-Date" }?.value }
                    == ["20231114T221320Z", "20231114T231320Z", "20231114T231320Z"])
            #expect(time.waits.isEmpty)

            let stubborn = ScriptedTransport([skewed])
            let error = await thrown { () throws(DynamoDBError) in try await makeClient(stubborn).updateItem(count) }
            #expect(error?.kind == .accessDenied)
            #expect(error?.mayHaveBeenApplied == false)
            #expect(stubborn.requests.count == 2)
        }

        @Test("ended credentials are fetched again once, and not used twice")
        func expiredCredentials() async {
            let old = Credentials(accessKeyID: "OLD", secretAccessKey: "a")
            let new = Credentials(accessKeyID: "NEW", secretAccessKey: "b")
            let expired = ScriptedTransport.Step.failure("ExpiredTokenException")

            let transport = ScriptedTransport([expired, .ok("{}")])
            let renewed = makeClient(transport, credentials: CredentialsInTurn([.success(old), .success(new)]))
            #expect(await thrown { () throws(DynamoDBError) in try await renewed.updateItem(count) } == nil)
            #expect(transport.requests.count == 2)

            // What keeps credentials that name no end of their own lets go of them too.
            let kept = ScriptedTransport([expired, .ok("{}")])
            let keeper = RefreshingCredentials(CredentialsInTurn([.success(old), .success(new)]))
            let refreshed = makeClient(kept, credentials: keeper)
            #expect(await thrown { () throws(DynamoDBError) in try await refreshed.updateItem(count) } == nil)
            #expect(kept.requests.count == 2)

            let again = ScriptedTransport([expired])
            let unlucky = makeClient(again, credentials: CredentialsInTurn([.success(old), .success(new)]))
            let second = await thrown { () throws(DynamoDBError) in try await unlucky.updateItem(count) }
            #expect(second?.kind == .accessDenied)
            #expect(again.requests.count == 2)

            let same = ScriptedTransport([expired])
            let stuck = makeClient(same, credentials: CredentialsInTurn([.success(old)]))
            let first = await thrown { () throws(DynamoDBError) in try await stuck.updateItem(count) }
            #expect(first?.kind == .accessDenied)
            #expect(first?.mayHaveBeenApplied == false)
            #expect(same.requests.count == 1)
        }

        @Test("credentials that cannot be had now are asked for again; those that cannot be had are not")
        func credentialsErrors() async {
            let good = Credentials(accessKeyID: "A", secretAccessKey: "a")
            let transport = ScriptedTransport([.ok("{}")])
            let passing = makeClient(
                transport,
                credentials: CredentialsInTurn([
                    .failure(CredentialsError("no answer", isPassing: true)), .success(good),
                ]))
            #expect(await thrown { () throws(DynamoDBError) in try await passing.updateItem(count) } == nil)
            #expect(transport.requests.count == 1)

            let time = TestTime()
            let none = makeClient(
                transport, time: time, credentials: CredentialsInTurn([.failure(CredentialsError("nothing found"))]))
            let error = await thrown { () throws(DynamoDBError) in try await none.updateItem(count) }
            #expect(error == DynamoDBError(.accessDenied, "nothing found"))
            #expect(time.waits.isEmpty)
        }

        @Test("conflicts are the caller's, unless the policy says otherwise", arguments: [false, true])
        func conflicts(_ retries: Bool) async {
            func canceled(_ codes: String...) -> ScriptedTransport.Step {
                let reasons = codes.map { #"{"Code":"\#($0)"}"# }.joined(separator: ",")
                return .answer(
                    HTTPResponse(
                        status: 400,
                        body: Array(
                            #"{"__type":"x#TransactionCanceledException","CancellationReasons":[\#(reasons)]}"#.utf8)))
            }
            let write = TransactWriteItemsInput(transactItems: [.update(count)])
            let policy = RetryPolicy(retriesConflicts: retries)
            let passing: [ScriptedTransport.Step] = [
                canceled("None", "TransactionConflict"), canceled("ThrottlingError", "TransactionConflict"),
                canceled("ProvisionedThroughputExceeded"),
            ]
            for step in passing {
                let transport = ScriptedTransport([step, .ok("{}")])
                let client = makeClient(transport, policy: policy)
                let error = await thrown { () throws(DynamoDBError) in try await client.transactWriteItems(write) }
                #expect((error == nil) == retries)
                #expect(transport.requests.count == (retries ? 2 : 1))
            }
            for step in [canceled("ConditionalCheckFailed", "TransactionConflict"), canceled("None"), canceled()] {
                let transport = ScriptedTransport([step, .ok("{}")])
                let client = makeClient(transport, policy: policy)
                let error = await thrown { () throws(DynamoDBError) in try await client.transactWriteItems(write) }
                #expect(error?.kind == .transactionCanceled)
                #expect(transport.requests.count == 1)
            }
            let plain = ScriptedTransport([.failure("TransactionConflictException"), .ok("{}")])
            let client = makeClient(plain, policy: policy)
            let error = await thrown { () throws(DynamoDBError) in try await client.updateItem(count) }
            #expect((error == nil) == retries)
        }
    }
#endif
