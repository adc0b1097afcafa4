import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

/// The calls that make a design's tables, each the input of one call of the service: `NAME.create-table.json`,
/// `NAME.time-to-live.json` where items expire, and `NAME.steps.txt` with their order.
enum TableJSONEmitter {
    static func emit(_ design: Design, plan _: DesignPlan, options _: EmitOptions) -> [GeneratedFile] {
        design.tables.flatMap { table in
            var files = [
                GeneratedFile(
                    path: "\(table.name).create-table.json", contents: createTable(table, design).document)
            ]
            var steps = [
                "aws dynamodb create-table --cli-input-json file://\(table.name).create-table.json",
                "aws dynamodb wait table-exists --table-name \(table.physicalName)",
            ]
            if let attribute = table.timeToLive {
                files.append(
                    GeneratedFile(
                        path: "\(table.name).time-to-live.json",
                        contents: timeToLive(attribute.value, of: table).document))
                steps.append(
                    "aws dynamodb update-time-to-live --cli-input-json file://\(table.name).time-to-live.json")
            }
            files.append(GeneratedFile(path: "\(table.name).steps.txt", contents: steps.joined(separator: "\n") + "\n"))
            return files
        }
    }

    /// The input of CreateTable (F5.1), with exactly the attribute definitions that its keys use (F1.18).
    private static func createTable(_ table: Table, _ design: Design) -> JSONText {
        var members: [JSONText.Member] = [
            .init("TableName", .string(table.physicalName)),
            .init("AttributeDefinitions", .array(definitions(of: table))),
            .init(
                "KeySchema",
                keySchema(partition: [table.partition], sort: table.sort.map { [$0] } ?? [])),
        ]
        let throughput = throughput(table.billing)
        if !table.indexes.isEmpty {
            let indexes = table.indexes.map { index -> JSONText in
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
    private static func definitions(of table: Table) -> [JSONText] {
        var seen: Set<[UInt8]> = []
        let attributes = table.keyAttributes + table.indexes.flatMap(\.keyAttributes)
        return attributes.filter { seen.insert(Array($0.name.utf8)).inserted }.map { attribute in
            .object([
                .init("AttributeName", .string(attribute.name)),
                .init("AttributeType", .string(attribute.type.rawValue)),
            ])
        }
    }

    /// All HASH elements, then all RANGE elements (F1.37).
    private static func keySchema(partition: [KeyAttribute], sort: [KeyAttribute]) -> JSONText {
        let elements = partition.map { ($0.name, "HASH") } + sort.map { ($0.name, "RANGE") }
        return .array(
            elements.map { name, type in
                .object([.init("AttributeName", .string(name)), .init("KeyType", .string(type))])
            })
    }

    /// NonKeyAttributes for INCLUDE alone (F5.2).
    private static func projection(_ projection: Projection) -> JSONText {
        switch projection {
        case .all: .object([.init("ProjectionType", .string("ALL"))])
        case .keysOnly: .object([.init("ProjectionType", .string("KEYS_ONLY"))])
        case .include(let names):
            .object([
                .init("ProjectionType", .string("INCLUDE")),
                .init("NonKeyAttributes", .array(names.map { .string($0) })),
            ])
        }
    }

    private static func billingMode(_ billing: Billing) -> String {
        switch billing {
        case .onDemand: "PAY_PER_REQUEST"
        case .provisioned: "PROVISIONED"
        }
    }

    /// What PROVISIONED needs of the table and of each index, and PAY_PER_REQUEST forbids (F5.3).
    private static func throughput(_ billing: Billing) -> [JSONText.Member] {
        switch billing {
        case .onDemand: []
        case .provisioned(let read, let write):
            [
                .init(
                    "ProvisionedThroughput",
                    .object([.init("ReadCapacityUnits", .number(read)), .init("WriteCapacityUnits", .number(write))]))
            ]
        }
    }

    private static func timeToLive(_ attribute: String, of table: Table) -> JSONText {
        .object([
            .init("TableName", .string(table.physicalName)),
            .init(
                "TimeToLiveSpecification",
                .object([.init("AttributeName", .string(attribute)), .init("Enabled", .bool(true))])),
        ])
    }
}
