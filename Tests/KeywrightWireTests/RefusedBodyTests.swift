import KeywrightRuntime
import KeywrightWire
import Testing

@Suite struct RefusedBodyTests {
    @Test(
        "an answer that is not one, and where",
        arguments: [
            ("", 0), ("[]", 0), ("null", 0), (#""a""#, 0), ("{", 1), ("{}x", 2), ("{} {}", 3), (#"{"Item"}"#, 7),
            (#"{"Item":}"#, 8), (#"{"Item":[]}"#, 8), (#"{"Item":{"a":{"N":"secret"}}}"#, 18),
            (#"{"Item":{"a":{"S":1}}}"#, 18), (#"{"Item":{"a":{}}}"#, 14), (#"{"Item":{},"Item":{}}"#, 18),
            (#"{"X":1,"X":1}"#, 11), (#"{"X":{"a":1,"a":2}}"#, 16), (#"{"X":01}"#, 6), (#"{"X":tru}"#, 5),
            (#"{"Item":{"a":{"S":"secret"},"a":{"S":"b"}}}"#, 41), (#"{"Item":{},}"#, 11),
            (#"{"ConsumedCapacity":{"CapacityUnits":"1"}}"#, 37),
            (#"{"ConsumedCapacity":{"CapacityUnits":1E999}}"#, 42),
        ])
    func answer(json: String, offset: Int) throws {
        let error = try #require(throws: WireError.self) { try GetItemInput.output(Array(json.utf8)) }
        #expect(error.offset == offset, "\(error)")
        #expect(!error.message.contains("secret"))
    }

    @Test(
        "a request that lacks something",
        arguments: [
            (#"{"TableName":"T"}"#, "Key"), (#"{"Key":{}}"#, "TableName"),
            (#"{"TableName":null,"Key":{}}"#, "TableName"),
        ])
    func missing(json: String, name: String) throws {
        let error = try #require(throws: WireError.self) { try GetItemInput.request(Array(json.utf8)) }
        #expect(error.message == "expected \(name) before the object's end")
        #expect(throws: WireError.self) { try DeleteItemInput.request(Array(json.utf8)) }
    }

    @Test(
        "a page that is not one",
        arguments: [
            #"{"Count":"1"}"#, #"{"Count":1.5}"#, #"{"Count":1E30}"#, #"{"Items":{}}"#, #"{"Items":[1]}"#,
            #"{"LastEvaluatedKey":[]}"#, #"{"ConsumedCapacity":[]}"#,
        ])
    func page(json: String) {
        #expect(throws: WireError.self) { try QueryInput.output(Array(json.utf8)) }
    }

    @Test(
        "a batch or a transaction that is not one",
        arguments: [
            #"{"RequestItems":{"T":[{}]}}"#, #"{"RequestItems":{"T":[{"PutRequest":{}}]}}"#,
            #"{"RequestItems":{"T":[{"PutRequest":{"Item":{}},"DeleteRequest":{"Key":{}}}]}}"#,
            #"{"RequestItems":{"T":{}}}"#, "{}", #"{"RequestItems":{"T":[],"T":[]}}"#,
        ])
    func batch(json: String) {
        #expect(throws: WireError.self) { try BatchWriteItemInput.request(Array(json.utf8)) }
        let transaction = json.replacing("RequestItems", with: "TransactItems")
        #expect(throws: WireError.self) { try TransactWriteItemsInput.request(Array(transaction.utf8)) }
    }

    @Test(
        "a transaction's action that is two, or none",
        arguments: [
            #"{"TransactItems":[{}]}"#, #"{"TransactItems":[{"Get":{"Key":{},"TableName":"T"}}]}"#,
            #"{"TransactItems":[{"Put":{"Item":{},"TableName":"T"},"Delete":{"Key":{},"TableName":"T"}}]}"#,
            #"{"TransactItems":[{"Update":{"Key":{},"TableName":"T"}}]}"#,
            #"{"TransactItems":[{"Put":{"Item":{},"TableName":"T","ReturnValuesOnConditionCheckFailure":"X"}}]}"#,
        ])
    func action(json: String) {
        #expect(throws: WireError.self) { try TransactWriteItemsInput.request(Array(json.utf8)) }
    }

    @Test(
        "a table that is not one, without its values",
        arguments: [
            ("", 0, "expected \"{\""), ("[]", 0, ""), (#"{"Table":1}"#, 0, "expected Table"),
            (#"{"Table":{"TableName":"secret"}}"#, 0, "expected Table.TableStatus"),
            (
                #"{"Table":{"TableName":"T","TableStatus":"x","KeySchema":[{"KeyType":"secret"}]}}"#, 0,
                "expected Table.KeySchema.0.AttributeName"
            ),
            (#"{"TableDescription":{}}"#, 0, "expected Table"),
            (#"{"Table":{},"Table":{}}"#, 20, "expected no name twice"),
        ])
    func table(json: String, offset: Int, message: String) throws {
        let error = try #require(throws: WireError.self) { try DescribeTableInput.output(Array(json.utf8)) }
        #expect(error.offset == offset)
        if !message.isEmpty, !json.isEmpty { #expect(error.message == message) }
    }

    @Test(
        "a description of expiry that is not one",
        arguments: ["{}", #"{"TimeToLiveDescription":{"TimeToLiveStatus":"ENABLED"}}"#])
    func timeToLive(json: String) {
        #expect(throws: WireError.self) { try DescribeTimeToLiveInput.output(Array(json.utf8)) }
    }

    @Test("a request may hold what only an engine refuses; an answer may not")
    func valuesOfRequests() throws {
        let item: Item = ["n": .n("one"), "s": .ss([]), "l": .ns(["", "x"])]
        let body = PutItemInput(tableName: "T", item: item).body()
        #expect(try PutItemInput.request(body).item == item)
        let answer = GetItemInput.body(of: GetItemOutput(item: item))
        #expect(throws: WireError.self) { try GetItemInput.output(answer) }
    }

    @Test(
        "nesting without end is an error",
        arguments: [#"{"X":"#, #"{"Item":{"a":{"L":["#, "[", #"{"Item":{"a":{"M":{"b":"#])
    func deep(start: String) {
        let nested = start + String(repeating: #"{"a":["#, count: 100_000)
        let lists = start + String(repeating: #"{"L":["#, count: 100_000)
        #expect(throws: WireError.self) { try GetItemInput.output(Array(nested.utf8)) }
        #expect(throws: WireError.self) { try GetItemInput.output(Array(lists.utf8)) }
        #expect(throws: WireError.self) { try CreateTableInput.request(Array(nested.utf8)) }
        #expect(throws: WireError.self) { try PutItemInput.request(Array(nested.utf8)) }
    }
}
