/// What the service tells of a table, as far as programs decide by it.
public struct TableDescription: Hashable, Sendable, Codable {
    /// What the service tells of an index.
    public struct Index: Hashable, Sendable, Codable {
        /// The index's name.
        public var indexName: String
        /// Its key.
        public var keySchema: [CreateTableInput.KeySchemaElement]
        /// What it holds.
        public var projection: CreateTableInput.Projection?
        /// `CREATING`, `UPDATING`, `DELETING` or `ACTIVE`; a local index has none.
        public var indexStatus: String?
        /// Whether the index is being filled (F6.5).
        public var backfilling: Bool?

        /// Makes a description.
        public init(
            indexName: String, keySchema: [CreateTableInput.KeySchemaElement],
            projection: CreateTableInput.Projection? = nil, indexStatus: String? = nil, backfilling: Bool? = nil
        ) {
            self.indexName = indexName
            self.keySchema = keySchema
            self.projection = projection
            self.indexStatus = indexStatus
            self.backfilling = backfilling
        }

        private enum CodingKeys: String, CodingKey {
            case indexName = "IndexName"
            case keySchema = "KeySchema"
            case projection = "Projection"
            case indexStatus = "IndexStatus"
            case backfilling = "Backfilling"
        }
    }

    /// How the table is paid for.
    public struct BillingModeSummary: Hashable, Sendable, Codable {
        /// `PAY_PER_REQUEST` or `PROVISIONED`.
        public var billingMode: String?

        /// Makes a summary.
        public init(billingMode: String? = nil) { self.billingMode = billingMode }

        private enum CodingKeys: String, CodingKey {
            case billingMode = "BillingMode"
        }
    }

    /// The table's name.
    public var tableName: String
    /// `CREATING`, `UPDATING`, `DELETING` or `ACTIVE`.
    public var tableStatus: String
    /// The attributes of all keys.
    public var attributeDefinitions: [CreateTableInput.AttributeDefinition]?
    /// The table's key.
    public var keySchema: [CreateTableInput.KeySchemaElement]?
    /// The global indexes.
    public var globalSecondaryIndexes: [Index]?
    /// The local indexes.
    public var localSecondaryIndexes: [Index]?
    /// How the table is paid for; some engines leave it out (F8.13).
    public var billingModeSummary: BillingModeSummary?
    /// Whether changes are streamed.
    public var streamSpecification: CreateTableInput.StreamSpecification?
    /// Whether the table refuses to be deleted.
    public var deletionProtectionEnabled: Bool?
    /// How many items there are; the service counts about every six hours (F4.32).
    public var itemCount: Int?

    /// Makes a description.
    public init(
        tableName: String,
        tableStatus: String,
        attributeDefinitions: [CreateTableInput.AttributeDefinition]? = nil,
        keySchema: [CreateTableInput.KeySchemaElement]? = nil,
        globalSecondaryIndexes: [Index]? = nil,
        localSecondaryIndexes: [Index]? = nil,
        billingModeSummary: BillingModeSummary? = nil,
        streamSpecification: CreateTableInput.StreamSpecification? = nil,
        deletionProtectionEnabled: Bool? = nil,
        itemCount: Int? = nil
    ) {
        self.tableName = tableName
        self.tableStatus = tableStatus
        self.attributeDefinitions = attributeDefinitions
        self.keySchema = keySchema
        self.globalSecondaryIndexes = globalSecondaryIndexes
        self.localSecondaryIndexes = localSecondaryIndexes
        self.billingModeSummary = billingModeSummary
        self.streamSpecification = streamSpecification
        self.deletionProtectionEnabled = deletionProtectionEnabled
        self.itemCount = itemCount
    }

    private enum CodingKeys: String, CodingKey {
        case tableName = "TableName"
        case tableStatus = "TableStatus"
        case attributeDefinitions = "AttributeDefinitions"
        case keySchema = "KeySchema"
        case globalSecondaryIndexes = "GlobalSecondaryIndexes"
        case localSecondaryIndexes = "LocalSecondaryIndexes"
        case billingModeSummary = "BillingModeSummary"
        case streamSpecification = "StreamSpecification"
        case deletionProtectionEnabled = "DeletionProtectionEnabled"
        case itemCount = "ItemCount"
    }
}
