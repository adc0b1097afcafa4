let tableMeanings: [NodeKind: [String: KeyMeaning]] = [
    .table: [
        "name": KeyMeaning(
            """
            The physical name; generated code can be given another at run time. Without it, the design's name in \
            kebab-case.
            """, .text),
        "key": KeyMeaning("The primary key: `{ partition: PK, sort: SK }`, `sort` optional.", .map(.tableKey)),
        "indexes": KeyMeaning("The secondary indexes by name.", .named(.index)),
        "discriminator": KeyMeaning(
            "The attribute that stores which entity an item is, `EntityType` unless said.",
            .textOr([.init("none", "No attribute says it: keys alone tell all entities of the table apart.")])),
        "foreign": KeyMeaning(
            "What reading does with items that the design does not know.",
            .words([
                .init("fail", "A typed error that holds the item's key; the default."),
                .init("skip", "They are left out and counted."),
            ])),
        "billing": KeyMeaning(
            "How capacity is paid for: `on-demand`, the default, or `{ read: 100, write: 50 }`.", billing),
        "timeToLive": KeyMeaning(
            """
            The attribute that holds the expiry: in its entities a `timestamp` stored `as: epochSeconds`. Expired items do \
            not exist for generated code.
            """, .text),
        "stream": KeyMeaning(
            "What the table's stream shows of a changed item.",
            .words([
                .init("new", "The item as it is after the change."),
                .init("old", "The item as it was before the change."),
                .init("new-and-old", "The item before and after."),
                .init("keys", "The key alone."),
            ])),
        "pointInTimeRecovery": KeyMeaning(
            "Whether the table can be restored to any second; `false` unless said.", .boolean),
        "deletionProtection": KeyMeaning(
            "Whether the service refuses to delete the table; `false` unless said.", .boolean),
        "class": KeyMeaning(
            "The storage class of the table.",
            .words([
                .init("standard", "The default."),
                .init("infrequent-access", "Cheaper storage, dearer reads and writes."),
            ])),
        "encryption": KeyMeaning(
            "Who holds the key that encrypts the table: `{ key: ARN }` for one of your own.",
            .either([
                .words([
                    .init("aws-owned", "A key of the service; the default."),
                    .init("aws-managed", "The account's key for DynamoDB in KMS."),
                ]), .map(.encryption),
            ])),
        "maxThroughput": KeyMeaning(
            "The most units a second that on-demand capacity may serve: `{ read: 1000, write: 500 }`.",
            .map(.throughput)),
        "warmThroughput": KeyMeaning(
            "The units a second that the table can serve at once: `{ read: 12000, write: 4000 }`.",
            .map(.throughput)),
        "replicas": KeyMeaning(
            "The table in other regions: `{ regions: [eu-west-1], consistency: eventual }`.", .map(.replicas)),
        "tags": KeyMeaning("The table's tags: text by name.", .named(.text)),
        "description": descriptionMeaning,
        "allow": allowMeaning,
    ],
    .tableKey: [
        "partition": KeyMeaning(
            "The attribute whose value chooses the partition: a name, or `{ name: PK, type: S }`.", tableKeyAttribute),
        "sort": KeyMeaning(
            "The attribute that orders the items of a partition: a name, or `{ name: SK, type: S }`.", tableKeyAttribute
        ),
    ],
    .keyAttribute: [
        "name": KeyMeaning("The attribute's name in DynamoDB.", .text),
        "type": KeyMeaning(
            "The attribute's type: `S` unless said, or that of the attribute of this name.",
            .words([.init("S", "Text."), .init("N", "A number."), .init("B", "Bytes.")])),
    ],
    .index: indexMeanings,
    // Of an index's keys all the same, `partition` being one that may be left out.
    .localIndex: indexMeanings,
    .billing: [
        "read": KeyMeaning("Provisioned read units a second.", .integer(from: 1)),
        "write": KeyMeaning("Provisioned write units a second.", .integer(from: 1)),
        "autoscale": KeyMeaning(
            "How the provisioned units follow the load: `{ min: 5, max: 500, target: 70% }`.", .map(.autoscale)),
    ],
    .autoscale: [
        "min": KeyMeaning("The least units a second.", .integer(from: 1)),
        "max": KeyMeaning("The most units a second.", .integer(from: 1)),
        "target": KeyMeaning("The share of the units that is to be used, from 20% to 90%.", .quantity(.share)),
    ],
    .encryption: ["key": KeyMeaning("The ARN of the key in KMS.", .text)],
    .throughput: [
        "read": KeyMeaning("Read units a second.", .integer(from: 1)),
        "write": KeyMeaning("Write units a second.", .integer(from: 1)),
    ],
    .replicas: [
        "regions": KeyMeaning("The regions beside the table's own.", .list(of: .text, fromCount: 1)),
        "consistency": KeyMeaning(
            "What a read in one region sees of a write in another.",
            .words([
                .init("eventual", "The write a little later, and of two at once the last; the default."),
                .init("strong", "The write at once, where the read asks for it."),
            ])),
    ],
]

private let indexMeanings: [String: KeyMeaning] = [
    "partition": KeyMeaning(
        "The attribute whose value chooses the partition; up to four of them as a list.", indexAttributes),
    "sort": KeyMeaning(
        "The attribute that orders the items of a partition; up to four of them as a list.", indexAttributes),
    "project": KeyMeaning(
        "Which attributes the index holds beside the keys: `all`, the default, `keys`, or a list of them.",
        .either([
            .words([
                .init("all", "Every attribute; the default."),
                .init("keys", "The key attributes of the table and of the index alone."),
            ]), .texts,
        ])),
    "local": KeyMeaning(
        "`true` makes it a local index: its partition is the table's and is left out.", .boolean),
    "billing": KeyMeaning("How capacity of the index is paid for, as for a table.", billing),
    "maxThroughput": KeyMeaning(
        "The most units a second that on-demand capacity of the index may serve.", .map(.throughput)),
    "description": descriptionMeaning,
    "allow": allowMeaning,
]

private let keyAttribute = ValueShape.either([.text, .map(.keyAttribute)])

/// A list is another rule's finding (KW407).
private let tableKeyAttribute = ValueShape.either([.text, .map(.keyAttribute), .list(.anything)])

private let indexAttributes = ValueShape.either([.text, .map(.keyAttribute), .list(of: keyAttribute, fromCount: 1)])

private let billing = ValueShape.either([
    .words([.init("on-demand", "Pay for each request; the default.")]), .map(.billing),
])
