#if HTTP
    import Metrics
    import NIOConcurrencyHelpers

    /// Keeps what is measured: for each label with its dimensions the numbers in order.
    final class RecordingMetrics: MetricsFactory {
        private let state = NIOLockedValueBox<[String: [Double]]>([:])

        var all: [String: [Double]] { state.withLockedValue { $0 } }

        private func handler(_ label: String, _ dimensions: [(String, String)]) -> RecordingHandler {
            let name = label + "{" + dimensions.map { "\($0.0)=\($0.1)" }.joined(separator: ",") + "}"
            return RecordingHandler { number in self.state.withLockedValue { $0[name, default: []].append(number) } }
        }

        func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
            handler(label, dimensions)
        }

        func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
            handler(label, dimensions)
        }

        func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
            handler(label, dimensions)
        }

        func destroyCounter(_ handler: any CounterHandler) {}
        func destroyRecorder(_ handler: any RecorderHandler) {}
        func destroyTimer(_ handler: any TimerHandler) {}
    }

    private final class RecordingHandler: CounterHandler, RecorderHandler, TimerHandler {
        private let note: @Sendable (Double) -> Void

        init(note: @escaping @Sendable (Double) -> Void) { self.note = note }

        func increment(by amount: Int64) { note(Double(amount)) }
        func reset() {}
        func record(_ value: Int64) { note(Double(value)) }
        func record(_ value: Double) { note(value) }
        func recordNanoseconds(_ duration: Int64) { note(Double(duration)) }
    }
#endif
