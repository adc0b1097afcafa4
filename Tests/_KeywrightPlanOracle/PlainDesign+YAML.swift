extension PlainDesign {
    /// The design as a user writes it.
    package var yaml: String {
        let keys =
            sort.map { "{ partition: \(typed(partition)), sort: \(typed($0)) }" }
            ?? "{ partition: \(typed(partition)) }"
        var lines = ["keywright: 1", "design: \(name)", "table:", "  name: \(Self.table)", "  key: \(keys)"]
        if let scope { lines.insert("scope: \(scope)", at: 2) }
        if hasExpiry { lines.append("  timeToLive: \(Self.expiry)") }
        if !indexes.isEmpty { lines.append("  indexes:") }
        for index in indexes {
            var members: [String] = []
            if !index.isLocal { members.append("partition: \(list(index.partition))") }
            if !index.sort.isEmpty { members.append("sort: \(list(index.sort))") }
            if index.isLocal { members.append("local: true") }
            if let projected = index.projected {
                members.append("project: " + (projected.isEmpty ? "keys" : list(projected, isKey: false)))
            }
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

    private func list(_ names: [String], isKey: Bool = true) -> String {
        if names.count == 1, isKey { return typed(names[0]) }
        return "[" + names.map { isKey ? typed($0) : $0 }.joined(separator: ", ") + "]"
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
            return "{ type: int, default: \(attribute.type.storedText(value)), min: 0, max: 1000 }"
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
    var yaml: String { "{ \(members.joined(separator: ", ")) }" }

    private var members: [String] {
        if kind == .transact {
            return ["transact: [\(steps.map(\.yaml).joined(separator: ", "))]"] + (isUnscoped ? ["unscoped: true"] : [])
        }
        var members: [String] = []
        func add(_ name: String, _ value: String?) {
            if let value { members.append("\(name): \(value)") }
        }
        func list(_ names: [String]) -> String? { names.isEmpty ? nil : "[\(names.joined(separator: ", "))]" }
        add(kind.rawValue, entities.count == 1 && kind != .transactGet ? entities[0] : list(entities))
        if !prefix.isEmpty { add("as", prefix) }
        add("many", many.map { "{ max: \($0) }" })
        if !prefix.isEmpty, !kind.takesItems { add("key", key) }
        if kind == .scan { add("because", "the oracle asks") }
        if !tests.isEmpty { add("where", quoted(tests.map(\.text).joined(separator: " and "))) }
        add("using", using.map { quoted($0.text) })
        add(kind.isRead || kind == .deleteAll ? "filter" : "if", filter.map { quoted($0.text) })
        add("order", order.map { ($0.attribute.map { $0 + " " } ?? "") + ($0.descending ? "descending" : "ascending") })
        add("limit", limit.map { "\($0)" })
        add("returns", returns)
        if isConsistent { add("consistent", "true") }
        add("index", index)
        if includesExpired { add("expired", "included") }
        if isUnscoped { add("unscoped", "true") }
        add("select", list(select))
        add("fanout", list(fanout))
        add("buckets", buckets.map { "\($0)" })
        if fetches { add("fetch", "true") }
        if !set.isEmpty {
            let values = set.map { "\($0): $\(argument($0))" }.joined(separator: ", ")
            add("set", prefix.isEmpty ? list(set) : "{ \(values) }")
        }
        add("add", self.add.map { "{ \($0): $\(argument("amount")) }" })
        add("remove", list(remove))
        add("append", changes(append))
        add("delete", changes(loses))
        add("given", list(given))
        if isRead { add("read", "true") }
        if isUpsert { add("upsert", "true") }
        return members
    }

    /// The key of a step, bound to parameters of its own.
    private var key: String {
        "{ " + keyAttributes.map { "\($0): $\(argument($0))" }.joined(separator: ", ") + " }"
    }

    private func changes(_ names: [String]) -> String? {
        let values = names.map { "\($0): [$\(argument("member")), 'end']" }
        return names.isEmpty ? nil : "{ \(values.joined(separator: ", ")) }"
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
        case .contains(let name, let part): "contains(\(name), \(part.text))"
        case .size(let name, let comparison, let number): "size(\(name)) \(comparison) \(number)"
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
