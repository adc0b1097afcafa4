/// A type as generated Swift writes it, which depends on the place: `OrderStatus` within `extension Shop`, and
/// `Shop.OrderStatus` within `extension Shop.Order`, from where Swift does not see its neighbors.
indirect enum SwiftType: Sendable, Hashable {
    /// Of the standard library, Foundation or the runtime.
    case known(KnownType)
    /// Declared in the namespace.
    case shared(String)
    /// Declared in an entity's struct: the struct's name, and the name within it.
    case nested(entity: String, name: String)
    case array(SwiftType)
    case dictionary(SwiftType)
    case set(SwiftType)
    case optional(SwiftType)
}

/// The extension in which a name stands.
enum SwiftPlace: Sendable, Equatable {
    /// `extension Shop`.
    case namespace
    /// `extension Shop.Order`.
    case entity(String)
}

/// Names that generated Swift uses and does not declare.
enum KnownType: String, Sendable, CaseIterable {
    case string = "String"
    case int = "Int"
    case double = "Double"
    case bool = "Bool"
    case byte = "UInt8"
    case set = "Set"
    case hashable = "Hashable"
    case sendable = "Sendable"
    case caseIterable = "CaseIterable"
    case hasher = "Hasher"

    case decimal = "Decimal"
    case uuid = "UUID"

    case item = "Item"
    case attributeValue = "AttributeValue"
    case timestamp = "Timestamp"
    case calendarDate = "CalendarDate"
    case ulid = "ULID"
    case ksuid = "KSUID"
    case attributeValueConvertible = "AttributeValueConvertible"
    case itemReader = "ItemReader"
    case itemWriter = "ItemWriter"
    case itemError = "ItemError"
    case valueError = "ValueError"
    case valueCheck = "ValueCheck"
    case keyBuilder = "KeyBuilder"
    case keyEncoding = "KeyEncoding"
    case keyDecoding = "KeyDecoding"
    case keyScanner = "KeyScanner"
    case enumCase = "EnumCase"
    case keyGuard = "KeyGuard"
    case textPattern = "TextPattern"
    case timestampFormat = "TimestampFormat"
    case attributeFormat = "AttributeFormat"
    case itemStore = "ItemStore"
    case dynamoDBClient = "DynamoDBClient"
    case repositoryError = "RepositoryError"
    case page = "Page"
    case pagedSequence = "PagedSequence"
    case pageReader = "PageReader"
    case cursor = "Cursor"
    case uniquenessCompanion = "UniquenessCompanion"
    case transactionAction = "TransactionAction"
    case getItemInput = "GetItemInput"
    case putItemInput = "PutItemInput"
    case updateItemInput = "UpdateItemInput"
    case deleteItemInput = "DeleteItemInput"
    case queryInput = "QueryInput"
    case conditionCheck = "ConditionCheck"
    case scanInput = "ScanInput"
    case transactGet = "TransactGet"
    case fanOutReader = "FanOutReader"
    case fanOutSequence = "FanOutSequence"
    case timeBuckets = "TimeBuckets"
    case itemFetch = "ItemFetch"
    case itemCondition = "ItemCondition"
    case listValues = "ListValues"
    case writeExpressions = "WriteExpressions"
    case itemTest = "ItemTest"
    case writeRequest = "WriteRequest"
    case unwritten = "Unwritten"
    case createTableInput = "CreateTableInput"

    /// The module by which the name is qualified where a name of the design hides it. The types of Foundation have
    /// none: no type of a design is given their names.
    var module: String? {
        switch self {
        case .string, .int, .double, .bool, .byte, .set, .hashable, .sendable, .caseIterable, .hasher: "Swift"
        case .decimal, .uuid: nil
        case .item, .attributeValue, .timestamp, .calendarDate, .ulid, .ksuid, .attributeValueConvertible, .itemReader,
            .itemWriter, .itemError, .valueError, .valueCheck, .keyBuilder, .keyEncoding, .keyDecoding,
            .keyScanner, .enumCase, .keyGuard, .textPattern, .timestampFormat, .attributeFormat, .itemStore,
            .dynamoDBClient, .repositoryError, .page, .pagedSequence, .pageReader,
            .cursor, .uniquenessCompanion, .transactionAction, .getItemInput, .putItemInput, .updateItemInput,
            .deleteItemInput, .queryInput, .conditionCheck, .scanInput, .transactGet, .fanOutReader, .fanOutSequence,
            .timeBuckets, .itemFetch, .itemCondition, .listValues,
            .writeExpressions, .itemTest, .writeRequest, .unwritten, .createTableInput:
            "KeywrightRuntime"
        }
    }
}
