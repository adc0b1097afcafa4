extension Language {
    /// The texts of as many digits as the bounds have, from the first to the last in number order.
    ///
    /// With `complemented` each digit is written as nine minus itself; with `pointAfter` a decimal point stands behind
    /// that many digits; with `used` only so many digits, counted from the left, vary and the others are zero (in both
    /// bounds, too). The expression grows with the number of digits, not with that of the numbers.
    static func digitTexts(
        from first: [UInt8], through last: [UInt8], complemented: Bool = false, pointAfter: Int? = nil, used: Int? = nil
    ) -> Language {
        let count = first.count
        guard count == last.count, !last.lexicographicallyPrecedes(first) else { return nothing }
        let varying = min(used ?? count, count)

        func digit(_ range: ClosedRange<UInt8>, at index: Int) -> Language {
            let shown = complemented ? (9 - range.upperBound)...(9 - range.lowerBound) : range
            let set = ScalarSet(ranges: [UInt32(shown.lowerBound) + 48...UInt32(shown.upperBound) + 48])
            let digit =
                shown.count == 1 ? Language(.text(Array(shown.map { Unicode.Scalar($0 + 48) }))) : scalar(in: set)
            return index == pointAfter ? sequence([text("."), digit]) : digit
        }
        /// `index` holds a digit of the range and then one of the rest.
        func branch(_ low: UInt8, _ high: UInt8, at index: Int, then rest: Language) -> Language {
            guard low <= high, index < varying || low == 0 else { return nothing }
            return sequence([digit(low...(index < varying ? high : 0), at: index), rest])
        }

        // What may follow from each index on: anything, not below `first`, not above `last`, or both.
        var free = emptyText
        var notBelow = emptyText
        var notAbove = emptyText
        var between = emptyText
        for index in (0..<count).reversed() {
            let (low, high) = (first[index], last[index])
            if low == high {
                between = branch(low, low, at: index, then: between)
            } else if low > high {
                // The bounds have parted before, where this cannot matter.
                between = nothing
            } else {
                between = choice([
                    branch(low, low, at: index, then: notBelow),
                    high - low > 1 ? branch(low + 1, high - 1, at: index, then: free) : nothing,
                    branch(high, high, at: index, then: notAbove),
                ])
            }
            notBelow =
                notBelow == free
                ? branch(low, 9, at: index, then: free)
                : choice([
                    branch(low, low, at: index, then: notBelow),
                    low < 9 ? branch(low + 1, 9, at: index, then: free) : nothing,
                ])
            notAbove =
                notAbove == free
                ? branch(0, high, at: index, then: free)
                : choice([
                    high > 0 ? branch(0, high - 1, at: index, then: free) : nothing,
                    branch(high, high, at: index, then: notAbove),
                ])
            free = branch(0, 9, at: index, then: free)
        }
        return between
    }
}
