#if HTTP
    import Logging
    import NIOConcurrencyHelpers

    /// Keeps what is logged.
    final class LogRecords: Sendable {
        struct Record: Sendable {
            var level: Logger.Level
            var message: String
            var metadata: Logger.Metadata

            /// The metadata as texts.
            var texts: [String: String] { metadata.mapValues { "\($0)" } }
        }

        private let state = NIOLockedValueBox<[Record]>([])

        var all: [Record] { state.withLockedValue { $0 } }

        func append(_ record: Record) { state.withLockedValue { $0.append(record) } }

        func logger(level: Logger.Level = .trace) -> Logger {
            Logger(label: "test") { _ in RecordingLogHandler(logLevel: level, records: self) }
        }
    }

    private struct RecordingLogHandler: LogHandler {
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level
        let records: LogRecords

        init(logLevel: Logger.Level, records: LogRecords) {
            self.logLevel = logLevel
            self.records = records
        }

        subscript(metadataKey key: String) -> Logger.MetadataValue? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            records.append(
                LogRecords.Record(
                    level: event.level, message: "\(event.message)", metadata: event.metadata ?? [:]))
        }
    }
#endif
