import KeywrightRuntime

/// Money between accounts, by transactions that also write what they did: it is neither made nor lost, and no account
/// goes below nothing.
struct TransferRace: Race {
    static let name = "transfer"
    private static let accounts = 3
    private static let opening = 100
    private static let transfers = 3
    private static let mostAttempts = 100

    private let table: TrialTable
    private let round: Int

    init(table: TrialTable, round: Int) {
        self.table = table
        self.round = round
    }

    private func account(_ number: Int) -> Item { key("ACCOUNT#\(round)#\(number)") }

    private func entry(_ writer: Int, _ number: Int) -> Item { key("ENTRY#\(round)", "\(writer)#\(number)") }

    func prepare() async throws {
        for number in 0..<TransferRace.accounts {
            var item = account(number)
            item["balance"] = .n(String(TransferRace.opening))
            _ = try await table.connection.client.putItem(PutItemInput(tableName: table.name, item: item))
        }
    }

    func write(as writer: Int, _ generator: inout SeededGenerator) async throws -> WriterTally {
        var tally = WriterTally(writer: writer)
        for number in 0..<TransferRace.transfers {
            let from = Int.random(in: 0..<TransferRace.accounts, using: &generator)
            let to = (from + Int.random(in: 1..<TransferRace.accounts, using: &generator)) % TransferRace.accounts
            let amount = Int.random(in: 20...90, using: &generator)
            if try await transfer(amount, from, to, entry(writer, number), &tally) { tally.successes += 1 }
        }
        return tally
    }

    func check(_ tallies: [WriterTally]) async throws -> Violations {
        var violations = Violations()
        var balances = Array(repeating: TransferRace.opening, count: TransferRace.accounts)
        var entries = 0
        for tally in tallies {
            for number in 0..<TransferRace.transfers {
                guard let entry = try await table.item(entry(tally.writer, number)) else { continue }
                entries += 1
                guard let from = entry.integer("from"), let to = entry.integer("to"),
                    let amount = entry.integer("amount")
                else {
                    violations.add("an entry of round \(round) is incomplete: \(entry)")
                    continue
                }
                balances[from] -= amount
                balances[to] += amount
            }
        }
        let successes = tallies.reduce(0) { $0 + $1.successes }
        violations.require(entries == successes, "round \(round): \(entries) entries of \(successes) transfers")
        for number in 0..<TransferRace.accounts {
            let balance = try await table.item(account(number))?.integer("balance")
            violations.require(
                balance == balances[number],
                "round \(round): account \(number) has \(balance as Any), its entries make \(balances[number])")
            violations.require((balance ?? -1) >= 0, "round \(round): account \(number) has \(balance as Any)")
        }
        return violations
    }

    private func transfer(
        _ amount: Int, _ from: Int, _ to: Int, _ entry: Item, _ tally: inout WriterTally
    ) async throws -> Bool {
        var entry = entry
        entry["from"] = .n(String(from))
        entry["to"] = .n(String(to))
        entry["amount"] = .n(String(amount))
        let value: [String: AttributeValue] = [":amount": .n(String(amount))]
        let input = TransactWriteItemsInput(
            transactItems: [
                .update(
                    UpdateItemInput(
                        tableName: table.name, key: account(from), updateExpression: "SET balance = balance - :amount",
                        conditionExpression: "balance >= :amount", expressionAttributeValues: value)),
                .update(
                    UpdateItemInput(
                        tableName: table.name, key: account(to), updateExpression: "SET balance = balance + :amount",
                        expressionAttributeValues: value)),
                .put(
                    PutItemInput(
                        tableName: table.name, item: entry, conditionExpression: "attribute_not_exists(PK)")),
            ],
            clientRequestToken: IdempotencyToken.make())
        for _ in 0..<TransferRace.mostAttempts {
            do {
                try await table.connection.client.transactWriteItems(input)
                return true
            } catch {
                guard error.kind == .transactionCanceled || error.kind == .transactionConflict else { throw error }
                tally.conflicts += 1
                // Too little on the account is final, for it was there when the round began.
                if error.reasons.contains(where: { $0.code == "ConditionalCheckFailed" }) { return false }
            }
        }
        throw Failure(description: "round \(round): \(TransferRace.mostAttempts) transactions in the way")
    }
}
