import Testing

@testable import KeywrightKeySpace

/// The ambiguity of keys against brute force.
@Suite struct RandomAmbiguityTests {
    @Test(arguments: [(1, RandomKey.Repeats.none), (2, .none), (1, .some), (2, .some)])
    func agreesWithEnumeration(_ templates: Int, _ repeats: RandomKey.Repeats) {
        var random = SeededGenerator(seed: 21)
        var counts = (never: 0, witness: 0, unproven: 0)
        for _ in 0..<(repeats == .none ? 1_200 : 250) {
            let key = RandomKey.dense(templates: templates, repeats: repeats, using: &random)
            var seen: Set<String> = []
            let isAmbiguous = key.oracle.keys().contains { !seen.insert($0.texts.joined(separator: "\n")).inserted }
            // Half of the time all counts are taken as large ones.
            var algebra = KeyAlgebra()
            if (counts.never + counts.witness) % 2 == 0 { algebra.smallCount = 1 }
            switch algebra.ambiguity(of: key.shape) {
            case .never:
                counts.never += 1
                if isAmbiguous { Issue.record("never, but it is ambiguous: \(key.oracle)") }
            case .witness(let witness):
                counts.witness += 1
                let fault =
                    key.fault(in: witness.left, giving: witness.texts)
                    ?? key.fault(in: witness.right, giving: witness.texts)
                    ?? (witness.left.map(\.text) == witness.right.map(\.text) ? "twice the same values" : nil)
                if !isAmbiguous || fault != nil { Issue.record("\(fault ?? "not ambiguous"): \(key.oracle)") }
            case .unproven(let reason):
                counts.unproven += 1
                if repeats == .none || key.oracle.isDelimited(by: "#") {
                    Issue.record("unproven (\(reason)): \(key.oracle)")
                }
            }
        }
        #expect(counts.never > 100 && counts.witness > (repeats == .none ? 100 : 10), "\(counts)")
        #expect(counts.unproven <= 5, "\(counts)")
    }
}
