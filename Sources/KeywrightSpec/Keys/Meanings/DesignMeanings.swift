let designMeanings: [NodeKind: [String: KeyMeaning]] = [
    .design: designKeyMeanings,
    // Of a design's keys those that a part may have.
    .part: designKeyMeanings,
    .allowance: [
        "rule": KeyMeaning("The rule, by code or name: `KW302` or `low-cardinality`.", .text),
        "because": KeyMeaning("Why its finding is fine here.", .text),
    ],
]

private let designKeyMeanings: [String: KeyMeaning] = [
    "keywright": KeyMeaning(
        "The version of the language, which is 1. Every design begins with it.",
        .words([.init("1", "The language of this compiler.")])),
    "design": KeyMeaning("The name of the design, in PascalCase: the namespace of all that is generated.", .text),
    "description": descriptionMeaning,
    "include": KeyMeaning(
        """
        Files that hold more `types`, `mixins`, `entities` and `accessPatterns`: paths or globs relative to this file, \
        never above the design's folder.
        """, .texts),
    "table": KeyMeaning("The one table of the design.", .map(.table)),
    "tables": KeyMeaning(
        "Several tables by name. Each entity then names its `table`.", .named(.map(.table), needsOne: true)),
    "types": KeyMeaning(
        "Types by name, each as text (`list<Money>?`) or as a map with constraints.",
        .named(.either([.type, .map(.typeEntry)]))),
    "mixins": KeyMeaning("Settings by name that entities take over with `extends`.", .named(.map(.mixin))),
    "entities": KeyMeaning("What the tables hold: the entities by name.", .named(.map(.entity))),
    "accessPatterns": KeyMeaning(
        "How the application reads and writes: one operation each, by name.", .named(.pattern)),
    "delimiter": KeyMeaning(
        """
        What separates the parts of key templates, `#` unless said: one to three characters, no letter, digit, `<`, \
        `>` or `\\`. Quote it.
        """, .text),
    "scope": KeyMeaning(
        """
        The attribute whose value every item belongs to, such as a tenant: the first placeholder of every partition \
        key, and given to every pattern.
        """, .text),
    "checks": KeyMeaning(
        "Severities of rules, by code or name: `{ KW203: error, KW208: off }`.", .named(.words(severities))),
    "allow": allowMeaning,
]

let descriptionMeaning = KeyMeaning("What it is, in words: goes to documents and doc comments.", .text)

let allowMeaning = KeyMeaning(
    "Findings that are known to be fine here, each with its reason. One that silences nothing is reported.",
    .list(.map(.allowance)))

private let severities: [ValueShape.Word] = [
    .init("error", "Fails a check."),
    .init("warning", "Fails a check only with `--fail-on warning`."),
    .init("info", "Fails a check only with `--fail-on info`."),
    .init("off", "The rule says nothing."),
]
