internal import KeywrightRuntime

/// How a table is paid for (F5.3).
enum Billing: Hashable, Sendable {
    /// By the request.
    case onDemand
    /// By what the table may use in a second; each global index has a throughput of its own.
    case provisioned(CreateTableInput.ProvisionedThroughput)

    /// The name of the mode in requests and answers.
    var mode: Mode {
        switch self {
        case .onDemand: .onDemand
        case .provisioned: .provisioned
        }
    }

    /// The billing modes by the service's names.
    enum Mode: String, Sendable {
        case onDemand = "PAY_PER_REQUEST"
        case provisioned = "PROVISIONED"
    }
}

extension DynamoDBError {
    /// Throughput for a table on demand (F5.3).
    static let throughputOnDemand = invalidParameter(
        "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST")
}
