#if HTTP
    import KeywrightRuntime
    import Logging
    import NIOConcurrencyHelpers

    @testable import KeywrightHTTP

    /// Always the same credentials.
    struct FixedCredentials: CredentialsProvider {
        func credentials() async throws(CredentialsError) -> Credentials {
            Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "marker-secret", sessionToken: "marker-token")
        }
    }

    /// One credentials or error after another; the last for good.
    final class CredentialsInTurn: CredentialsProvider {
        private let turns: NIOLockedValueBox<[Result<Credentials, CredentialsError>]>

        init(_ turns: [Result<Credentials, CredentialsError>]) {
            self.turns = NIOLockedValueBox(turns)
        }

        func credentials() async throws(CredentialsError) -> Credentials {
            try turns.withLockedValue { $0.count > 1 ? $0.removeFirst() : $0[0] }.get()
        }
    }

    /// A client of a script.
    func makeClient(
        _ transport: some HTTPTransport, time: TestTime = TestTime(), policy: RetryPolicy = RetryPolicy(),
        budget: RetryBudget = RetryBudget(), credentials: any CredentialsProvider = FixedCredentials()
    ) -> DynamoDBHTTPClient {
        DynamoDBHTTPClient(
            endpoint: Endpoint(host: "dynamodb.eu-central-1.amazonaws.com"), region: "eu-central-1",
            credentials: credentials, transport: transport, policy: policy, budget: budget, time: time.clientTime(),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// The error of a call, or nil where it has none.
    func thrown<Output>(
        by call: () async throws(DynamoDBError) -> Output
    ) async -> DynamoDBError? {
        do throws(DynamoDBError) {
            _ = try await call()
            return nil
        } catch {
            return error
        }
    }
#endif
