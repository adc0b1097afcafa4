internal import KeywrightRuntime

extension InMemoryDynamoDB {
    /// Gives the requests from now on the faults of a plan, whose numbers begin at 1; `FaultPlan.none` ends them.
    public func setFaults(_ plan: FaultPlan) { faults = FaultState(plan) }

    /// Counts a data-plane request, and answers it as the fault that is planned for it lets it be answered.
    func perform<Output>(
        _ operation: DataOperation, on tableNames: [String], _ answer: () throws(DynamoDBError) -> Output
    ) throws(DynamoDBError) -> Output {
        currentStatistics.requests += 1
        currentStatistics.requestsByOperation[operation, default: 0] += 1
        let names = Set(tableNames.map { Self.tableName($0) }).sorted(by: utf8Precedes)
        guard let fault = faults.next(operation, names) else { return try answer() }
        switch fault.kind {
        case .dropRequest:
            noteEffect(of: fault.kind)
            throw Self.lostAnswer
        case .dropAnswer:
            noteEffect(of: fault.kind)
            _ = try? answer()
            throw Self.lostAnswer
        case .throttle:
            throw throttled(answer)
        case .partialBatch, .conflict:
            faults.current = fault
            faults.hasTakenEffect = false
            defer { faults.current = nil }
            return try answer()
        }
    }

    /// What a throttled request ends with: its refusal, if it is one that the service refuses, for that comes first.
    ///
    /// Only carrying a request out tells, so that everything is put back afterwards.
    private func throttled<Output>(_ answer: () throws(DynamoDBError) -> Output) -> DynamoDBError {
        let (tables, transactions, statistics) = (tables, transactions, currentStatistics)
        defer {
            self.tables = tables
            self.transactions = transactions
        }
        do throws(DynamoDBError) {
            _ = try answer()
        } catch {
            switch error.kind {
            case .validation, .resourceNotFound, .idempotentParameterMismatch: return error
            default: break
            }
        }
        currentStatistics = statistics
        noteEffect(of: .throttle)
        return DynamoDBError(
            .throttled,
            "The level of configured provisioned throughput for the table was exceeded. Consider increasing your "
                + "provisioning level with the UpdateTable API")
    }

    private static let lostAnswer = DynamoDBError(
        .unavailable, "The connection was closed before an answer came", mayHaveBeenApplied: true)

    /// How many of this many requests of a batch are processed.
    func processed(of count: Int) -> Int {
        guard let fault = faults.current, fault.kind == .partialBatch, fault.processed < count else { return count }
        noteEffectOfCurrentFault()
        return fault.processed
    }

    /// Whether another transaction is on an item: it is held, or the request at hand is to meet a conflict.
    func isBusy(_ item: TableItem) -> Bool {
        if faults.current?.kind == .conflict {
            noteEffectOfCurrentFault()
            return true
        }
        return holds.values.contains { $0.contains(item) }
    }

    /// The fault of the request at hand counts once, however many of its items it hits.
    private func noteEffectOfCurrentFault() {
        guard let fault = faults.current, !faults.hasTakenEffect else { return }
        faults.hasTakenEffect = true
        noteEffect(of: fault.kind)
    }

    private func noteEffect(of kind: Fault.Kind) { currentStatistics.faults[kind, default: 0] += 1 }
}
