package import KeywrightRuntime

/// The answer by which a server says an error: what ``readFailure(status:body:requestID:errorTypeHeader:)`` reads.
///
/// The service's status is 400 for whatever it decided and 500 where it failed.
package func failureBody(_ error: DynamoDBError) -> (status: Int, body: [UInt8]) {
    let body = WireWriter.object { writer in
        if !error.reasons.isEmpty {
            writer.name("CancellationReasons")
            writer.list(error.reasons) { writer, reason in
                writer.object { writer in
                    writer.string("Code", reason.code)
                    writer.item("Item", reason.item)
                    writer.string("Message", reason.message)
                }
            }
        }
        writer.item("Item", error.item)
        let hasCapital = kindsWithCapitalMessage.contains(error.kind)
        if hasCapital { writer.string("Message", error.message) }
        writer.string("__type", nameSpace(of: error.kind) + error.kind.rawValue)
        if !hasCapital { writer.string("message", error.message) }
    }
    return (error.kind == .unavailable || error.kind == .cancelled ? 500 : 400, body)
}

private let kindsWithCapitalMessage: Set<DynamoDBError.Kind> = [
    .idempotentParameterMismatch, .transactionCanceled, .transactionInProgress,
]

/// What the service's front checks has another name space than what its database does.
private func nameSpace(of kind: DynamoDBError.Kind) -> String {
    switch kind.rawValue {
    case "ValidationException": "com.amazon.coral.validate#"
    case "AccessDeniedException", "IncompleteSignatureException", "InvalidSignatureException",
        "MissingAuthenticationTokenException", "SerializationException", "UnknownOperationException",
        "UnrecognizedClientException":
        "com.amazon.coral.service#"
    default: "com.amazonaws.dynamodb.v20120810#"
    }
}
