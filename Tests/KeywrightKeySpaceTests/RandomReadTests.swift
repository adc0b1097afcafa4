import Testing

@testable import KeywrightKeySpace

/// What key conditions can read, against brute force.
@Suite struct RandomReadTests {
    /// Of a condition the first template is the partition, the second what the sort key begins with; with one template
    /// it is a plain prefix.
    @Test(arguments: [(1, RandomKey.Repeats.none), (2, .none), (2, .some)])
    func beginningsAgreeWithEnumeration(_ templates: Int, _ repeats: RandomKey.Repeats) {
        var random = SeededGenerator(seed: 31)
        var numbers = TextNumbers()
        var counts = (never: 0, witness: 0, unproven: 0)
        for _ in 0..<50 {
            let texts = RandomKey.texts(templates: templates, using: &random)
            // A condition is cut from a beginning of the key's last text.
            var head = texts
            head[templates - 1] = String(head[templates - 1].prefix(Int.random(in: 1...4, using: &random)))
            let keys = RandomKey.family(7, from: texts, repeats: repeats, limit: 150, using: &random)
            let conditions = RandomKey.family(
                7, from: head, repeats: repeats == .some && head[templates - 1].count > 1 ? .some : .none,
                using: &random)
            let readable = keys.map { key in
                Set(key.oracle.keys().flatMap { key in beginnings(of: key.texts).map { numbers.number($0) } }).sorted()
            }
            let asked = conditions.map { condition in
                Set(condition.oracle.keys().map { numbers.number($0.texts.joined(separator: "\n")) }).sorted()
            }
            for _ in 0..<(repeats == .none ? 50 : 25) {
                let c = Int.random(in: 0..<conditions.count, using: &random)
                let k = Int.random(in: 0..<keys.count, using: &random)
                let expected = !shared(asked[c], readable[k]).isEmpty
                let (condition, key) = (conditions[c], keys[k])
                var pair: String { "\(condition.oracle)… of \(key.oracle)" }
                switch decision(condition.shape, key.shape) {
                case .never:
                    counts.never += 1
                    if expected { Issue.record("never, but it reads: \(pair)") }
                case .witness(let witness):
                    counts.witness += 1
                    var fault = key.fault(in: witness.right, giving: witness.texts)
                    let begun = condition.oracle.texts(of: witness.left.map(\.text))
                    fault = fault ?? condition.fault(in: witness.left, giving: begun)
                    if !beginnings(of: witness.texts).contains(begun.joined(separator: "\n")) {
                        fault = fault ?? "\(witness.texts) does not begin with \(begun)"
                    }
                    if !expected || fault != nil { Issue.record("\(fault ?? "it reads nothing"): \(pair)") }
                case .unproven(let reason):
                    counts.unproven += 1
                    if repeats == .none { Issue.record("unproven (\(reason)): \(pair)") }
                }
            }
        }
        #expect(counts.never > 200 && counts.witness > 200, "\(counts)")
        #expect(counts.unproven <= 12, "\(counts)")
    }

    private func decision(_ condition: KeyShape, _ key: KeyShape) -> Decision<SharedKey> {
        if condition.parts.count == 1 {
            return KeyAlgebra().prefixIntersection(prefix: condition.parts[0], of: key.parts[0])
        }
        return KeyAlgebra().read(
            KeyCondition(partition: condition.parts[0], sort: .beginsWith(condition.parts[1])), of: key)
    }

    /// The key with each beginning of its last text.
    private func beginnings(of texts: [String]) -> [String] {
        let before = texts.dropLast().map { $0 + "\n" }.joined()
        let last = texts.last ?? ""
        return (0...last.count).map { before + last.prefix($0) }
    }

    /// Ranges whose ends are literals, or hold parameters that occur nowhere else.
    @Test func rangesAgreeWithEnumeration() {
        var random = SeededGenerator(seed: 32)
        var counts = (never: 0, witness: 0)
        for _ in 0..<1_200 {
            let text = RandomKey.texts(templates: 1, using: &random)
            let key = RandomKey.family(1, from: text, repeats: .none, limit: 60, using: &random)[0]
            let ends = (0..<2).map { _ in
                let head = String(text[0].prefix(Int.random(in: 1...3, using: &random)))
                let other = RandomKey.texts(templates: 1, using: &random)[0]
                return RandomKey.family(
                    1, from: [random.chance(70) ? head + other.prefix(1) : other], repeats: .none, limit: 40,
                    using: &random)[0]
            }
            // The parameters of the two ends are different ones.
            let high = TemplateShape(
                ends[1].shape.parts[0].parts.map { part in
                    switch part {
                    case .literal: part
                    case .field(let id, let language): .field(FieldID("high \(id.attribute)"), language)
                    }
                })
            let range = PartCondition.between(ends[0].shape.parts[0], high)
            let lows = ends[0].oracle.keys().map { Array($0.texts[0].utf8) }
            let highs = ends[1].oracle.keys().map { Array($0.texts[0].utf8) }
            func isRead(_ text: [UInt8]) -> Bool {
                lows.contains { !text.lexicographicallyPrecedes($0) }
                    && highs.contains { !$0.lexicographicallyPrecedes(text) }
            }
            let expected = key.oracle.keys().contains { isRead(Array($0.texts[0].utf8)) }
            var triple: String { "\(key.oracle) between \(ends[0].oracle) and \(ends[1].oracle)" }
            // Half of the time all counts are taken as large ones.
            var algebra = KeyAlgebra()
            if (counts.never + counts.witness) % 2 == 0 { algebra.smallCount = 1 }
            switch algebra.read(KeyCondition(parts: [range]), of: key.shape) {
            case .never:
                counts.never += 1
                if expected { Issue.record("never, but it reads: \(triple)") }
            case .witness(let witness):
                counts.witness += 1
                var fault = key.fault(in: witness.right, giving: witness.texts)
                if !isRead(Array(witness.texts[0].utf8)) { fault = fault ?? "\(witness.texts) is outside" }
                if !expected || fault != nil { Issue.record("\(fault ?? "it reads nothing"): \(triple)") }
            case .unproven(let reason): Issue.record("unproven (\(reason)): \(triple)")
            }
        }
        #expect(counts.never > 100 && counts.witness > 100, "\(counts)")
    }
}
