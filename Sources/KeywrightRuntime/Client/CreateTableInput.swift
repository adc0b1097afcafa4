/// The input of CreateTable, as far as an engine needs it to hold a table; other fields of the JSON are passed over.
///
/// It is `Decodable` from the JSON that `keywright generate --target table-json` writes (F5.1).
public struct CreateTableInput: Hashable, Sendable, Codable {
    /// An attribute that is part of a key, and its type.
    public struct AttributeDefinition: Hashable, Sendable, Codable {
        /// The attribute's name.
        public var attributeName: String
        /// `S`, `N` or `B`.
        public var attributeType: String

        /// Makes a definition.
        public init(attributeName: String, attributeType: String) {
            self.attributeName = attributeName
            self.attributeType = attributeType
        }

        private enum CodingKeys: String, CodingKey {
            case attributeName = "AttributeName"
            case attributeType = "AttributeType"
        }
    }

    /// One attribute of a key.
    public struct KeySchemaElement: Hashable, Sendable, Codable {
        /// The attribute's name.
        public var attributeName: String
        /// `HASH` or `RANGE`.
        public var keyType: String

        /// Makes an element.
        public init(attributeName: String, keyType: String) {
            self.attributeName = attributeName
            self.keyType = keyType
        }

        private enum CodingKeys: String, CodingKey {
            case attributeName = "AttributeName"
            case keyType = "KeyType"
        }
    }

    /// Which attributes an index holds beside the keys.
    public struct Projection: Hashable, Sendable, Codable {
        /// `ALL`, `KEYS_ONLY` or `INCLUDE`.
        public var projectionType: String
        /// The attributes of `INCLUDE`.
        public var nonKeyAttributes: [String]?

        /// Makes a projection.
        public init(projectionType: String, nonKeyAttributes: [String]? = nil) {
            self.projectionType = projectionType
            self.nonKeyAttributes = nonKeyAttributes
        }

        private enum CodingKeys: String, CodingKey {
            case projectionType = "ProjectionType"
            case nonKeyAttributes = "NonKeyAttributes"
        }
    }

    /// A global or local index.
    public struct Index: Hashable, Sendable, Codable {
        /// The index's name.
        public var indexName: String
        /// Its key: all HASH elements, then all RANGE elements (F1.37).
        public var keySchema: [KeySchemaElement]
        /// What it holds; the service refuses an index without it.
        public var projection: Projection?
        /// Of a global index of a table in provisioned mode, its throughput (F5.3).
        public var provisionedThroughput: ProvisionedThroughput?

        /// Makes an index.
        public init(
            indexName: String, keySchema: [KeySchemaElement], projection: Projection?,
            provisionedThroughput: ProvisionedThroughput? = nil
        ) {
            self.indexName = indexName
            self.keySchema = keySchema
            self.projection = projection
            self.provisionedThroughput = provisionedThroughput
        }

        private enum CodingKeys: String, CodingKey {
            case indexName = "IndexName"
            case keySchema = "KeySchema"
            case projection = "Projection"
            case provisionedThroughput = "ProvisionedThroughput"
        }
    }

    /// What a table or a global index in provisioned mode may use in a second (F2.1).
    public struct ProvisionedThroughput: Hashable, Sendable, Codable {
        /// Read units, at least 1.
        public var readCapacityUnits: Int
        /// Write units, at least 1.
        public var writeCapacityUnits: Int

        /// Makes a throughput.
        public init(readCapacityUnits: Int, writeCapacityUnits: Int) {
            self.readCapacityUnits = readCapacityUnits
            self.writeCapacityUnits = writeCapacityUnits
        }

        private enum CodingKeys: String, CodingKey {
            case readCapacityUnits = "ReadCapacityUnits"
            case writeCapacityUnits = "WriteCapacityUnits"
        }
    }

    /// Whether changes are streamed, and what of them (F4.23, F5.4).
    public struct StreamSpecification: Hashable, Sendable, Codable {
        /// Whether there is a stream.
        public var streamEnabled: Bool
        /// `KEYS_ONLY`, `NEW_IMAGE`, `OLD_IMAGE` or `NEW_AND_OLD_IMAGES`; demanded of a stream, forbidden without one.
        public var streamViewType: String?

        /// Makes a specification.
        public init(streamEnabled: Bool, streamViewType: String? = nil) {
            self.streamEnabled = streamEnabled
            self.streamViewType = streamViewType
        }

        private enum CodingKeys: String, CodingKey {
            case streamEnabled = "StreamEnabled"
            case streamViewType = "StreamViewType"
        }
    }

    /// How items are encrypted at rest (F4.26).
    public struct SSESpecification: Hashable, Sendable, Codable {
        /// Whether a key of the key management service is used.
        public var enabled: Bool?
        /// `KMS`.
        public var sseType: String?
        /// Which key.
        public var kmsMasterKeyId: String?

        /// Makes a specification.
        public init(enabled: Bool? = nil, sseType: String? = nil, kmsMasterKeyId: String? = nil) {
            self.enabled = enabled
            self.sseType = sseType
            self.kmsMasterKeyId = kmsMasterKeyId
        }

        private enum CodingKeys: String, CodingKey {
            case enabled = "Enabled"
            case sseType = "SSEType"
            case kmsMasterKeyId = "KMSMasterKeyId"
        }
    }

    /// The table's name.
    public var tableName: String
    /// Exactly the attributes of all keys (F1.18).
    public var attributeDefinitions: [AttributeDefinition]
    /// The table's key.
    public var keySchema: [KeySchemaElement]
    /// The global indexes.
    public var globalSecondaryIndexes: [Index]?
    /// The local indexes.
    public var localSecondaryIndexes: [Index]?
    /// `PAY_PER_REQUEST` or `PROVISIONED`; the service takes nil for `PROVISIONED` (F5.3).
    public var billingMode: String?
    /// The table's throughput in provisioned mode.
    public var provisionedThroughput: ProvisionedThroughput?
    /// Whether changes are streamed.
    public var streamSpecification: StreamSpecification?
    /// How items are encrypted.
    public var sseSpecification: SSESpecification?
    /// `STANDARD` or `STANDARD_INFREQUENT_ACCESS` (F4.27).
    public var tableClass: String?
    /// Whether the table refuses to be deleted (F4.25).
    public var deletionProtectionEnabled: Bool?

    /// Makes the value, on demand unless another billing mode is given.
    public init(
        tableName: String,
        attributeDefinitions: [AttributeDefinition],
        keySchema: [KeySchemaElement],
        globalSecondaryIndexes: [Index]? = nil,
        localSecondaryIndexes: [Index]? = nil,
        billingMode: String? = "PAY_PER_REQUEST",
        provisionedThroughput: ProvisionedThroughput? = nil,
        streamSpecification: StreamSpecification? = nil,
        sseSpecification: SSESpecification? = nil,
        tableClass: String? = nil,
        deletionProtectionEnabled: Bool? = nil
    ) {
        self.tableName = tableName
        self.attributeDefinitions = attributeDefinitions
        self.keySchema = keySchema
        self.globalSecondaryIndexes = globalSecondaryIndexes
        self.localSecondaryIndexes = localSecondaryIndexes
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
        case keySchema = "KeySchema"
        case globalSecondaryIndexes = "GlobalSecondaryIndexes"
        case localSecondaryIndexes = "LocalSecondaryIndexes"
        case billingMode = "BillingMode"
        case provisionedThroughput = "ProvisionedThroughput"
        case streamSpecification = "StreamSpecification"
        case sseSpecification = "SSESpecification"
        case tableClass = "TableClass"
        case deletionProtectionEnabled = "DeletionProtectionEnabled"
    }
}
