import Synchronization

/// How often something may still happen.
final class Turns: Sendable {
    private let left: Mutex<Int>

    init(_ count: Int = 1) { left = Mutex(count) }

    /// Whether it may happen now, which uses up a turn.
    func take() -> Bool {
        left.withLock { count in
            count -= 1
            return count >= 0
        }
    }

    func allow(_ count: Int) { left.withLock { $0 = count } }
}
