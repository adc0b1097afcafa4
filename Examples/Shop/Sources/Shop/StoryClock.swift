import KeywrightRuntime
import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A clock that moves when it is told to, and ids that follow from it, so that the story reads the same every time.
final class StoryClock: Sendable {
    private struct State {
        var now: Timestamp
        var generator = CountingGenerator()
    }

    private let state: Mutex<State>

    init(startingAt start: Timestamp) { state = Mutex(State(now: start)) }

    var now: Timestamp { state.withLock { $0.now } }

    func advance(_ duration: Duration) { state.withLock { $0.now = $0.now + duration } }

    /// A ULID of the present moment. A service leaves the rest to chance; here it is counted.
    func ulid() -> ULID { state.withLock { ULID(at: $0.now, using: &$0.generator) } }

    func uuid() -> UUID {
        let number = state.withLock { UInt8(truncatingIfNeeded: $0.generator.next()) }
        return UUID(uuid: (0xAD, 0xA0, 0, 0, 0, 0, 0x40, 0, 0x80, 0, 0, 0, 0, 0, 0, number))
    }
}

/// What stands for chance in the story.
private struct CountingGenerator: RandomNumberGenerator {
    private var count: UInt64 = 0

    mutating func next() -> UInt64 {
        count += 1
        return count
    }
}
