internal import KeywrightRuntime

/// The value as the service stores it, or its refusal: numbers in their one form (F1.13, F1.14), sets neither empty
/// nor with a duplicate, at most 32 levels (F3.4).
///
/// After this two values are equal for the service if and only if they are equal as `AttributeValue`s.
func normalize(_ value: AttributeValue) throws(DynamoDBError) -> AttributeValue {
    try normalize(value, depth: 0)
}

/// All values of an item as the service stores them.
func normalize(_ item: Item) throws(DynamoDBError) -> Item {
    var result = item
    // By name, so that of two faults always the same is reported.
    for name in item.keys.sorted(by: utf8Precedes) {
        guard let value = item[name] else { continue }
        if name.isEmpty || name.utf8.count > 65_535 {
            throw .invalidParameter("Attribute names must have 1 to 65535 bytes")
        }
        result[name] = try normalize(value)
    }
    return result
}

private func normalize(_ value: AttributeValue, depth: Int) throws(DynamoDBError) -> AttributeValue {
    if depth >= 32 {
        throw .refused(
            "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond "
                + "supported limit")
    }
    switch value {
    case .s, .b, .bool, .null:
        return value
    case .n(let digits):
        return .n(try normalizedNumber(digits))
    case .l(let values):
        var result: [AttributeValue] = []
        result.reserveCapacity(values.count)
        for value in values { result.append(try normalize(value, depth: depth + 1)) }
        return .l(result)
    case .m(let map):
        var result = map
        for name in map.keys.sorted(by: utf8Precedes) {
            if let value = map[name] { result[name] = try normalize(value, depth: depth + 1) }
        }
        return .m(result)
    case .ss(let texts):
        if texts.isEmpty { throw .invalidParameter("An string set  may not be empty") }
        if Set(texts.map { Array($0.utf8) }).count < texts.count {
            throw .invalidParameter("Input collection [\(texts.joined(separator: ", "))] contains duplicates.")
        }
        return value
    case .ns(let numbers):
        if numbers.isEmpty { throw .invalidParameter("An number set  may not be empty") }
        var result: [String] = []
        for digits in numbers { result.append(try normalizedNumber(digits)) }
        if Set(result).count < result.count { throw .refused("Input collection contains duplicates") }
        return .ns(result)
    case .bs(let values):
        if values.isEmpty { throw .invalidParameter("Binary sets should not be empty") }
        if Set(values).count < values.count {
            throw .invalidParameter("Input collection of type BS contains duplicates.")
        }
        return value
    }
}

/// The one text of a number, or why it cannot be stored.
private func normalizedNumber(_ text: String) throws(DynamoDBError) -> String {
    if text.isEmpty { throw .refused("The parameter cannot be converted to a numeric value") }
    guard let number = DecimalNumber(parsing: text) else {
        throw .refused("The parameter cannot be converted to a numeric value: \(text)")
    }
    if let problem = number.rangeProblem { throw .refused(problem) }
    return number.text
}
