let readMeanings: [NodeKind: [String: KeyMeaning]] = [
    .get: singleReadMeanings.merging(
        ["get": KeyMeaning("One item by its whole primary key; the parameters are the key's attributes.", .text)]) {
            $1
        },
    .batchGet: singleReadMeanings.merging(
        [
            "batchGet": KeyMeaning(
                """
                Any number of items by their keys: split, retried; an optional per key in the order asked, doubled keys read \
                once.
                """, .text)
        ]) { $1 },
    .transactGet: readKeyMeanings.merging(
        [
            "transactGet": KeyMeaning(
                "Items of several entities at once, isolated from writes.", .list(of: .text, fromCount: 1)),
            "filter": KeyMeaning("Conditions that the items must meet, tested after the read.", conditionsShape),
            "using": KeyMeaning("The keys as existing code builds them, with templates in quotes.", conditionsShape),
        ]) { $1 },
    .query: pageReadMeanings.merging(
        [
            "query": KeyMeaning(
                "The items of an entity, or of a list of them, that meet `where`.",
                .either([.text, .list(of: .text, fromCount: 1)])),
            "where": KeyMeaning(
                """
                Conditions on attributes; the compiler finds the table or index that answers them. For several entities that \
                name a thing differently: `{ User: username = $u, Repository: owner = $u }`.
                """, conditionsShape),
            "order": KeyMeaning(
                "`ascending` or `descending`, an attribute first where it is to be named: `placedAt descending`.",
                .order),
            "reads": KeyMeaning(
                "The most requests for one page where a filter leaves items out, 10 unless said.", .integer(from: 1)),
            "fetch": KeyMeaning(
                "`true` on an index that does not project all: batch gets of the whole items follow.", .boolean),
            "using": KeyMeaning(
                """
                A key condition as existing code has it, with templates in quotes: it is used as it stands, and checked \
                against `where`.
                """, .text),
            "fanout": KeyMeaning(
                "Attributes of a closed domain that `where` leaves open: each value is read, as with shards.",
                .list(of: .text, fromCount: 1)),
            "buckets": KeyMeaning("The most time buckets that one call may read, 100 unless said.", .integer(from: 1)),
        ]) { $1 },
    .scan: pageReadMeanings.merging(
        [
            "scan": KeyMeaning("Reads a whole table, or a sparse index, on purpose.", .text),
            "because": KeyMeaning("Why a scan is right here.", .text),
        ]) { $1 },
    .expectedCalls: [
        "rate": KeyMeaning("Calls in the mean: `400/s`.", .quantity(.rate)),
        "peak": KeyMeaning("Calls at the peak, `rate` unless said: `1k/s`.", .quantity(.rate)),
        "items": KeyMeaning("Items that one call returns: `20`.", .quantity(.count)),
    ],
    .budget: [
        "read": KeyMeaning("Read units of one call, at most.", .quantity(.count)),
        "write": KeyMeaning("Write units of one call, at most.", .quantity(.count)),
        "pages": KeyMeaning("Pages of the service that one call reads, at most.", .integer(from: 1)),
    ],
]

/// What a query and a scan share.
private let pageReadMeanings = readKeyMeanings.merging([
    "filter": KeyMeaning("Conditions applied after the read, paid for in full.", conditionsShape),
    "limit": KeyMeaning(
        "The default size of a page, and the largest that a call may ask for.", .integer(from: 1)),
    "returns": KeyMeaning(
        "What a call gives.",
        .words([
            .init("many", "A page of items; the default."),
            .init("one", "The one item; a second that matches is an error."),
            .init("count", "How many match, over all pages."),
        ])),
    "index": KeyMeaning("Pins the index, by name.", .textOr([.init("table", "The table itself, no index.")])),
]) { $1 }

private let singleReadMeanings = readKeyMeanings.merging([
    "filter": KeyMeaning("A condition that the item must meet, tested after the read.", .text),
    "using": KeyMeaning("The key as existing code builds it, checked to be the entity's own.", .text),
]) { $1 }

private let readKeyMeanings = patternKeyMeanings.merging([
    "consistent": KeyMeaning("Whether the read sees every write that ended before it.", .boolean),
    "select": KeyMeaning(
        "The attributes wanted: the result is a struct of just these.", .list(of: .text, fromCount: 1)),
    "expired": KeyMeaning(
        "What becomes of items whose time to live is over.",
        .words([.init("included", "They are returned, as long as the service has not removed them.")])),
]) { $1 }

/// What every pattern takes.
let patternKeyMeanings: [String: KeyMeaning] = [
    "description": descriptionMeaning,
    "expect": KeyMeaning(
        "Figures for the rules about cost and heat: `{ rate: 400/s, peak: 1k/s, items: 20 }`.", .map(.expectedCalls)),
    "budget": KeyMeaning(
        "Units of one call, at most: `{ read: 2, write: 5, pages: 1 }`.", .map(.budget)),
    "allow": allowMeaning,
    "unscoped": KeyMeaning("`true` where the pattern is meant to reach across the values of `scope`.", .boolean),
]

/// One condition, or one for each entity.
let conditionsShape = ValueShape.either([.text, .named(.text)])
