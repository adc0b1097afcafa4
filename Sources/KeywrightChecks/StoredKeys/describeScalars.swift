import KeywrightKeySpace

/// A set of scalars of something in words: `` `-` of X ``, `` `0` or `1` of X ``, "a digit of X", "a digit from `0` to `7`
/// of X", "a character of X", "a character of X other than `#`".
func describeScalars(_ set: ScalarSet, of owner: String) -> String {
    let count = set.ranges.reduce(0) { $0 + $1.count }
    if count <= 3 {
        let quoted = set.ranges.flatMap { $0 }.compactMap(Unicode.Scalar.init).map { "`\($0)`" }
        return "\(list(quoted, "or")) of \(owner)"
    }
    if set == ScalarSet.digits { return "a digit of \(owner)" }
    if set.ranges.count == 1, let first = set.first, let last = set.last, ("0"..."9").contains(first),
        ("0"..."9").contains(last)
    {
        return "a digit from `\(first)` to `\(last)` of \(owner)"
    }
    // No value holds U+10FFFF.
    let missing = set.inverted.subtracting(.highest).ranges
    guard (1...3).contains(missing.count) else { return "a character of \(owner)" }
    let ranges = missing.compactMap { range -> String? in
        guard let first = Unicode.Scalar(range.lowerBound), let last = Unicode.Scalar(range.upperBound) else {
            return nil
        }
        return first == last ? "`\(first)`" : "`\(first)` to `\(last)`"
    }
    return "a character of \(owner) other than \(list(ranges, "and"))"
}

private func list(_ words: [String], _ conjunction: String) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "nothing" }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
}
