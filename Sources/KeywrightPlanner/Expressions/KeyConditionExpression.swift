import KeywrightModel

/// A key condition in the service's words: the partition attributes, then the sort attributes, in key order (F3.15,
/// F1.44).
struct KeyConditionExpression {
    let text: String

    init(_ shape: QueryShape, _ builder: inout ExpressionBuilder) {
        var parts: [String] = []
        let equals = { (attribute: KeyAttribute, value: ValueSource, builder: inout ExpressionBuilder) in
            let name = builder.name(attribute.name)
            return "\(name) = \(builder.value(ExpressionBuilder.hint(attribute), value))"
        }
        for (attribute, value) in zip(shape.path.partition, shape.partition) {
            parts.append(equals(attribute, value, &builder))
        }
        for (attribute, value) in zip(shape.path.sort, shape.sortPrefix) {
            parts.append(equals(attribute, value, &builder))
        }
        if let attribute = shape.sortAttribute, let sort = Self.sort(shape.region, attribute, &builder) {
            parts.append(sort)
        }
        text = parts.joined(separator: " AND ")
    }

    private static func sort(
        _ region: SortRegion, _ attribute: KeyAttribute, _ builder: inout ExpressionBuilder
    ) -> String? {
        let hint = ExpressionBuilder.hint(attribute)
        switch region {
        case .whole:
            return nil
        case .equals(let value):
            return "\(builder.name(attribute.name)) = \(builder.value(hint, value))"
        case .prefix(let text):
            return "begins_with(\(builder.name(attribute.name)), \(builder.value(hint, text.source)))"
        case .between(let low, let high):
            let name = builder.name(attribute.name)
            let from = builder.value(hint + "From", low)
            return "\(name) BETWEEN \(from) AND \(builder.value(hint + "To", high))"
        case .comparison(let comparison, let bound):
            return "\(builder.name(attribute.name)) \(comparison.expressionText) \(builder.value(hint, bound))"
        }
    }
}
