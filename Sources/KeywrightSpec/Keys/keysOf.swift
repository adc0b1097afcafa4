/// The keys of each kind of map, in the order of the language reference. `x-…` keys are the user's and are in none.
package func keysOf(_ kind: NodeKind) -> [KeyRule] {
    switch kind {
    case .design: designKeys
    case .part: partKeys
    case .table: tableKeys
    case .tableKey: [.required(.partition, .anything), .optional(.sort, .anything)]
    case .keyAttribute: [.required(.name, .text), .optional(.type, .text)]
    case .index: [.required(.partition, .anything), .optional(.sort, .anything)] + indexKeys
    case .localIndex: [.optional(.partition, .anything), .required(.sort, .anything)] + indexKeys
    case .billing: [.required(.read, .text), .required(.write, .text), .optional(.autoscale, .map)]
    case .autoscale: [.required(.min, .text), .required(.max, .text), .required(.target, .text)]
    case .encryption: [.required(.key, .text)]
    case .throughput: [.required(.read, .text), .required(.write, .text)]
    case .replicas: [.required(.regions, .list), .optional(.consistency, .text)]
    case .typeEntry, .member: typeKeys + valueKeys
    case .attribute: typeKeys + valueKeys + [allow]
    case .mixin: mixinKeys + [description]
    case .entity: entityKeys
    case .indexTemplates: [.optional(.when, .text, isFreeText: true)]
    case .timestamps: [.required(.created, .text), .required(.updated, .text)]
    case .expectedItems: [.optional(.count, .text), .optional(.size, .text)]
    case .allowance: [.required(.rule, .text), .required(.because, .text, isFreeText: true)]
    case .get: PatternKeys.get
    case .batchGet: PatternKeys.batchGet
    case .transactGet: PatternKeys.transactGet
    case .query: PatternKeys.query
    case .scan: PatternKeys.scan
    case .create: PatternKeys.create
    case .put: PatternKeys.put
    case .update: PatternKeys.update
    case .delete: PatternKeys.delete
    case .deleteAll: PatternKeys.deleteAll
    case .batchPut: PatternKeys.batchPut
    case .batchDelete: PatternKeys.batchDelete
    case .transact: PatternKeys.transact
    case .createStep: PatternKeys.createStep
    case .putStep: PatternKeys.putStep
    case .updateStep: PatternKeys.updateStep
    case .deleteStep: PatternKeys.deleteStep
    case .checkStep: PatternKeys.checkStep
    case .budget: PatternKeys.budget
    case .many: [.required(.max, .text)]
    case .expectedCalls: [.optional(.rate, .text), .optional(.peak, .text), .optional(.items, .text)]
    }
}

/// The keys of a design that an included file cannot have.
let designOnlyKeys = KeySet(designKeys.map(\.key)).subtracting(KeySet(partKeys.map(\.key)))

/// The keys of which a file has one if it is a design, whatever else it lacks.
let partsOfDesign: KeySet = [.design, .table, .tables]

private let description = KeyRule.optional(.description, .text, isFreeText: true)
private let allow = KeyRule.optional(.allow, .list)

private let designKeys: [KeyRule] = [
    .required(.keywright, .text), .required(.design, .text), description, .optional(.include, .list),
    .optional(.table, .map), .optional(.tables, .map), .optional(.types, .map), .optional(.mixins, .map),
    .optional(.entities, .map), .optional(.accessPatterns, .map),
    .optional(.delimiter, .text, isFreeText: true), .optional(.scope, .text), .optional(.checks, .map), allow,
]

/// What may stand in every file of a design.
private let sharedKeys: KeySet = [.include, .types, .mixins, .entities, .accessPatterns]

/// What may stand in a file that another includes: what the design's own file says once is not among it.
private let partKeys: [KeyRule] =
    [.optional(.keywright, .text)]
    + designKeys.filter { sharedKeys.contains($0.key) }

private let tableKeys: [KeyRule] = [
    .optional(.name, .text), .required(.key, .map), .optional(.indexes, .map), .optional(.discriminator, .text),
    .optional(.foreign, .text), .optional(.billing, [.text, .map]), .optional(.timeToLive, .text),
    .optional(.stream, .text), .optional(.pointInTimeRecovery, .text), .optional(.deletionProtection, .text),
    .optional(.class, .text), .optional(.encryption, [.text, .map]), .optional(.maxThroughput, .map),
    .optional(.warmThroughput, .map), .optional(.replicas, .map), .optional(.tags, .map), description, allow,
]

private let indexKeys: [KeyRule] = [
    .optional(.project, [.text, .list]), .optional(.local, .text), .optional(.billing, [.text, .map]),
    .optional(.maxThroughput, .map), description, allow,
]

private let typeKeys: [KeyRule] = [
    .optional(.type, .text), .optional(.enum, [.list, .map]), .optional(.object, .map), .optional(.min, .text),
    .optional(.max, .text), .optional(.fraction, .text), .optional(.digits, .text), .optional(.minLength, .text),
    .optional(.maxLength, .text), .optional(.pattern, .text, isFreeText: true), .optional(.as, .text),
    .optional(.distinct, .text), .optional(.hottest, .text), description,
]

private let valueKeys: [KeyRule] = [
    .optional(.default, .anything), .optional(.immutable, .text), .optional(.stored, .text),
]

private let entityKeys: [KeyRule] =
    [
        .required(.key, .map), .optional(.identity, .list), .optional(.expect, .map), .optional(.examples, .list),
        .optional(.stored, .text, isFreeText: true), .optional(.table, .text), .optional(.extends, [.text, .list]),
        .optional(.unscoped, .text), description, allow,
    ] + mixinKeys

/// What entities can share.
private let mixinKeys: [KeyRule] = [
    .optional(.attributes, .map), .optional(.indexes, .map), .optional(.unique, .list), .optional(.version, .text),
    .optional(.timestamps, [.text, .map]),
]
