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
            RandomKey.family(7, from: texts, repeats: repeats, using: &random).map { key in
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
            check(left[family].randomElement(using: &random)!, right[other].randomElement(using: &random)!, &counts)
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

    private func check(
        _ left: (key: RandomKey, texts: [Int]), _ right: (key: RandomKey, texts: [Int]), _ counts: inout Counts
    ) {
        let expected = share(left.texts, right.texts)
        var pair: String { "\(left.key.oracle) and \(right.key.oracle)" }
        switch KeyAlgebra().intersection(left.key.shape, right.key.shape) {
        case .never:
            counts.never += 1
            if expected { Issue.record("never, but there is a shared key: \(pair)") }
        case .witness(let witness):
            counts.witness += 1
            let fault =
                left.key.fault(in: witness.left, giving: witness.texts)
                ?? right.key.fault(in: witness.right, giving: witness.texts)
            if !expected || fault != nil { Issue.record("\(fault ?? "no shared key"): \(pair)") }
        case .unproven(let reason):
            counts.unproven += 1
            if left.key.oracle.isDelimited(by: "#"), right.key.oracle.isDelimited(by: "#") {
                Issue.record("unproven (\(reason)): \(pair)")
            }
        }
    }
}
