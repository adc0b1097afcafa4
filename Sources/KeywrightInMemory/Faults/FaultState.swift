/// Where a fault plan stands: what it has seen, and which fault is on the request at hand.
struct FaultState {
    var plan = FaultPlan.none
    private var requests = 0
    private var occurrences: [DataOperation: Int] = [:]
    /// The partial batch or the conflict of the request at hand.
    var current: Fault?
    /// Whether that fault has changed anything.
    var hasTakenEffect = false

    init(_ plan: FaultPlan = .none) { self.plan = plan }

    /// The fault of the next request, if it gets one.
    mutating func next(_ operation: DataOperation, _ tables: [String]) -> Fault? {
        requests += 1
        occurrences[operation, default: 0] += 1
        return plan.fault(
            for: FaultPlan.Request(
                number: requests, operation: operation, occurrence: occurrences[operation] ?? 1, tables: tables))
    }
}
