internal import KeywrightRuntime

extension TableSchema {
    /// Checks the indexes of a new table and takes them in.
    mutating func addIndexes(
        _ input: CreateTableInput, _ definitions: [KeyAttribute]
    ) throws(DynamoDBError) {
        let local = input.localSecondaryIndexes ?? []
        let global = input.globalSecondaryIndexes ?? []
        if !local.isEmpty, key.sort.isEmpty {
            throw .invalidParameter(
                "Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex")
        }
        for (number, index) in local.enumerated() {
            let place = "localSecondaryIndexes.\(number + 1).member"
            try Self.checkName(index.indexName, at: place + ".indexName")
            try Self.checkElements(index.keySchema, at: place + ".keySchema", maximum: 2)
            try checkLocalShape(index)
            try add(index, isGlobal: false, input, definitions)
        }
        for (number, index) in global.enumerated() {
            let place = "globalSecondaryIndexes.\(number + 1).member"
            try Self.checkName(index.indexName, at: place + ".indexName")
            try Self.checkElements(index.keySchema, at: place + ".keySchema", maximum: .max)
            try Self.checkGlobalShape(index.keySchema)
            try add(index, isGlobal: true, input, definitions)
        }
        if local.count > 5 {
            throw .invalidParameter("Number of LocalSecondaryIndexes exceeds per-table limit of 5")
        }
        if global.count > 20 {
            throw .invalidParameter("GlobalSecondaryIndex count exceeds the per-table limit of 20")
        }
        let included = (local + global).reduce(0) { $0 + ($1.projection?.nonKeyAttributes?.count ?? 0) }
        if included > 100 {
            throw .invalidParameter(
                "Number of NonKeyAttributes over all indexes exceeds the per-table limit of 100")
        }
    }

    private mutating func add(
        _ index: CreateTableInput.Index, isGlobal: Bool, _ input: CreateTableInput, _ definitions: [KeyAttribute]
    ) throws(DynamoDBError) {
        guard let indexKey = Self.keySchema(index.keySchema, definitions) else {
            throw Self.undefined(index.keySchema, input)
        }
        if self.index(named: index.indexName) != nil {
            throw .invalidParameter("Duplicate index name: \(index.indexName)")
        }
        indexes.append(
            IndexSchema(
                name: index.indexName, isGlobal: isGlobal, key: indexKey,
                projection: try Self.projection(index.projection), tableKey: key))
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
                : .invalidParameter("The KeySchema contains multiple key attributes with the same name")
        }
    }

    /// The attributes of INCLUDE are required there and forbidden elsewhere (F1.22, F5.2).
    private static func projection(
        _ projection: CreateTableInput.Projection?
    ) throws(DynamoDBError) -> IndexSchema.Projection {
        guard let projection else {
            throw .constraint(
                "Value null at 'projection' failed to satisfy constraint: Member must not be null")
        }
        switch (projection.projectionType, projection.nonKeyAttributes) {
        case ("ALL", nil): return .all
        case ("KEYS_ONLY", nil): return .keysOnly
        case ("ALL", .some), ("KEYS_ONLY", .some):
            throw .invalidParameter(
                "ProjectionType is \(projection.projectionType), but NonKeyAttributes is specified")
        case ("INCLUDE", nil):
            throw .invalidParameter("ProjectionType is INCLUDE, but NonKeyAttributes is not specified")
        case ("INCLUDE", .some(let names)):
            if names.isEmpty { throw .invalidParameter("NonKeyAttributes must not be empty") }
            if names.count > 20 {
                throw .constraint(
                    "Value '[\(names.joined(separator: ", "))]' at 'projection.nonKeyAttributes' failed to satisfy "
                        + "constraint: Member must have length less than or equal to 20")
            }
            if names.contains(where: { $0.isEmpty || $0.unicodeScalars.count > 255 }) {
                throw .constraint(
                    "Value '[\(names.joined(separator: ", "))]' at 'projection.nonKeyAttributes' failed to satisfy "
                        + "constraint: Member must have length less than or equal to 255, Member must have length "
                        + "greater than or equal to 1")
            }
            if Set(names.map { Array($0.utf8) }).count < names.count {
                throw .invalidParameter("Duplicate value in NonKeyAttributes")
            }
            return .include(names)
        case (let type, _):
            throw .constraint(
                "Value '\(type)' at 'projection.projectionType' failed to satisfy constraint: Member must satisfy enum "
                    + "value set: [ALL, INCLUDE, KEYS_ONLY]")
        }
    }
}
