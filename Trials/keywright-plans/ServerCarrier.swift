import Foundation
import _KeywrightPlanOracle

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Sends requests to an emulator, which looks at no signature.
struct ServerCarrier: PlanCarrier {
    let name: String
    let address: String
    /// moto and ministack have it both.
    let differences: Set<EmulatorDifference> = [.localFetch]
    /// Each request takes some milliseconds, each bucket is one, and each page goes on through them.
    let effort = PlanEffort(calls: 1, writes: 10, mostBuckets: 24, triesFindings: false)

    func send(_ operation: String, _ input: OracleJSON) async throws -> OracleJSON {
        guard let url = URL(string: address) else { throw Refusal(name: "BadAddress", message: address) }
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.httpBody = Data(input.document.utf8)
        request.setValue("application/x-amz-json-1.0", forHTTPHeaderField: "Content-Type")
        request.setValue("DynamoDB_20120810.\(operation)", forHTTPHeaderField: "X-Amz-Target")
        request.setValue(
            "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
            forHTTPHeaderField: "Authorization")
        let (data, response) = try await URLSession.shared.data(for: request)
        let body = try OracleJSON(parsing: Array(data))
        guard (response as? HTTPURLResponse)?.statusCode == 200 else { throw Refusal(reading: body) }
        return body
    }
}
