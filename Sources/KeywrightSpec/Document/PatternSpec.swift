package import KeywrightDiagnostics

/// An entry of `accessPatterns:`.
package struct PatternSpec: Sendable {
    package var name: SpecText
    /// The whole entry.
    package var origin: SourceSpan
    package var description: String?
    /// nil where it is missing or could not be read.
    package var operation: OperationSpec?
    package var expect = ExpectedCallsSpec()
}

package enum OperationSpec: Sendable {
    case get(GetSpec)
    case query(QuerySpec)
    case create(WriteSpec)
    case put(WriteSpec)
    case update(UpdateSpec)
    case delete(DeleteSpec)
    case transact([StepSpec], SourceSpan)
}

package struct GetSpec: Sendable {
    package var entity: SpecText
    package var consistent: Spanned<Bool>?
}

package struct QuerySpec: Sendable {
    /// `where` or `filter`: one text for all entities, or one for each.
    package enum Conditions: Sendable {
        case all(SpecText)
        case each([(entity: SpecText, condition: SpecText)], SourceSpan)

        package var span: SourceSpan {
            switch self {
            case .all(let text): text.span
            case .each(_, let span): span
            }
        }
    }

    package enum Returns: String, Sendable, CaseIterable {
        case many, one, count
    }

    package struct Order: Sendable {
        package var attribute: Spanned<String>?
        package var descending: Bool
        package var span: SourceSpan
    }

    package var entities: [SpecText]
    package var conditions: Conditions?
    package var filter: Conditions?
    package var order: Order?
    package var limit: Spanned<Int>?
    package var returns: Spanned<Returns>?
    package var index: SpecText?
    package var consistent: Spanned<Bool>?
}

/// `create` and `put`.
package struct WriteSpec: Sendable {
    package var entity: SpecText
    package var condition: SpecText?
}

package struct UpdateSpec: Sendable {
    /// An attribute and what it is given: nil is the parameter of its name.
    package struct Change: Sendable {
        package var attribute: SpecText
        package var value: ValueSpec?
    }

    package enum Returns: String, Sendable, CaseIterable {
        case new, old, none
    }

    package var entity: SpecText
    /// Only in a transaction.
    package var key: [KeyBindingSpec] = []
    package var set: [Change] = []
    package var add: [Change] = []
    package var remove: [SpecText] = []
    package var condition: SpecText?
    package var returns: Returns?
}

/// `delete`, and `check` of a transaction.
package struct DeleteSpec: Sendable {
    package var entity: SpecText
    /// Only in a transaction.
    package var key: [KeyBindingSpec] = []
    package var condition: SpecText?
}

/// `userId: $order.userId`.
package struct KeyBindingSpec: Sendable {
    package var attribute: SpecText
    package var value: SpecText
}

/// A step of `transact`.
package struct StepSpec: Sendable {
    package enum Action: Sendable {
        case create(WriteSpec)
        case put(WriteSpec)
        case update(UpdateSpec)
        case delete(DeleteSpec)
        case check(DeleteSpec)
    }

    package var action: Action
    /// `as`.
    package var label: SpecText?
    package var many: Spanned<Int>?
    package var span: SourceSpan
}

/// `expect` of a pattern.
package struct ExpectedCallsSpec: Sendable {
    /// Calls a second.
    package var rate: Double?
    /// Calls a second.
    package var peak: Double?
    /// Items that one call returns.
    package var items: Double?
}
