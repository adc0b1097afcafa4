/// A pattern's parts.
indirect enum PatternNode {
    /// No text.
    case empty
    /// One scalar of a set.
    case scalars(ScalarClass)
    /// One part behind the other.
    case sequence([PatternNode])
    /// One part or the other.
    case choice([PatternNode])
    /// A part so many times; with no greatest number, without end.
    case repeated(PatternNode, least: Int, most: Int?)
}

/// A set of scalars, as a pattern writes it.
struct ScalarClass: Sendable {
    var ranges: [ClosedRange<UInt32>]
    var isNegated = false

    static let any = ScalarClass(ranges: [], isNegated: true)
    static let digit = ScalarClass(ranges: [0x30...0x39])
    static let word = ScalarClass(ranges: [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
    static let space = ScalarClass(ranges: [0x09...0x0D, 0x20...0x20])

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        ranges.contains { $0.contains(scalar.value) } != isNegated
    }
}
