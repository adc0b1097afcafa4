import KeywrightDiagnostics
import KeywrightDriver
import Testing

@testable import KeywrightSimulation

/// A design with a table `things`, played.
func simulated(
    _ entities: String, _ patterns: String, table: String = "", key: String = "{ partition: PK, sort: SK }",
    _ change: (inout SimulationOptions) -> Void = { _ in }
) throws -> Simulation {
    let compilation = compile(design(entities, patterns, table: table, key: key))
    let text = compilation.findings.map(\.message).joined(separator: "\n")
    let resolved = try #require(compilation.design, "\(text)")
    let plan = try #require(compilation.plan, "\(text)")
    var options = SimulationOptions()
    change(&options)
    return simulate(resolved, plan, options)
}

func design(
    _ entities: String, _ patterns: String, table: String = "", key: String = "{ partition: PK, sort: SK }"
) -> SourceFile {
    let text = """
        keywright: 1
        design: T
        table:
          name: things
          key: \(key)
        \(table)
        entities:
        \(entities)
        accessPatterns:
        \(patterns)
        """
    return SourceFile(path: "t.keywright.yaml", text: text)
}

/// Votes for polls, whose sort key grows with time, so that no split within a poll helps.
func votes(poll: String, size: String = "200B") -> String {
    """
      Vote:
        key: { PK: POLL#<poll>, SK: <voteId> }
        attributes: { poll: \(poll), voteId: ulid }
        expect: { size: \(size) }
    """
}

/// Within 5 %, and within 10^-6 of nothing.
func isNear(_ value: Double, _ expected: Double) -> Bool {
    abs(value - expected) <= max(abs(expected) * 0.05, 1e-6)
}
