package import KeywrightRuntime

/// An answer that is no result, as the service tells it.
package struct ServiceFailure: Hashable, Sendable {
    /// The exception's name without a name space, or nil where the answer names none: a gateway's page, for example.
    package let typeName: String?
    /// What it means for sending the request again.
    package let cause: FailureCause
    /// What the caller gets. Its `mayHaveBeenApplied` is false: with ``FailureCause/server``, only who sent the
    /// request knows whether it writes.
    package let error: DynamoDBError

    /// Reads an answer whose status is not 200. There is no body that it cannot make an error of.
    ///
    /// - Parameters:
    ///   - requestID: the header `x-amzn-RequestId`. It goes to the end of the message, for the service's support.
    ///   - errorTypeHeader: the header `x-amzn-ErrorType`, for a body that does not name the failure.
    package init(status: Int, body: [UInt8], requestID: String?, errorTypeHeader: String? = nil) {
        let members = try? readBody(body, checksValues: false) { reader throws(DynamoDBJSONError) in
            try FailureMembers(&reader)
        }
        let name = Self.bareName(members?.type ?? errorTypeHeader)
        let text = members?.message ?? ""
        let kind = Self.kind(name, status: status)
        var message =
            switch name {
            case nil: text.isEmpty ? "the answer has HTTP status \(status) and no name of a failure" : text
            case let name? where text.isEmpty: name
            case let name? where name != kind.rawValue: "\(name): \(text)"
            case _?: text
            }
        if let requestID { message += " (request \(requestID))" }
        typeName = name
        cause = FailureCause(typeName: name, status: status, message: text)
        error = DynamoDBError(kind, message, item: members?.item, reasons: members?.reasons ?? [])
    }

    /// Of `name.space#Name:http://…` the name.
    private static func bareName(_ name: String?) -> String? {
        guard let name else { return nil }
        let withoutAddress = name.prefix { $0 != ":" }
        let bare = withoutAddress.lastIndex(of: "#").map { withoutAddress[$0...].dropFirst() } ?? withoutAddress
        return bare.isEmpty ? nil : String(bare)
    }

    /// The service has several names for what is one to a caller; they stay at the head of the message. A name that is
    /// not known stays a kind of its own, unless the status says that the service failed.
    private static func kind(_ name: String?, status: Int) -> DynamoDBError.Kind {
        switch name {
        case let name? where accessNames.contains(name): .accessDenied
        case let name? where FailureCause.throttlingNames.contains(name): .throttled
        case let name? where FailureCause.serverNames.contains(name): .unavailable
        case let name? where status < 500: DynamoDBError.Kind(rawValue: name)
        case nil where status == 429: .throttled
        case nil where (400..<500).contains(status): DynamoDBError.Kind(rawValue: "UnknownError")
        case nil, _?: .unavailable
        }
    }

    private static let accessNames: Set<String> = [
        "AccessDeniedException", "ExpiredToken", "ExpiredTokenException", "IncompleteSignatureException",
        "InvalidSignatureException", "MissingAuthenticationTokenException", "RequestExpired", "RequestInTheFuture",
        "RequestTimeTooSkewed", "SignatureDoesNotMatch", "UnrecognizedClientException",
    ]
}

/// The body of a failure. The service writes `message` with a small or a capital letter, from exception to exception.
private struct FailureMembers {
    var type: String?
    var message: String?
    var item: Item?
    var reasons: [DynamoDBError.CancellationReason] = []

    init(_ reader: inout DynamoDBJSONReader) throws(DynamoDBJSONError) {
        var type: String?
        var message: String?
        var item: Item?
        var reasons: [DynamoDBError.CancellationReason] = []
        try reader.object { reader, name throws(DynamoDBJSONError) in
            switch name {
            case "__type": type = try reader.text()
            case "message", "Message": message = try reader.text()
            case "Item": item = try reader.item()
            case "CancellationReasons":
                reasons = try reader.list { reader throws(DynamoDBJSONError) in try reader.cancellationReason() }
            default: return false
            }
            return true
        }
        self.type = type
        self.message = message
        self.item = item
        self.reasons = reasons
    }
}

extension DynamoDBJSONReader {
    fileprivate mutating func cancellationReason() throws(DynamoDBJSONError) -> DynamoDBError.CancellationReason {
        var reason = DynamoDBError.CancellationReason(code: "None")
        try object { reader, name throws(DynamoDBJSONError) in
            switch name {
            case "Code": reason.code = try reader.text()
            case "Message": reason.message = try reader.text()
            case "Item": reason.item = try reader.item()
            default: return false
            }
            return true
        }
        return reason
    }
}
