/// A parameter of a pattern.
package struct PlainParameter: Sendable {
    var name: String
    var attribute: String
    var use: Use
    var isOptional = false

    enum Use: Hashable {
        case equal, bound, beginning, filter
        /// A list of values.
        case list
        /// The upper end of a time, not long after the lower one, which has this name.
        case after(String)
    }
}

/// An access pattern, or a step of a transaction.
package struct PlainPattern: Sendable {
    package enum Kind: String, Sendable {
        case get, query, create, put, update, delete, transact, scan, batchGet, transactGet
        case batchPut, batchDelete, deleteAll, check

        /// Whether it leaves the table as it is.
        var isRead: Bool { [.get, .query, .scan, .batchGet, .transactGet].contains(self) }
        /// Whether it takes whole items.
        var takesItems: Bool { [.create, .put, .batchPut].contains(self) }
    }

    package var name: String
    package var kind: Kind
    package var entities: [String]
    var tests: [PlainCondition] = []
    /// `filter`, or `if` of a write.
    var filter: PlainCondition?
    var parameters: [PlainParameter] = []
    var order: (attribute: String?, descending: Bool)?
    var limit: Int?
    /// What the pattern says; nil where it says nothing.
    var returns: String?
    var isConsistent = false
    /// A key condition as existing code has it.
    var using: PlainUsing?
    var index: String?
    var includesExpired = false
    var isUnscoped = false
    var select: [String] = []
    var fanout: [String] = []
    var buckets: Int?
    var fetches = false
    /// Of an update: what it sets, adds to and removes, and what gets and loses members.
    var set: [String] = []
    var given: [String] = []
    var isRead = false
    var isUpsert = false
    var add: String?
    var remove: [String] = []
    var append: [String] = []
    var loses: [String] = []
    /// Of a transaction.
    var steps: [PlainPattern] = []
    /// Of a step: the attributes of its key.
    var keyAttributes: [String] = []
    /// Of a step: how the names of its parameters begin, and how often it is repeated at most.
    var prefix = ""
    var many: Int?

    /// What stands for an attribute in a call: `k0count` in a step.
    func argument(_ attribute: String) -> String { prefix + attribute }

    var countsOnly: Bool { returns == "count" }
}

extension PlainCondition {
    /// The conditions that it is made of.
    var parts: [PlainCondition] {
        switch self {
        case .not(let part): [self] + part.parts
        case .all(let parts), .any(let parts): [self] + parts.flatMap(\.parts)
        default: [self]
        }
    }

    /// Without the comparisons with parameters that a call leaves out; nil where nothing is left.
    func given(_ values: [String: PlainValue]) -> PlainCondition? {
        switch self {
        case .all(let parts):
            let kept = parts.compactMap { $0.given(values) }
            return kept.isEmpty ? nil : .all(kept)
        case .any(let parts):
            let kept = parts.compactMap { $0.given(values) }
            return kept.isEmpty ? nil : .any(kept)
        case .not(let part): return part.given(values).map(PlainCondition.not)
        default:
            let isDropped = operands.contains { operand in
                if case .parameter(let name, isOptional: true) = operand { values[name] == nil } else { false }
            }
            return isDropped ? nil : self
        }
    }

    /// What it compares with.
    var operands: [PlainOperand] {
        switch self {
        case .compare(_, _, let operand), .begins(_, let operand), .contains(_, let operand): [operand]
        case .between(_, let low, let high): [low, high]
        case .isIn(_, let members): members
        case .size, .exists, .missing: []
        case .not(let part): part.operands
        case .all(let parts), .any(let parts): parts.flatMap(\.operands)
        }
    }
}
