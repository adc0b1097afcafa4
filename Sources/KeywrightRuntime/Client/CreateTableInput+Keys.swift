extension CreateTableInput {
    /// A table without indexes, on demand.
    ///
    /// - Parameters:
    ///   - tableName: The physical name.
    ///   - partition: The partition key.
    ///   - sort: The sort key; nil where the table has none.
    public init(tableName: String, partition: AttributeDefinition, sort: AttributeDefinition? = nil) {
        let sort = sort.map { [$0] } ?? []
        self.init(
            tableName: tableName, attributeDefinitions: [partition] + sort,
            keySchema: Self.schema(partition: [partition], sort: sort))
    }

    /// Adds a global index. Attributes that a key names already are defined once (F1.18).
    ///
    /// - Parameters:
    ///   - name: The index's name.
    ///   - partition: The partition key, of one attribute or of several (F1.37).
    ///   - sort: The sort key; empty where the index has none.
    ///   - projection: What it holds beside the keys.
    public mutating func addGlobalIndex(
        _ name: String, partition: [AttributeDefinition], sort: [AttributeDefinition] = [],
        projection: Projection = .init(projectionType: "ALL")
    ) {
        define(partition + sort)
        let index = Index(
            indexName: name, keySchema: Self.schema(partition: partition, sort: sort), projection: projection)
        globalSecondaryIndexes = (globalSecondaryIndexes ?? []) + [index]
    }

    /// Adds a local index, which has the table's partition key.
    ///
    /// - Parameters:
    ///   - name: The index's name.
    ///   - sort: The sort key.
    ///   - projection: What it holds beside the keys.
    public mutating func addLocalIndex(
        _ name: String, sort: AttributeDefinition, projection: Projection = .init(projectionType: "ALL")
    ) {
        define([sort])
        let schema = keySchema.prefix(1) + Self.schema(partition: [], sort: [sort])
        let index = Index(indexName: name, keySchema: Array(schema), projection: projection)
        localSecondaryIndexes = (localSecondaryIndexes ?? []) + [index]
    }

    private mutating func define(_ attributes: [AttributeDefinition]) {
        for attribute in attributes where !attributeDefinitions.contains(attribute) {
            attributeDefinitions.append(attribute)
        }
    }

    private static func schema(
        partition: [AttributeDefinition], sort: [AttributeDefinition]
    ) -> [KeySchemaElement] {
        partition.map { KeySchemaElement(attributeName: $0.attributeName, keyType: "HASH") }
            + sort.map { KeySchemaElement(attributeName: $0.attributeName, keyType: "RANGE") }
    }
}
