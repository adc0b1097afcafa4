import KeywrightRuntime

/// Atomic counters: no two increments see the same number, and none is lost.
struct CounterRace: Race {
    static let name = "counter"
    private static let increments = 3

    private let table: TrialTable
    private let item: Item

    init(table: TrialTable, round: Int) {
        self.table = table
        item = key("COUNTER#\(round)")
    }

    func prepare() async throws {}

    func write(as writer: Int, _ generator: inout SeededGenerator) async throws -> WriterTally {
        var tally = WriterTally(writer: writer)
        var last: Int?
        for _ in 0..<CounterRace.increments {
            let output = try await table.connection.client.updateItem(
                UpdateItemInput(
                    tableName: table.name, key: item, updateExpression: "ADD n :one",
                    expressionAttributeValues: [":one": .n("1")], returnValues: .updatedNew))
            guard let number = output.attributes?.integer("n") else {
                tally.violations.add("\(item): an increment gave no number back")
                continue
            }
            tally.successes += 1
            tally.notes.append(String(number))
            // Nobody is refused here; that another came between shows in the numbers.
            if let last, number > last + 1 { tally.conflicts += 1 }
            last = number
        }
        return tally
    }

    func check(_ tallies: [WriterTally]) async throws -> Violations {
        var violations = Violations()
        let successes = tallies.reduce(0) { $0 + $1.successes }
        let total = try await table.item(item)?.integer("n")
        violations.require(total == successes, "\(item): \(total as Any) after \(successes) increments")
        let seen = tallies.flatMap(\.notes).compactMap { Int($0) }.sorted()
        violations.require(seen == Array(1...max(1, successes)), "\(item): the increments saw \(seen)")
        return violations
    }
}
