import KeywrightRuntime
import KeywrightWire
import Testing

@Suite struct AnswerTests {
    @Test("what a server writes, and a client reads", arguments: written)
    func bothWays(of example: AnswerCase) throws {
        let body = example.body()
        #expect(body == Array(example.json.utf8), "\(String(decoding: body, as: UTF8.self))")
        #expect(try example.isRead())
    }

    @Test("what a client reads that this server does not write", arguments: onlyRead)
    func read(of example: AnswerCase) throws {
        #expect(try example.isRead())
    }

    private static let capacity = ConsumedCapacity(
        tableName: "T", capacityUnits: 4.5, table: 1, localSecondaryIndexes: ["L": 1],
        globalSecondaryIndexes: ["H": 2, "G": 0.5])
    private static let capacityJSON = #"""
        {"CapacityUnits":4.5,"GlobalSecondaryIndexes":{"G":{"CapacityUnits":0.5},"H":{"CapacityUnits":2.0}},\#
        "LocalSecondaryIndexes":{"L":{"CapacityUnits":1.0}},"Table":{"CapacityUnits":1.0},"TableName":"T"}
        """#
    private static let description = TableDescription(
        tableName: "T", tableStatus: "ACTIVE", keySchema: [.init(attributeName: "PK", keyType: "HASH")], itemCount: 3)
    private static let descriptionJSON = #"""
        {"ItemCount":3,"KeySchema":[{"AttributeName":"PK","KeyType":"HASH"}],"TableName":"T","TableStatus":"ACTIVE"}
        """#

    private static let written: [AnswerCase] = [
        AnswerCase(GetItemInput.self, "no item", "{}", GetItemOutput()),
        AnswerCase(GetItemInput.self, "an item of which nothing was wanted", #"{"Item":{}}"#, GetItemOutput(item: [:])),
        AnswerCase(
            GetItemInput.self, "an item and its price",
            #"{"ConsumedCapacity":\#(capacityJSON),"Item":{"a":{"N":"1"}}}"#,
            GetItemOutput(item: ["a": .n("1")], consumedCapacity: capacity)),
        AnswerCase(PutItemInput.self, "nothing", "{}", WriteItemOutput()),
        AnswerCase(
            PutItemInput.self, "all", #"{"Attributes":{"a":{"S":"x"}},"ConsumedCapacity":\#(capacityJSON)}"#,
            WriteItemOutput(attributes: ["a": .s("x")], consumedCapacity: capacity)),
        AnswerCase(
            UpdateItemInput.self, "attributes", #"{"Attributes":{"a":{"S":"x"}}}"#,
            WriteItemOutput(attributes: ["a": .s("x")])),
        AnswerCase(
            DeleteItemInput.self, "price",
            #"{"ConsumedCapacity":{"CapacityUnits":1.0,"TableName":"T"}}"#,
            WriteItemOutput(consumedCapacity: ConsumedCapacity(tableName: "T", capacityUnits: 1))),
        AnswerCase(
            QueryInput.self, "the last page", #"{"Count":2,"Items":[{"a":{"S":"1"}},{}],"ScannedCount":7}"#,
            PageOutput(items: [["a": .s("1")], [:]], count: 2, scannedCount: 7)),
        AnswerCase(
            QueryInput.self, "a page without items that is not the last",
            #"{"Count":0,"Items":[],"LastEvaluatedKey":{"PK":{"S":"a"}},"ScannedCount":7}"#,
            PageOutput(items: [], count: 0, scannedCount: 7, lastEvaluatedKey: ["PK": .s("a")])),
        AnswerCase(
            ScanInput.self, "a count", #"{"ConsumedCapacity":\#(capacityJSON),"Count":5,"ScannedCount":7}"#,
            PageOutput(items: [], count: 5, scannedCount: 7, consumedCapacity: capacity)),
        AnswerCase(
            BatchGetItemInput.self, "all",
            #"""
            {"ConsumedCapacity":[\#(capacityJSON)],"Responses":{"A":[],"B":[{"a":{"S":"1"}}]},\#
            "UnprocessedKeys":{"B":{"ConsistentRead":true,"Keys":[{"a":{"S":"2"}}]}}}
            """#,
            BatchGetItemOutput(
                responses: ["B": [["a": .s("1")]], "A": []],
                unprocessedKeys: ["B": KeysAndAttributes(keys: [["a": .s("2")]], consistentRead: true)],
                consumedCapacity: [capacity])),
        AnswerCase(BatchWriteItemInput.self, "all done", #"{"UnprocessedItems":{}}"#, BatchWriteItemOutput()),
        AnswerCase(
            BatchWriteItemInput.self, "some left",
            #"{"UnprocessedItems":{"T":[{"PutRequest":{"Item":{"a":{"S":"1"}}}}]}}"#,
            BatchWriteItemOutput(unprocessedItems: ["T": [.put(["a": .s("1")])]])),
        AnswerCase(
            TransactGetItemsInput.self, "one found, one not",
            #"{"ConsumedCapacity":[\#(capacityJSON)],"Responses":[{"Item":{"a":{"S":"1"}}},{}]}"#,
            TransactGetItemsOutput(responses: [["a": .s("1")], nil], consumedCapacity: [capacity])),
        AnswerCase(TransactWriteItemsInput.self, "nothing", "{}", TransactWriteItemsOutput()),
        AnswerCase(
            TransactWriteItemsInput.self, "price", #"{"ConsumedCapacity":[\#(capacityJSON)]}"#,
            TransactWriteItemsOutput(consumedCapacity: [capacity])),
        AnswerCase(
            CreateTableInput.self, "table", #"{"TableDescription":\#(descriptionJSON)}"#, description),
        AnswerCase(
            UpdateTableInput.self, "table", #"{"TableDescription":\#(descriptionJSON)}"#, description),
        AnswerCase(
            DeleteTableInput.self, "table", #"{"TableDescription":\#(descriptionJSON)}"#, description),
        AnswerCase(DescribeTableInput.self, "table", #"{"Table":\#(descriptionJSON)}"#, description),
        AnswerCase(
            DescribeTimeToLiveInput.self, "on",
            #"{"TimeToLiveDescription":{"AttributeName":"ttl","TimeToLiveStatus":"ENABLED"}}"#, "ttl"),
        AnswerCase(
            DescribeTimeToLiveInput.self, "off", #"{"TimeToLiveDescription":{"TimeToLiveStatus":"DISABLED"}}"#, nil),
    ]

    private static func price(_ units: Double, table: String = "T") -> WriteItemOutput {
        WriteItemOutput(consumedCapacity: ConsumedCapacity(tableName: table, capacityUnits: units))
    }

    private static let onlyRead: [AnswerCase] = [
        AnswerCase(
            PutItemInput.self, "unknown members at any depth, blanks, escaped names",
            """
             {\t"X" : {"a":[1,{"b":[]},null,true,-1.5e3,"\\u0041"]}, "\\u0041ttributes":{"a" :{"S": "x"} },
            "ConsumedCapacity" :{"New":{},"CapacityUnits":1,"TableName":"T"},"ItemCollectionMetrics":{"M":[]} } \n
            """,
            WriteItemOutput(
                attributes: ["a": .s("x")],
                consumedCapacity: ConsumedCapacity(tableName: "T", capacityUnits: 1))),
        AnswerCase(
            GetItemInput.self, "null is nothing", #"{"Item":null,"ConsumedCapacity":null,"X":null}"#, GetItemOutput()),
        AnswerCase(
            PutItemInput.self, "1E1", #"{"ConsumedCapacity":{"TableName":"T","CapacityUnits":1E1}}"#, price(10)),
        AnswerCase(
            PutItemInput.self, "0.5", #"{"ConsumedCapacity":{"TableName":"T","CapacityUnits":0.5}}"#, price(0.5)),
        AnswerCase(
            PutItemInput.self, "reads and writes apart",
            #"{"ConsumedCapacity":{"TableName":"T","ReadCapacityUnits":1.0,"WriteCapacityUnits":2}}"#, price(3)),
        AnswerCase(
            PutItemInput.self, "the sum counts where both are said",
            #"{"ConsumedCapacity":{"TableName":"T","CapacityUnits":2.0,"WriteCapacityUnits":2.0}}"#, price(2)),
        AnswerCase(PutItemInput.self, "no price in the price", #"{"ConsumedCapacity":{}}"#, price(0, table: "")),
        AnswerCase(
            QueryInput.self, "counts that are not said, a last key without attributes",
            #"{"Items":[{}],"LastEvaluatedKey":{}}"#, PageOutput(items: [[:]], count: 1, scannedCount: 1)),
        AnswerCase(
            QueryInput.self, "a scanned count that is not said", #"{"Count":4.0}"#,
            PageOutput(items: [], count: 4, scannedCount: 4)),
        AnswerCase(
            TransactGetItemsInput.self, "null for an item", #"{"Responses":[null,{"Item":null},{"Item":{}}]}"#,
            TransactGetItemsOutput(responses: [nil, nil, [:]])),
        AnswerCase(
            DescribeTableInput.self, "what is not in our struct",
            #"""
            {"Table":{"CreationDateTime":1.7E9,"ItemCount":0,"KeySchema":null,"TableArn":"arn:x","TableName":"T",\#
            "TableSizeBytes":0,"TableStatus":"CREATING","ProvisionedThroughput":{"ReadCapacityUnits":0}}}
            """#,
            TableDescription(tableName: "T", tableStatus: "CREATING", itemCount: 0)),
        AnswerCase(
            DescribeTimeToLiveInput.self, "being turned on",
            #"{"TimeToLiveDescription":{"TimeToLiveStatus":"ENABLING","AttributeName":"ttl"}}"#, "ttl"),
        AnswerCase(
            DescribeTimeToLiveInput.self, "being turned off",
            #"{"TimeToLiveDescription":{"TimeToLiveStatus":"DISABLING","AttributeName":"ttl"}}"#, nil),
        AnswerCase(DescribeTimeToLiveInput.self, "no status", #"{"TimeToLiveDescription":{}}"#, nil),
    ]

    @Test("UpdateTimeToLive answers with what was set, or nothing")
    func updateTimeToLive() throws {
        #expect(UpdateTimeToLiveInput.body(of: ()) == Array("{}".utf8))
        try UpdateTimeToLiveInput.output(
            Array(#"{"TimeToLiveSpecification":{"AttributeName":"ttl","Enabled":true}}"#.utf8))
        #expect(throws: WireError.self) { try UpdateTimeToLiveInput.output([]) }
    }
}
