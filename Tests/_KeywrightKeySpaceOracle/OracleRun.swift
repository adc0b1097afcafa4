/// Runs trials side by side, the same for one seed however many there are at a time.
package func runOracle(pairs: Int, seed: UInt64) async -> OracleTally {
    let pools = FieldPool.alphabets.map { FieldPool(over: $0, seed: seed) }
    let size = 500
    return await withTaskGroup(of: OracleTally.self) { group in
        for (number, start) in stride(from: 0, to: pairs, by: size).enumerated() {
            group.addTask {
                var trial = OracleTrial(pools, seed: seed &* 0x1_0000_0001 &+ UInt64(number))
                for _ in start..<min(start + size, pairs) { trial.askAboutPair() }
                return trial.tally
            }
        }
        return await group.reduce(into: OracleTally()) { $0.add($1) }
    }
}
