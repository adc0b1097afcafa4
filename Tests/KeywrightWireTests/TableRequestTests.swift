import KeywrightRuntime
import KeywrightWire
import Testing

@Suite struct TableRequestTests {
    @Test(arguments: requests)
    func bothWays(of example: RequestCase) throws {
        let body = example.body()
        #expect(body == Array(example.json.utf8), "\(String(decoding: body, as: UTF8.self))")
        #expect(try example.isReadBack())
    }

    private static let requests = [
        RequestCase(
            "CreateTable, least",
            CreateTableInput(
                tableName: "T", attributeDefinitions: [.init(attributeName: "PK", attributeType: "S")],
                keySchema: [.init(attributeName: "PK", keyType: "HASH")], billingMode: nil),
            #"""
            {"AttributeDefinitions":[{"AttributeName":"PK","AttributeType":"S"}],\#
            "KeySchema":[{"AttributeName":"PK","KeyType":"HASH"}],"TableName":"T"}
            """#),
        RequestCase(
            "CreateTable, most",
            CreateTableInput(
                tableName: "T", attributeDefinitions: [.init(attributeName: "a/b", attributeType: "N")],
                keySchema: [],
                globalSecondaryIndexes: [
                    .init(
                        indexName: "G", keySchema: [.init(attributeName: "a/b", keyType: "HASH")],
                        projection: .init(projectionType: "INCLUDE", nonKeyAttributes: ["x"]),
                        provisionedThroughput: .init(readCapacityUnits: 1, writeCapacityUnits: 2))
                ],
                localSecondaryIndexes: [
                    .init(indexName: "L", keySchema: [], projection: .init(projectionType: "ALL"))
                ],
                billingMode: "PROVISIONED",
                provisionedThroughput: .init(readCapacityUnits: 3, writeCapacityUnits: 4),
                streamSpecification: .init(streamEnabled: true, streamViewType: "KEYS_ONLY"),
                sseSpecification: .init(enabled: true, sseType: "KMS", kmsMasterKeyId: "k"),
                tableClass: "STANDARD", deletionProtectionEnabled: true),
            #"""
            {"AttributeDefinitions":[{"AttributeName":"a/b","AttributeType":"N"}],"BillingMode":"PROVISIONED",\#
            "DeletionProtectionEnabled":true,"GlobalSecondaryIndexes":[{"IndexName":"G",\#
            "KeySchema":[{"AttributeName":"a/b","KeyType":"HASH"}],\#
            "Projection":{"NonKeyAttributes":["x"],"ProjectionType":"INCLUDE"},\#
            "ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":2}}],"KeySchema":[],\#
            "LocalSecondaryIndexes":[{"IndexName":"L","KeySchema":[],"Projection":{"ProjectionType":"ALL"}}],\#
            "ProvisionedThroughput":{"ReadCapacityUnits":3,"WriteCapacityUnits":4},\#
            "SSESpecification":{"Enabled":true,"KMSMasterKeyId":"k","SSEType":"KMS"},\#
            "StreamSpecification":{"StreamEnabled":true,"StreamViewType":"KEYS_ONLY"},"TableClass":"STANDARD",\#
            "TableName":"T"}
            """#),
        RequestCase(
            "UpdateTable",
            UpdateTableInput(
                tableName: "T",
                globalSecondaryIndexUpdates: [
                    .init(
                        create: .init(
                            indexName: "G", keySchema: [], projection: .init(projectionType: "KEYS_ONLY"))),
                    .init(
                        update: .init(
                            indexName: "H",
                            provisionedThroughput: .init(readCapacityUnits: 5, writeCapacityUnits: 6))),
                    .init(delete: .init(indexName: "I")),
                ], billingMode: "PAY_PER_REQUEST", deletionProtectionEnabled: false),
            #"""
            {"BillingMode":"PAY_PER_REQUEST","DeletionProtectionEnabled":false,"GlobalSecondaryIndexUpdates":[\#
            {"Create":{"IndexName":"G","KeySchema":[],"Projection":{"ProjectionType":"KEYS_ONLY"}}},\#
            {"Update":{"IndexName":"H",\#
            "ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":6}}},\#
            {"Delete":{"IndexName":"I"}}],"TableName":"T"}
            """#),
        RequestCase("DescribeTable", DescribeTableInput(tableName: "é\"T"), #"{"TableName":"é\"T"}"#),
        RequestCase("DeleteTable", DeleteTableInput(tableName: "T"), #"{"TableName":"T"}"#),
        RequestCase(
            "UpdateTimeToLive",
            UpdateTimeToLiveInput(
                tableName: "T", timeToLiveSpecification: .init(attributeName: "ttl", enabled: false)),
            #"{"TableName":"T","TimeToLiveSpecification":{"AttributeName":"ttl","Enabled":false}}"#),
        RequestCase("DescribeTimeToLive", DescribeTimeToLiveInput(tableName: "T"), #"{"TableName":"T"}"#),
    ]

    @Test("lists without elements travel as they stand: to refuse them is the service's affair (F1.34)")
    func emptyLists() {
        let index = CreateTableInput.Index(
            indexName: "G", keySchema: [], projection: .init(projectionType: "ALL", nonKeyAttributes: []))
        let create = CreateTableInput(
            tableName: "T", attributeDefinitions: [], keySchema: [], globalSecondaryIndexes: [index],
            localSecondaryIndexes: [], billingMode: nil)
        let update = UpdateTableInput(
            tableName: "T", attributeDefinitions: [], globalSecondaryIndexUpdates: [.init(create: index)])
        let expectedIndex =
            #"{"IndexName":"G","KeySchema":[],"Projection":{"NonKeyAttributes":[],"ProjectionType":"ALL"}}"#
        #expect(
            String(decoding: create.body(), as: UTF8.self)
                == #"{"AttributeDefinitions":[],"GlobalSecondaryIndexes":["# + expectedIndex
                + #"],"KeySchema":[],"LocalSecondaryIndexes":[],"TableName":"T"}"#)
        #expect(
            String(decoding: update.body(), as: UTF8.self)
                == #"{"AttributeDefinitions":[],"GlobalSecondaryIndexUpdates":[{"Create":"# + expectedIndex
                + #"}],"TableName":"T"}"#)
        let none = UpdateTableInput(tableName: "T", globalSecondaryIndexUpdates: [])
        #expect(String(decoding: none.body(), as: UTF8.self) == #"{"GlobalSecondaryIndexUpdates":[],"TableName":"T"}"#)
    }
}
