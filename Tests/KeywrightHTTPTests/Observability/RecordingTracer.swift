#if HTTP
    import NIOConcurrencyHelpers
    import Tracing

    /// Keeps the spans that are made, and never injects.
    final class RecordingTracer: Tracer {
        private let state = NIOLockedValueBox<[RecordingSpan]>([])

        var spans: [RecordingSpan] { state.withLockedValue { $0 } }

        func startSpan<Instant: TracerInstant>(
            _ operationName: String, context: @autoclosure () -> ServiceContext, ofKind kind: SpanKind,
            at instant: @autoclosure () -> Instant, function: String, file fileID: String, line: UInt
        ) -> RecordingSpan {
            let span = RecordingSpan(operationName, kind: kind, parent: context())
            state.withLockedValue { $0.append(span) }
            return span
        }

        func forceFlush() {}
        func extract<Carrier, Extract: Extractor>(
            _ carrier: Carrier, into context: inout ServiceContext, using extractor: Extract
        ) where Extract.Carrier == Carrier {}
        func inject<Carrier, Inject: Injector>(
            _ context: ServiceContext, into carrier: inout Carrier, using injector: Inject
        ) where Inject.Carrier == Carrier {}
    }

    /// The name of the span that a context belongs to.
    enum SpanNameKey: ServiceContextKey {
        typealias Value = String
    }

    final class RecordingSpan: Span {
        private struct State {
            var operationName: String
            var attributes: SpanAttributes = [:]
            var status: SpanStatus?
            var events: [SpanEvent] = []
            var ends = 0
        }

        private let state: NIOLockedValueBox<State>
        let kind: SpanKind
        let parent: ServiceContext
        let context: ServiceContext

        init(_ operationName: String, kind: SpanKind, parent: ServiceContext) {
            state = NIOLockedValueBox(State(operationName: operationName))
            self.kind = kind
            self.parent = parent
            var context = parent
            context[SpanNameKey.self] = operationName
            self.context = context
        }

        var status: SpanStatus? { state.withLockedValue { $0.status } }
        var events: [SpanEvent] { state.withLockedValue { $0.events } }
        var ends: Int { state.withLockedValue { $0.ends } }
        /// The attributes as texts.
        var texts: [String: String] {
            var texts: [String: String] = [:]
            attributes.forEach { name, value in texts[name] = "\(value)" }
            return texts
        }

        var isRecording: Bool { true }
        var operationName: String {
            get { state.withLockedValue { $0.operationName } }
            set { state.withLockedValue { $0.operationName = newValue } }
        }
        var attributes: SpanAttributes {
            get { state.withLockedValue { $0.attributes } }
            set { state.withLockedValue { $0.attributes = newValue } }
        }

        func setStatus(_ status: SpanStatus) { state.withLockedValue { $0.status = status } }
        func addEvent(_ event: SpanEvent) { state.withLockedValue { $0.events.append(event) } }
        func addLink(_ link: SpanLink) {}
        func recordError<Instant: TracerInstant>(
            _ error: any Error, attributes: SpanAttributes, at instant: @autoclosure () -> Instant
        ) {}
        func end<Instant: TracerInstant>(at instant: @autoclosure () -> Instant) {
            state.withLockedValue { $0.ends += 1 }
        }
    }
#endif
