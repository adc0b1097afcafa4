let entityMeanings: [NodeKind: [String: KeyMeaning]] = [
    .entity: sharedMeanings.merging([
        "key": KeyMeaning(
            "A template for each of the table's key attributes: `{ PK: USER#<userId>, SK: PROFILE }`.", .named(.text)),
        "identity": KeyMeaning(
            """
            Attributes, or lists of them, that no two items share because of how their values are made. Asserted by the \
            design, not kept by the table: that is `unique`.
            """, attributeSetsShape),
        "expect": KeyMeaning(
            "Figures for the rules about heat and size: `{ count: 50M, size: 1.2KB }`.", .map(.expectedItems)),
        "examples": KeyMeaning(
            """
            Example items, checked against types and keys, and used in documents, sample data and models. What is filled in \
            may be left out.
            """, .list(.named(.anything))),
        "stored": KeyMeaning("The discriminator's text for this entity; its name unless said.", .text),
        "table": KeyMeaning("Which table it is in, where there are several.", .text),
        "extends": KeyMeaning(
            "A mixin or a list of them. The entity's own settings win; attributes and indexes merge by name.",
            .either([.text, .list(of: .text, fromCount: 1)])),
        "unscoped": KeyMeaning("`true` where the items belong to no value of the design's `scope`.", .boolean),
        "description": descriptionMeaning,
        "allow": allowMeaning,
    ]) { $1 },
    .mixin: sharedMeanings.merging(["description": descriptionMeaning]) { $1 },
    .indexTemplates: [
        "when": KeyMeaning(
            "A condition on the item: it is in the index only while this is true.", .text)
    ],
    .timestamps: [
        "created": KeyMeaning("The attribute that is set when an item is made.", .text),
        "updated": KeyMeaning("The attribute that every write sets.", .text),
    ],
    .expectedItems: [
        "count": KeyMeaning("How many items there are: `50M`.", .quantity(.count)),
        "size": KeyMeaning("The mean size of an item: `1.2KB`.", .quantity(.size)),
    ],
]

/// What an entity can take over from a mixin.
private let sharedMeanings: [String: KeyMeaning] = [
    "indexes": KeyMeaning(
        """
        The entity's entries in indexes: a template for each key attribute, by index. An item that lacks an attribute \
        of an entry, or for which `when` is false, is not in that index.
        """, .named(.map(.indexTemplates))),
    "attributes": KeyMeaning(
        "The attributes by name: a type as text, or a map with `type` and constraints.",
        .named(.either([.type, .map(.attribute)]))),
    "unique": KeyMeaning(
        """
        Attributes, or lists of them, that no two items share; kept by companion items in the same transaction.
        """, attributeSetsShape),
    "version": KeyMeaning(
        "Optimistic locking: `true` for the attribute `version`, or the attribute's name.",
        .textOr([.init("true", "In the attribute `version`.")])),
    "timestamps": KeyMeaning(
        """
        When an item was made and last written: `true` for `createdAt` and `updatedAt`, or \
        `{ created: NAME, updated: NAME }`.
        """, .either([.boolean, .map(.timestamps)])),
]

/// Attributes, or lists of them.
let attributeSetsShape = ValueShape.list(.either([.text, .list(of: .text, fromCount: 1)]))
