import Foundation

/// A clock that a test sets, in epoch seconds.
final class TestClock: @unchecked Sendable {
    private let lock = NSLock()
    private var time: Int64

    init(_ seconds: Int64) { time = seconds }

    var seconds: Int64 {
        get { lock.withLock { time } }
        set { lock.withLock { time = newValue } }
    }
}
