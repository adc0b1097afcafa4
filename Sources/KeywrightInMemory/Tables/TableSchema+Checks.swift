internal import KeywrightRuntime

extension TableSchema {
    /// Checks a table as the service does at CreateTable, after the constraints of its model: its key, that the
    /// attributes defined are exactly those of all keys, and then the indexes (F1.18, F1.26, F1.34).
    init(checking input: CreateTableInput, _ billing: Billing) throws(DynamoDBError) {
        let definitions = try Self.definitions(input.attributeDefinitions)
        if input.keySchema.count > definitions.count {
            throw .refused("Invalid KeySchema: Some index key attribute have no definition")
        }
        let key = try Self.keySchema(input.keySchema, definitions)
        try Self.checkPairShape(input.keySchema)
        let local = input.localSecondaryIndexes
        let global = input.globalSecondaryIndexes
        if local?.isEmpty == true { throw .invalidParameter("List of LocalSecondaryIndexes is empty") }
        if global?.isEmpty == true { throw .invalidParameter("List of GlobalSecondaryIndexes is empty") }
        let indexes = (local ?? []) + (global ?? [])
        var keys = [key]
        for index in indexes { keys.append(try Self.keySchema(index.keySchema, definitions)) }
        try Self.checkAllUsed(definitions, by: keys)
        self.init(name: input.tableName, key: key, indexes: [])
        try addIndexes(local: local ?? [], global: global ?? [], definitions, billing)
    }

    /// `[HASH]` or `[HASH, RANGE]`, two attributes (F1.26).
    static func checkPairShape(_ elements: [CreateTableInput.KeySchemaElement]) throws(DynamoDBError) {
        if elements.count == 2, utf8Equal(elements[0].attributeName, elements[1].attributeName) {
            throw .refused("Both the Hash Key and the Range Key element in the KeySchema have the same name")
        }
        if elements.first?.keyType != "HASH" {
            throw .refused("Invalid KeySchema: The first KeySchemaElement is not a HASH key type")
        }
        if elements.dropFirst().contains(where: { $0.keyType != "RANGE" }) {
            throw .refused("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type")
        }
    }

    /// The type of each defined attribute, in the order of the definitions. One name is defined once (F1.19).
    private static func definitions(
        _ definitions: [CreateTableInput.AttributeDefinition]
    ) throws(DynamoDBError) -> [KeyAttribute] {
        var attributes: [KeyAttribute] = []
        for definition in definitions {
            if attributes.contains(where: { utf8Equal($0.name, definition.attributeName) }) {
                throw .refused("Attribute Name is duplicated: \(definition.attributeName)")
            }
            if let attribute = KeyAttribute(definition) { attributes.append(attribute) }
        }
        return attributes
    }

    /// The key with its types. Every attribute of it must be defined (F1.18, F1.39).
    static func keySchema(
        _ elements: [CreateTableInput.KeySchemaElement], _ definitions: [KeyAttribute]
    ) throws(DynamoDBError) -> KeySchema {
        var key = KeySchema(partition: [], sort: [])
        for element in elements {
            guard let attribute = definitions.first(where: { utf8Equal($0.name, element.attributeName) }) else {
                throw .invalidParameter(
                    "Some index key attributes are not defined in AttributeDefinitions. "
                        + "Keys: [\(elements.map(\.attributeName).joined(separator: ", "))], AttributeDefinitions: "
                        + "[\(definitions.map(\.name).joined(separator: ", "))]")
            }
            if element.keyType == "HASH" { key.partition.append(attribute) } else { key.sort.append(attribute) }
        }
        return key
    }

    /// Every definition must be used by a key (F1.18).
    private static func checkAllUsed(_ definitions: [KeyAttribute], by keys: [KeySchema]) throws(DynamoDBError) {
        let used = definitions.filter { definition in keys.contains { $0.contains(definition.name) } }
        if used.count == definitions.count { return }
        if keys.count == 1 {
            throw .invalidParameter(
                "Number of attributes in KeySchema does not exactly match number of attributes defined in "
                    + "AttributeDefinitions")
        }
        throw .invalidParameter(
            "Some AttributeDefinitions are not used. AttributeDefinitions: "
                + "[\(definitions.map(\.name).joined(separator: ", "))], keys used: "
                + "[\(used.map(\.name).joined(separator: ", "))]")
    }
}

extension KeyAttribute {
    /// The attribute that a definition defines; nil for a type that the model does not have.
    init?(_ definition: CreateTableInput.AttributeDefinition) {
        guard let type = ValueType(rawValue: definition.attributeType), type.isOrdered else { return nil }
        self.init(name: definition.attributeName, type: type)
    }
}
