internal import KeywrightRuntime

/// One write of one item, or a demand on it, read and checked as far as that goes without the table. The single-item
/// operations, batches and transactions all run these.
struct KeyedWrite {
    /// What to do with the item.
    enum Action {
        case put(Item)
        case update(UpdateExpression)
        case delete
        case check
    }

    let tableName: String
    let action: Action
    /// The key, or for a put the whole item.
    private let key: Item
    private let condition: Condition?
    private let returnsItemOnFailure: Bool

    init(_ input: PutItemInput) throws(DynamoDBError) {
        tableName = InMemoryDynamoDB.tableName(input.tableName)
        var placeholders = try Placeholders(
            names: input.expressionAttributeNames, values: input.expressionAttributeValues,
            expressions: [("ConditionExpression", input.conditionExpression)])
        key = try normalize(input.item)
        action = .put(key)
        condition = try Self.condition(input.conditionExpression, &placeholders)
        returnsItemOnFailure = input.returnItemOnConditionFailure
        try placeholders.checkAllUsed()
    }

    init(_ input: UpdateItemInput) throws(DynamoDBError) {
        tableName = InMemoryDynamoDB.tableName(input.tableName)
        var placeholders = try Placeholders(
            names: input.expressionAttributeNames, values: input.expressionAttributeValues,
            expressions: [
                ("UpdateExpression", input.updateExpression), ("ConditionExpression", input.conditionExpression),
            ])
        key = try normalize(input.key)
        action = .update(try UpdateParser.read(input.updateExpression, &placeholders))
        condition = try Self.condition(input.conditionExpression, &placeholders)
        returnsItemOnFailure = input.returnItemOnConditionFailure
        try placeholders.checkAllUsed()
    }

    init(_ input: DeleteItemInput) throws(DynamoDBError) {
        tableName = InMemoryDynamoDB.tableName(input.tableName)
        var placeholders = try Placeholders(
            names: input.expressionAttributeNames, values: input.expressionAttributeValues,
            expressions: [("ConditionExpression", input.conditionExpression)])
        key = try normalize(input.key)
        action = .delete
        condition = try Self.condition(input.conditionExpression, &placeholders)
        returnsItemOnFailure = input.returnItemOnConditionFailure
        try placeholders.checkAllUsed()
    }

    init(_ input: ConditionCheck) throws(DynamoDBError) {
        tableName = InMemoryDynamoDB.tableName(input.tableName)
        var placeholders = try Placeholders(
            names: input.expressionAttributeNames, values: input.expressionAttributeValues,
            expressions: [("ConditionExpression", input.conditionExpression)])
        key = try normalize(input.key)
        action = .check
        condition = try Self.condition(input.conditionExpression, &placeholders)
        returnsItemOnFailure = input.returnItemOnConditionFailure
        try placeholders.checkAllUsed()
    }

    init(_ action: TransactWrite) throws(DynamoDBError) {
        switch action {
        case .put(let input): self = try KeyedWrite(input)
        case .update(let input): self = try KeyedWrite(input)
        case .delete(let input): self = try KeyedWrite(input)
        case .conditionCheck(let input): self = try KeyedWrite(input)
        }
    }

    private static func condition(
        _ expression: String?, _ placeholders: inout Placeholders
    ) throws(DynamoDBError) -> Condition? {
        guard let expression else { return nil }
        return try ConditionResolver.read(expression, parameter: "ConditionExpression", &placeholders)
    }

    /// What a write makes of an item, before it is made so.
    struct Effect {
        var place: ItemPlace
        var old: Item?
        var new: Item?
        /// Whether the write changes nothing on purpose: a condition check, or taking away from nothing.
        var isIdle = false

        /// The bytes of the item before or after, whichever is larger.
        var largerSize: Int { max(old.map { storedSize(of: $0) } ?? 0, new.map { storedSize(of: $0) } ?? 0) }
    }

    /// Whether the write demands something of an item and leaves it as it is.
    private var isCheck: Bool {
        switch action {
        case .check: true
        case .put, .update, .delete: false
        }
    }

    /// What the write costs once it has had its effect.
    func charge(_ effect: Effect, in schema: TableSchema, isTransactional: Bool = false) -> TableCharge {
        isCheck
            ? TableCharge(untouched: effect.old, isTransactional: isTransactional)
            : TableCharge(from: effect.old, to: effect.new, in: schema, isTransactional: isTransactional)
    }

    /// Where the item stands, or why the key or item cannot stand anywhere.
    func place(in table: Table, inBatch: Bool = false) throws(DynamoDBError) -> ItemPlace {
        switch action {
        case .put:
            let place = try table.schema.place(of: key, inBatch: inBatch)
            try table.schema.checkIndexKeys(of: key)
            try table.schema.checkSize(of: key, else: .itemTooLarge)
            return place
        case .update(let update):
            let place = try table.schema.place(ofKey: key)
            for path in update.paths where table.schema.key.contains(path.head) {
                throw .invalidParameter(
                    "Cannot update attribute \(path.head). This attribute is part of the key")
            }
            return place
        case .delete, .check:
            return try table.schema.place(ofKey: key)
        }
    }

    /// The whole effect at the place of the item, or why there is none: a condition that does not hold, or an update
    /// that cannot be applied. Changes nothing.
    func effect(at place: ItemPlace, in table: Table) throws(DynamoDBError) -> Effect {
        let old = table.item(at: place)
        if let condition, !condition.holds(of: old ?? [:]) {
            throw DynamoDBError(
                .conditionalCheckFailed, "The conditional request failed", item: returnsItemOnFailure ? old : nil)
        }
        switch action {
        case .put(let item):
            return Effect(place: place, old: old, new: item)
        case .update(let update):
            if old == nil, update.onlyTakesAway { return Effect(place: place, isIdle: true) }
            let new = try update.apply(to: old ?? key)
            try table.schema.checkIndexKeys(of: new, before: old ?? key)
            try table.schema.checkSize(
                of: new, else: .refused("Item size to update has exceeded the maximum allowed size"))
            return Effect(place: place, old: old, new: try normalize(new))
        case .delete:
            return Effect(place: place, old: old)
        case .check:
            return Effect(place: place, old: old, new: old, isIdle: true)
        }
    }
}
