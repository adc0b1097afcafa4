#if HTTP
    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    /// Clocks, waits and chance, so that tests can do without any of them.
    struct ClientTime: Sendable {
        /// Time since some moment in the past, for measuring.
        var now: @Sendable () -> Duration
        /// Epoch seconds by the machine's clock, for signing.
        var epochSeconds: @Sendable () -> Int64
        /// Waits, or throws when the task is cancelled.
        var sleep: @Sendable (Duration) async throws -> Void
        /// A number from 0 to 1.
        var random: @Sendable () -> Double

        /// Those of the machine.
        static let live: ClientTime = {
            let origin = ContinuousClock.now
            return ClientTime(
                now: { origin.duration(to: .now) },
                epochSeconds: { Int64(Date().timeIntervalSince1970) },
                sleep: { try await Task.sleep(for: $0) },
                random: { Double.random(in: 0...1) }
            )
        }()
    }
#endif
