/// The input of UpdateTable. One kind of change in a request; the service refuses two (F6.4).
public struct UpdateTableInput: Hashable, Sendable, Codable {
    /// One change of a global index: exactly one of the three is given. One index is made or removed at a time (F6.2).
    public struct IndexUpdate: Hashable, Sendable, Codable {
        /// New throughput of an index in provisioned mode.
        public struct Throughput: Hashable, Sendable, Codable {
            /// The index's name.
            public var indexName: String
            /// Its throughput.
            public var provisionedThroughput: CreateTableInput.ProvisionedThroughput

            /// Makes the value.
            public init(indexName: String, provisionedThroughput: CreateTableInput.ProvisionedThroughput) {
                self.indexName = indexName
                self.provisionedThroughput = provisionedThroughput
            }

            private enum CodingKeys: String, CodingKey {
                case indexName = "IndexName"
                case provisionedThroughput = "ProvisionedThroughput"
            }
        }

        /// Names an index.
        public struct Name: Hashable, Sendable, Codable {
            /// The index's name.
            public var indexName: String

            /// Makes the value.
            public init(indexName: String) { self.indexName = indexName }

            private enum CodingKeys: String, CodingKey {
                case indexName = "IndexName"
            }
        }

        /// An index to make, filled from the items that there are (F6.5).
        public var create: CreateTableInput.Index?
        /// An index whose throughput changes.
        public var update: Throughput?
        /// An index to remove.
        public var delete: Name?

        /// Makes the value.
        public init(create: CreateTableInput.Index? = nil, update: Throughput? = nil, delete: Name? = nil) {
            self.create = create
            self.update = update
            self.delete = delete
        }

        private enum CodingKeys: String, CodingKey {
            case create = "Create"
            case update = "Update"
            case delete = "Delete"
        }
    }

    /// The table's name.
    public var tableName: String
    /// The types of the key attributes of an index to make (F1.20).
    public var attributeDefinitions: [CreateTableInput.AttributeDefinition]?
    /// What becomes of the global indexes.
    public var globalSecondaryIndexUpdates: [IndexUpdate]?
    /// `PAY_PER_REQUEST` or `PROVISIONED`.
    public var billingMode: String?
    /// The table's throughput in provisioned mode.
    public var provisionedThroughput: CreateTableInput.ProvisionedThroughput?
    /// Whether changes are streamed.
    public var streamSpecification: CreateTableInput.StreamSpecification?
    /// How items are encrypted.
    public var sseSpecification: CreateTableInput.SSESpecification?
    /// `STANDARD` or `STANDARD_INFREQUENT_ACCESS`.
    public var tableClass: String?
    /// Whether the table refuses to be deleted.
    public var deletionProtectionEnabled: Bool?

    /// Makes the value.
    public init(
        tableName: String,
        attributeDefinitions: [CreateTableInput.AttributeDefinition]? = nil,
        globalSecondaryIndexUpdates: [IndexUpdate]? = nil,
        billingMode: String? = nil,
        provisionedThroughput: CreateTableInput.ProvisionedThroughput? = nil,
        streamSpecification: CreateTableInput.StreamSpecification? = nil,
        sseSpecification: CreateTableInput.SSESpecification? = nil,
        tableClass: String? = nil,
        deletionProtectionEnabled: Bool? = nil
    ) {
        self.tableName = tableName
        self.attributeDefinitions = attributeDefinitions
        self.globalSecondaryIndexUpdates = globalSecondaryIndexUpdates
        self.billingMode = billingMode
        self.provisionedThroughput = provisionedThroughput
        self.streamSpecification = streamSpecification
        self.sseSpecification = sseSpecification
        self.tableClass = tableClass
        self.deletionProtectionEnabled = deletionProtectionEnabled
    }

    private enum CodingKeys: String, CodingKey {
        case tableName = "TableName"
        case attributeDefinitions = "AttributeDefinitions"
        case globalSecondaryIndexUpdates = "GlobalSecondaryIndexUpdates"
        case billingMode = "BillingMode"
        case provisionedThroughput = "ProvisionedThroughput"
        case streamSpecification = "StreamSpecification"
        case sseSpecification = "SSESpecification"
        case tableClass = "TableClass"
        case deletionProtectionEnabled = "DeletionProtectionEnabled"
    }
}
