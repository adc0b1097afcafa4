internal import KeywrightRuntime

/// What a table is beside its keys, indexes and items. Only the answers tell of it: nothing is throttled, streamed or
/// encrypted here.
struct TableSettings: Sendable {
    var billing: Billing
    /// Whether the table is or ever was on demand; the service says nothing of the mode of any other.
    var wasOnDemand: Bool
    /// The stream, if there is one (F4.23).
    var stream: CreateTableInput.StreamSpecification?
    var encryption: Encryption
    var tableClass: TableClass
    /// When the class was changed within the last 30 days, in epoch seconds.
    var classChanges: [Int64] = []
    /// Whether DeleteTable refuses (F4.25).
    var isProtected: Bool

    /// What items are encrypted with (F4.26).
    enum Encryption: Hashable, Sendable {
        /// A key that the service owns, as by default.
        case owned
        /// A key of the key management service; nil for the account's own of DynamoDB.
        case managed(key: String?)
    }

    /// What storage costs (F4.27).
    enum TableClass: String, Sendable {
        case standard = "STANDARD"
        case infrequentAccess = "STANDARD_INFREQUENT_ACCESS"
    }
}

extension TableSettings {
    /// Checks the settings of a new table (F4.26, F4.27, F5.4).
    init(checking input: CreateTableInput, _ billing: Billing) throws(DynamoDBError) {
        if let stream = input.streamSpecification {
            if stream.streamEnabled, stream.streamViewType == nil {
                throw .invalidParameter("Table is being created with a stream enabled, UpdateViewType is required")
            }
            if !stream.streamEnabled, stream.streamViewType != nil {
                throw .invalidParameter(
                    "Table is being created with a stream disabled, UpdateViewType should not be specified")
            }
        }
        self.init(
            billing: billing, wasOnDemand: billing == .onDemand,
            stream: input.streamSpecification.flatMap { $0.streamEnabled ? $0 : nil },
            encryption: try Encryption(checking: input.sseSpecification ?? CreateTableInput.SSESpecification()),
            tableClass: try TableClass(checking: input.tableClass ?? TableClass.standard.rawValue),
            isProtected: input.deletionProtectionEnabled ?? false)
    }
}

extension Billing {
    /// Checks the mode of a new table, and that it has a throughput just where the mode has one (F5.3).
    init(checking input: CreateTableInput) throws(DynamoDBError) {
        switch input.billingMode.flatMap(Mode.init) ?? .provisioned {
        case .onDemand:
            if input.provisionedThroughput != nil { throw .throughputOnDemand }
            self = .onDemand
        case .provisioned:
            guard let throughput = input.provisionedThroughput else {
                throw .invalidParameter(
                    "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED")
            }
            self = .provisioned(throughput)
        }
    }
}

extension TableSettings.Encryption {
    /// Checks a specification. `AES256` is a value of the model and no input all the same (F4.26).
    init(checking input: CreateTableInput.SSESpecification) throws(DynamoDBError) {
        guard input.enabled == true else {
            if input.sseType != nil { throw .invalidParameter("SSEType can not be specified if Enabled is false") }
            if input.kmsMasterKeyId != nil {
                throw .invalidParameter("KMSMasterKeyId can not be specified if Enabled is false")
            }
            self = .owned
            return
        }
        if let type = input.sseType, type != "KMS" { throw .invalidParameter("SSEType \(type) is not supported") }
        if input.kmsMasterKeyId != nil, input.sseType == nil {
            throw .invalidParameter("SSEType KMS is required if KMSMasterKeyId is specified")
        }
        self = .managed(key: input.kmsMasterKeyId)
    }
}

extension TableSettings.TableClass {
    /// Checks the name of a class (F4.27).
    init(checking name: String) throws(DynamoDBError) {
        guard let tableClass = Self(rawValue: name) else {
            throw .refused(
                "Invalid table-class parameter provided. Please try again with a valid table-class value: "
                    + "[STANDARD, STANDARD_INFREQUENT_ACCESS].")
        }
        self = tableClass
    }
}
