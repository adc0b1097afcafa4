import Foundation

/// The threads of a server and the connections that they serve.
final class Threads: @unchecked Sendable {
    // Everything below is only touched with the condition locked.
    private let condition = NSCondition()
    private var running = 0
    private var accepted = 0
    private var connections: [Int: Connection] = [:]
    private var isStopped = false

    /// Runs the work on a thread of its own.
    func start(_ work: @escaping @Sendable () -> Void) {
        condition.lock()
        running += 1
        condition.unlock()
        let thread = Thread { [self] in
            work()
            condition.lock()
            running -= 1
            condition.broadcast()
            condition.unlock()
        }
        thread.start()
    }

    /// Takes in a connection that `make` makes with its number, from 1; nil where the server has stopped.
    func add(_ make: (Int) -> Connection) -> (number: Int, connection: Connection)? {
        condition.lock()
        defer { condition.unlock() }
        if isStopped { return nil }
        accepted += 1
        let connection = make(accepted)
        connections[accepted] = connection
        return (accepted, connection)
    }

    /// Closes a connection. Nobody can stop it at the same time, when its descriptor may be another's already.
    func remove(_ number: Int) {
        condition.lock()
        connections.removeValue(forKey: number)?.close()
        condition.unlock()
    }

    /// Stops every connection and lets no new one in.
    ///
    /// - Returns: whether this is the first call.
    func stop() -> Bool {
        condition.lock()
        defer { condition.unlock() }
        for connection in connections.values { connection.stop() }
        defer { isStopped = true }
        return !isStopped
    }

    /// Waits until every thread has ended.
    func join() {
        condition.lock()
        while running > 0 { condition.wait() }
        condition.unlock()
    }
}
