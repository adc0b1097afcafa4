extension Placeholder {
    /// Whether each text after the transforms is that of one value.
    ///
    /// - Parameter type: of the attribute, or of the member that the path leads to.
    package func isLossless(of type: ValueType?) -> Bool {
        transforms.allSatisfy { transform in
            switch transform {
            case .pad, .invert: true
            case .day: type == .date
            case .lower, .upper, .year, .month, .hour, .shard: false
            }
        }
    }

    /// Whether it stands for the value as the design means it: whole, or in one case of letters, which who writes
    /// `lower` or `upper` takes for the same.
    func tellsApart(valuesOf type: ValueType?) -> Bool {
        isLossless(of: type) || transforms.allSatisfy(\.isLetterCase)
    }
}
