internal import KeywrightRuntime

extension TableSchema {
    /// Checks the indexes of a new table and takes them in: local ones, then global ones.
    mutating func addIndexes(
        local: [CreateTableInput.Index], global: [CreateTableInput.Index], _ definitions: [KeyAttribute],
        _ billing: Billing
    ) throws(DynamoDBError) {
        if !local.isEmpty, key.sort.isEmpty {
            throw .invalidParameter(
                "Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex")
        }
        for index in local {
            try checkLocalShape(index)
            try add(try IndexSchema(index, isGlobal: false, of: self, definitions))
        }
        if local.count > 5 {
            throw .invalidParameter("Number of LocalSecondaryIndexes exceeds per-table limit of 5")
        }
        for index in global {
            let schema = try IndexSchema(index, isGlobal: true, of: self, definitions)
            switch (billing, index.provisionedThroughput) {
            case (.onDemand, nil), (.provisioned, .some): break
            case (.onDemand, .some):
                throw .invalidParameter(
                    "ProvisionedThroughput should not be specified for index: \(index.indexName) when BillingMode is "
                        + "PAY_PER_REQUEST")
            case (.provisioned, nil):
                throw .invalidParameter("ProvisionedThroughput is not specified for index: \(index.indexName)")
            }
            try add(schema)
        }
        if global.count > Self.maximumGlobalIndexes {
            throw .invalidParameter(
                "GlobalSecondaryIndex count exceeds the per-table limit of \(Self.maximumGlobalIndexes)")
        }
        try checkIncludedCount()
    }

    /// The most global indexes of a table (F1.21).
    static let maximumGlobalIndexes = 20

    private mutating func add(_ index: IndexSchema) throws(DynamoDBError) {
        if self.index(named: index.name) != nil { throw .invalidParameter("Duplicate index name: \(index.name)") }
        indexes.append(index)
    }

    /// At most 100 attributes named in projections, each as often as it is named (F1.22).
    func checkIncludedCount() throws(DynamoDBError) {
        let included = indexes.reduce(0) { sum, index in
            if case .include(let names) = index.projection { sum + names.count } else { sum }
        }
        if included > 100 {
            throw .invalidParameter(
                "Number of NonKeyAttributes over all indexes exceeds the per-table limit of 100")
        }
    }

    /// The table's partition attribute, and a sort attribute that is not the table's (F1.28).
    private func checkLocalShape(_ index: CreateTableInput.Index) throws(DynamoDBError) {
        try Self.checkPairShape(index.keySchema)
        guard index.keySchema.count == 2 else {
            throw .invalidParameter("Index KeySchema does not have a range key for index: \(index.indexName)")
        }
        let hash = index.keySchema[0].attributeName
        let tableHash = key.partition.first?.name ?? ""
        if !utf8Equal(hash, tableHash) {
            throw .invalidParameter(
                "Index KeySchema does not have the same leading hash key as table KeySchema for index: "
                    + "\(index.indexName). index hash key: \(hash), table hash key: \(tableHash)")
        }
        if key.contains(index.keySchema[1].attributeName) {
            throw .invalidParameter(
                "Index KeySchema: The index KeySchema must not be the same as the table KeySchema for index: "
                    + index.indexName)
        }
    }
}

extension IndexSchema {
    /// Checks an index of a table as far as it does not depend on the others.
    init(
        _ input: CreateTableInput.Index, isGlobal: Bool, of table: TableSchema, _ definitions: [KeyAttribute]
    ) throws(DynamoDBError) {
        let key = try TableSchema.keySchema(input.keySchema, definitions)
        if isGlobal { try Self.checkGlobalShape(input.keySchema) }
        self.init(
            name: input.indexName, isGlobal: isGlobal, key: key, projection: try Self.projection(input.projection),
            tableKey: table.key, throughput: isGlobal ? input.provisionedThroughput : nil)
    }

    /// One to four HASH, then up to four RANGE attributes, all different (F1.33, F1.35, F1.37).
    private static func checkGlobalShape(
        _ elements: [CreateTableInput.KeySchemaElement]
    ) throws(DynamoDBError) {
        guard elements.first?.keyType == "HASH" else {
            throw .refused("Invalid KeySchema: The first KeySchemaElement is not a HASH key type")
        }
        let hashes = elements.prefix { $0.keyType == "HASH" }
        let ranges = elements.dropFirst(hashes.count)
        if ranges.contains(where: { $0.keyType == "HASH" }) {
            throw .invalidParameter("All HASH key attributes must precede RANGE key attributes in the KeySchema")
        }
        if hashes.count > 4 {
            throw .invalidParameter("The KeySchema exceeds the maximum allowed number of HASH key attributes")
        }
        if ranges.count > 4 {
            throw .invalidParameter("The KeySchema exceeds the maximum allowed number of RANGE key attributes")
        }
        if Set(elements.map { Array($0.attributeName.utf8) }).count < elements.count {
            throw elements.count == 2
                ? .refused("Both the Hash Key and the Range Key element in the KeySchema have the same name")
                : .refused("The KeySchema contains multiple key attributes with the same name")
        }
    }

    /// The attributes of INCLUDE are required there and forbidden elsewhere (F1.22, F5.2).
    private static func projection(
        _ projection: CreateTableInput.Projection?
    ) throws(DynamoDBError) -> IndexSchema.Projection {
        switch (projection?.projectionType, projection?.nonKeyAttributes) {
        case ("ALL", nil): return .all
        case ("KEYS_ONLY", nil): return .keysOnly
        case ("INCLUDE", nil):
            throw .invalidParameter("ProjectionType is INCLUDE, but NonKeyAttributes is not specified")
        case ("INCLUDE", .some(let names)):
            for (number, name) in names.enumerated() where names[..<number].contains(where: { utf8Equal($0, name) }) {
                throw .invalidParameter("Duplicate element in NonKeyAttributes: \(name)")
            }
            return .include(names)
        case (let type?, .some):
            throw .invalidParameter("ProjectionType is \(type), but NonKeyAttributes is specified")
        case (let type, _):
            throw .invalidParameter("Unknown ProjectionType: \(type ?? "null")")
        }
    }
}
