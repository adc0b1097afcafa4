import KeywrightModel

/// Plans deletes of one item, and demands that one be there.
struct DeletePlanner {
    let design: Design
    let delete: DeletePattern

    private var entity: Entity { design[delete.entity] }
    private var table: Table { design[entity.table] }
    private var sources: KeySources { .parameters(delete.keyBindings, of: delete.entity, in: design) }

    /// Removes the item; where `stored` names one that was read before, only as long as it is still so.
    func request<Failure: Error>(
        stored: String? = nil, if words: ConditionWords<Failure>
    ) throws(Failure) -> PlannedDelete {
        var builder = ExpressionBuilder(design)
        var demands: [ExpressionText] = []
        var optional: [(AttributeID, Argument)] = []
        if let stored {
            for attribute in uniqueAttributes {
                let argument = KeySources.item(stored, of: delete.entity, in: design).argument(attribute)
                if entity[attribute].isOptional {
                    optional.append((attribute, argument))
                } else {
                    let name = builder.name(entity[attribute].storedName)
                    let value = builder.value(entity[attribute].name, .argument(argument))
                    demands.append(ExpressionText("\(name) = \(value)"))
                }
            }
        }
        if let shared = SharedKeyText(design, delete.entity) { demands.append(shared.isFree(&builder)) }
        let held = heldDemands(stored)
        demands += HeldDemand.write(held, of: delete.entity, &builder)
        if delete.condition != nil || !held.isEmpty, let expiry = ExpiryText(design, delete.entity) {
            // Of an item that has expired, as of none, nothing is true.
            demands.append(expiry.isAlive(&builder))
        }
        if let text = try words(&builder) { demands.append(text) }
        return request(demands, optional.map { presence(of: $0, $1, builder) }, held, builder)
    }

    /// What the caller gives as what the item holds, and the version that was read on purpose.
    private func heldDemands(_ stored: String?) -> [HeldDemand] {
        var demands = HeldDemand.given(delete.given, of: delete.entity, in: design)
        if delete.given.isRead, let stored, let version = entity.version {
            demands += HeldDemand.read(stored, [version], of: delete.entity, in: design)
        }
        return demands
    }

    /// Demands that the item be there, unexpired, and meet the condition.
    func check<Failure: Error>(
        stored: String? = nil, if words: ConditionWords<Failure>
    ) throws(Failure) -> PlannedDelete {
        var builder = ExpressionBuilder(design)
        var demands = [ExpressionText("attribute_exists(\(builder.name(table.partition.name)))")]
        if let shared = SharedKeyText(design, delete.entity) { demands.append(shared.isOwn(&builder)) }
        if let expiry = ExpiryText(design, delete.entity) { demands.append(expiry.isAlive(&builder)) }
        let held = heldDemands(stored)
        demands += HeldDemand.write(held, of: delete.entity, &builder)
        if let text = try words(&builder) { demands.append(text) }
        var check = request(demands, [], held, builder)
        check.versionCondition = nil
        check.versionNames = []
        return check
    }

    /// Reads the item, to know the values that its companions hold.
    func read(as label: String) -> PlannedGet {
        var get = PlannedGet(table: entity.table, key: sources.key, consistent: true)
        get.label = label
        return get
    }

    /// Removes a companion of the item that was read as `stored`.
    func companion(_ companion: UniqueCompanion, stored: String) -> PlannedDelete {
        PlannedDelete(
            table: entity.table, entity: delete.entity, key: companion.key(label: stored, in: design))
    }

    /// Optional attributes without which there is no companion.
    func onlyWith(_ companion: UniqueCompanion) -> [AttributeID] {
        companion.attributes.filter { entity[$0].isOptional }
    }

    private func request(
        _ demands: [ExpressionText], _ presence: [PresenceCondition], _ held: [HeldDemand], _ builder: ExpressionBuilder
    ) -> PlannedDelete {
        var open = builder
        let choices = HeldDemand.choices(held, of: delete.entity, &open)
        // Others are joined to it by AND, which binds tighter than what it may hold.
        let isJoined = entity.version != nil || !presence.isEmpty || !choices.isEmpty
        let text = ExpressionText.all(demands).map { isJoined ? $0.within(.and) : $0.text }
        var request = PlannedDelete(
            table: entity.table, entity: delete.entity, key: sources.key, conditionExpression: text,
            presence: presence, tables: builder.tables)
        request.choices = choices
        if delete.returns == .old { request.returns = .old }
        if let version = entity.version {
            var versioned = builder
            request.versionCondition = VersionText(entity, version, &versioned).text.text
            request.versionNames = Array(versioned.tables.names.dropFirst(builder.tables.names.count))
        }
        return request
    }

    /// What is in the primary key alone cannot be another.
    private var uniqueAttributes: [AttributeID] {
        var seen: Set<AttributeID> = []
        return entity.uniques.flatMap(\.attributes).filter { entity[$0].isStored && seen.insert($0).inserted }
    }

    private func presence(
        of attribute: AttributeID, _ argument: Argument, _ builder: ExpressionBuilder
    ) -> PresenceCondition {
        var own = builder
        let name = own.name(entity[attribute].storedName)
        let value = own.value(entity[attribute].name, .argument(argument))
        var tables = ExpressionTables()
        tables.names = Array(own.tables.names.dropFirst(builder.tables.names.count))
        tables.values = Array(own.tables.values.dropFirst(builder.tables.values.count))
        return PresenceCondition(
            attribute: attribute, whenPresent: "\(name) = \(value)", whenAbsent: "attribute_not_exists(\(name))",
            tables: tables)
    }
}
