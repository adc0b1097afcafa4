#if HTTP
    import NIOConcurrencyHelpers
    import NIOCore

    /// Which event loop a request is served by: one that serves the fewest, and of these the first.
    ///
    /// A program that does one thing at a time so stays on one loop, where its connection is. To go from loop to loop would
    /// wake a thread for each step of an exchange, which costs more than the step.
    final class LoopChooser: Sendable {
        private let loops: [any EventLoop]
        private let serving: NIOLockedValueBox<[Int]>

        init(_ group: any EventLoopGroup) {
            loops = Array(group.makeIterator())
            serving = NIOLockedValueBox(Array(repeating: 0, count: loops.count))
        }

        /// Runs an exchange on a loop.
        func withLoop<Result: Sendable>(
            _ body: (any EventLoop) async throws -> Result
        ) async throws -> Result {
            let index = serving.withLockedValue { serving in
                var least = 0
                for index in serving.indices where serving[index] < serving[least] { least = index }
                serving[least] += 1
                return least
            }
            defer { serving.withLockedValue { $0[index] -= 1 } }
            return try await body(loops[index])
        }
    }
#endif
