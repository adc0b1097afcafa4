/// Which request gets which fault. A plan has no state: the same requests in the same order get the same faults.
///
/// ```swift
/// let database = InMemoryDynamoDB()
/// // The second PutItem from here on is applied, and its answer is lost.
/// await database.setFaults(FaultPlan(operations: [.putItem: [nil, .dropAnswer]]))
/// // Or: every tenth request is throttled, more or less, and the same ones in every run.
/// await database.setFaults(FaultPlan(seed: 7, rates: [.throttle: 0.1]))
/// ```
///
/// Every data-plane request uses up its number, also one that is refused anyway and so never shows its fault.
public struct FaultPlan: Sendable {
    /// What a plan knows of a request.
    public struct Request: Hashable, Sendable {
        /// The number of the request since `setFaults`, from 1.
        public let number: Int
        /// The operation.
        public let operation: DataOperation
        /// The number of the request among those of its operation since `setFaults`, from 1.
        public let occurrence: Int
        /// The tables that the request names, sorted, each once.
        public let tables: [String]
    }

    private let decide: @Sendable (Request) -> Fault?

    /// A plan by a closure; nil is no fault.
    ///
    /// For runs that repeat, the closure's answer should depend on the request alone.
    public init(_ decide: @escaping @Sendable (Request) -> Fault?) { self.decide = decide }

    /// No faults.
    public static let none = FaultPlan { _ in nil }

    /// A plan by the number of a request, from 1.
    public init(requests: [Int: Fault]) {
        self.init { requests[$0.number] }
    }

    /// A plan by operation: the first request of an operation gets the first entry of its list, and so on; nil, and the
    /// end of a list, is no fault.
    public init(operations: [DataOperation: [Fault?]]) {
        self.init { request in
            guard let faults = operations[request.operation], request.occurrence <= faults.count else { return nil }
            return faults[request.occurrence - 1]
        }
    }

    /// A plan by chance: each fault with its probability, out of a seed that gives the same run every time.
    ///
    /// - Parameters:
    ///   - seed: any number; another seed gives another run.
    ///   - rates: the share of requests that get each fault, 0 to 1. What goes over 1 in sum never happens: faults are
    ///     taken in the order of `Fault.Kind`, then by `processed`.
    public init(seed: UInt64, rates: [Fault: Double]) {
        let order = Fault.Kind.allCases
        let ordered = rates.sorted { left, right in
            let ranks = (order.firstIndex(of: left.key.kind) ?? 0, order.firstIndex(of: right.key.kind) ?? 0)
            return ranks.0 != ranks.1 ? ranks.0 < ranks.1 : left.key.processed < right.key.processed
        }
        self.init { request in
            var remainder = Self.chance(seed, request.number)
            for (fault, rate) in ordered where rate > 0 {
                if remainder < rate { return fault }
                remainder -= rate
            }
            return nil
        }
    }

    /// The fault of a request, if it gets one.
    func fault(for request: Request) -> Fault? { decide(request) }

    /// A number from 0 up to 1 for each seed and number: SplitMix64, whose states can be reached without the ones before.
    private static func chance(_ seed: UInt64, _ number: Int) -> Double {
        var z = seed &+ UInt64(truncatingIfNeeded: number) &* 0x9e37_79b9_7f4a_7c15
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return Double((z ^ (z >> 31)) >> 11) / 9_007_199_254_740_992
    }
}
