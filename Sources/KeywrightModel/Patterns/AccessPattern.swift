package import KeywrightDiagnostics

/// What a service does with the table, under the name that its code uses.
package struct AccessPattern: Sendable {
    package var name: String
    package var description: String?
    /// The whole entry.
    package var origin: SourceSpan
    package var nameSpan: SourceSpan
    package var operation: Operation
    /// Each parameter once, in order of first use; those that a whole item brings are not among them.
    package var parameters: [Parameter]
    package var expect: ExpectedCalls

    package init(
        name: String, description: String? = nil, origin: SourceSpan, nameSpan: SourceSpan, operation: Operation,
        parameters: [Parameter] = [], expect: ExpectedCalls = ExpectedCalls()
    ) {
        self.name = name
        self.description = description
        self.origin = origin
        self.nameSpan = nameSpan
        self.operation = operation
        self.parameters = parameters
        self.expect = expect
    }

    /// The entities that it names, in order, each once. Generated code puts the method into the repository of the
    /// first.
    package var entities: [EntityID] {
        switch operation {
        case .get(let get): [get.entity]
        case .query(let query): query.entities.map(\.entity)
        case .create(let write), .put(let write): [write.entity]
        case .update(let update): [update.entity]
        case .delete(let delete): [delete.entity]
        case .transact(let steps):
            steps.map(\.entity).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        }
    }
}

package enum Operation: Sendable {
    case get(GetPattern)
    case query(QueryPattern)
    case create(WritePattern)
    case put(WritePattern)
    case update(UpdatePattern)
    case delete(DeletePattern)
    case transact([TransactionStep])
}

/// `get: E`.
package struct GetPattern: Sendable {
    package var entity: EntityID
    package var consistent: Spanned<Bool>?

    package init(entity: EntityID, consistent: Spanned<Bool>? = nil) {
        self.entity = entity
        self.consistent = consistent
    }
}

/// `query: E` or `query: [E, F]`.
package struct QueryPattern: Sendable {
    /// An entity that is asked for, with what must hold of its items.
    package struct Branch: Sendable {
        package var entity: EntityID
        /// Only `.all` and `.test`.
        package var condition: Condition?
        package var filter: Condition?

        package init(entity: EntityID, condition: Condition?, filter: Condition? = nil) {
            self.entity = entity
            self.condition = condition
            self.filter = filter
        }
    }

    package struct Order: Sendable {
        /// The attribute that the order names; nil for the sort key's unbound part.
        package var attribute: AttributeID?
        package var descending: Bool
        package var span: SourceSpan

        package init(attribute: AttributeID? = nil, descending: Bool, span: SourceSpan) {
            self.attribute = attribute
            self.descending = descending
            self.span = span
        }
    }

    package enum Returns: String, Sendable {
        case many, one, count
    }

    package var entities: [Branch]
    package var whereSpan: SourceSpan?
    package var order: Order?
    /// The default size of a page, and the largest that a call may ask for.
    package var limit: Spanned<Int>?
    package var returns: Spanned<Returns>
    /// The index that is pinned: its name, or `table`.
    package var index: Spanned<String>?
    package var consistent: Spanned<Bool>?

    package init(
        entities: [Branch], whereSpan: SourceSpan? = nil, order: Order? = nil, limit: Spanned<Int>? = nil,
        returns: Spanned<Returns>, index: Spanned<String>? = nil, consistent: Spanned<Bool>? = nil
    ) {
        self.entities = entities
        self.whereSpan = whereSpan
        self.order = order
        self.limit = limit
        self.returns = returns
        self.index = index
        self.consistent = consistent
    }
}

/// `create: E`, `put: E`: takes a whole item.
package struct WritePattern: Sendable {
    package var entity: EntityID
    package var condition: Condition?

    package init(entity: EntityID, condition: Condition? = nil) {
        self.entity = entity
        self.condition = condition
    }
}

/// `delete: E`.
package struct DeletePattern: Sendable {
    package var entity: EntityID
    package var keyBindings: [KeyBinding]
    package var condition: Condition?

    package init(entity: EntityID, keyBindings: [KeyBinding], condition: Condition? = nil) {
        self.entity = entity
        self.keyBindings = keyBindings
        self.condition = condition
    }
}

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

    package var entity: EntityID
    package var keyBindings: [KeyBinding]
    package var set: [Change]
    package var add: [Change]
    package var remove: [Spanned<AttributeID>]
    package var condition: Condition?
    package var returns: UpdateReturns

    package init(
        entity: EntityID, keyBindings: [KeyBinding], set: [Change] = [], add: [Change] = [],
        remove: [Spanned<AttributeID>] = [], condition: Condition? = nil, returns: UpdateReturns = .new
    ) {
        self.entity = entity
        self.keyBindings = keyBindings
        self.set = set
        self.add = add
        self.remove = remove
        self.condition = condition
        self.returns = returns
    }
}

package enum UpdateReturns: String, Sendable {
    case new, old, none
}

/// Where a key attribute of a write comes from: by default a parameter of the attribute's name.
package struct KeyBinding: Sendable {
    package var attribute: AttributeID
    package var value: ParameterReference

    package init(attribute: AttributeID, value: ParameterReference) {
        self.attribute = attribute
        self.value = value
    }
}

/// A step of `transact`.
package struct TransactionStep: Sendable {
    package enum Action: Sendable {
        case create(WritePattern)
        case put(WritePattern)
        case update(UpdatePattern)
        case delete(DeletePattern)
        /// Demands that the item exists and meets the condition.
        case check(DeletePattern)
    }

    /// `as:`, or the entity in lowerCamelCase.
    package var label: String
    package var action: Action
    /// `many: { max: N }`: the step repeats over a list of at most so many.
    package var many: Spanned<Int>?
    package var span: SourceSpan

    package init(label: String, action: Action, many: Spanned<Int>? = nil, span: SourceSpan) {
        self.label = label
        self.action = action
        self.many = many
        self.span = span
    }

    package var entity: EntityID {
        switch action {
        case .create(let write), .put(let write): write.entity
        case .update(let update): update.entity
        case .delete(let delete), .check(let delete): delete.entity
        }
    }
}

/// A value that a call must give.
package struct Parameter: Sendable {
    package var name: String
    package var type: ValueType
    /// Constraints and encodings are those of the attribute that it met first.
    package var entity: EntityID
    package var attribute: AttributeID
    package var isOptional: Bool
    package var span: SourceSpan

    package init(
        name: String, type: ValueType, entity: EntityID, attribute: AttributeID, isOptional: Bool = false,
        span: SourceSpan
    ) {
        self.name = name
        self.type = type
        self.entity = entity
        self.attribute = attribute
        self.isOptional = isOptional
        self.span = span
    }
}

/// `expect: { rate: 300/s, peak: 900/s, items: 20 }`.
package struct ExpectedCalls: Sendable {
    /// Calls a second.
    package var rate: Double?
    /// Calls a second; the rate unless declared.
    package var peak: Double?
    /// Items that one call returns.
    package var items: Double?

    package init(rate: Double? = nil, peak: Double? = nil, items: Double? = nil) {
        self.rate = rate
        self.peak = peak ?? rate
        self.items = items
    }
}
