extension ClientSuite {
    /// Items, expressions, queries and scans.
    static let itemsAndExpressions: [ClientCase] = [
        itemGroups, conditionGroups, updateGroups, queryGroups, readGroups,
    ].flatMap { $0 }.flatMap { $0 }
}
