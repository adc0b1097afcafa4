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
        /// What it holds.
        public var projection: Projection

        /// Makes an index.
        public init(indexName: String, keySchema: [KeySchemaElement], projection: Projection) {
            self.indexName = indexName
            self.keySchema = keySchema
            self.projection = projection
        }

        private enum CodingKeys: String, CodingKey {
            case indexName = "IndexName"
            case keySchema = "KeySchema"
            case projection = "Projection"
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

    /// Makes the value.
    public init(
        tableName: String,
        attributeDefinitions: [AttributeDefinition],
        keySchema: [KeySchemaElement],
        globalSecondaryIndexes: [Index]? = nil,
        localSecondaryIndexes: [Index]? = nil
    ) {
        self.tableName = tableName
        self.attributeDefinitions = attributeDefinitions
        self.keySchema = keySchema
        self.globalSecondaryIndexes = globalSecondaryIndexes
        self.localSecondaryIndexes = localSecondaryIndexes
    }

    private enum CodingKeys: String, CodingKey {
        case tableName = "TableName"
        case attributeDefinitions = "AttributeDefinitions"
        case keySchema = "KeySchema"
        case globalSecondaryIndexes = "GlobalSecondaryIndexes"
        case localSecondaryIndexes = "LocalSecondaryIndexes"
    }
}

/// The input of UpdateTimeToLive.
public struct UpdateTimeToLiveInput: Hashable, Sendable, Codable {
    /// Which attribute, and whether it counts.
    public struct Specification: Hashable, Sendable, Codable {
        /// The attribute that holds the expiry in epoch seconds (F4.22).
        public var attributeName: String
        /// Whether items expire by it.
        public var enabled: Bool

        /// Makes a specification.
        public init(attributeName: String, enabled: Bool) {
            self.attributeName = attributeName
            self.enabled = enabled
        }

        private enum CodingKeys: String, CodingKey {
            case attributeName = "AttributeName"
            case enabled = "Enabled"
        }
    }

    /// The table's name.
    public var tableName: String
    /// What to set.
    public var timeToLiveSpecification: Specification

    /// Makes the value.
    public init(tableName: String, timeToLiveSpecification: Specification) {
        self.tableName = tableName
        self.timeToLiveSpecification = timeToLiveSpecification
    }

    private enum CodingKeys: String, CodingKey {
        case tableName = "TableName"
        case timeToLiveSpecification = "TimeToLiveSpecification"
    }
}
