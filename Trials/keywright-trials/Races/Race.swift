import KeywrightRuntime

/// Something that several writers do to the same items at once.
protocol Race: Sendable {
    /// What it is called.
    static var name: String { get }

    /// - Parameter round: tells the items of one round from those of others.
    init(table: TrialTable, round: Int)

    /// Writes what there is before.
    func prepare() async throws

    /// What one writer does; the others do it at the same time.
    func write(as writer: Int, _ generator: inout SeededGenerator) async throws -> WriterTally

    /// Reads what came of it, when all writers are done.
    func check(_ tallies: [WriterTally]) async throws -> Violations
}

extension Race {
    static func make(_ table: TrialTable, _ round: Int) -> any Race { Self(table: table, round: round) }
}

/// What a writer met.
struct WriterTally: Sendable {
    /// Who it was.
    var writer: Int
    /// How many of its writes were carried out.
    var successes = 0
    /// How often another writer was in the way: refusals and repetitions that would not be without others.
    var conflicts = 0
    /// What a race keeps of it for its check.
    var notes: [String] = []
    /// Broken promises that the writer itself saw.
    var violations = Violations()
}

/// All kinds of races, in the order in which rounds take turns.
let raceKinds: [(name: String, make: @Sendable (TrialTable, Int) -> any Race)] = [
    (VersionRace.name, VersionRace.make), (UniqueRace.name, UniqueRace.make),
    (CounterRace.name, CounterRace.make), (TransferRace.name, TransferRace.make),
]
