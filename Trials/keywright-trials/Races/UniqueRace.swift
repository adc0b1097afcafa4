import KeywrightRuntime

/// Unique values by companion items: writers claim one address, look whether it is theirs, and let it go again; the last
/// claim of each is for good.
struct UniqueRace: Race {
    static let name = "unique"
    private static let temporaryClaims = 2
    private static let mostAttempts = 100

    private let table: TrialTable
    private let store: ItemStore
    private let companion = UniquenessCompanion(
        entity: "User", attributes: ["email"], partition: "PK", sort: "SK", discriminator: "type")
    private let round: Int

    init(table: TrialTable, round: Int) {
        self.table = table
        self.round = round
        store = ItemStore(table.connection.client)
    }

    private var email: String { "ada-\(round)@example.com" }

    private func user(_ writer: Int) -> Item { key("USER#\(round)#\(writer)") }

    func prepare() async throws {}

    func write(as writer: Int, _ generator: inout SeededGenerator) async throws -> WriterTally {
        var tally = WriterTally(writer: writer)
        for _ in 0..<UniqueRace.temporaryClaims {
            guard try await claim(writer, &tally) else { continue }
            let owner = try await table.item(companion.key([email]))?["owner"]
            tally.violations.require(
                owner == .m(user(writer)), "\(email) is writer \(writer)'s, and its companion says \(owner as Any)")
            try await release(writer, &tally)
        }
        if try await claim(writer, &tally) { tally.notes.append("holds") }
        return tally
    }

    func check(_ tallies: [WriterTally]) async throws -> Violations {
        var violations = Violations()
        let holders = tallies.filter { !$0.notes.isEmpty }.map(\.writer)
        violations.require(holders.count == 1, "\(email) has the holders \(holders)")
        let owner = try await table.item(companion.key([email]))?["owner"]
        violations.require(
            holders.contains { owner == .m(user($0)) }, "\(email): holders \(holders), companion \(owner as Any)")
        for tally in tallies {
            let isThere = try await table.item(user(tally.writer)) != nil
            violations.require(
                isThere == holders.contains(tally.writer),
                "\(email): writer \(tally.writer) \(isThere ? "has" : "has no") item, holders \(holders)")
        }
        return violations
    }

    private func claim(_ writer: Int, _ tally: inout WriterTally) async throws -> Bool {
        var user = user(writer)
        let owner = user
        user["email"] = .s(email)
        let actions = [
            TransactionAction(
                .put(
                    PutItemInput(
                        tableName: table.name, item: user, conditionExpression: "attribute_not_exists(PK)")),
                keyNames: ["PK", "SK"], .absent("User")),
            TransactionAction(
                .put(
                    PutItemInput(
                        tableName: table.name, item: try companion.item([email], owner: owner),
                        conditionExpression: "attribute_not_exists(PK)")),
                keyNames: ["PK", "SK"], companion.meaning),
        ]
        return try await transact(actions, &tally)
    }

    private func release(_ writer: Int, _ tally: inout WriterTally) async throws {
        let actions = [
            TransactionAction(
                .delete(
                    DeleteItemInput(
                        tableName: table.name, key: user(writer), conditionExpression: "attribute_exists(PK)")),
                keyNames: ["PK", "SK"], .existing("User")),
            TransactionAction(
                .delete(
                    DeleteItemInput(
                        tableName: table.name, key: try companion.key([email]), conditionExpression: "#owner = :me",
                        expressionAttributeNames: ["#owner": "owner"],
                        expressionAttributeValues: [":me": .m(user(writer))])),
                keyNames: ["PK", "SK"], .existing("User")),
        ]
        let isDone = try await transact(actions, &tally)
        tally.violations.require(isDone, "writer \(writer) held \(email) and could not let it go")
    }

    /// Whether it was carried out. Transactions of others alone are waited for.
    private func transact(_ actions: [TransactionAction], _ tally: inout WriterTally) async throws -> Bool {
        for _ in 0..<UniqueRace.mostAttempts {
            do {
                try await store.transact(actions)
                tally.successes += 1
                return true
            } catch {
                tally.conflicts += 1
                if error.kind == .transactionConflict { continue }
                let isLost = error.kind == .notUnique || error.kind == .conditionFailed || error.kind == .notFound
                guard isLost else { throw error }
                return false
            }
        }
        throw Failure(description: "\(email): \(UniqueRace.mostAttempts) transactions in the way one after another")
    }
}
