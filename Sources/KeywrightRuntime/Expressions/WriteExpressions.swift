/// The expressions of a write some of whose parts depend on the call: on whether an argument is there, or on what an item
/// that was read holds.
///
/// What is always sent is given at the start; `require`, `set` and `remove` add the rest, with the placeholders that
/// only it needs, for the service refuses one that no expression uses (F3.8).
///
/// ```swift
/// var expressions = WriteExpressions(
///     condition: "attribute_exists(#PK)", set: ["#state = :state"], names: ["#PK": "PK", "#state": "state"],
///     values: [":state": .s(state.rawValue)])
/// if let version {
///     expressions.require("#version = :version", names: ["#version": "version"], values: [":version": .n("\(version)")])
/// }
/// ```
public struct WriteExpressions: Sendable, Hashable {
    private var conditions: [String]
    private var sets: [String]
    private var removals: [String]
    private let additions: [String]
    private let deletions: [String]
    /// What the `#names` stand for.
    public private(set) var names: [String: String]
    /// What the `:values` stand for.
    public private(set) var values: [String: AttributeValue]

    /// What is sent whatever the call.
    ///
    /// - Parameters:
    ///   - condition: joined with others by AND, so that an OR in it has parentheses.
    ///   - set: the changes of the clause SET; the others are those of the clauses of their names.
    public init(
        condition: String? = nil, set: [String] = [], remove: [String] = [], add: [String] = [], delete: [String] = [],
        names: [String: String] = [:], values: [String: AttributeValue] = [:]
    ) {
        conditions = condition.map { [$0] } ?? []
        sets = set
        removals = remove
        additions = add
        deletions = delete
        self.names = names
        self.values = values
    }

    /// Adds a condition; all of them must hold.
    public mutating func require(
        _ condition: String, names: [String: String] = [:], values: [String: AttributeValue] = [:]
    ) {
        conditions.append(condition)
        supply(names: names, values: values)
    }

    /// Adds changes to the clause SET.
    public mutating func set(
        _ changes: String..., names: [String: String] = [:], values: [String: AttributeValue] = [:]
    ) {
        sets += changes
        supply(names: names, values: values)
    }

    /// Adds attributes to the clause REMOVE.
    public mutating func remove(_ attributes: String..., names: [String: String] = [:]) {
        removals += attributes
        supply(names: names)
    }

    /// Removes an attribute in place of setting it: the empty set is stored as no attribute.
    ///
    /// - Parameter change: what stands in the clause SET.
    public mutating func remove(_ attribute: String, insteadOf change: String) {
        sets.removeAll { $0.utf8.elementsEqual(change.utf8) }
        removals.append(attribute)
    }

    /// Supplies placeholders of what stands in the expressions from the start.
    public mutating func supply(names: [String: String] = [:], values: [String: AttributeValue] = [:]) {
        self.names.merge(names) { _, new in new }
        self.values.merge(values) { _, new in new }
    }

    /// The update expression: each clause once (F4.6).
    public var update: String {
        [("SET", sets), ("REMOVE", removals), ("ADD", additions), ("DELETE", deletions)]
            .filter { !$0.1.isEmpty }
            .map { "\($0.0) \($0.1.joined(separator: ", "))" }
            .joined(separator: " ")
    }

    /// The condition; nil where there is none.
    public var condition: String? { conditions.isEmpty ? nil : conditions.joined(separator: " AND ") }
}
