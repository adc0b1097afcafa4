#if HTTP
    import NIOConcurrencyHelpers

    @testable import KeywrightHTTP

    /// A clock that moves only when somebody waits, or when a test says so.
    final class TestTime: Sendable {
        private struct State {
            var now: Duration = .zero
            var epochSeconds: Int64
            var waits: [Duration] = []
        }

        private let state: NIOLockedValueBox<State>

        init(epochSeconds: Int64 = 1_700_000_000) {
            state = NIOLockedValueBox(State(epochSeconds: epochSeconds))
        }

        var waits: [Duration] { state.withLockedValue { $0.waits } }

        func advance(by duration: Duration) { state.withLockedValue { $0.now += duration } }

        /// - Parameter random: what chance always gives; 1 makes every wait the longest that it may be.
        func clientTime(random: Double = 1) -> ClientTime {
            ClientTime(
                now: { self.state.withLockedValue { $0.now } },
                epochSeconds: { self.state.withLockedValue { $0.epochSeconds } },
                sleep: { duration in
                    self.state.withLockedValue { state in
                        state.now += duration
                        state.waits.append(duration)
                    }
                    try Task.checkCancellation()
                },
                random: { random }
            )
        }
    }
#endif
