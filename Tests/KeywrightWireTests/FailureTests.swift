import KeywrightRuntime
import KeywrightWire
import Testing

@Suite struct FailureTests {
    @Test(
        "the name, wherever it stands",
        arguments: [
            (#"{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException","message":"m"}"#, nil),
            (#"{"__type":"ResourceNotFoundException","Message":"m"}"#, nil),
            (#"{"__type":"ResourceNotFoundException:http://x/y#z","message":"m"}"#, nil),
            (#"{"__type":"a#ResourceNotFoundException:http://x","message":"m"}"#, "Other"),
            (#"{"message":"m"}"#, "ResourceNotFoundException:http://internal.example/"),
            (#"{"Message":"m","X":[{}],"__type":null}"#, "a.b#ResourceNotFoundException"),
        ] as [(String, String?)])
    func names(json: String, header: String?) {
        let error = readFailure(status: 400, body: Array(json.utf8), requestID: nil, errorTypeHeader: header)
        #expect(error == DynamoDBError(.resourceNotFound, "m"))
    }

    @Test(
        "what a caller gets, and what a retry goes by",
        arguments: [
            (400, "ValidationException", .validation, "m", .refused),
            (400, "ConditionalCheckFailedException", .conditionalCheckFailed, "m", .refused),
            (400, "TransactionCanceledException", .transactionCanceled, "m", .refused),
            (400, "TransactionConflictException", .transactionConflict, "m", .refused),
            (400, "TransactionInProgressException", .transactionInProgress, "m", .inProgress),
            (400, "ResourceInUseException", .resourceInUse, "m", .refused),
            (400, "LimitExceededException", .limitExceeded, "m", .refused),
            (400, "ItemCollectionSizeLimitExceededException", .itemCollectionSizeLimitExceeded, "m", .refused),
            (400, "ProvisionedThroughputExceededException", .throttled, "m", .throttled),
            (400, "ThrottlingException", .throttled, "ThrottlingException: m", .throttled),
            (400, "RequestLimitExceeded", .throttled, "RequestLimitExceeded: m", .throttled),
            (503, "ThrottlingException", .throttled, "ThrottlingException: m", .throttled),
            (500, "InternalServerError", .unavailable, "m", .server),
            (500, "InternalFailure", .unavailable, "InternalFailure: m", .server),
            (503, "ServiceUnavailable", .unavailable, "ServiceUnavailable: m", .server),
            (503, "ServiceUnavailableException", .unavailable, "ServiceUnavailableException: m", .server),
            (502, "NobodyKnows", .unavailable, "NobodyKnows: m", .server),
            (400, "NobodyKnows", DynamoDBError.Kind(rawValue: "NobodyKnows"), "m", .refused),
            (
                409, "ReplicatedWriteConflictException",
                DynamoDBError.Kind(rawValue: "ReplicatedWriteConflictException"), "m", .throttled
            ),
            (400, "AccessDeniedException", .accessDenied, "m", .refused),
            (400, "UnrecognizedClientException", .accessDenied, "UnrecognizedClientException: m", .refused),
            (400, "InvalidSignatureException", .accessDenied, "InvalidSignatureException: m", .refused),
            (
                400, "MissingAuthenticationTokenException", .accessDenied, "MissingAuthenticationTokenException: m",
                .refused
            ),
            (400, "IncompleteSignatureException", .accessDenied, "IncompleteSignatureException: m", .refused),
            (400, "ExpiredTokenException", .accessDenied, "ExpiredTokenException: m", .expiredCredentials),
            (403, "SignatureDoesNotMatch", .accessDenied, "SignatureDoesNotMatch: m", .refused),
            (400, "RequestTimeTooSkewed", .accessDenied, "RequestTimeTooSkewed: m", .clockSkew),
        ] as [(Int, String, DynamoDBError.Kind, String, FailureCause)])
    func kinds(status: Int, name: String, kind: DynamoDBError.Kind, message: String, cause: FailureCause) {
        let json = #"{"__type":"com.amazonaws.dynamodb.v20120810#\#(name)","message":"m"}"#
        let failure = ServiceFailure(status: status, body: Array(json.utf8), requestID: nil)
        #expect(failure.error == DynamoDBError(kind, message))
        #expect(failure.cause == cause)
        #expect(failure.typeName == name)
    }

    @Test(
        "a signature out of time is told by the message",
        arguments: [
            ("Signature expired: 20130327T091059Z is now earlier than 20130327T092224Z", FailureCause.clockSkew),
            ("Signature not yet current: 20130327T091059Z is still later than …", .clockSkew),
            ("The request signature we calculated does not match the signature you provided.", .refused),
        ])
    func clockSkew(message: String, cause: FailureCause) {
        #expect(FailureCause(typeName: "InvalidSignatureException", status: 400, message: message) == cause)
    }

    @Test(
        "a body that is not the service's",
        arguments: [
            (502, "<html>secret</html>", .unavailable, .server), (503, "", .unavailable, .server),
            (500, #"{"__type":"#, .unavailable, .server),
            (404, "<html>secret</html>", DynamoDBError.Kind(rawValue: "UnknownError"), .refused),
            (413, "", DynamoDBError.Kind(rawValue: "UnknownError"), .refused),
            (400, "{}", DynamoDBError.Kind(rawValue: "UnknownError"), .refused),
            (429, "slow down", .throttled, .throttled), (302, "", .unavailable, .refused),
        ] as [(Int, String, DynamoDBError.Kind, FailureCause)])
    func foreign(status: Int, body: String, kind: DynamoDBError.Kind, cause: FailureCause) {
        let failure = ServiceFailure(status: status, body: Array(body.utf8), requestID: nil)
        #expect(
            failure.error == DynamoDBError(kind, "the answer has HTTP status \(status) and no name of a failure"))
        #expect(failure.cause == cause)
        #expect(failure.typeName == nil)
    }

    @Test("a failure without words says its name, and the request's number stands at the end")
    func words() {
        let unknown = readFailure(
            status: 400, body: Array(#"{"__type":"com.amazon.coral.service#UnknownOperationException"}"#.utf8),
            requestID: "R1")
        #expect(
            unknown
                == DynamoDBError(
                    .init(rawValue: "UnknownOperationException"), "UnknownOperationException (request R1)"))
    }

    @Test func itemsAndReasons() {
        let check = #"""
            {"Item":{"PK":{"S":"a"}},"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException",\#
            "message":"The conditional request failed"}
            """#
        let checkError = DynamoDBError(
            .conditionalCheckFailed, "The conditional request failed", item: ["PK": .s("a")])
        #expect(readFailure(status: 400, body: Array(check.utf8), requestID: nil) == checkError)
        #expect(String(decoding: failureBody(checkError).body, as: UTF8.self) == check)

        let cancelled = #"""
            {"CancellationReasons":[{"Code":"None"},{"Code":"ConditionalCheckFailed","Item":{"PK":{"S":"a"}},\#
            "Message":"The conditional request failed"}],"Message":"Transaction cancelled",\#
            "__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException"}
            """#
        let cancelledError = DynamoDBError(
            .transactionCanceled, "Transaction cancelled",
            reasons: [
                .init(code: "None"),
                .init(
                    code: "ConditionalCheckFailed", message: "The conditional request failed",
                    item: ["PK": .s("a")]),
            ])
        #expect(readFailure(status: 400, body: Array(cancelled.utf8), requestID: nil) == cancelledError)
        #expect(String(decoding: failureBody(cancelledError).body, as: UTF8.self) == cancelled)

        let withNulls =
            #"{"__type":"TransactionCanceledException","CancellationReasons":[{"Code":"None","Message":null,"Item":null},{}]}"#
        #expect(
            readFailure(status: 400, body: Array(withNulls.utf8), requestID: nil).reasons
                == [.init(code: "None"), .init(code: "None")])
    }

    @Test(
        "what a server says of an error, a client reads as that error",
        arguments: [
            (.conditionalCheckFailed, 400), (.transactionCanceled, 400), (.transactionConflict, 400),
            (.idempotentParameterMismatch, 400), (.validation, 400), (.resourceNotFound, 400), (.resourceInUse, 400),
            (.limitExceeded, 400), (.transactionInProgress, 400), (.accessDenied, 400), (.throttled, 400),
            (.itemCollectionSizeLimitExceeded, 400), (.unavailable, 500), (.init(rawValue: "NobodyKnows"), 400),
        ] as [(DynamoDBError.Kind, Int)])
    func bothWays(kind: DynamoDBError.Kind, status: Int) {
        let error = DynamoDBError(kind, "say \"é\"\n")
        let (actual, body) = failureBody(error)
        #expect(actual == status)
        #expect(readFailure(status: status, body: body, requestID: nil) == error)
    }

    @Test("no body makes it fail")
    func anyBody() {
        var random = RandomWire(seed: 4)
        let error = DynamoDBError(
            .transactionCanceled, "m",
            reasons: (0..<3).map { _ in .init(code: "None", message: random.text(), item: random.item()) })
        let body = failureBody(error).body
        #expect(readFailure(status: 400, body: body, requestID: nil) == error)
        for count in body.indices {
            let cut = readFailure(status: 400, body: Array(body[..<count]), requestID: nil)
            #expect(cut.kind == .init(rawValue: "UnknownError"))
        }
    }
}
