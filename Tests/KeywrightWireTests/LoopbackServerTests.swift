import KeywrightInMemory
import KeywrightRuntime
import KeywrightWire
import Testing
import _KeywrightLoopback

@Suite struct LoopbackServerTests {
    @Test("one connection carries put, get, query, a refusal and another get")
    func keepAlive() async throws {
        let served = try await Served()
        defer { served.server.stop() }
        let port = served.server.port
        let item: Item = ["PK": .s("é"), "SK": .n("1"), "b": .b([0, 255]), "l": .l([.m(["x": .null])])]
        let get = GetItemInput(tableName: "Things", key: served.item("é", 1))
        try await onThread {
            let client = try RawClient(port: port)
            let put = try #require(client.exchange(PutItemInput(tableName: "Things", item: item)))
            #expect(put.status == 200)
            #expect(put.text == "{}")
            #expect(put.headers["content-type"] == "application/x-amz-json-1.0")
            #expect(put.headers["x-amz-crc32"] == String(crc32(Array("{}".utf8))))
            #expect(put.headers["x-amzn-requestid"]?.isEmpty == false)

            let found = try #require(client.exchange(get))
            #expect(try GetItemInput.output(found.body).item == item)
            #expect(found.hasRightChecksum)

            let page = try #require(
                client.exchange(
                    QueryInput(
                        tableName: "Things", keyConditionExpression: "PK = :p",
                        expressionAttributeValues: [":p": .s("é")])))
            #expect(try QueryInput.output(page.body) == PageOutput(items: [item], count: 1, scannedCount: 1))

            let refused = try #require(
                client.exchange(
                    PutItemInput(
                        tableName: "Things", item: item, conditionExpression: "attribute_not_exists(PK)",
                        returnItemOnConditionFailure: true)))
            let error = readFailure(status: refused.status, body: refused.body, requestID: nil)
            #expect(refused.status == 400)
            #expect(error.kind == .conditionalCheckFailed)
            #expect(error.item == item)

            let described = try #require(client.exchange(DescribeTableInput(tableName: "None")))
            #expect(
                readFailure(status: described.status, body: described.body, requestID: nil).kind
                    == .resourceNotFound)
            #expect(client.exchange(get)?.body == found.body)
        }
        let requests = served.log.requests
        #expect(requests.map(\.number) == [1, 2, 3, 4, 5, 6])
        #expect(requests.map(\.connection) == [1, 1, 1, 1, 1, 1])
        #expect(
            requests.map(\.operation) == [.putItem, .getItem, .query, .putItem, .describeTable, .getItem])
    }

    @Test("requests that are none are answered as the service answers them")
    func refusals() async throws {
        let served = try await Served()
        defer { served.server.stop() }
        let port = served.server.port
        let get = GetItemInput(tableName: "Things", key: served.item("a", 1))
        let cases: [(bytes: [UInt8], name: String)] = [
            (RawClient.message(get, headers: ["X-Amz-Target": nil]), "UnknownOperationException"),
            (
                RawClient.message(get, headers: ["X-Amz-Target": "DynamoDB_20120810.Dance"]),
                "UnknownOperationException"
            ),
            (RawClient.message(get, headers: ["X-Amz-Target": "GetItem"]), "UnknownOperationException"),
            (RawClient.message(get, line: "GET / HTTP/1.1"), "UnknownOperationException"),
            (RawClient.message(get, headers: ["Authorization": nil]), "MissingAuthenticationTokenException"),
            (
                RawClient.message(get, headers: ["X-Amz-Target": "DynamoDB_20120810.UpdateItem"]),
                "SerializationException"
            ),
        ]
        try await onThread {
            let client = try RawClient(port: port)
            for (bytes, name) in cases {
                client.send(bytes)
                let answer = try #require(client.receive())
                #expect(answer.status == 400)
                #expect(ServiceFailure(status: 400, body: answer.body, requestID: nil).typeName == name)
            }
            client.send(Array("what\r\n\r\n".utf8))
            #expect(client.receive()?.status == 400)
            #expect(client.receive() == nil)
        }
    }

    @Test("a request may come in pieces, two at once, and say that it is the last")
    func framing() async throws {
        let served = try await Served()
        defer { served.server.stop() }
        let port = served.server.port
        let message = RawClient.message(served.put("a", 1))
        let last = RawClient.message(served.put("a", 2), headers: ["Connection": "close"])
        try await onThread {
            let client = try RawClient(port: port)
            for byte in message { client.send([byte]) }
            #expect(client.receive()?.text == "{}")
            client.send(message + last + message)
            #expect(client.receive()?.text == #"{"Attributes":{"PK":{"S":"a"},"SK":{"N":"1"}}}"#)
            let answer = try #require(client.receive())
            #expect(answer.text == "{}")
            #expect(answer.headers["connection"] == "close")
            #expect(client.receive() == nil)
        }
        #expect(await served.database.allItems(ofTable: "Things").count == 2)
    }

    @Test("each disruption does what it says, and no more")
    func disruptions() async throws {
        let served = try await Served { number in
            switch number {
            case 1: .answer(status: 503, body: Array("busy".utf8), headers: [("Retry-After", "1")])
            case 2: .closeWithoutApplying
            case 3: .closeAfterApplying
            case 4: .truncateAfterApplying
            case 5: .corruptAfterApplying
            case 6: .delay(.milliseconds(1))
            default: nil
            }
        }
        defer { served.server.stop() }
        let port = served.server.port
        let put: @Sendable (Int) -> PutItemInput = { served.put("a", $0) }
        try await onThread {
            var client = try RawClient(port: port)
            let busy = try #require(client.exchange(put(1)))
            #expect(busy.status == 503)
            #expect(busy.text == "busy")
            #expect(busy.headers["retry-after"] == "1")
            #expect(client.exchange(put(2)) == nil)
            client = try RawClient(port: port)
            #expect(client.exchange(put(3)) == nil)
            client = try RawClient(port: port)
            let truncated = try #require(client.exchange(put(3)))
            #expect(truncated.status == 200)
            #expect(!truncated.isComplete)
            client = try RawClient(port: port)
            let corrupted = try #require(client.exchange(put(3)))
            #expect(corrupted.isComplete)
            #expect(!corrupted.hasRightChecksum)
            let right = #"{"Attributes":{"PK":{"S":"a"},"SK":{"N":"3"}}}"#
            #expect(corrupted.body.count == right.utf8.count)
            #expect(zip(corrupted.body, right.utf8).count { $0 != $1 } == 1)
            let delayed = try #require(client.exchange(put(4)))
            #expect(delayed.text == "{}")
            #expect(client.exchange(put(5))?.text == "{}")
        }
        #expect(served.log.requests.map(\.connection) == [1, 1, 2, 3, 4, 4, 4])
        let numbers = await served.database.allItems(ofTable: "Things").map { $0["SK"] }
        #expect(numbers == [.n("3"), .n("4"), .n("5")])
    }

    @Test("64 connections at once")
    func many() async throws {
        let served = try await Served()
        defer { served.server.stop() }
        let port = served.server.port
        try await withThrowingTaskGroup(of: Void.self) { group in
            for key in 0..<64 {
                group.addTask {
                    try await onThread {
                        let client = try RawClient(port: port)
                        for number in 0..<20 {
                            let answer = try #require(client.exchange(served.put("k\(key)", number)))
                            #expect(answer.text == "{}")
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(await served.database.allItems(ofTable: "Things").count == 64 * 20)
        #expect(Set(served.log.requests.map(\.connection)).count == 64)
    }

    @Test("stopping ends what waits, and can be said twice")
    func stop() async throws {
        let served = try await Served { $0 == 2 ? .delay(.seconds(86_400)) : nil }
        let port = served.server.port
        let put = served.put("a", 1)
        async let idle: Int? = onThread {
            let client = try RawClient(port: port)
            #expect(client.exchange(put)?.status == 200)
            let delayed = try RawClient(port: port)
            delayed.send(RawClient.message(put))
            return delayed.receive()?.status
        }
        // The second request is being delayed as soon as it is in the log.
        while served.log.requests.count < 2 { await Task.yield() }
        served.server.stop()
        served.server.stop()
        #expect(try await idle == nil)
    }

    @Test("a port that is taken is an error")
    func takenPort() async throws {
        let served = try await Served()
        defer { served.server.stop() }
        #expect(throws: TCPSocket.Failure.self) {
            try LoopbackServer(serving: served.database, port: served.server.port)
        }
    }
}
