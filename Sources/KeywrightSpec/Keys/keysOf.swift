/// The keys of each kind of map, in the order of the language reference. `x-…` keys are the user's and are in none.
package func keysOf(_ kind: NodeKind) -> [KeyRule] {
    switch kind {
    case .design: designKeys
    case .part: partKeys
    case .table: tableKeys
    case .tableKey: [.required("partition", .anything), .optional("sort", .anything)]
    case .keyAttribute: [.required("name", .text), .optional("type", .text)]
    case .index: indexKeys
    case .billing: [.required("read", .text), .required("write", .text), .notYet("autoscale")]
    case .typeEntry, .member: typeKeys + valueKeys
    case .attribute: typeKeys + valueKeys + [allow]
    case .entity: entityKeys
    case .indexTemplates: [.notYet("when")]
    case .timestamps: [.required("created", .text), .required("updated", .text)]
    case .expectedItems: [.optional("count", .text), .optional("size", .text)]
    case .allowance: [.required("rule", .text), .required("because", .text, isFreeText: true)]
    case .get: patternKeys + readKeys + [.required("get", .text), .notYet("filter")]
    case .query: patternKeys + readKeys + queryKeys
    case .create: patternKeys + writeKeys + [.required("create", .text)]
    case .put: patternKeys + writeKeys + [.required("put", .text)]
    case .update:
        patternKeys + changeKeys + [.required("update", .text), condition("if"), .optional("returns", .text)] + given
    case .delete: patternKeys + writeKeys + [.required("delete", .text)]
    case .transact: patternKeys + [.required("transact", .list)]
    case .createStep: stepKeys + [.required("create", .text)]
    case .putStep: stepKeys + [.required("put", .text)]
    case .updateStep: stepKeys + [stepKey] + changeKeys + given + [.required("update", .text)]
    case .deleteStep: stepKeys + [stepKey] + given + [.required("delete", .text)]
    case .checkStep: stepKeys + [stepKey] + [.required("check", .text)]
    case .many: [.required("max", .text)]
    case .expectedCalls: [.optional("rate", .text), .optional("peak", .text), .optional("items", .text)]
    }
}

/// The keys that say what a pattern does, in the order of the language reference.
let operationNames = [
    "get", "batchGet", "transactGet", "query", "scan", "create", "put", "update", "delete", "deleteAll", "batchPut",
    "batchDelete", "transact",
]

/// The keys of a design that an included file cannot have.
let designOnlyNames: Set<String> = Set(designKeys.map(\.name)).subtracting(partKeys.map(\.name))

/// The keys that say what a step of a transaction does.
let stepNames = ["create", "put", "update", "delete", "check"]

private let description = KeyRule.optional("description", .text, isFreeText: true)
private let allow = KeyRule.optional("allow", .list)

private func condition(_ name: String) -> KeyRule { .optional(name, .text, isFreeText: true) }

private let designKeys: [KeyRule] = [
    .required("keywright", .text), .required("design", .text), description, .optional("include", .list),
    .optional("table", .map), .optional("tables", .map), .optional("types", .map), .notYet("mixins"),
    .optional("entities", .map), .optional("accessPatterns", .map),
    .optional("delimiter", .text, isFreeText: true), .notYet("scope"), .optional("checks", .map), allow,
]

/// What may stand in a file that another includes: what the design's own file says once is not among it.
private let partKeys: [KeyRule] =
    [.optional("keywright", .text)]
    + designKeys.filter { ["include", "types", "mixins", "entities", "accessPatterns"].contains($0.name) }

private let tableKeys: [KeyRule] = [
    .optional("name", .text), .required("key", .map), .optional("indexes", .map), .optional("discriminator", .text),
    .optional("foreign", .text), .optional("billing", [.text, .map]), .optional("timeToLive", .text),
    .notYet("stream"), .notYet("pointInTimeRecovery", unless: "false"),
    .notYet("deletionProtection", unless: "false"), .notYet("class", unless: "standard"),
    .notYet("encryption", unless: "aws-owned"), .notYet("maxThroughput"), .notYet("warmThroughput"),
    .notYet("replicas"), .notYet("tags"), description, allow,
]

private let indexKeys: [KeyRule] = [
    .required("partition", .anything), .optional("sort", .anything), .optional("project", [.text, .list]),
    .notYet("local", unless: "false"), .notYet("billing"), .notYet("maxThroughput"), description, allow,
]

private let typeKeys: [KeyRule] = [
    .optional("type", .text), .optional("enum", [.list, .map]), .optional("object", .map), .optional("min", .text),
    .optional("max", .text), .optional("fraction", .text), .optional("digits", .text), .optional("minLength", .text),
    .optional("maxLength", .text), .optional("pattern", .text, isFreeText: true), .optional("as", .text),
    .optional("distinct", .text), .optional("hottest", .text), description,
]

private let valueKeys: [KeyRule] = [
    .optional("default", .anything), .optional("immutable", .text), .optional("stored", .text),
]

private let entityKeys: [KeyRule] = [
    .required("key", .map), .optional("identity", .list), .optional("indexes", .map), .optional("attributes", .map),
    .optional("unique", .list), .optional("version", .text), .optional("timestamps", [.text, .map]),
    .optional("expect", .map), .optional("examples", .list), .optional("stored", .text, isFreeText: true),
    .optional("table", .text), .notYet("extends"), .notYet("unscoped", unless: "false"), description, allow,
]

private let patternKeys: [KeyRule] = [
    description, .optional("expect", .map), .notYet("budget"), allow, .notYet("unscoped", unless: "false"),
]

private let readKeys: [KeyRule] = [
    .optional("consistent", .text), .notYet("select"), .notYet("expired"), .notYet("using"),
]

private let queryKeys: [KeyRule] = [
    .required("query", [.text, .list]), .optional("where", [.text, .map], isFreeText: true),
    .optional("filter", [.text, .map], isFreeText: true), .optional("order", .text), .optional("limit", .text),
    .optional("returns", .text), .optional("index", .text), .notYet("fetch", unless: "false"), .notYet("fanout"),
    .notYet("buckets"),
]

private let given: [KeyRule] = [.notYet("given"), .notYet("read", unless: "false")]

private let writeKeys: [KeyRule] = [condition("if"), .notYet("returns", unless: "none")] + given

private let changeKeys: [KeyRule] = [
    .optional("set", [.list, .map]), .optional("add", .map), .optional("remove", .list), .notYet("append"),
    .notYet("delete"), .notYet("upsert", unless: "false"),
]

private let stepKeys: [KeyRule] = [.optional("as", .text), .optional("many", .map), condition("if")]

private let stepKey = KeyRule.optional("key", .map)
