package import KeywrightDiagnostics

/// `update: E`.
package struct UpdatePattern: Sendable {
    package enum Value: Sendable {
        case parameter(ParameterReference)
        case literal(LiteralValue)
        case now
    }

    package struct Change: Sendable {
        package var attribute: AttributeID
        package var value: Value
        package var span: SourceSpan

        package init(attribute: AttributeID, value: Value, span: SourceSpan) {
            self.attribute = attribute
            self.value = value
            self.span = span
        }
    }

    /// What is appended to a list or set, or deleted from a set: one value, or several.
    package struct MemberChange: Sendable {
        package var attribute: AttributeID
        /// Each of the type of the elements.
        package var values: [Value]
        package var span: SourceSpan

        package init(attribute: AttributeID, values: [Value], span: SourceSpan) {
            self.attribute = attribute
            self.values = values
            self.span = span
        }
    }

    package var entity: EntityID
    package var keyBindings: [KeyBinding]
    package var set: [Change]
    package var add: [Change]
    package var remove: [Spanned<AttributeID>]
    package var condition: Condition?
    package var returns: WriteReturns
    package var append: [MemberChange]
    package var delete: [MemberChange]
    /// The value of `upsert: true`, by which it makes the item where there is none.
    package var upsert: SourceSpan?
    /// Behind the last element of `set`, where it is a list in brackets.
    package var endOfSet: SourceSpan?
    package var given: GivenState
    /// The key as existing code builds it.
    package var using: KeyConditionText?

    package init(
        entity: EntityID, keyBindings: [KeyBinding], set: [Change] = [], add: [Change] = [],
        remove: [Spanned<AttributeID>] = [], condition: Condition? = nil, returns: WriteReturns = .new,
        append: [MemberChange] = [], delete: [MemberChange] = [], upsert: SourceSpan? = nil,
        endOfSet: SourceSpan? = nil, given: GivenState = GivenState(), using: KeyConditionText? = nil
    ) {
        self.entity = entity
        self.keyBindings = keyBindings
        self.set = set
        self.add = add
        self.remove = remove
        self.condition = condition
        self.returns = returns
        self.append = append
        self.delete = delete
        self.upsert = upsert
        self.endOfSet = endOfSet
        self.given = given
        self.using = using
    }

    /// Whether it makes the item where there is none.
    package var isUpsert: Bool { upsert != nil }
}
