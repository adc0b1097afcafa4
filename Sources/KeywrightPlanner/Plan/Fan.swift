package import KeywrightModel

/// What a request is repeated over, so that every partition is read in which an item that is asked for can be (LANGUAGE,
/// Fan-out).
package struct Fan: Sendable {
    package enum Values: Sendable {
        /// So many shards: their numbers, padded to one width.
        case shards(Int)
        /// Every value of a closed domain, as its text in the key.
        case domain([String])
        /// The time buckets from that of one moment through that of another, one after another.
        case buckets(unit: String, from: KeyTextPart, through: KeyTextPart, most: Int)
    }

    /// What the value of a repetition is called: `shard`, `bucket`, or the attribute.
    package var name: String
    package var values: Values
    /// The placeholder whose text it is.
    package var attribute: AttributeID
    var path: [String]
    var transforms: [Transform]

    /// The texts, in byte order; nil for buckets, which depend on the call.
    package var texts: [String]? {
        switch values {
        case .shards(let count):
            let width = String(count - 1).utf8.count
            return (0..<count).map { number in
                let digits = String(number)
                return String(repeating: "0", count: width - digits.utf8.count) + digits
            }
        case .domain(let texts): return texts
        case .buckets: return nil
        }
    }

    /// How many requests it makes of one; nil where that depends on the call.
    package var count: Int? { texts?.count }

    /// Whether its requests are sent one after another, in the order of time.
    package var isInTurn: Bool {
        switch values {
        case .buckets: true
        case .shards, .domain: false
        }
    }

    /// Whether both repeat over the same values under one name.
    func gives(_ other: Fan, in design: Design) -> Bool {
        guard name == other.name else { return false }
        switch (values, other.values) {
        case (.shards(let left), .shards(let right)): return left == right
        case (.domain(let left), .domain(let right)): return left == right
        case (.buckets(let unit, let from, let through, _), .buckets(let otherUnit, let otherFrom, let otherThrough, _)):
            return unit == otherUnit && from.gives(otherFrom, in: design) && through.gives(otherThrough, in: design)
        case (.shards, _), (.domain, _), (.buckets, _): return false
        }
    }
}
