import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

/// The input of CreateTable (F5.1). What says no more than the default is left out.
struct CreateTableJSON {
    private let table: Table
    private let id: TableID
    private let projections: IndexProjections

    init(_ table: Table, _ id: TableID, _ projections: IndexProjections) {
        self.table = table
        self.id = id
        self.projections = projections
    }

    var input: JSONValue {
        var members: [JSONValue.Member] = [
            .init("TableName", .string(table.physicalName)),
            .init("AttributeDefinitions", .array(definitions)),
            .init("KeySchema", keySchema(partition: [table.partition], sort: table.sort.map { [$0] } ?? [])),
        ]
        // The service refuses empty lists (F1.34).
        for (name, isLocal) in [("LocalSecondaryIndexes", true), ("GlobalSecondaryIndexes", false)] {
            let indexes = table.indexes.filter { $0.isLocal == isLocal }
            if !indexes.isEmpty { members.append(.init(name, .array(indexes.map(index)))) }
        }
        members.append(.init("BillingMode", .string(billingMode)))
        members += provisioned(table.billing)
        if let most = table.settings.maxThroughput { members.append(maximum(most)) }
        return .object(members + settings)
    }

    /// Each key attribute once, in order of first use: exactly those that keys use (F1.18).
    private var definitions: [JSONValue] {
        var seen: Set<[UInt8]> = []
        let attributes = table.keyAttributes + table.indexes.flatMap(\.keyAttributes)
        return attributes.filter { seen.insert(Array($0.name.utf8)).inserted }.map { attribute in
            ["AttributeName": .string(attribute.name), "AttributeType": .string(attribute.type.rawValue)]
        }
    }

    private func index(_ index: SecondaryIndex) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("IndexName", .string(index.name)),
            .init("KeySchema", keySchema(partition: index.partition, sort: index.sort)),
            .init("Projection", projection(of: index)),
        ]
        // A local index has no throughput of its own (F5.3).
        if !index.isLocal {
            if let billing = index.settings.billing?.billing { members += provisioned(billing) }
            if let most = index.settings.maxThroughput { members.append(maximum(most)) }
        }
        return .object(members)
    }

    /// All HASH elements, then all RANGE elements (F1.37).
    private func keySchema(partition: [KeyAttribute], sort: [KeyAttribute]) -> JSONValue {
        let elements = partition.map { ($0.name, "HASH") } + sort.map { ($0.name, "RANGE") }
        return .array(elements.map { name, type in ["AttributeName": .string(name), "KeyType": .string(type)] })
    }

    /// NonKeyAttributes for INCLUDE alone (F5.2).
    private func projection(of index: SecondaryIndex) -> JSONValue {
        switch projections.projection(of: index, of: id) {
        case .all: ["ProjectionType": "ALL"]
        case .keysOnly: ["ProjectionType": "KEYS_ONLY"]
        case .include(let names): ["ProjectionType": "INCLUDE", "NonKeyAttributes": .strings(names)]
        }
    }

    private var billingMode: String {
        switch table.billing {
        case .onDemand: "PAY_PER_REQUEST"
        case .provisioned: "PROVISIONED"
        }
    }

    /// What PROVISIONED needs of the table and of each global index, and PAY_PER_REQUEST forbids (F5.3).
    private func provisioned(_ billing: Billing) -> [JSONValue.Member] {
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

    private func maximum(_ units: ThroughputSetting) -> JSONValue.Member {
        .init(
            "OnDemandThroughput", ["MaxReadRequestUnits": .int(units.read), "MaxWriteRequestUnits": .int(units.write)])
    }

    private var settings: [JSONValue.Member] {
        let settings = table.settings
        var members: [JSONValue.Member] = []
        if let warm = settings.warmThroughput {
            let units: JSONValue = ["ReadUnitsPerSecond": .int(warm.read), "WriteUnitsPerSecond": .int(warm.write)]
            members.append(.init("WarmThroughput", units))
        }
        if let view = stream {
            let stream: JSONValue = ["StreamEnabled": true, "StreamViewType": .string(view.rawValue)]
            members.append(.init("StreamSpecification", stream))
        }
        switch settings.encryption {
        case .awsOwned: break
        case .awsManaged: members.append(.init("SSESpecification", ["Enabled": true, "SSEType": "KMS"]))
        case .key(let arn):
            let key: JSONValue = ["Enabled": true, "SSEType": "KMS", "KMSMasterKeyId": .string(arn)]
            members.append(.init("SSESpecification", key))
        }
        if !settings.tags.isEmpty {
            let tags = settings.tags.map { ["Key": .string($0.key), "Value": .string($0.value)] as JSONValue }
            members.append(.init("Tags", .array(tags)))
        }
        if settings.tableClass == .infrequentAccess {
            members.append(.init("TableClass", "STANDARD_INFREQUENT_ACCESS"))
        }
        if settings.deletionProtection { members.append(.init("DeletionProtectionEnabled", true)) }
        return members
    }

    /// Eventual replicas follow a stream of both images, which the design need not ask for (F4.30).
    private var stream: StreamView? {
        if let stream = table.settings.stream { return stream }
        guard case .eventual? = table.settings.replicas?.consistency else { return nil }
        return .newAndOld
    }
}
