/// How many items a call may ask for.
enum PageSize {
    /// The size of the page: what was asked for, else the largest; nil where neither is given.
    ///
    /// - Throws: a refused value below 1 or above the largest.
    static func checked(_ limit: Int?, largest: Int?) throws(RepositoryError) -> Int? {
        guard let limit else { return largest }
        if limit < 1 { throw .refusedValue(ValueError(.pageSize, attribute: "limit", "below 1")) }
        if let largest, limit > largest {
            throw .refusedValue(ValueError(.pageSize, attribute: "limit", "above \(largest)"))
        }
        return limit
    }
}
