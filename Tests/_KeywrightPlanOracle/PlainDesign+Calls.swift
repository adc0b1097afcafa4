/// What calls of a design's patterns mean.
extension PlainDesign {
    /// The types of attributes by name, which all entities share.
    var types: [String: PlainType] {
        var types = Dictionary(entities.flatMap(\.attributes).map { ($0.name, $0.type) }) { first, _ in first }
        types["version"] = .int(min: nil, max: nil)
        types["createdAt"] = .timestamp(.iso8601)
        types["updatedAt"] = .timestamp(.iso8601)
        return types
    }

    /// The primary key that values give; nil where they give none.
    func primaryKey(of entity: PlainEntity, _ values: [String: PlainValue]) -> PlainText? {
        keyValues(entity, entity.key, values).map { PlainText(OracleJSON.object($0).document) }
    }

    /// Whether a pattern asks for an item.
    func isWanted(_ item: PlainItem, _ pattern: PlainPattern, _ values: [String: PlainValue]) -> Bool {
        guard pattern.entities.contains(item.entity) else { return false }
        let entity = entity(item.entity)
        if !pattern.includesExpired, case .number(let expiry)? = item.values[PlainDesign.expiry],
            expiry <= AttributePools.now
        {
            return false
        }
        if pattern.tests.isEmpty, let using = pattern.using, !using.isInPartition(item.stored, self, values) {
            return false
        }
        return (pattern.tests + [pattern.filter].compactMap { $0 }).allSatisfy { $0.holds(of: item, entity, values) }
    }

    /// The values of a call, with the types that its parameters take from what they meet.
    func arguments(_ pattern: PlainPattern, _ values: [String: PlainValue]) -> [String: PlanArgument] {
        var arguments: [String: PlanArgument] = [:]
        for parameter in pattern.parameters {
            guard let value = values[parameter.name], let type = types[parameter.attribute] else { continue }
            if parameter.use == .list, case .texts(let texts) = value {
                arguments[parameter.name] = .list(texts.map { .text($0.text) }, type)
            } else {
                arguments[parameter.name] = .value(value, type)
            }
        }
        return arguments
    }

    /// An item as an argument.
    func planItem(_ item: PlainItem, only names: [String]? = nil) -> PlanItem {
        let types = types
        var members: PlanItem = [:]
        for (name, value) in item.values where names?.contains(name) ?? true {
            if let type = types[name] { members[name] = (value, type) }
        }
        return members
    }
}
