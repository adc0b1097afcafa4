package import KeywrightRuntime

/// The error that a caller gets for an answer whose status is not 200; ``ServiceFailure`` says more to who retries.
package func readFailure(
    status: Int, body: [UInt8], requestID: String?, errorTypeHeader: String? = nil
) -> DynamoDBError {
    ServiceFailure(status: status, body: body, requestID: requestID, errorTypeHeader: errorTypeHeader).error
}
