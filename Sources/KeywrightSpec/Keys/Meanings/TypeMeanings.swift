let typeMeanings: [NodeKind: [String: KeyMeaning]] = [
    .typeEntry: typeKeyMeanings,
    .member: typeKeyMeanings,
    .attribute: typeKeyMeanings.merging(
        [
            "stored": KeyMeaning(
                """
                The attribute's name in DynamoDB, where it is another; or `false`, which keeps the attribute in the primary \
                key alone.
                """, .text),
            "allow": allowMeaning,
        ]) { $1 },
]

private let typeKeyMeanings: [String: KeyMeaning] = [
    "type": KeyMeaning(
        "The type: a scalar, one of `types`, `list<T>`, `set<T>`, `map<T>`; with `?` behind it, optional.",
        .type),
    "enum": KeyMeaning(
        "A closed set of texts: a list of names, or `{ name: stored }`.", .either([.texts, .named(.text)])),
    "object": KeyMeaning(
        "A map with fixed members, each with its type: `{ sku: string, quantity: int }`.",
        .named(.either([.type, .map(.member)]))),
    "min": KeyMeaning("The least value of a number.", .number),
    "max": KeyMeaning("The greatest value of a number.", .number),
    "fraction": KeyMeaning("The most digits after the point of a decimal.", .integer(from: 0)),
    "digits": KeyMeaning(
        "How many digits of the second's fraction an `iso8601` timestamp is stored with.",
        .words([
            .init("0", "Whole seconds."), .init("3", "Milliseconds; the default."), .init("6", "Microseconds."),
            .init("9", "Nanoseconds."), .init("any", "As many as there are: the order of the texts means nothing."),
        ])),
    "minLength": KeyMeaning("The least length of a text, in Unicode scalars.", .integer(from: 0)),
    "maxLength": KeyMeaning("The greatest length of a text, in Unicode scalars.", .integer(from: 0)),
    "pattern": KeyMeaning(
        """
        The form of a text, anchored at both ends: literals, `.`, classes, `\\d \\w \\s`, `( )`, `|` and repetitions. \
        Quote it.
        """, .text),
    "as": KeyMeaning(
        "How the value is stored.",
        .textOr([
            .init("iso8601", "A timestamp as text, `2026-11-22T10:00:00.000Z`; the default."),
            .init("epochSeconds", "A timestamp as a number of seconds."),
            .init("epochMillis", "A timestamp as a number of milliseconds."),
            .init("number", "A bool as 0 or 1."),
            .init("string", "An int or a decimal as text, which has the order of text."),
        ])),
    "distinct": KeyMeaning("How many values there are, for the rules about heat: `2M`.", .quantity(.countFromOne)),
    "hottest": KeyMeaning("The share of requests that goes to the commonest value: `5%`.", .quantity(.share)),
    "default": KeyMeaning(
        "Fills a missing argument when an item is made, and a missing attribute when one is read.", .value),
    "immutable": KeyMeaning("`true` where no update may set it.", .boolean),
    "stored": KeyMeaning("The name in DynamoDB, where it is another.", .text),
    "description": descriptionMeaning,
]

/// The types that need no `types` of the design.
let typeWords: [ValueShape.Word] = [
    .init("string", "Text, compared by its UTF-8 bytes and never normalised."),
    .init("int", "A whole number of 64 bits."),
    .init("decimal", "A number of 38 significant digits, refused rather than rounded."),
    .init("double", "A floating-point number; not in key templates."),
    .init("bool", "`true` or `false`."),
    .init("bytes", "Bytes."),
    .init("timestamp", "A moment in whole milliseconds, or seconds; how it is stored, `as` says."),
    .init("date", "A day of the calendar: `2026-11-22`."),
    .init("uuid", "36 characters, lower case; without an order."),
    .init("uuidv7", "A UUID whose order is that of its time."),
    .init("ulid", "26 characters whose order is that of their time."),
    .init("ksuid", "27 characters whose order is that of their time."),
    .init("json", "Text that is checked to be JSON; not in templates or conditions."),
]
