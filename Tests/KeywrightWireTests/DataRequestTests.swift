import KeywrightRuntime
import KeywrightWire
import Testing

/// Written from the service's model of 2012-08-10: names, places and words; the order is that of the names' bytes.
@Suite struct DataRequestTests {
    @Test(arguments: singleItem + pages + batches + transactions)
    func bothWays(of example: RequestCase) throws {
        let body = example.body()
        #expect(body == Array(example.json.utf8), "\(String(decoding: body, as: UTF8.self))")
        #expect(try example.isReadBack())
    }

    private static let singleItem = [
        RequestCase(
            "GetItem, least", GetItemInput(tableName: "Shop", key: ["PK": .s("a"), "SK": .n("1")]),
            #"{"Key":{"PK":{"S":"a"},"SK":{"N":"1"}},"TableName":"Shop"}"#),
        RequestCase(
            "GetItem, most",
            GetItemInput(
                tableName: "Shop", key: ["PK": .b([1, 2, 3])], consistentRead: true,
                projectionExpression: "#a, #b", expressionAttributeNames: ["#b": "size", "#a": "é"],
                returnConsumedCapacity: .indexes),
            #"""
            {"ConsistentRead":true,"ExpressionAttributeNames":{"#a":"é","#b":"size"},"Key":{"PK":{"B":"AQID"}},\#
            "ProjectionExpression":"#a, #b","ReturnConsumedCapacity":"INDEXES","TableName":"Shop"}
            """#),
        RequestCase(
            "PutItem, least", PutItemInput(tableName: "Shop", item: [:]), #"{"Item":{},"TableName":"Shop"}"#),
        RequestCase(
            "PutItem, most",
            PutItemInput(
                tableName: "Shop", item: ["b": .bool(true), "a": .null, "l": .l([.m(["x": .ss(["q"])])])],
                conditionExpression: "attribute_not_exists(#k) AND a = :v", expressionAttributeNames: ["#k": "PK"],
                expressionAttributeValues: [":v": .s("say \"é\"\n")], returnValues: .allOld,
                returnItemOnConditionFailure: true, returnConsumedCapacity: .total),
            #"""
            {"ConditionExpression":"attribute_not_exists(#k) AND a = :v","ExpressionAttributeNames":{"#k":"PK"},\#
            "ExpressionAttributeValues":{":v":{"S":"say \"é\"\n"}},\#
            "Item":{"a":{"NULL":true},"b":{"BOOL":true},"l":{"L":[{"M":{"x":{"SS":["q"]}}}]}},\#
            "ReturnConsumedCapacity":"TOTAL","ReturnValues":"ALL_OLD",\#
            "ReturnValuesOnConditionCheckFailure":"ALL_OLD","TableName":"Shop"}
            """#),
        RequestCase(
            "UpdateItem, least",
            UpdateItemInput(tableName: "Shop", key: ["PK": .s("a")], updateExpression: "REMOVE x"),
            #"{"Key":{"PK":{"S":"a"}},"TableName":"Shop","UpdateExpression":"REMOVE x"}"#),
        RequestCase(
            "UpdateItem, most",
            UpdateItemInput(
                tableName: "Shop", key: ["PK": .s("a")], updateExpression: "SET #n = :n",
                conditionExpression: "#n < :n", expressionAttributeNames: ["#n": "n"],
                expressionAttributeValues: [":n": .n("2")], returnValues: .updatedNew,
                returnItemOnConditionFailure: true, returnConsumedCapacity: .total),
            #"""
            {"ConditionExpression":"#n < :n","ExpressionAttributeNames":{"#n":"n"},\#
            "ExpressionAttributeValues":{":n":{"N":"2"}},"Key":{"PK":{"S":"a"}},"ReturnConsumedCapacity":"TOTAL",\#
            "ReturnValues":"UPDATED_NEW","ReturnValuesOnConditionCheckFailure":"ALL_OLD","TableName":"Shop",\#
            "UpdateExpression":"SET #n = :n"}
            """#),
        RequestCase(
            "DeleteItem, least", DeleteItemInput(tableName: "Shop", key: ["PK": .s("a")]),
            #"{"Key":{"PK":{"S":"a"}},"TableName":"Shop"}"#),
        RequestCase(
            "DeleteItem, most",
            DeleteItemInput(
                tableName: "Shop", key: ["PK": .s("a")], conditionExpression: "#v = :v",
                expressionAttributeNames: ["#v": "v"], expressionAttributeValues: [":v": .ns(["1", "2"])],
                returnValues: .allOld, returnItemOnConditionFailure: true, returnConsumedCapacity: .indexes),
            #"""
            {"ConditionExpression":"#v = :v","ExpressionAttributeNames":{"#v":"v"},\#
            "ExpressionAttributeValues":{":v":{"NS":["1","2"]}},"Key":{"PK":{"S":"a"}},\#
            "ReturnConsumedCapacity":"INDEXES","ReturnValues":"ALL_OLD",\#
            "ReturnValuesOnConditionCheckFailure":"ALL_OLD","TableName":"Shop"}
            """#),
    ]

    private static let pages = [
        RequestCase(
            "Query, least", QueryInput(tableName: "Shop", keyConditionExpression: "PK = :p"),
            #"{"KeyConditionExpression":"PK = :p","TableName":"Shop"}"#),
        RequestCase(
            "Query, most",
            QueryInput(
                tableName: "Shop", indexName: "GSI1", keyConditionExpression: "#p = :p",
                filterExpression: "x > :x", projectionExpression: "a", select: .specificAttributes,
                expressionAttributeNames: ["#p": "PK"],
                expressionAttributeValues: [":x": .n("-1.5"), ":p": .bs([[0xFF], []])],
                scanIndexForward: false, limit: 25, exclusiveStartKey: ["PK": .s("a")], consistentRead: true,
                returnConsumedCapacity: .total),
            #"""
            {"ConsistentRead":true,"ExclusiveStartKey":{"PK":{"S":"a"}},"ExpressionAttributeNames":{"#p":"PK"},\#
            "ExpressionAttributeValues":{":p":{"BS":["/w==",""]},":x":{"N":"-1.5"}},"FilterExpression":"x > :x",\#
            "IndexName":"GSI1","KeyConditionExpression":"#p = :p","Limit":25,"ProjectionExpression":"a",\#
            "ReturnConsumedCapacity":"TOTAL","ScanIndexForward":false,"Select":"SPECIFIC_ATTRIBUTES",\#
            "TableName":"Shop"}
            """#),
        RequestCase("Scan, least", ScanInput(tableName: "Shop"), #"{"TableName":"Shop"}"#),
        RequestCase(
            "Scan, most",
            ScanInput(
                tableName: "Shop", indexName: "LSI1", filterExpression: "x = :x", projectionExpression: "a",
                select: .count, expressionAttributeNames: ["#a": "a"],
                expressionAttributeValues: [":x": .bool(false)], limit: 1, exclusiveStartKey: ["PK": .n("7")],
                segment: 0, totalSegments: 4, consistentRead: true, returnConsumedCapacity: .indexes),
            #"""
            {"ConsistentRead":true,"ExclusiveStartKey":{"PK":{"N":"7"}},"ExpressionAttributeNames":{"#a":"a"},\#
            "ExpressionAttributeValues":{":x":{"BOOL":false}},"FilterExpression":"x = :x","IndexName":"LSI1",\#
            "Limit":1,"ProjectionExpression":"a","ReturnConsumedCapacity":"INDEXES","Segment":0,"Select":"COUNT",\#
            "TableName":"Shop","TotalSegments":4}
            """#),
    ]

    private static let batches = [
        RequestCase("BatchGetItem, empty", BatchGetItemInput(requestItems: [:]), #"{"RequestItems":{}}"#),
        RequestCase(
            "BatchGetItem",
            BatchGetItemInput(
                requestItems: [
                    "b": KeysAndAttributes(
                        keys: [["PK": .s("1")], ["PK": .s("2")]], consistentRead: true, projectionExpression: "#x",
                        expressionAttributeNames: ["#x": "x"]),
                    "a": KeysAndAttributes(keys: []),
                ], returnConsumedCapacity: .total),
            #"""
            {"RequestItems":{"a":{"Keys":[]},"b":{"ConsistentRead":true,"ExpressionAttributeNames":{"#x":"x"},\#
            "Keys":[{"PK":{"S":"1"}},{"PK":{"S":"2"}}],"ProjectionExpression":"#x"}},\#
            "ReturnConsumedCapacity":"TOTAL"}
            """#),
        RequestCase("BatchWriteItem, empty", BatchWriteItemInput(requestItems: [:]), #"{"RequestItems":{}}"#),
        RequestCase(
            "BatchWriteItem",
            BatchWriteItemInput(
                requestItems: ["b": [.delete(key: ["PK": .s("1")]), .put(["PK": .s("2")])], "a": []],
                returnConsumedCapacity: .indexes),
            #"""
            {"RequestItems":{"a":[],"b":[{"DeleteRequest":{"Key":{"PK":{"S":"1"}}}},\#
            {"PutRequest":{"Item":{"PK":{"S":"2"}}}}]},"ReturnConsumedCapacity":"INDEXES"}
            """#),
    ]

    private static let transactions = [
        RequestCase(
            "TransactGetItems, empty", TransactGetItemsInput(transactItems: []), #"{"TransactItems":[]}"#),
        RequestCase(
            "TransactGetItems",
            TransactGetItemsInput(
                transactItems: [
                    TransactGet(tableName: "Shop", key: ["PK": .s("1")]),
                    TransactGet(
                        tableName: "Shop", key: ["PK": .s("2")], projectionExpression: "#x",
                        expressionAttributeNames: ["#x": "x"]),
                ], returnConsumedCapacity: .total),
            #"""
            {"ReturnConsumedCapacity":"TOTAL","TransactItems":[{"Get":{"Key":{"PK":{"S":"1"}},"TableName":"Shop"}},\#
            {"Get":{"ExpressionAttributeNames":{"#x":"x"},"Key":{"PK":{"S":"2"}},"ProjectionExpression":"#x",\#
            "TableName":"Shop"}}]}
            """#),
        RequestCase(
            "TransactWriteItems, empty", TransactWriteItemsInput(transactItems: []), #"{"TransactItems":[]}"#),
        RequestCase(
            "TransactWriteItems",
            TransactWriteItemsInput(
                transactItems: [
                    .conditionCheck(
                        ConditionCheck(
                            tableName: "T", key: ["PK": .s("1")], conditionExpression: "#a = :a",
                            expressionAttributeNames: ["#a": "a"], expressionAttributeValues: [":a": .null],
                            returnItemOnConditionFailure: true)),
                    .delete(DeleteItemInput(tableName: "T", key: ["PK": .s("2")], conditionExpression: "x")),
                    .put(
                        PutItemInput(tableName: "T", item: ["PK": .s("3")], returnItemOnConditionFailure: true)),
                    .update(
                        UpdateItemInput(
                            tableName: "T", key: ["PK": .s("4")], updateExpression: "SET a = :a",
                            expressionAttributeValues: [":a": .m([:])])),
                ], clientRequestToken: "t-1", returnConsumedCapacity: .indexes),
            #"""
            {"ClientRequestToken":"t-1","ReturnConsumedCapacity":"INDEXES","TransactItems":[{"ConditionCheck":\#
            {"ConditionExpression":"#a = :a","ExpressionAttributeNames":{"#a":"a"},\#
            "ExpressionAttributeValues":{":a":{"NULL":true}},"Key":{"PK":{"S":"1"}},\#
            "ReturnValuesOnConditionCheckFailure":"ALL_OLD","TableName":"T"}},\#
            {"Delete":{"ConditionExpression":"x","Key":{"PK":{"S":"2"}},"TableName":"T"}},\#
            {"Put":{"Item":{"PK":{"S":"3"}},"ReturnValuesOnConditionCheckFailure":"ALL_OLD","TableName":"T"}},\#
            {"Update":{"ExpressionAttributeValues":{":a":{"M":{}}},"Key":{"PK":{"S":"4"}},"TableName":"T",\#
            "UpdateExpression":"SET a = :a"}}]}
            """#),
    ]

    @Test("in a transaction a write has no wish of its own about the answer")
    func wishesInTransactions() throws {
        let put = PutItemInput(
            tableName: "T", item: [:], returnValues: .allOld, returnConsumedCapacity: .total)
        let update = UpdateItemInput(
            tableName: "T", key: [:], updateExpression: "u", returnValues: .allNew, returnConsumedCapacity: .total)
        let delete = DeleteItemInput(tableName: "T", key: [:], returnValues: .allOld, returnConsumedCapacity: .total)
        let body = TransactWriteItemsInput(transactItems: [.put(put), .update(update), .delete(delete)]).body()
        let expected = #"""
            {"TransactItems":[{"Put":{"Item":{},"TableName":"T"}},\#
            {"Update":{"Key":{},"TableName":"T","UpdateExpression":"u"}},{"Delete":{"Key":{},"TableName":"T"}}]}
            """#
        #expect(String(decoding: body, as: UTF8.self) == expected)
    }
}
