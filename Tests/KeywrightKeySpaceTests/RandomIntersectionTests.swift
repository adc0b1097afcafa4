import Testing

@testable import KeywrightKeySpace

/// The intersection of keys against brute force.
@Suite struct RandomIntersectionTests {
    enum Kind: String, CaseIterable {
        case single, whole, repeatedInOne, repeatedInBoth

        var seed: UInt64 {
            switch self {
            case .single: 11
            case .whole: 12
            case .repeatedInOne: 13
            case .repeatedInBoth: 14
            }
        }

        /// How many pairs are compared: keys with repeated fields take longer.
        var pairs: Int {
            switch self {
            case .single, .whole: 4_000
            case .repeatedInOne: 1_500
            case .repeatedInBoth: 1_500
            }
        }

        var templates: Int {
            switch self {
            case .single: 1
            case .whole, .repeatedInOne, .repeatedInBoth: 2
            }
        }

        var repeats: (left: RandomKey.Repeats, right: RandomKey.Repeats) {
            switch self {
            case .single, .whole: (.none, .none)
            case .repeatedInOne: (.some, .none)
            case .repeatedInBoth: (.some, .some)
            }
        }
    }

    @Test(arguments: Kind.allCases)
    func agreesWithEnumeration(_ kind: Kind) {
        var random = SeededGenerator(seed: kind.seed)
        var numbers = TextNumbers()
        func family(_ texts: [String], _ repeats: RandomKey.Repeats) -> [(key: RandomKey, texts: [Int])] {
            RandomKey.family(7, from: texts, repeats: repeats, limit: 200, using: &random).map { key in
                let texts = key.oracle.keys().map { numbers.number($0.texts.joined(separator: "\n")) }
                return (key, Set(texts).sorted())
            }
        }
        let texts = (0..<45).map { _ in RandomKey.texts(templates: kind.templates, using: &random) }
        let left = texts.map { family($0, kind.repeats.left) }
        let right = texts.map { family($0, kind.repeats.right) }
        var counts = Counts()
        for _ in 0..<kind.pairs {
            let family = Int.random(in: 0..<left.count, using: &random)
            let other = random.chance(90) ? family : Int.random(in: 0..<right.count, using: &random)
            let (one, two) = (random.pick(left[family]), random.pick(right[other]))
            let lengths = shared(one.texts, two.texts).map { numbers.lengths[$0] }
            check(one.key, two.key, shortest: lengths.min(), isShortestFound: kind.repeats == (.none, .none), &counts)
        }
        // A test that only ever met one answer would not say much.
        #expect(counts.never > 150 && counts.witness > 150, "\(counts)")
        #expect(kind == .repeatedInBoth ? counts.unproven <= 15 : counts.unproven == 0, "\(counts)")
    }

    private struct Counts {
        var never = 0
        var witness = 0
        var unproven = 0
    }

    /// - Parameters:
    ///   - shortest: The length of the shortest key that both give.
    ///   - isShortestFound: Whether the witness has to be as short.
    private func check(
        _ left: RandomKey, _ right: RandomKey, shortest: Int?, isShortestFound: Bool, _ counts: inout Counts
    ) {
        let expected = shortest != nil
        var pair: String { "\(left.oracle) and \(right.oracle)" }
        // Half of the time all counts are taken as large ones.
        var algebra = KeyAlgebra()
        if (counts.never + counts.witness) % 2 == 0 { algebra.smallCount = 1 }
        switch algebra.intersection(left.shape, right.shape) {
        case .never:
            counts.never += 1
            if expected { Issue.record("never, but there is a shared key: \(pair)") }
        case .witness(let witness):
            counts.witness += 1
            let fault =
                left.fault(in: witness.left, giving: witness.texts)
                ?? right.fault(in: witness.right, giving: witness.texts)
            if !expected || fault != nil { Issue.record("\(fault ?? "no shared key"): \(pair)") }
            let length = witness.texts.joined(separator: "\n").unicodeScalars.count
            if isShortestFound, length != shortest { Issue.record("\(witness.texts) is not the shortest: \(pair)") }
        case .unproven(let reason):
            counts.unproven += 1
            if left.oracle.isDelimited(by: "#"), right.oracle.isDelimited(by: "#") {
                Issue.record("unproven (\(reason)): \(pair)")
            }
        }
    }
}
