let writeMeanings: [NodeKind: [String: KeyMeaning]] = [
    .create: patternKeyMeanings.merging(
        [
            "create": KeyMeaning("Puts an item, if there is none.", .text), "if": conditionMeaning,
            "returns": returns(["new", "none"]),
        ]) { $1 },
    .put: writeKeyMeanings.merging(
        ["put": KeyMeaning("Puts an item, whether there is one or not.", .text)]) { $1 },
    .update: writeKeyMeanings.merging(changeKeyMeanings) { $1 },
    .delete: writeKeyMeanings.merging(
        ["delete": KeyMeaning("Deletes an item by its key.", .text), "returns": returns(["old", "none"])]) { $1 },
    .deleteAll: patternKeyMeanings.merging(
        [
            "deleteAll": KeyMeaning("Deletes the items that `where` finds, page by page, in batches.", .text),
            "where": KeyMeaning("Conditions on attributes: which items go.", conditionsShape),
            "filter": KeyMeaning("Conditions applied after the read, paid for in full.", conditionsShape),
        ]) { $1 },
    .batchPut: patternKeyMeanings.merging(
        [
            "batchPut": KeyMeaning(
                "Puts any number of items. Unwritten ones come back after the retries, with the reason.", .text)
        ]) { $1 },
    .batchDelete: patternKeyMeanings.merging(
        [
            "batchDelete": KeyMeaning(
                "Deletes any number of items. Unwritten ones come back after the retries, with the reason.", .text)
        ]) { $1 },
    .transact: patternKeyMeanings.merging(
        [
            "transact": KeyMeaning(
                "Writes of which all happen or none: steps `create`, `put`, `update`, `delete`, `check`.",
                .list(of: .step, fromCount: 1))
        ]) { $1 },
    .createStep: stepKeyMeanings.merging(["create": KeyMeaning("Puts an item, if there is none.", .text)]) { $1 },
    .putStep: stepKeyMeanings.merging(["put": KeyMeaning("Puts an item, whether there is one or not.", .text)]) { $1 },
    .updateStep: stepKeyMeanings.merging(changeKeyMeanings) { $1 },
    .deleteStep: stepKeyMeanings.merging(["delete": KeyMeaning("Deletes an item by its key.", .text)]) { $1 },
    .checkStep: stepKeyMeanings.merging(
        ["check": KeyMeaning("Asks that an item meets `if`, or is there, and changes nothing.", .text)]) { $1 },
    .many: ["max": KeyMeaning("The most items that one call may give.", .integer(from: 1))],
]

private let changeKeyMeanings: [String: KeyMeaning] = [
    "update": KeyMeaning("Changes attributes of an item, which must exist unless `upsert: true`.", .text),
    "set": KeyMeaning(
        "Attributes that take new values: a list, or each with a value, a `$parameter` or `now`.",
        .either([.texts, .named(.value)])),
    "add": KeyMeaning("Numbers that grow or shrink by an amount: `{ count: 1 }`.", .named(.value)),
    "remove": KeyMeaning("Optional attributes that the item then lacks.", .texts),
    "append": KeyMeaning("Lists that grow at their end: `{ tags: $tag }`.", .named(.value)),
    "delete": KeyMeaning("Sets that lose elements: `{ tags: $tag }`.", .named(.value)),
    "upsert": KeyMeaning(
        "`true` makes the item where there is none, from what is set and from defaults.", .boolean),
]

private let conditionMeaning = KeyMeaning(
    "A condition on the item as it stands; a failed one can give the item back.", .text)

private let guardKeyMeanings: [String: KeyMeaning] = [
    "if": conditionMeaning,
    "given": KeyMeaning(
        "Attributes whose present values the caller knows: the write is conditional on the item holding just these.",
        .list(of: .text, fromCount: 1)),
    "read": KeyMeaning(
        "`true` reads the item first, is conditional on what it read, and tries again up to 3 times.", .boolean),
]

private let writeKeyMeanings = patternKeyMeanings.merging(guardKeyMeanings) { $1 }.merging([
    "returns": returns(["new", "old", "none"]),
    "using": KeyMeaning("The key as existing code builds it, checked to be the entity's own.", .text),
]) { $1 }

private let stepKeyMeanings = guardKeyMeanings.merging([
    "as": KeyMeaning("The name of the step's argument and result; the entity in lowerCamelCase unless said.", .text),
    "many": KeyMeaning("Repeats the step over a list: `{ max: 98 }`.", .map(.many)),
    "key": KeyMeaning(
        "The key's attributes, bound to parameters or to another step's attributes: `{ accountId: $from }`.",
        .named(.text)),
]) { $1 }

private func returns(_ words: [String]) -> KeyMeaning {
    let known: [ValueShape.Word] = [
        .init("new", "The item after the write."), .init("old", "The item before the write."),
        .init("none", "Nothing."),
    ]
    return KeyMeaning("What a call gives.", .words(known.filter { words.contains($0.text) }))
}
