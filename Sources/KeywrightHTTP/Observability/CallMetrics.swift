#if HTTP
    import Metrics
    import NIOConcurrencyHelpers

    /// The metrics of a client, made once for each operation and table that it meets: making one anew with each call would
    /// cost more than counting.
    final class CallMetrics: Sendable {
        private struct Key: Hashable {
            var operation: String
            var tables: [String]
        }

        private let factory: (any MetricsFactory)?
        private let known = NIOLockedValueBox<[Key: OperationMetrics]>([:])

        /// - Parameter factory: nil for the system's, asked for with the first call of an operation on a table.
        init(factory: (any MetricsFactory)?) {
            self.factory = factory
        }

        /// The metrics of an operation on these tables.
        func metrics(operation: String, tables: [String]) -> OperationMetrics {
            known.withLockedValue { known in
                let key = Key(operation: operation, tables: tables)
                if let metrics = known[key] { return metrics }
                let metrics = OperationMetrics(
                    dimensions: [("operation", operation), ("table", tables.joined(separator: ","))],
                    factory: factory ?? MetricsSystem.factory)
                known[key] = metrics
                return metrics
            }
        }
    }

    /// The metrics of one operation on one table.
    final class OperationMetrics: Sendable {
        private let duration: Timer
        private let capacity: Recorder
        private let outcomes: CounterFamily
        private let retries: CounterFamily

        init(dimensions: [(String, String)], factory: any MetricsFactory) {
            duration = Timer(label: "keywright.duration", dimensions: dimensions, factory: factory)
            capacity = Recorder(
                label: "keywright.consumed_capacity", dimensions: dimensions, aggregate: true, factory: factory)
            outcomes = CounterFamily("keywright.requests", by: "outcome", dimensions, factory)
            retries = CounterFamily("keywright.retries", by: "reason", dimensions, factory)
        }

        /// Counts a call and its time.
        func finish(outcome: String, duration: Duration) {
            outcomes.increment(outcome)
            let (seconds, attoseconds) = duration.components
            self.duration.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
        }

        /// Counts an attempt that follows another.
        func countRetry(reason: String) {
            retries.increment(reason)
        }

        /// Notes capacity units.
        func recordCapacity(_ units: Double) {
            capacity.record(units)
        }
    }

    /// Counters of one label that differ in one dimension.
    private final class CounterFamily: Sendable {
        private let label: String
        private let dimension: String
        private let dimensions: [(String, String)]
        private let factory: any MetricsFactory
        private let counters = NIOLockedValueBox<[String: Counter]>([:])

        init(
            _ label: String, by dimension: String, _ dimensions: [(String, String)], _ factory: any MetricsFactory
        ) {
            self.label = label
            self.dimension = dimension
            self.dimensions = dimensions
            self.factory = factory
        }

        func increment(_ value: String) {
            let counter = counters.withLockedValue { counters in
                if let counter = counters[value] { return counter }
                let counter = Counter(label: label, dimensions: dimensions + [(dimension, value)], factory: factory)
                counters[value] = counter
                return counter
            }
            counter.increment()
        }
    }
#endif
