import KeywrightCodeGen
public import _KeywrightGeneratedCalls

/// Holds the generated code of random designs to the report of their plans and to plain evaluation, over the oracle's own
/// calls.
///
/// - Parameters:
///   - designs: the code of each, compiled.
///   - seed: what chance follows from, as it did when the code was written.
/// - Returns: the figures, and what is wrong.
public func runGeneratedCode(
    of designs: [any GeneratedCalls.Type], seed: UInt64
) async throws -> (figures: String, faults: [String]) {
    let tally = try await heldCode(of: designs, seed: seed)
    let unshown = tally.faultCount - tally.faults.count
    return (tally.text, tally.faults + (unshown > 0 ? ["\(unshown) more"] : []))
}

/// The same as figures.
func heldCode(of designs: [any GeneratedCalls.Type], seed: UInt64) async throws -> PlanTally {
    try await withThrowingTaskGroup(of: PlanTally.self) { group in
        var tally = PlanTally()
        var rest = designs[...]
        // As many at once as a small machine has cores.
        for design in rest.prefix(2) { group.addTask { try await heldCode(of: design, seed: seed) } }
        rest = rest.dropFirst(2)
        while let part = try await group.next() {
            tally.add(part)
            guard let design = rest.popFirst() else { continue }
            group.addTask { try await heldCode(of: design, seed: seed) }
        }
        return tally
    }
}

private func heldCode(of calls: any GeneratedCalls.Type, seed: UInt64) async throws -> PlanTally {
    var tally = PlanTally()
    guard let generated = try GeneratedDesign(number: calls.number, seed: seed, &tally) else { return tally }
    let design = generated.design
    guard design.yaml == calls.design else {
        tally.fault("the code of design \(calls.number) is of another design\n\(design.yaml)")
        return tally
    }
    for pattern in design.patterns where !generated.calls.methods.contains(where: { $0.pattern == pattern.name }) {
        tally.fault("no method\n\(pattern.name): \(pattern.yaml)\n\(design.yaml)")
    }
    tally.count("generated: methods", generated.calls.methods.count)
    var random = generated.random
    let code = GeneratedCode(generated, calls)
    let engine = MemoryCarrier(code.engine)
    let items = design.items(&random, perEntity: 24)
    let table = OracleTable(design: design, carrier: engine)
    try await table.create()
    try await table.put(items.map(\.stored) + items.compactMap { design.companion(of: $0) })
    var queries = QueryTrial(
        design, generated.compiled, items, RecordingCarrier(target: engine, log: code.planned), random, generated: code)
    for pattern in design.patterns where pattern.kind.isRead { try await queries.run(pattern, draws: 4) }
    tally.add(queries.tally)
    // Writes change two tables alike: one by the report, one by generated code.
    let other = RecordingCarrier(target: MemoryCarrier(), log: code.planned)
    try await table.create()
    try await OracleTable(design: design, carrier: other).create()
    var writes = WriteTrial(design, generated.compiled, other, random, generated: code)
    try await writes.run(writes: 30)
    tally.add(writes.tally)
    return tally
}

/// The Swift of random designs, a folder each, and what is left out of them.
package func generatedCode(
    designs: Int, seed: UInt64, first: Int = 0
) throws -> (folders: [(number: Int, files: [(name: String, text: String)])], tally: PlanTally) {
    var tally = PlanTally()
    var folders: [(number: Int, files: [(name: String, text: String)])] = []
    for number in first..<(first + designs) {
        guard let generated = try GeneratedDesign(number: number, seed: seed, &tally) else { continue }
        folders.append((number, try generated.files().map { ($0.path, $0.contents) }))
    }
    return (folders, tally)
}
