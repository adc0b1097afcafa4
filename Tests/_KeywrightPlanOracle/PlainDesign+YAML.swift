extension PlainDesign {
    /// The design as a user writes it.
    package var yaml: String {
        let keys =
            sort.map { "{ partition: \(typed(partition)), sort: \(typed($0)) }" }
            ?? "{ partition: \(typed(partition)) }"
        var lines = ["keywright: 1", "design: \(name)", "table:", "  name: \(Self.table)", "  key: \(keys)"]
        if hasExpiry { lines.append("  timeToLive: \(Self.expiry)") }
        if !indexes.isEmpty { lines.append("  indexes:") }
        for index in indexes {
            var members: [String] = []
            if !index.isLocal { members.append("partition: \(list(index.partition))") }
            if !index.sort.isEmpty { members.append("sort: \(list(index.sort))") }
            if index.isLocal { members.append("local: true") }
            if index.keysOnly { members.append("project: keys") }
            lines.append("    \(index.name): { \(members.joined(separator: ", ")) }")
        }
        lines.append("entities:")
        for entity in entities { lines += text(of: entity) }
        lines.append("accessPatterns:")
        for pattern in patterns { lines.append("  \(pattern.name): \(pattern.yaml)") }
        return lines.map { $0 + "\n" }.joined()
    }

    static let table = "oracle"

    private func typed(_ name: String) -> String { keyTypes[name].map { "{ name: \(name), type: \($0) }" } ?? name }

    private func list(_ names: [String]) -> String {
        names.count == 1 ? typed(names[0]) : "[" + names.map(typed).joined(separator: ", ") + "]"
    }

    private func text(of entity: PlainEntity) -> [String] {
        var lines = ["  \(entity.name):", "    key: \(text(of: entity.key))"]
        if !entity.indexes.isEmpty { lines.append("    indexes:") }
        for (index, keys) in entity.indexes {
            let when = entity.when[index].map { ", when: \(quoted($0.text))" } ?? ""
            lines.append("      \(index): \(text(of: keys, and: when))")
        }
        lines.append("    attributes:")
        for attribute in entity.attributes { lines.append("      \(attribute.name): \(text(of: attribute))") }
        if let unique = entity.unique { lines.append("    unique: [\(unique)]") }
        if entity.hasVersion { lines.append("    version: true") }
        if entity.hasTimestamps { lines.append("    timestamps: true") }
        return lines
    }

    private func text(of attribute: PlainAttribute) -> String {
        if let value = attribute.defaultValue {
            return "{ type: int, default: \(attribute.type.storedText(value)), min: 0 }"
        }
        let type = attribute.type.yaml
        guard attribute.isOptional else { return type }
        return type.hasPrefix("{") ? "{ type: \(Self.optional(type)) }" : type + "?"
    }

    /// An optional type with constraints: `{ type: int?, min: 0 }`.
    private static func optional(_ type: String) -> String {
        var text = type.dropFirst("{ type: ".count).dropLast(" }".count)
        let name = text.prefix { $0.isLetter }
        text = text.dropFirst(name.count)
        return name + "?" + text
    }

    private func text(of keys: [PlainKey], and rest: String = "") -> String {
        "{ " + keys.map { "\($0.attribute): \(quoted($0.template.text))" }.joined(separator: ", ") + "\(rest) }"
    }
}

extension PlainPattern {
    var yaml: String {
        var members: [String] = []
        func add(_ name: String, _ value: String) { members.append("\(name): \(value)") }
        if kind == .transact {
            let steps = zip(self.steps, zip(entities, entities.indices)).map { kind, entity in
                "{ \(kind.rawValue): \(entity.0), as: step\(entity.1) }"
            }
            return "{ transact: [\(steps.joined(separator: ", "))] }"
        }
        add(kind.rawValue, entities.count == 1 ? entities[0] : "[\(entities.joined(separator: ", "))]")
        if kind == .scan { add("because", "the oracle asks") }
        if !tests.isEmpty { add("where", quoted(tests.map(\.text).joined(separator: " and "))) }
        if let filter { add(kind == .query || kind == .scan ? "filter" : "if", quoted(filter.text)) }
        if let order {
            add("order", (order.attribute.map { $0 + " " } ?? "") + (order.descending ? "descending" : "ascending"))
        }
        if let limit { add("limit", "\(limit)") }
        if returns != "many" { add("returns", returns) }
        if isConsistent { add("consistent", "true") }
        if let index { add("index", index) }
        if includesExpired { add("expired", "included") }
        if !select.isEmpty { add("select", "[\(select.joined(separator: ", "))]") }
        if !fanout.isEmpty { add("fanout", "[\(fanout.joined(separator: ", "))]") }
        if fetches { add("fetch", "true") }
        if !set.isEmpty { add("set", "[\(set.joined(separator: ", "))]") }
        if let counted = self.add { add("add", "{ \(counted): $amount }") }
        if !remove.isEmpty { add("remove", "[\(remove.joined(separator: ", "))]") }
        if !given.isEmpty { add("given", "[\(given.joined(separator: ", "))]") }
        if isRead { add("read", "true") }
        return "{ \(members.joined(separator: ", ")) }"
    }
}

extension PlainCondition {
    /// As the language writes it.
    var text: String {
        switch self {
        case .compare(let left, let comparison, let right): "\(left.text) \(comparison) \(right.text)"
        case .between(let left, let low, let high): "\(left.text) between \(low.text) and \(high.text)"
        case .begins(let left, let beginning): "\(left.text) begins with \(beginning.text)"
        case .isIn(let left, let members): "\(left.text) in (\(members.map(\.text).joined(separator: ", ")))"
        case .exists(let name): "exists(\(name))"
        case .missing(let name): "missing(\(name))"
        case .not(let condition): "not (\(condition.text))"
        case .all(let parts): parts.map { "(\($0.text))" }.joined(separator: " and ")
        case .any(let parts): parts.map { "(\($0.text))" }.joined(separator: " or ")
        }
    }
}

private func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
}
