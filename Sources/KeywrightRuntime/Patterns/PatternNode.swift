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

    /// What the letters of one ASCII case become in the other, all else staying.
    func image(of letters: ClosedRange<UInt32>, shiftedBy shift: Int) -> ScalarClass {
        var image = isNegated ? complement : ranges
        let moved = image.filter { $0.overlaps(letters) }.map { range -> ClosedRange<UInt32> in
            let part = range.clamped(to: letters)
            return UInt32(Int(part.lowerBound) + shift)...UInt32(Int(part.upperBound) + shift)
        }
        image = image.flatMap { range -> [ClosedRange<UInt32>] in
            guard range.overlaps(letters) else { return [range] }
            var rest: [ClosedRange<UInt32>] = []
            if range.lowerBound < letters.lowerBound { rest.append(range.lowerBound...letters.lowerBound - 1) }
            if range.upperBound > letters.upperBound { rest.append(letters.upperBound + 1...range.upperBound) }
            return rest
        }
        return ScalarClass(ranges: image + moved)
    }

    /// The values that no range holds.
    private var complement: [ClosedRange<UInt32>] {
        var next: UInt32 = 0
        var result: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if next < range.lowerBound { result.append(next...range.lowerBound - 1) }
            next = Swift.max(next, range.upperBound + 1)
        }
        if next <= 0x10FFFF { result.append(next...0x10FFFF) }
        return result
    }
}
