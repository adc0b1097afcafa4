/// The keys of access patterns and of the steps of a transaction, put together from what operations share.
enum PatternKeys {
    static let get = of(.get, .text, reads + [condition(.filter), condition(.using)])
    static let batchGet = of(.batchGet, .text, reads + [condition(.filter), condition(.using)])
    static let transactGet = of(.transactGet, .list, reads + [conditions(.filter), conditions(.using)])

    static let query = of(
        .query, [.text, .list],
        reads + [
            conditions(.where), conditions(.filter), .optional(.order, .text), .optional(.limit, .text),
            .optional(.reads, .text), .optional(.fetch, .text), .optional(.returns, .text),
            .optional(.index, .text), condition(.using), .optional(.fanout, .list), .optional(.buckets, .text),
        ])

    static let scan = of(
        .scan, .text,
        reads + [
            .required(.because, .text, isFreeText: true), .optional(.index, .text), conditions(.filter),
            .optional(.limit, .text), .optional(.returns, .text),
        ])

    static let create = of(.create, .text, [condition(.if), .optional(.returns, .text)])
    static let put = of(.put, .text, writes)
    static let update = of(.update, .text, changes + writes)
    static let delete = of(.delete, .text, writes)

    static let deleteAll = of(
        .deleteAll, .text,
        [.required(.where, [.text, .map], isFreeText: true), conditions(.filter)])

    static let batchPut = of(.batchPut, .text, [])
    static let batchDelete = of(.batchDelete, .text, [])
    static let transact = of(.transact, .list, [])

    static let createStep = step(.create, [])
    static let putStep = step(.put, given)
    static let updateStep = step(.update, [key] + changes + given)
    static let deleteStep = step(.delete, [key] + given)
    static let checkStep = step(.check, [key])

    static let budget: [KeyRule] = [.optional(.read, .text), .optional(.write, .text), .optional(.pages, .text)]

    private static func of(_ operation: Key, _ kinds: KeyRule.Kinds, _ others: [KeyRule]) -> [KeyRule] {
        let common: [KeyRule] = [
            .optional(.description, .text, isFreeText: true), .optional(.expect, .map), .optional(.budget, .map),
            .optional(.allow, .list), .optional(.unscoped, .text),
        ]
        return common + others + [.required(operation, kinds)]
    }

    private static func step(_ operation: Key, _ others: [KeyRule]) -> [KeyRule] {
        [.optional(.as, .text), .optional(.many, .map), condition(.if)] + others + [.required(operation, .text)]
    }

    private static let reads: [KeyRule] = [
        .optional(.consistent, .text), .optional(.select, .list), .optional(.expired, .text),
    ]

    private static let given: [KeyRule] = [.optional(.given, .list), .optional(.read, .text)]

    private static let writes: [KeyRule] =
        [condition(.if), .optional(.returns, .text), condition(.using)] + given

    private static let changes: [KeyRule] = [
        .optional(.set, [.list, .map]), .optional(.add, .map), .optional(.remove, .list), .optional(.append, .map),
        .optional(.delete, .map), .optional(.upsert, .text),
    ]

    private static let key = KeyRule.optional(.key, .map)

    private static func condition(_ key: Key) -> KeyRule { .optional(key, .text, isFreeText: true) }

    /// One text for all entities, or one for each.
    private static func conditions(_ key: Key) -> KeyRule { .optional(key, [.text, .map], isFreeText: true) }
}
