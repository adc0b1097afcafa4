/// The values of a list that an operator `in` takes: `#status IN (:statuses)` with an alias of its own for each of them.
///
/// ```swift
/// let statuses = try ListValues(":statuses", statuses.map { .s($0.rawValue) }, "statuses")
/// let input = QueryInput(…, filterExpression: "#status IN (:statuses)", …).expanding([statuses])
/// ```
public struct ListValues: Sendable, Hashable {
    /// The most values of one operator (F3.7).
    public static let most = 100

    /// The alias that stands for all of them.
    public let alias: String
    /// In the order of the call.
    public let values: [AttributeValue]

    /// Takes the values of a call.
    ///
    /// - Parameter name: the parameter, for the error.
    /// - Throws: `count` where there are more than 100.
    public init(_ alias: String, _ values: [AttributeValue], _ name: String) throws(ValueError) {
        guard values.count <= ListValues.most else {
            throw ValueError(.count, attribute: name, "more than \(ListValues.most) values")
        }
        self.alias = alias
        self.values = values
    }

    /// Whether nothing is in the list, so that nothing can be one of its values.
    public var isEmpty: Bool { values.isEmpty }

    /// Puts the aliases of the single values in place of each list's, and the values to the others.
    ///
    /// An empty list gets an alias all the same, of a value that no attribute of a condition has: the test is false.
    public static func expand(
        _ lists: [ListValues], in expression: inout String?, _ arguments: inout [String: AttributeValue]
    ) {
        let taken = lists.map(\.alias)
        for list in lists { list.expand(&expression, &arguments, taken) }
    }

    private func expand(
        _ expression: inout String?, _ arguments: inout [String: AttributeValue], _ taken: [String]
    ) {
        var aliases: [String] = []
        var number = 0
        for value in values.isEmpty ? [AttributeValue.l([])] : values {
            repeat { number += 1 } while arguments["\(alias)_\(number)"] != nil || taken.contains("\(alias)_\(number)")
            aliases.append("\(alias)_\(number)")
            arguments["\(alias)_\(number)"] = value
        }
        expression = expression.map { replaced($0, by: aliases.joined(separator: ", ")) }
    }

    /// The expression with another text in place of the alias, and of no longer one that begins with it.
    private func replaced(_ expression: String, by text: String) -> String {
        var result: [UInt8] = []
        var word: [UInt8] = []
        let alias = Array(alias.utf8)
        for byte in Array(expression.utf8) {
            let isWord = byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":") || ListValues.isAlphanumeric(byte)
            if isWord {
                word.append(byte)
                continue
            }
            result += word == alias ? Array(text.utf8) : word
            word = []
            result.append(byte)
        }
        result += word == alias ? Array(text.utf8) : word
        return String(decoding: result, as: UTF8.self)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}

extension QueryInput {
    /// The same query with the values of lists in its filter.
    public func expanding(_ lists: [ListValues]) -> QueryInput {
        var input = self
        ListValues.expand(lists, in: &input.filterExpression, &input.expressionAttributeValues)
        return input
    }
}

extension ScanInput {
    /// The same scan with the values of lists in its filter.
    public func expanding(_ lists: [ListValues]) -> ScanInput {
        var input = self
        ListValues.expand(lists, in: &input.filterExpression, &input.expressionAttributeValues)
        return input
    }
}

extension PutItemInput {
    /// The same put with the values of lists in its condition.
    public func expanding(_ lists: [ListValues]) -> PutItemInput {
        var input = self
        ListValues.expand(lists, in: &input.conditionExpression, &input.expressionAttributeValues)
        return input
    }
}

extension UpdateItemInput {
    /// The same update with the values of lists in its condition.
    public func expanding(_ lists: [ListValues]) -> UpdateItemInput {
        var input = self
        ListValues.expand(lists, in: &input.conditionExpression, &input.expressionAttributeValues)
        return input
    }
}

extension DeleteItemInput {
    /// The same delete with the values of lists in its condition.
    public func expanding(_ lists: [ListValues]) -> DeleteItemInput {
        var input = self
        ListValues.expand(lists, in: &input.conditionExpression, &input.expressionAttributeValues)
        return input
    }
}

extension ConditionCheck {
    /// The same check with the values of lists in its condition.
    public func expanding(_ lists: [ListValues]) -> ConditionCheck {
        var check = self
        var condition: String? = conditionExpression
        ListValues.expand(lists, in: &condition, &check.expressionAttributeValues)
        check.conditionExpression = condition ?? conditionExpression
        return check
    }
}
