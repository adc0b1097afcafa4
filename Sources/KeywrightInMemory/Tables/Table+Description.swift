internal import KeywrightRuntime

extension Table {
    /// What the service tells of the table. Everything is ready at once, so that table and indexes are `ACTIVE` unless
    /// another status is given.
    ///
    /// The names of definitions and projections are sorted, and what is not there is left out: the stream, a kind of
    /// index, and the billing mode of a table that was never on demand.
    func description(status: String = "ACTIVE") -> TableDescription {
        let global = schema.indexes.filter(\.isGlobal).map { $0.description(status: "ACTIVE") }
        let local = schema.indexes.filter { !$0.isGlobal }.map { $0.description(status: nil) }
        return TableDescription(
            tableName: schema.name,
            tableStatus: status,
            attributeDefinitions: schema.definitions.map {
                CreateTableInput.AttributeDefinition(attributeName: $0.name, attributeType: $0.type.rawValue)
            },
            keySchema: schema.key.elements,
            globalSecondaryIndexes: global.isEmpty ? nil : global,
            localSecondaryIndexes: local.isEmpty ? nil : local,
            billingModeSummary: settings.wasOnDemand
                ? TableDescription.BillingModeSummary(billingMode: settings.billing.mode.rawValue) : nil,
            streamSpecification: settings.stream,
            deletionProtectionEnabled: settings.isProtected,
            itemCount: items.order.reduce(0) { $0 + items[$1].count })
    }
}

extension IndexSchema {
    fileprivate func description(status: String?) -> TableDescription.Index {
        TableDescription.Index(
            indexName: name, keySchema: key.elements, projection: projection.description, indexStatus: status)
    }
}

extension IndexSchema.Projection {
    fileprivate var description: CreateTableInput.Projection {
        switch self {
        case .all: CreateTableInput.Projection(projectionType: "ALL")
        case .keysOnly: CreateTableInput.Projection(projectionType: "KEYS_ONLY")
        case .include(let names):
            CreateTableInput.Projection(
                projectionType: "INCLUDE", nonKeyAttributes: names.sorted(by: utf8Precedes))
        }
    }
}

extension KeySchema {
    fileprivate var elements: [CreateTableInput.KeySchemaElement] {
        partition.map { CreateTableInput.KeySchemaElement(attributeName: $0.name, keyType: "HASH") }
            + sort.map { CreateTableInput.KeySchemaElement(attributeName: $0.name, keyType: "RANGE") }
    }
}
