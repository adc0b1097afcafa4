import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

/// The calls that make a design's tables, each the input of one call of the service: `NAME.create-table.json`,
/// `NAME.time-to-live.json` where items expire, and `NAME.steps.txt` with their order.
enum TableJSONEmitter {
    static func emit(_ design: Design, plan _: DesignPlan, options _: EmitOptions) -> [GeneratedFile] {
        design.tables.flatMap { table in
            let create = "\(table.name).create-table.json"
            var files = [GeneratedFile(path: create, contents: createTable(table).text() + "\n")]
            var steps = [
                "aws dynamodb create-table --cli-input-json file://\(create)",
                "aws dynamodb wait table-exists --table-name \(table.physicalName)",
            ]
            if let attribute = table.timeToLive?.value {
                let expiry = "\(table.name).time-to-live.json"
                files.append(GeneratedFile(path: expiry, contents: timeToLive(attribute, of: table).text() + "\n"))
                steps.append("aws dynamodb update-time-to-live --cli-input-json file://\(expiry)")
            }
            let text = steps.joined(separator: "\n") + "\n"
            return files + [GeneratedFile(path: "\(table.name).steps.txt", contents: text)]
        }
    }

    /// The input of CreateTable (F5.1), with exactly the attribute definitions that its keys use (F1.18).
    private static func createTable(_ table: Table) -> JSONValue {
        let throughput = throughput(table.billing)
        var members: [JSONValue.Member] = [
            .init("TableName", .string(table.physicalName)),
            .init("AttributeDefinitions", .array(definitions(of: table))),
            .init("KeySchema", keySchema(partition: [table.partition], sort: table.sort.map { [$0] } ?? [])),
        ]
        if !table.indexes.isEmpty {
            let indexes = table.indexes.map { index -> JSONValue in
                .object(
                    [
                        .init("IndexName", .string(index.name)),
                        .init("KeySchema", keySchema(partition: index.partition, sort: index.sort)),
                        .init("Projection", projection(index.projection)),
                    ] + throughput)
            }
            members.append(.init("GlobalSecondaryIndexes", .array(indexes)))
        }
        members.append(.init("BillingMode", .string(billingMode(table.billing))))
        return .object(members + throughput)
    }

    /// Each key attribute once, in order of first use.
    private static func definitions(of table: Table) -> [JSONValue] {
        var seen: Set<[UInt8]> = []
        let attributes = table.keyAttributes + table.indexes.flatMap(\.keyAttributes)
        return attributes.filter { seen.insert(Array($0.name.utf8)).inserted }.map { attribute in
            ["AttributeName": .string(attribute.name), "AttributeType": .string(attribute.type.rawValue)]
        }
    }

    /// All HASH elements, then all RANGE elements (F1.37).
    private static func keySchema(partition: [KeyAttribute], sort: [KeyAttribute]) -> JSONValue {
        let elements = partition.map { ($0.name, "HASH") } + sort.map { ($0.name, "RANGE") }
        return .array(elements.map { name, type in ["AttributeName": .string(name), "KeyType": .string(type)] })
    }

    /// NonKeyAttributes for INCLUDE alone (F5.2).
    private static func projection(_ projection: Projection) -> JSONValue {
        switch projection {
        case .all: ["ProjectionType": "ALL"]
        case .keysOnly: ["ProjectionType": "KEYS_ONLY"]
        case .include(let names): ["ProjectionType": "INCLUDE", "NonKeyAttributes": .strings(names)]
        }
    }

    private static func billingMode(_ billing: Billing) -> String {
        switch billing {
        case .onDemand: "PAY_PER_REQUEST"
        case .provisioned: "PROVISIONED"
        }
    }

    /// What PROVISIONED needs of the table and of each index, and PAY_PER_REQUEST forbids (F5.3).
    private static func throughput(_ billing: Billing) -> [JSONValue.Member] {
        switch billing {
        case .onDemand: []
        case .provisioned(let read, let write):
            [
                .init(
                    "ProvisionedThroughput",
                    ["ReadCapacityUnits": .int(read), "WriteCapacityUnits": .int(write)])
            ]
        }
    }

    private static func timeToLive(_ attribute: String, of table: Table) -> JSONValue {
        [
            "TableName": .string(table.physicalName),
            "TimeToLiveSpecification": ["AttributeName": .string(attribute), "Enabled": true],
        ]
    }
}
