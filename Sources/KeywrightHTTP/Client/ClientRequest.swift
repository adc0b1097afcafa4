#if HTTP
    import KeywrightRuntime
    import KeywrightWire

    /// A request that the client can send: what it has to know of it beside its bytes.
    protocol ClientRequest: WireRequest {
        /// The tables that it names, each once, by their bytes. For logs, metrics and spans.
        var tableNames: [String] { get }

        /// Whether it may be sent again after its answer was lost. Asked only then.
        var repeatability: Repeatability { get }

        /// What of it is still to be done after a success; nil for all requests but batches.
        func rest(after output: Output) -> BatchRest<Self>?

        /// One answer for a batch that took two.
        static func joining(_ first: Output, _ second: Output) -> Output

        /// What the request cost, where it was asked for.
        static func consumedCapacity(of output: Output) -> [ConsumedCapacity]
    }

    /// What a batch left.
    struct BatchRest<Request: Sendable>: Sendable {
        /// What to send next.
        var request: Request
        /// Whether it is less than before.
        var isProgress: Bool
    }

    extension ClientRequest {
        var repeatability: Repeatability { .read }
        func rest(after output: Output) -> BatchRest<Self>? { nil }
        static func joining(_ first: Output, _ second: Output) -> Output { second }
        static func consumedCapacity(of output: Output) -> [ConsumedCapacity] { [] }
    }
#endif
