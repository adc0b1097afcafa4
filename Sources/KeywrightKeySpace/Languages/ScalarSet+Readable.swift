extension ScalarSet {
    /// The member that reads best in a message: a small letter before a digit, a capital, other printable ASCII, a
    /// space, a letter beyond ASCII, and any other scalar. The least one of the best group, so that witnesses are
    /// the same in every run.
    package var readableMember: Unicode.Scalar? {
        for group in Self.readableGroups {
            if let first = intersection(group).first { return first }
        }
        return first
    }

    /// The least member.
    package var first: Unicode.Scalar? { ranges.first.flatMap { Unicode.Scalar($0.lowerBound) } }

    /// The greatest member.
    package var last: Unicode.Scalar? { ranges.last.flatMap { Unicode.Scalar($0.upperBound) } }

    /// Where a scalar stands in the order of preference; 0 is best.
    static func readableRank(of scalar: Unicode.Scalar) -> Int {
        readableGroups.firstIndex { $0.contains(scalar) } ?? readableGroups.count
    }

    private static let readableGroups: [ScalarSet] = [
        ScalarSet("a"..."z"),
        ScalarSet("0"..."9"),
        ScalarSet("A"..."Z"),
        ScalarSet("!"..."~"),
        ScalarSet(" "..." "),
        // Latin, Greek and Cyrillic letters; the marks in between do not matter for a preference.
        ScalarSet("\u{C0}"..."\u{24F}", "\u{370}"..."\u{3FF}", "\u{400}"..."\u{4FF}"),
    ]
}
