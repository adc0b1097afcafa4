/// How requests spread over the values of a key: the commonest values one by one, the others by how many are equally common.
///
/// A spread over 10^12 values takes no more room than one over 100. The shares of all come to 1.
struct Spread: Sendable {
    /// A value of its own.
    struct Value: Sendable {
        var share: Double
        /// Of each part of the key, from 0: which of its values, the commonest first.
        var ranks: [Int]
    }

    /// Values that are equally common.
    struct Tier: Sendable {
        var count: Double
        /// Of each.
        var share: Double
    }

    /// The commonest first.
    var values: [Value]
    /// The commonest first; none is commoner than a value of its own.
    var tiers: [Tier] = []
    /// The share that goes to so many values that none of them matters.
    var unbounded = 0.0

    /// So many values are told one by one.
    static let mostValues = 64
    private static let mostTiers = 96

    /// One value gets everything: a key without placeholders.
    static let one = Spread(values: [Value(share: 1, ranks: [])])
    /// So many values that none of them matters.
    static let everywhere = Spread(values: [], unbounded: 1)

    var commonest: Double { values.first?.share ?? tiers.first?.share ?? 0 }

    /// One value has a share, the others share the rest evenly.
    ///
    /// - Parameter count: how many values there are; nil for no bound.
    init(hottest: Double?, count: Double?) {
        let count = count.map { max($0.rounded(), 1) }
        let even = count.map { 1 / $0 } ?? 0
        let first = max(hottest ?? 0, even)
        let rest = max(0, 1 - first)
        values = []
        guard let count else {
            values = first > 0 ? [Value(share: first, ranks: [0])] : []
            unbounded = rest
            return
        }
        if count <= Double(Self.mostValues) {
            let others = count > 1 ? rest / (count - 1) : 0
            values = (0..<Int(count)).map { Value(share: $0 == 0 ? first : others, ranks: [$0]) }
        } else if first > even {
            values = [Value(share: first, ranks: [0])]
            tiers = [Tier(count: count - 1, share: rest / (count - 1))]
        } else {
            tiers = [Tier(count: count, share: even)]
        }
    }

    /// The value of rank k has a share in proportion to k^-exponent (Zipf).
    init(zipf exponent: Double, count: Double) {
        let count = max(count.rounded(), 1)
        let single = min(count, Double(Self.mostValues))
        let weights = (0..<Int(single)).map { Powers.power(Double($0 + 1), -exponent) }
        var steps: [(count: Double, weight: Double)] = []
        var start = single
        while start < count {
            // As far as is told one by one, then each step a quarter further than the last.
            let end = min(count, max(start + 1, (start * 1.25).rounded(.up)))
            steps.append((end - start, Self.weight(from: start + 1, through: end, exponent)))
            start = end
        }
        let total = weights.reduce(0, +) + steps.map(\.weight).reduce(0, +)
        values = weights.enumerated().map { Value(share: $1 / total, ranks: [$0]) }
        tiers = steps.map { Tier(count: $0.count, share: $0.weight / total / $0.count) }
    }

    init(values: [Value], tiers: [Tier] = [], unbounded: Double = 0) {
        self.values = values
        self.tiers = tiers
        self.unbounded = unbounded
    }

    /// The sum of k^-exponent from one rank through another, by the formula of Euler and Maclaurin; exact to 10^-6 from 64 on.
    private static func weight(from first: Double, through last: Double, _ exponent: Double) -> Double {
        let low = Powers.power(first, -exponent)
        if first == last { return low }
        let high = Powers.power(last, -exponent)
        let area =
            exponent == 1
            ? Powers.logarithm(last) - Powers.logarithm(first)
            : (high * last - low * first) / (1 - exponent)
        return area + (low + high) / 2 + exponent * (low / first - high / last) / 12
    }

    /// Two parts of a key that are independent of each other.
    func times(_ other: Spread) -> Spread {
        var products: [Value] = []
        for left in values {
            for right in other.values {
                products.append(Value(share: left.share * right.share, ranks: left.ranks + right.ranks))
            }
        }
        var steps: [Tier] = []
        for left in values { steps += other.tiers.map { Tier(count: $0.count, share: $0.share * left.share) } }
        for left in tiers {
            steps += other.values.map { Tier(count: left.count, share: left.share * $0.share) }
            steps += other.tiers.map { Tier(count: left.count * $0.count, share: left.share * $0.share) }
        }
        let ranked = products.enumerated().sorted { ($1.element.share, $0.offset) < ($0.element.share, $1.offset) }
        steps += ranked.dropFirst(Self.mostValues).map { Tier(count: 1, share: $0.element.share) }
        let bounded = (1 - unbounded) * (1 - other.unbounded)
        return Spread(
            values: ranked.prefix(Self.mostValues).map(\.element), tiers: Self.merged(steps),
            unbounded: max(0, 1 - bounded))
    }

    /// Tiers that are nearly as common together, the commonest first.
    private static func merged(_ tiers: [Tier]) -> [Tier] {
        let sorted = tiers.filter { $0.count > 0 && $0.share > 0 }.sorted { $0.share > $1.share }
        var factor = 1.000_001
        var merged: [Tier] = []
        repeat {
            merged = []
            var top = 0.0
            for tier in sorted {
                if let last = merged.last, tier.share * factor >= top {
                    let count = last.count + tier.count
                    let sum = last.count * last.share + tier.count * tier.share
                    merged[merged.count - 1] = Tier(count: count, share: sum / count)
                } else {
                    merged.append(tier)
                    top = tier.share
                }
            }
            factor *= 1.1
        } while merged.count > mostTiers
        return merged
    }
}
