/// A set of Unicode scalars, as sorted, disjoint, non-adjacent ranges of scalar values.
///
/// The universe is 0...10FFFF without the surrogates D800...DFFF, which are no scalars. Equal sets have equal ranges,
/// so equality is structural.
package struct ScalarSet: Hashable, Sendable {
    /// The ranges in ascending order; none touches its neighbor or holds a surrogate.
    package let ranges: [ClosedRange<UInt32>]

    /// Any ranges, in any order, overlapping or not; what is no scalar value is dropped.
    package init(ranges: [ClosedRange<UInt32>]) {
        var clipped: [ClosedRange<UInt32>] = []
        for range in ranges {
            for allowed in Self.universe where range.overlaps(allowed) {
                clipped.append(range.clamped(to: allowed))
            }
        }
        clipped.sort { $0.lowerBound < $1.lowerBound }
        var merged: [ClosedRange<UInt32>] = []
        for range in clipped {
            if let last = merged.last, range.lowerBound <= last.upperBound + 1 {
                merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        self.ranges = merged
    }

    private init(normalized ranges: [ClosedRange<UInt32>]) { self.ranges = ranges }

    package init(_ ranges: ClosedRange<Unicode.Scalar>...) {
        self.init(ranges: ranges.map { $0.lowerBound.value...$0.upperBound.value })
    }

    package init(of scalars: some Sequence<Unicode.Scalar>) {
        self.init(ranges: scalars.map { $0.value...$0.value })
    }

    /// The scalars of a text: `ScalarSet(characters: "_-")`.
    package init(characters text: String) { self.init(of: text.unicodeScalars) }

    package static let none = ScalarSet(normalized: [])
    package static let all = ScalarSet(normalized: universe)
    package static let digits = ScalarSet("0"..."9")

    /// U+10FFFF, which generated code uses as the upper end of ranges and no value may hold.
    package static let highest = ScalarSet("\u{10FFFF}"..."\u{10FFFF}")

    private static let universe: [ClosedRange<UInt32>] = [0...0xD7FF, 0xE000...0x10FFFF]

    package var isEmpty: Bool { ranges.isEmpty }

    package func contains(_ scalar: Unicode.Scalar) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < scalar.value { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound <= scalar.value
    }

    package func union(_ other: ScalarSet) -> ScalarSet { ScalarSet(ranges: ranges + other.ranges) }

    package func intersection(_ other: ScalarSet) -> ScalarSet {
        var result: [ClosedRange<UInt32>] = []
        var left = 0
        var right = 0
        while left < ranges.count, right < other.ranges.count {
            let a = ranges[left]
            let b = other.ranges[right]
            if a.overlaps(b) { result.append(a.clamped(to: b)) }
            if a.upperBound < b.upperBound { left += 1 } else { right += 1 }
        }
        return ScalarSet(normalized: result)
    }

    /// Every scalar that is not in this set.
    package var inverted: ScalarSet {
        var result: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges {
            if next < range.lowerBound { result.append(next...(range.lowerBound - 1)) }
            next = range.upperBound + 1
        }
        if next <= 0x10FFFF { result.append(next...0x10FFFF) }
        return ScalarSet(ranges: result)
    }

    package func subtracting(_ other: ScalarSet) -> ScalarSet { intersection(other.inverted) }
}
