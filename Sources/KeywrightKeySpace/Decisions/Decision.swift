/// The answer to "is there …?" over all values that there can be.
package enum Decision<Witness: Sendable>: Sendable {
    /// There is none, proven for every value.
    case never
    /// There is, proven by an example.
    case witness(Witness)
    /// Not decided, and why: a phrase that ends a sentence ("… could not be proven: <phrase>").
    case unproven(String)

    package var witness: Witness? {
        switch self {
        case .never, .unproven: nil
        case .witness(let witness): witness
        }
    }

    package var isNever: Bool {
        switch self {
        case .never: true
        case .witness, .unproven: false
        }
    }

    /// Whether it was not decided for want of states, and might be with more of them.
    package var isGivenUp: Bool {
        switch self {
        case .never, .witness: false
        case .unproven(let reason): reason.hasPrefix(BudgetSpent.opening)
        }
    }

    func map<Other: Sendable>(_ transform: (Witness) -> Decision<Other>) -> Decision<Other> {
        switch self {
        case .never: .never
        case .witness(let witness): transform(witness)
        case .unproven(let reason): .unproven(reason)
        }
    }
}

/// A key that two sides give: its texts in the order of the key attributes, and the field texts from which each side
/// makes it, every field once in the order of its key.
package struct SharedKey: Sendable {
    package let texts: [String]
    package let left: [FieldValue]
    package let right: [FieldValue]

    package init(texts: [String], left: [FieldValue], right: [FieldValue]) {
        self.texts = texts
        self.left = left
        self.right = right
    }
}
