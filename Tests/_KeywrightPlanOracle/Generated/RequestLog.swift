import Synchronization

/// A request that was sent, as the service's JSON.
struct SentRequest: Sendable {
    var operation: String
    var input: OracleJSON
    /// Requests of one group may be sent at the same time.
    var group: Int
}

/// The requests that were sent, in their order.
final class RequestLog: Sendable {
    private struct State {
        var requests: [SentRequest] = []
        var group = 0
    }

    private let state = Mutex(State())

    func note(_ operation: String, _ input: OracleJSON) {
        state.withLock { $0.requests.append(SentRequest(operation: operation, input: input, group: $0.group)) }
    }

    func beginGroup() { state.withLock { $0.group += 1 } }

    /// What was sent since this was asked last.
    func take() -> [SentRequest] {
        state.withLock { state in
            defer { state = State() }
            return state.requests
        }
    }
}

/// Remembers what is sent.
struct RecordingCarrier: PlanCarrier {
    let target: any PlanCarrier
    let log: RequestLog

    var name: String { target.name }
    var differences: Set<EmulatorDifference> { target.differences }

    func send(_ operation: String, _ input: OracleJSON) async throws -> OracleJSON {
        log.note(operation, input)
        return try await target.send(operation, input)
    }

    func beginGroup() { log.beginGroup() }
}
