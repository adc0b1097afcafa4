import _KeywrightPlanOracle

/// Sends requests to an emulator, which looks at no signature.
struct ServerCarrier: PlanCarrier {
    let name: String
    let differences: Set<EmulatorDifference>
    /// Each request takes some milliseconds, each bucket is one, and each page goes on through them.
    let effort = PlanEffort(calls: 1, writes: 10, mostBuckets: 24, mostPartitions: 200, triesFindings: false)
    private let connection: LoopbackConnection

    /// - Parameter address: `http://127.0.0.1:` and the port.
    init?(name: String, address: String) {
        guard let port = address.split(separator: ":").last.flatMap({ Int($0) }) else { return nil }
        self.name = name
        differences = name == "moto" ? [.localFetch, .sizeOfAbsent] : [.localFetch]
        connection = LoopbackConnection(port: port)
    }

    func send(_ operation: String, _ input: OracleJSON) async throws -> OracleJSON {
        let head = [
            "POST / HTTP/1.1", "Host: 127.0.0.1", "Content-Type: application/x-amz-json-1.0",
            "X-Amz-Target: DynamoDB_20120810.\(operation)",
            "Authorization: AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/dynamodb/aws4_request, "
                + "SignedHeaders=host, Signature=0",
        ]
        let answer = try await connection.post(head.joined(separator: "\r\n"), Array(input.document.utf8))
        // A server that fails gives a page, which is a refusal like others and no end of the run.
        guard let body = try? OracleJSON(parsing: answer.body) else {
            throw Refusal(
                name: "status \(answer.status)", message: String(decoding: answer.body.prefix(400), as: UTF8.self))
        }
        guard answer.status == 200 else { throw Refusal(reading: body) }
        return body
    }
}
