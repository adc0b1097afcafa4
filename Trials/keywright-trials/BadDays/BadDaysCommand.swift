import ArgumentParser
import KeywrightRuntime

/// Sends operations through a proxy that loses answers, and compares what their ends promised with what the server holds.
struct BadDays: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bad-days",
        abstract: "Send operations over a bad connection, and see whether their ends told the truth.")

    @Option(help: "The proxy, as http://127.0.0.1:8000.") var endpoint: String
    @Option(help: "The server behind it.") var truth: String
    @Option(help: "What the proxy writes of what it did.") var journal: String?
    @Option(help: "How many operations.") var operations = 10_000
    @Option(help: "How many at once.") var concurrency = 8
    @Option(help: "What chance follows from.") var seed: UInt64 = 1
    @Option(help: "How long an attempt may take, in milliseconds.") var attemptTimeout = 2_000

    func validate() throws {
        guard operations > 0, concurrency > 0, attemptTimeout > 0 else {
            throw ValidationError("--operations, --concurrency and --attempt-timeout are at least 1.")
        }
    }

    func run() async throws {
        let begin = ContinuousClock.now
        let found = try await Connection.with(try Connection.server(truth)) { truth in
            try await TrialTable.with(truth, for: "bad-days", findings)
        }
        let (ledgers, verification, tokensCount) = (found.ledgers, found.verification, found.tokensCount)

        var figures = Figures()
        figures.add("operations", operations)
        for kind in OperationKind.allCases {
            let counts = ledgers.compactMap { $0.ledger.counts[kind] }
            figures.add("  \(kind.rawValue)", BadDays.text(counts))
        }
        figures.add("together", BadDays.text(ledgers.flatMap { $0.ledger.counts.values }))
        figures.add(
            "unknown writes", "\(verification.unknownApplied) applied, \(verification.unknownNotApplied) not applied")
        figures.add("tokens", tokensCount ? "honored by the server" : "ignored by the server")
        if !tokensCount { figures.add("applied twice by the server", verification.doubled) }
        let calls = ledgers.reduce(0) { $0 + $1.ledger.calls }
        figures.add("calls", calls)
        if let journal {
            let journal = try Journal(path: journal)
            figures.add("requests", "\(journal.requests), of which \(journal.forwarded) reached the server")
            // Attempts after the first, and the rests of batches.
            figures.add("retries", journal.requests - calls)
            for fault in journal.faults.keys.sorted() { figures.add("  \(fault)", journal.faults[fault] ?? 0) }
        }
        figures.add("seconds", begin.duration(to: .now).components.seconds)
        figures.add("violations", verification.violations.count)
        print(verification.violations.text + figures.text, terminator: "")
        if verification.violations.count > 0 { throw ExitCode.failure }
    }

    private struct Findings: Sendable {
        var ledgers: [(worker: Int, ledger: Ledger)]
        var verification: Verification
        var tokensCount: Bool
    }

    /// Works on a table through the proxy, and then reads it from the server itself.
    private func findings(_ table: TrialTable) async throws -> Findings {
        let tokensCount = try await BadDays.tokensCount(table)
        let proxied = try Connection.server(endpoint, attemptTimeout: .milliseconds(attemptTimeout))
        let ledgers = try await Connection.with(proxied) { proxied in
            try await work(TrialTable(connection: proxied, name: table.name))
        }
        // The workers are done, and a request that the proxy holds is never forwarded late.
        let verification = Verification(try await table.allItems(), ledgers, tokensCount: tokensCount)
        return Findings(ledgers: ledgers, verification: verification, tokensCount: tokensCount)
    }

    private func work(_ table: TrialTable) async throws -> [(worker: Int, ledger: Ledger)] {
        let (seed, operations, concurrency) = (seed, operations, concurrency)
        return try await withThrowingTaskGroup(of: (worker: Int, ledger: Ledger).self) { group in
            for number in 0..<concurrency {
                group.addTask {
                    var worker = Worker(table: table, number: number, seed: seed)
                    let share = operations * (number + 1) / concurrency - operations * number / concurrency
                    try await worker.work(share)
                    return (number, worker.ledger)
                }
            }
            var ledgers: [(worker: Int, ledger: Ledger)] = []
            for try await ledger in group { ledgers.append(ledger) }
            return ledgers.sorted { $0.worker < $1.worker }
        }
    }

    /// Whether the server makes two transactions with one token one; not all do.
    private static func tokensCount(_ table: TrialTable) async throws -> Bool {
        let item = key("PROBE")
        let input = TransactWriteItemsInput(
            transactItems: [
                .update(
                    UpdateItemInput(
                        tableName: table.name, key: item, updateExpression: "ADD n :one",
                        expressionAttributeValues: [":one": .n("1")]))
            ],
            clientRequestToken: IdempotencyToken.make())
        try await table.connection.client.transactWriteItems(input)
        try await table.connection.client.transactWriteItems(input)
        let count = try await table.item(item)?.integer("n")
        _ = try await table.connection.client.deleteItem(DeleteItemInput(tableName: table.name, key: item))
        return count == 1
    }

    private static func text(_ counts: [Ledger.Count]) -> String {
        let succeeded = counts.reduce(0) { $0 + $1.succeeded }
        let refused = counts.reduce(0) { $0 + $1.refused }
        let unknown = counts.reduce(0) { $0 + $1.unknown }
        return "\(succeeded) succeeded, \(refused) refused, \(unknown) unknown"
    }
}
