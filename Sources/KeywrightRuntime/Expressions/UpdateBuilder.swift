/// Builds an update of one item whose parts depend on what the call was given: nil removes, an absent part is not
/// written.
///
/// ```swift
/// var update = UpdateBuilder(entity: "User")
/// try update.set("name", name)
/// try update.setOrRemove("note", note)
/// update.require("attribute_exists(\(update.arguments.name("PK")))")
/// let input = update.input(table: table, key: key, returnValues: .allNew)
/// ```
public struct UpdateBuilder: Sendable {
    /// The names and values, for conditions and for expressions of one's own.
    public var arguments: ExpressionArguments
    private var sets: [String] = []
    private var removals: [String] = []
    private var additions: [String] = []
    private var deletions: [String] = []
    private var conditions: [String] = []

    /// Begins an update that changes nothing.
    public init(entity: String) {
        self.arguments = ExpressionArguments(entity: entity)
    }

    /// Adds a condition; all of them must hold.
    public mutating func require(_ condition: String) {
        conditions.append(condition)
    }

    /// The request. At least one change must have been written.
    public func input(table: String, key: Item, returnValues: ReturnValues = .none) -> UpdateItemInput {
        var clauses: [String] = []
        for (word, changes) in [("SET", sets), ("REMOVE", removals), ("ADD", additions), ("DELETE", deletions)]
        where !changes.isEmpty {
            clauses.append("\(word) \(changes.joined(separator: ", "))")
        }
        return UpdateItemInput(
            tableName: table,
            key: key,
            updateExpression: clauses.joined(separator: " "),
            conditionExpression: conditionExpression,
            expressionAttributeNames: arguments.names,
            expressionAttributeValues: arguments.values,
            returnValues: returnValues
        )
    }

    /// Parentheses only where there is something to keep apart: the service refuses doubled ones (F3.9).
    private var conditionExpression: String? {
        guard let first = conditions.first else { return nil }
        return conditions.count == 1 ? first : conditions.map { "(\($0))" }.joined(separator: " AND ")
    }
}

extension UpdateBuilder {
    /// Sets an attribute; the empty set removes it.
    public mutating func set<Value: AttributeValueConvertible>(
        _ attribute: String, _ value: Value
    ) throws(ValueError) {
        if value.isStoredAsAbsence { return remove(attribute) }
        let value = try arguments.value(value, attribute)
        sets.append("\(arguments.name(attribute)) = \(value)")
    }

    /// Sets an attribute in a format of its own.
    public mutating func set<Value: Sendable>(
        _ attribute: String, _ value: Value, as format: AttributeFormat<Value>
    ) throws(ValueError) {
        let value = try arguments.value(value, attribute, as: format)
        sets.append("\(arguments.name(attribute)) = \(value)")
    }

    /// Sets an attribute, or removes it where the value is nil.
    public mutating func setOrRemove<Value: AttributeValueConvertible>(
        _ attribute: String, _ value: Value?
    ) throws(ValueError) {
        if let value { try set(attribute, value) } else { remove(attribute) }
    }

    /// Sets an attribute in a format of its own, or removes it where the value is nil.
    public mutating func setOrRemove<Value: Sendable>(
        _ attribute: String, _ value: Value?, as format: AttributeFormat<Value>
    ) throws(ValueError) {
        if let value { try set(attribute, value, as: format) } else { remove(attribute) }
    }

    /// Sets an attribute to a value as it stands: a key text, or the discriminator.
    public mutating func set(_ attribute: String, value: AttributeValue) {
        sets.append("\(arguments.name(attribute)) = \(arguments.value(value))")
    }

    /// Sets an attribute to a value as it stands, where the item does not have it.
    public mutating func setIfAbsent(_ attribute: String, value: AttributeValue) {
        let name = arguments.name(attribute)
        sets.append("\(name) = if_not_exists(\(name), \(arguments.value(value)))")
    }

    /// Removes an attribute.
    public mutating func remove(_ attribute: String) {
        removals.append(arguments.name(attribute))
    }

    /// Adds to a number, which starts from the default where the item does not have it.
    public mutating func increment<Number: AttributeValueConvertible>(
        _ attribute: String, by number: Number, from start: Number
    ) throws(ValueError) {
        let name = arguments.name(attribute)
        let start = try arguments.value(start, attribute)
        sets.append("\(name) = if_not_exists(\(name), \(start)) + \(try arguments.value(number, attribute))")
    }

    /// Appends to a list, which starts empty where the item does not have it.
    public mutating func append<Element: AttributeValueConvertible>(
        _ attribute: String, _ elements: [Element]
    ) throws(ValueError) {
        let name = arguments.name(attribute)
        let start = arguments.value(.l([]))
        sets.append(
            "\(name) = list_append(if_not_exists(\(name), \(start)), \(try arguments.value(elements, attribute)))")
    }

    /// Adds elements to a set. None at all change nothing.
    public mutating func insert<Element: AttributeSetElement>(
        _ attribute: String, _ elements: Set<Element>
    ) throws(ValueError) {
        if elements.isEmpty { return }
        let value = try arguments.value(elements, attribute)
        additions.append("\(arguments.name(attribute)) \(value)")
    }

    /// Removes elements from a set. None at all change nothing.
    public mutating func delete<Element: AttributeSetElement>(
        _ attribute: String, _ elements: Set<Element>
    ) throws(ValueError) {
        if elements.isEmpty { return }
        let value = try arguments.value(elements, attribute)
        deletions.append("\(arguments.name(attribute)) \(value)")
    }
}
