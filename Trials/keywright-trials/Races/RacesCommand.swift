import ArgumentParser
import KeywrightRuntime

/// Lets writers race for the same items, round after round.
struct Races: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Let several writers at the same items, and see whether what came of it adds up.")

    /// Some servers copy their table with each transaction, so that a table of all rounds would slow them down.
    private static let roundsOfTable = 20

    @Option(help: "The server, as http://127.0.0.1:8000.") var endpoint: String?
    @Flag(help: "The engine in memory instead of a server.") var memory = false
    @Option(help: "How many rounds; the kinds of races take turns.") var rounds = 10_000
    @Option(help: "How many writers a round has, from the first number to the second.") var writers = WriterCounts()
    @Option(help: "What chance follows from.") var seed: UInt64 = 1
    @Option(help: "Only races of this kind; may be repeated.") var only: [String] = []

    func validate() throws {
        guard memory != (endpoint != nil) else { throw ValidationError("Give either --endpoint or --memory.") }
        guard rounds > 0 else { throw ValidationError("--rounds is at least 1.") }
        for name in only where !raceKinds.contains(where: { $0.name == name }) {
            throw ValidationError("\(name) is none of \(raceKinds.map(\.name).joined(separator: ", ")).")
        }
    }

    func run() async throws {
        let begin = ContinuousClock.now
        let connection = try endpoint.map { try Connection.server($0) } ?? Connection.memory()
        let sums = try await Connection.with(connection) { connection in
            var sums: [RaceSum] = []
            for start in stride(from: 0, to: rounds, by: Races.roundsOfTable) {
                sums = try await TrialTable.with(connection, for: "races") { table in
                    try await run(start..<min(start + Races.roundsOfTable, rounds), on: table, sums)
                }
            }
            return sums
        }
        var figures = Figures()
        figures.add("rounds", rounds)
        for sum in sums {
            figures.add(
                "  \(sum.name)",
                "\(sum.rounds) rounds, \(sum.writers) writers, \(sum.successes) successes, \(sum.conflicts) conflicts in "
                    + "\(sum.contended) rounds")
        }
        let violations = sums.reduce(into: Violations()) { $0.merge($1.violations) }
        figures.add("seconds", begin.duration(to: .now).components.seconds)
        figures.add("violations", violations.count)
        print(violations.text + figures.text, terminator: "")
        // Races in which nobody ever met another would hold nothing.
        let tame = sums.filter { $0.rounds >= 20 && $0.contended == 0 }
        for sum in tame { print("no contention in the \(sum.rounds) rounds of \(sum.name)") }
        if violations.count > 0 || !tame.isEmpty { throw ExitCode.failure }
    }

    /// Runs some rounds, and adds what came of them to the sums.
    private func run(_ rounds: Range<Int>, on table: TrialTable, _ sums: [RaceSum]) async throws -> [RaceSum] {
        let kinds = raceKinds.filter { only.isEmpty || only.contains($0.name) }
        var sums = sums.isEmpty ? kinds.map { RaceSum(name: $0.name) } : sums
        for round in rounds {
            let kind = round % kinds.count
            try await run(kinds[kind].make(table, round), round, &sums[kind])
        }
        return sums
    }

    private func run(_ race: any Race, _ round: Int, _ sum: inout RaceSum) async throws {
        var generator = SeededGenerator(seed: seed, stream: UInt64(round))
        let count = Int.random(in: writers.range, using: &generator)
        try await race.prepare()
        let seed = seed
        let tallies = try await withThrowingTaskGroup(of: WriterTally.self) { group in
            for writer in 0..<count {
                group.addTask {
                    var generator = SeededGenerator(seed: seed, stream: UInt64(round) << 8 | UInt64(writer + 1))
                    return try await race.write(as: writer, &generator)
                }
            }
            var tallies: [WriterTally] = []
            for try await tally in group { tallies.append(tally) }
            return tallies.sorted { $0.writer < $1.writer }
        }
        sum.add(tallies, try await race.check(tallies))
    }
}

/// What came of all rounds of a kind.
private struct RaceSum: Sendable {
    let name: String
    var rounds = 0
    var writers = 0
    var successes = 0
    var conflicts = 0
    /// Rounds in which there was any conflict.
    var contended = 0
    var violations = Violations()

    mutating func add(_ tallies: [WriterTally], _ found: Violations) {
        rounds += 1
        writers += tallies.count
        successes += tallies.reduce(0) { $0 + $1.successes }
        let met = tallies.reduce(0) { $0 + $1.conflicts }
        conflicts += met
        contended += met > 0 ? 1 : 0
        for tally in tallies { violations.merge(tally.violations) }
        violations.merge(found)
    }
}

/// `2...8`, or a single number.
struct WriterCounts: ExpressibleByArgument {
    let range: ClosedRange<Int>

    init() { range = 2...8 }

    init?(argument: String) {
        let parts = argument.split(separator: "...", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count <= 2, let first = parts.first ?? nil, let last = parts.last ?? nil else { return nil }
        guard 1 <= first, first <= last, last <= 100 else { return nil }
        range = first...last
    }

    var defaultValueDescription: String { "\(range.lowerBound)...\(range.upperBound)" }
}
