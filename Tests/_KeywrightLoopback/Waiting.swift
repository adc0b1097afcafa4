import Foundation

/// Where a thread waits for a value of a task, or for a time, until the server stops.
///
/// A thread that waits here depends on no other: ``stop()`` lets it go at once, whether the value has come or not.
/// That is why the server can be stopped from a task although its answers come from tasks.
final class Waiting<Value: Sendable>: @unchecked Sendable {
    // Everything below is only touched with the condition locked.
    private let condition = NSCondition()
    private var value: Value?
    private var isStopped = false

    func deliver(_ value: Value) {
        condition.lock()
        self.value = value
        condition.broadcast()
        condition.unlock()
    }

    func stop() {
        condition.lock()
        isStopped = true
        condition.broadcast()
        condition.unlock()
    }

    /// The value, or nil where the server stopped first.
    func take() -> Value? {
        condition.lock()
        defer { condition.unlock() }
        while value == nil, !isStopped { condition.wait() }
        defer { value = nil }
        return isStopped ? nil : value
    }

    /// Waits for the time.
    ///
    /// - Returns: whether it has passed; false where the server stopped first.
    func pause(_ duration: Duration) -> Bool {
        let (seconds, attoseconds) = duration.components
        let end = Date(timeIntervalSinceNow: Double(seconds) + Double(attoseconds) * 1e-18)
        condition.lock()
        defer { condition.unlock() }
        while !isStopped {
            if !condition.wait(until: end), Date() >= end { return !isStopped }
        }
        return false
    }
}
