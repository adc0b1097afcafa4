package import KeywrightDiagnostics

package enum WriteReturnsSpec: String, Sendable, CaseIterable {
    case new, old, none
}

/// What a write may say of the item as it was.
package struct GivenSpec: Sendable {
    /// `given`.
    package var attributes: [SpecText]?
    /// `read: true`.
    package var isRead = false
}

/// `create` and `put`.
package struct WriteSpec: Sendable {
    package var entity: SpecText
    package var condition: SpecText?
    package var returns: Spanned<WriteReturnsSpec>?
    package var using: SpecText?
    package var given = GivenSpec()
}

package struct UpdateSpec: Sendable {
    /// An attribute and what it is given: nil is the parameter of its name.
    package struct Change: Sendable {
        package var attribute: SpecText
        package var value: ValueSpec?
    }

    package var entity: SpecText
    /// Only in a transaction.
    package var key: [KeyBindingSpec] = []
    package var set: [Change] = []
    package var add: [Change] = []
    package var append: [Change] = []
    /// Members of sets that are taken out.
    package var delete: [Change] = []
    package var remove: [SpecText] = []
    package var upsert: Spanned<Bool>?
    /// Behind the last element of `set`, where it is a list in brackets: what is added to it can be put there.
    package var endOfSet: SourceSpan?
    package var condition: SpecText?
    package var returns: Spanned<WriteReturnsSpec>?
    package var using: SpecText?
    package var given = GivenSpec()
}

/// `delete`, and `check` of a transaction.
package struct DeleteSpec: Sendable {
    package var entity: SpecText
    /// Only in a transaction.
    package var key: [KeyBindingSpec] = []
    package var condition: SpecText?
    package var returns: Spanned<WriteReturnsSpec>?
    package var using: SpecText?
    package var given = GivenSpec()
}

/// `deleteAll`.
package struct DeleteAllSpec: Sendable {
    package var entity: SpecText
    package var conditions: ConditionsSpec
    package var filter: ConditionsSpec?
}

/// `userId: $order.userId`.
package struct KeyBindingSpec: Sendable {
    package var attribute: SpecText
    package var value: SpecText
}
