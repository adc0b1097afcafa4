#if HTTP
    import KeywrightRuntime
    import NIOConcurrencyHelpers

    @testable import KeywrightHTTP

    /// Answers requests with what a test has written down, and keeps what was asked.
    final class ScriptedTransport: HTTPTransport {
        /// What becomes of one request.
        enum Step: Sendable {
            case answer(HTTPResponse)
            case fail(TransportError)
            /// Waits until the task is cancelled, as a request does that no one answers.
            case hang
        }

        private struct State {
            var steps: [Step]
            var requests: [HTTPRequest] = []
            var timeouts: [Duration] = []
        }

        private let state: NIOLockedValueBox<State>
        private let onRequest: @Sendable (HTTPRequest) -> Void

        /// - Parameters:
        ///   - steps: in order; the last is for all requests after it.
        ///   - onRequest: called before each step.
        init(_ steps: [Step], onRequest: @escaping @Sendable (HTTPRequest) -> Void = { _ in }) {
            state = NIOLockedValueBox(State(steps: steps))
            self.onRequest = onRequest
        }

        var requests: [HTTPRequest] { state.withLockedValue { $0.requests } }
        var timeouts: [Duration] { state.withLockedValue { $0.timeouts } }

        func send(_ request: HTTPRequest, timeout: Duration) async throws(TransportError) -> HTTPResponse {
            let step = state.withLockedValue { state in
                state.requests.append(request)
                state.timeouts.append(timeout)
                return state.steps.count > 1 ? state.steps.removeFirst() : state.steps[0]
            }
            onRequest(request)
            switch step {
            case .answer(let response):
                return response
            case .fail(let error):
                throw error
            case .hang:
                try? await Task.sleep(for: .seconds(3600))
                throw TransportError(fate: .cancelled, message: "the task was cancelled")
            }
        }
    }

    extension ScriptedTransport.Step {
        /// A result.
        static func ok(_ json: String, headers: [(name: String, value: String)] = []) -> Self {
            .answer(HTTPResponse(status: 200, headers: headers, body: Array(json.utf8)))
        }

        /// A failure by its name.
        static func failure(
            _ name: String, status: Int = 400, message: String = "words", headers: [(name: String, value: String)] = []
        ) -> Self {
            let body = #"{"__type":"com.amazonaws.dynamodb.v20120810#\#(name)","message":"\#(message)"}"#
            return .answer(HTTPResponse(status: status, headers: headers, body: Array(body.utf8)))
        }

        /// Requests that were never sent, and answers that were lost.
        static let notSent = Self.fail(TransportError(fate: .notSent, message: "refused"))
        static let lost = Self.fail(TransportError(fate: .unknown, message: "closed"))
        static let timedOut = Self.fail(TransportError(fate: .unknown, message: "too slow", isTimeout: true))
    }
#endif
