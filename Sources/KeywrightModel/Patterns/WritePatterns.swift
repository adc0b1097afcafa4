package import KeywrightDiagnostics

/// What a write demands of the item as it was, beyond its condition.
package struct GivenState: Sendable {
    /// Attributes whose old value the caller gives: each is a parameter of its name.
    package var attributes: [Spanned<AttributeID>]
    /// Whether the item is read first, and the write made conditional on what was read.
    package var isRead: Bool
    /// The list whose elements give them, in a step that repeats over one: planning sets it.
    package var element: String?

    package init(attributes: [Spanned<AttributeID>] = [], isRead: Bool = false) {
        self.attributes = attributes
        self.isRead = isRead
    }
}

/// `create: E`, `put: E`: takes a whole item.
package struct WritePattern: Sendable {
    package var entity: EntityID
    package var condition: Condition?
    /// nil where the pattern does not say.
    package var returns: WriteReturns?
    package var given: GivenState
    /// The key as existing code builds it.
    package var using: KeyConditionText?

    package init(
        entity: EntityID, condition: Condition? = nil, returns: WriteReturns? = nil, given: GivenState = GivenState(),
        using: KeyConditionText? = nil
    ) {
        self.entity = entity
        self.condition = condition
        self.returns = returns
        self.given = given
        self.using = using
    }
}

/// `delete: E`, and `check: E` of a transaction.
package struct DeletePattern: Sendable {
    package var entity: EntityID
    package var keyBindings: [KeyBinding]
    package var condition: Condition?
    /// nil where the pattern does not say.
    package var returns: WriteReturns?
    package var given: GivenState
    /// The key as existing code builds it.
    package var using: KeyConditionText?

    package init(
        entity: EntityID, keyBindings: [KeyBinding], condition: Condition? = nil, returns: WriteReturns? = nil,
        given: GivenState = GivenState(), using: KeyConditionText? = nil
    ) {
        self.entity = entity
        self.keyBindings = keyBindings
        self.condition = condition
        self.returns = returns
        self.given = given
        self.using = using
    }
}

/// `deleteAll: E`: the items that `where` and `filter` find.
package struct DeleteAllPattern: Sendable {
    package var branch: QueryPattern.Branch
    package var whereSpan: SourceSpan

    package init(branch: QueryPattern.Branch, whereSpan: SourceSpan) {
        self.branch = branch
        self.whereSpan = whereSpan
    }
}

/// The item that a write gives back: as it is, as it was, or none.
package enum WriteReturns: String, Sendable {
    case new, old, none
}

/// Where a key attribute of a read or write comes from: by default a parameter of the attribute's name.
package struct KeyBinding: Sendable {
    package var attribute: AttributeID
    package var value: ParameterReference

    package init(attribute: AttributeID, value: ParameterReference) {
        self.attribute = attribute
        self.value = value
    }
}
