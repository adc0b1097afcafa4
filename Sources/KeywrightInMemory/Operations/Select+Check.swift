internal import KeywrightRuntime

extension Select {
    /// What may be selected together with a projection, and without an index (F3.24).
    static func check(
        _ select: Select?, projection: String?, indexName: String?, verb: String
    ) throws(DynamoDBError) {
        switch (select, projection) {
        case (.specificAttributes, nil):
            throw .constraint(
                "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES")
        case (.count, .some):
            throw .refused("Cannot specify the ProjectionExpression when choosing to get only the Count")
        case (.allAttributes, .some), (.allProjectedAttributes, .some):
            throw .refused(
                "Cannot specify the ProjectionExpression when choosing to get \(select?.rawValue ?? "")")
        case (.allProjectedAttributes, nil) where indexName == nil:
            throw .refused("ALL_PROJECTED_ATTRIBUTES can be used only when \(verb) using an IndexName")
        case (nil, _), (.specificAttributes, .some), (.count, nil), (.allAttributes, nil),
            (.allProjectedAttributes, nil):
            return
        }
    }
}
