/// A set of keys of the language, as bits: to make one and to ask it costs next to nothing.
struct KeySet: Sendable, ExpressibleByArrayLiteral {
    /// How many keys the language can have.
    static let capacity = 128

    private var bits: (UInt64, UInt64) = (0, 0)

    init(arrayLiteral keys: Key...) { self.init(keys) }

    init(_ keys: some Sequence<Key>) {
        for key in keys { insert(key) }
    }

    var isEmpty: Bool { bits == (0, 0) }

    func contains(_ key: Key) -> Bool {
        let bit: UInt64 = 1 << UInt64(key.rawValue % 64)
        return (key.rawValue < 64 ? bits.0 : bits.1) & bit != 0
    }

    mutating func insert(_ key: Key) {
        let bit: UInt64 = 1 << UInt64(key.rawValue % 64)
        if key.rawValue < 64 { bits.0 |= bit } else { bits.1 |= bit }
    }

    func isSubset(of other: KeySet) -> Bool { bits.0 & ~other.bits.0 == 0 && bits.1 & ~other.bits.1 == 0 }

    func isDisjoint(with other: KeySet) -> Bool { bits.0 & other.bits.0 == 0 && bits.1 & other.bits.1 == 0 }

    func union(_ other: KeySet) -> KeySet {
        var all = self
        all.bits = (bits.0 | other.bits.0, bits.1 | other.bits.1)
        return all
    }

    func intersection(_ other: KeySet) -> KeySet {
        var common = self
        common.bits = (bits.0 & other.bits.0, bits.1 & other.bits.1)
        return common
    }

    func subtracting(_ other: KeySet) -> KeySet {
        var rest = self
        rest.bits = (bits.0 & ~other.bits.0, bits.1 & ~other.bits.1)
        return rest
    }
}
