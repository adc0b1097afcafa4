#if HTTP
    import Foundation
    import KeywrightRuntime
    import KeywrightWire
    import Testing

    @testable import KeywrightHTTP

    @Suite("What goes out")
    struct RequestShapeTests {
        @Test("every operation is a signed POST under its own name", arguments: ClientCall.all)
        func headers(_ call: ClientCall) async throws {
            let transport = ScriptedTransport([.ok(call.answer)])
            try await call.run(makeClient(transport))
            let request = try #require(transport.requests.first)
            #expect(request.method == "POST")
            #expect(request.scheme == "https")
            #expect(request.host == "dynamodb.eu-central-1.amazonaws.com")
            #expect(request.path == "/")
            var headers: [String: String] = [:]
            for (name, value) in request.headers { headers[name.lowercased()] = value }
            #expect(headers.count == request.headers.count)
            #expect(headers["x-amz-target"] == "DynamoDB_20120810.\(call.target)")
            #expect(headers["content-type"] == "application/x-amz-json-1.0")
            #expect(headers["accept-encoding"] == "identity")
            #expect(headers["user-agent"] == "keywright/\(clientVersion)")
            #expect(headers["x-amz-date"] == "20231114T221320Z")
            #expect(headers["x-amz-security-token"] == "marker-token")
            let scope = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20231114/eu-central-1/dynamodb/aws4_request"
            #expect(headers["authorization"]?.hasPrefix(scope) == true)
        }

        @Test("all operations are in the table of cases")
        func allOperations() {
            #expect(Set(ClientCall.all.map(\.target)) == Set(WireOperation.allCases.map(\.rawValue)))
        }

        @Test("a transaction without a token gets one of its own, another keeps its own")
        func tokens() async throws {
            let transport = ScriptedTransport([.ok("{}")])
            let client = makeClient(transport)
            let write = TransactWriteItemsInput(transactItems: [
                .put(PutItemInput(tableName: "T", item: ["pk": .s("k")]))
            ])
            try await client.transactWriteItems(write)
            try await client.transactWriteItems(write)
            var tokened = write
            tokened.clientRequestToken = "mine"
            try await client.transactWriteItems(tokened)
            let tokens = try transport.requests.map { request in
                try TransactWriteItemsInput.request(request.body).clientRequestToken
            }
            #expect(tokens[0]?.utf8.count == 36)
            #expect(tokens[1]?.utf8.count == 36)
            #expect(tokens[0] != tokens[1])
            #expect(tokens[2] == "mine")
        }

        @Test("an answer whose checksum is right is taken")
        func checksum() async throws {
            // The checksum of "{}" by another implementation: `zlib.crc32(b"{}")`.
            let transport = ScriptedTransport([.ok("{}", headers: [("x-amz-crc32", "2745614147")])])
            _ = try await makeClient(transport).getItem(GetItemInput(tableName: "T", key: ["pk": .s("k")]))
            #expect(transport.requests.count == 1)
        }

        @Test("after its shutdown a client sends nothing")
        func shutdown() async throws {
            let transport = ScriptedTransport([.ok("{}")])
            let client = makeClient(transport)
            try await client.shutdown()
            try await client.shutdown()
            let error = await thrown { () throws(DynamoDBError) in
                try await client.getItem(GetItemInput(tableName: "T", key: ["pk": .s("k")]))
            }
            #expect(error == DynamoDBError(.unavailable, "the client was shut down"))
            #expect(transport.requests.isEmpty)
        }

        @Test("the client's version is the tool's")
        func version() throws {
            let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent()
                .appending(path: "Sources/KeywrightDriver/toolVersion.swift")
            #expect(try String(contentsOf: file, encoding: .utf8).contains("\"\(clientVersion)\""))
        }
    }
#endif
