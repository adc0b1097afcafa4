/// The table of a design on an engine.
struct OracleTable {
    let design: PlainDesign
    let carrier: any PlanCarrier

    /// Makes it anew, empty.
    func create() async throws {
        _ = try? await carrier.send("DeleteTable", .object(["TableName": .string(PlainDesign.table)]))
        var input: [String: OracleJSON] = [
            "TableName": .string(PlainDesign.table), "BillingMode": .string("PAY_PER_REQUEST"),
            "KeySchema": schema([design.partition], design.sort.map { [$0] } ?? []),
        ]
        let global = design.indexes.filter { !$0.isLocal }.map(index)
        let local = design.indexes.filter(\.isLocal).map(index)
        if !global.isEmpty { input["GlobalSecondaryIndexes"] = .array(global) }
        if !local.isEmpty { input["LocalSecondaryIndexes"] = .array(local) }
        var names = design.tableKeys
        for name in design.indexes.flatMap(\.keys) where !names.contains(name) { names.append(name) }
        input["AttributeDefinitions"] = .array(
            names.map { name in
                .object(["AttributeName": .string(name), "AttributeType": .string(design.keyTypes[name] ?? "S")])
            })
        _ = try await carrier.send("CreateTable", .object(input))
    }

    private func index(_ index: PlainIndex) -> OracleJSON {
        .object([
            "IndexName": .string(index.name), "KeySchema": schema(index.partition, index.sort),
            "Projection": projection(index),
        ])
    }

    /// With the discriminator, which the compiler gives an index of a list where a plan needs it.
    private func projection(_ index: PlainIndex) -> OracleJSON {
        guard var names = index.projected else { return .object(["ProjectionType": .string("ALL")]) }
        if names.isEmpty { return .object(["ProjectionType": .string("KEYS_ONLY")]) }
        if !names.contains(PlainDesign.discriminator) { names.append(PlainDesign.discriminator) }
        return .object([
            "ProjectionType": .string("INCLUDE"),
            "NonKeyAttributes": .array(names.filter { !index.keys.contains($0) }.map { .string($0) }),
        ])
    }

    private func schema(_ partition: [String], _ sort: [String]) -> OracleJSON {
        func element(_ name: String, _ type: String) -> OracleJSON {
            .object(["AttributeName": .string(name), "KeyType": .string(type)])
        }
        return .array(partition.map { element($0, "HASH") } + sort.map { element($0, "RANGE") })
    }

    func put(_ items: [[String: OracleJSON]]) async throws {
        for start in stride(from: 0, to: items.count, by: 25) {
            let requests = items[start..<min(start + 25, items.count)].map { item in
                OracleJSON.object(["PutRequest": .object(["Item": .object(item)])])
            }
            _ = try await carrier.send(
                "BatchWriteItem", .object(["RequestItems": .object([PlainDesign.table: .array(requests)])]))
        }
    }

    /// All that the table holds.
    func contents() async throws -> [[String: OracleJSON]] {
        var items: [[String: OracleJSON]] = []
        var input = OracleJSON.object(["TableName": .string(PlainDesign.table), "ConsistentRead": .bool(true)])
        repeat {
            let answer = try await carrier.send("Scan", input)
            items += answer["Items"]?.elements.map(\.members) ?? []
            input["ExclusiveStartKey"] = answer["LastEvaluatedKey"]
        } while input["ExclusiveStartKey"] != nil
        return items
    }
}
