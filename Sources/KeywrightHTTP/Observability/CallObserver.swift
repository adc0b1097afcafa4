#if HTTP
    import KeywrightRuntime
    import KeywrightWire
    import Logging
    import Metrics
    import Tracing

    /// Tells logs, metrics and traces of the calls of a client.
    ///
    /// None of them ever sees an item, a key, a value of an expression, a message of the service, credentials or a header:
    /// nothing of a request reaches this type but its operation and its tables.
    struct CallObserver: Sendable {
        private let logger: Logger
        private let metrics: CallMetrics
        private let tracer: (any Tracer)?
        private let serverAddress: String
        private let serverPort: Int?
        private let time: ClientTime

        /// - Parameters:
        ///   - metrics: where the metrics go; nil for the system's.
        ///   - tracer: what makes spans; nil for the system's, asked for with each call.
        init(
            logger: Logger, metrics: (any MetricsFactory)? = nil, tracer: (any Tracer)? = nil, endpoint: Endpoint,
            time: ClientTime
        ) {
            self.logger = logger
            self.metrics = CallMetrics(factory: metrics)
            self.tracer = tracer
            serverAddress = endpoint.host
            serverPort = endpoint.port
            self.time = time
        }

        /// Begins to watch a call.
        func begin(_ operation: WireOperation, tables: [String]) -> CallObservation {
            let tracer = tracer ?? InstrumentationSystem.tracer
            var span: (any Span)?
            if !(tracer is NoOpTracer) {
                span = tracer.startAnySpan(
                    tables.count == 1 ? "\(operation.rawValue) \(tables[0])" : operation.rawValue,
                    context: ServiceContext.current ?? .topLevel, ofKind: .client)
                span?.updateAttributes { attributes in
                    attributes["db.system.name"] = "aws.dynamodb"
                    attributes["db.operation.name"] = operation.rawValue
                    if tables.count == 1 { attributes["db.collection.name"] = tables[0] }
                    if !tables.isEmpty { attributes["aws.dynamodb.table_names"] = tables }
                    attributes["server.address"] = serverAddress
                    if let serverPort { attributes["server.port"] = serverPort }
                }
            }
            return CallObservation(
                operation: operation, tables: tables, logger: logger,
                metrics: metrics.metrics(operation: operation.rawValue, tables: tables), span: span, time: time,
                start: time.now())
        }
    }
#endif
