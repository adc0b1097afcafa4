import KeywrightDiagnostics

/// The findings of decoding, sorted by name.
extension Diagnostic {
    /// - Parameter isSafe: whether it is sure that the text was meant as one.
    static func cutByComma(
        key: String, quoted: String, isSafe: Bool, place: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .lostToYAML, .error, "the text of `\(key)` ends at a comma, since it stands in `{ }`",
            at: Label(place, "one text to you, several entries to YAML"), help: ["quote the text: \(quoted)"],
            subject: subject,
            fixIts: [FixIt("quote the text", isSafe: isSafe, edits: [FixIt.Edit(place, quoted)])])
    }

    static func designIsNoMap(found: String, at place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .wrongKind, .error, "a design is a map, found \(found)", at: Label(place, "expected a map"),
            help: ["begin the file with `keywright: 1`"])
    }

    static func fewerThanOneKey(_ place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .wrongKind, .error, "a list of key attributes is empty", at: Label(place, "names no attribute"),
            subject: subject)
    }

    static func definedTwice(
        _ kind: String, _ name: String, at place: SourceSpan, first: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .duplicateName, .error, "\(kind) `\(name)` stands twice, in two files of the design",
            at: Label(place, "again here"), related: [Label(first, "first here")], subject: subject)
    }

    static func keyOfTheDesignAlone(_ key: String, at place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .unknownKey, .error, "`\(key)` is not a key of an included file",
            at: Label(place, "of the design's own file"),
            help: ["move it to the file that includes this one; a part of it has \(listed(keysOf(.part).map(\.name)))"])
    }

    static func missingChange(of owner: String, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .missingKey, .error,
            "`\(owner)` changes nothing: an `update` needs `set`, `add`, `remove`, `append` or `delete`",
            at: Label(place, "no change"), subject: subject)
    }

    static func missingDesign(at place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .missingKey, .error, "the design has no `design`, which is its name",
            at: Label(place, "`design` is missing"), help: ["name it in PascalCase: `design: Shop`"])
    }

    static func missingKey(
        _ key: String, of owner: String, kind: NodeKind, at place: SourceSpan, subject: Subject
    ) -> Diagnostic {
        let isKeyOfEntity = kind == .entity && key == "key"
        return Diagnostic(
            .missingKey, .error, "`\(owner)` has no `\(key)`, which \(kind.title) needs",
            at: Label(place, "`\(key)` is missing"),
            help: isKeyOfEntity
                ? ["`keywright suggest` designs keys, and indexes with them, for all access patterns"] : [],
            subject: subject)
    }

    static func missingOperation(of owner: String, names: [String], at place: SourceSpan, subject: Subject)
        -> Diagnostic
    {
        Diagnostic(
            .missingKey, .error, "\(owner) says no operation", at: Label(place, "no operation"),
            help: ["name one of \(listed(names))"], subject: subject)
    }

    static func missingTable(at place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .missingKey, .error, "the design has no `table`", at: Label(place, "`table` is missing"),
            help: ["describe the table under `table`, or several under `tables`"])
    }

    static func noTables(at place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .missingKey, .error, "`tables` names no table", at: Label(place, "nothing in it"),
            help: ["describe each table under its name: `tables: { Orders: { key: { partition: PK } } }`"])
    }

    static func missingVersionOfLanguage(at place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .missingKey, .error, "the file has no `keywright`, which says the language's version",
            at: Label(place, "`keywright: 1` is missing"), help: ["begin the file with `keywright: 1`"])
    }

    static func partIsNoMap(found: String, at place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .wrongKind, .error, "an included file is a map, found \(found)", at: Label(place, "expected a map"),
            help: ["it may have \(listed(keysOf(.part).map(\.name)))"])
    }

    static func secondOperation(
        _ operation: String, after first: String, at place: SourceSpan, firstPlace: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .unknownKey, .error, "`\(operation)` stands beside `\(first)`, and a pattern has one operation",
            at: Label(place, "a second operation"), related: [Label(firstPlace, "the first")],
            help: ["make it a pattern of its own"], subject: subject)
    }

    /// - Parameter isSafe: whether it is sure that the tag was meant as text.
    static func swallowedByTag(
        key: String, quoted: String, isSafe: Bool, place: SourceSpan, tag: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .lostToYAML, .error, "`\(key)` begins with `!`, which YAML reads as a tag",
            at: Label(tag, "lost to YAML"), help: ["quote the text: \(quoted)"], subject: subject,
            fixIts: [FixIt("quote the text", isSafe: isSafe, edits: [FixIt.Edit(place, quoted)])])
    }

    /// - Parameter isSafe: whether it is sure that the list was meant as text.
    static func readAsList(key: String, quoted: String, isSafe: Bool, place: SourceSpan, subject: Subject) -> Diagnostic
    {
        Diagnostic(
            .lostToYAML, .error, "`\(key)` is text, and YAML reads what begins with `[` as a list",
            at: Label(place, "a list to YAML"), help: ["quote the text: \(quoted)"], subject: subject,
            fixIts: [FixIt("quote the text", isSafe: isSafe, edits: [FixIt.Edit(place, quoted)])])
    }

    static func tableTwice(at place: SourceSpan, first: SourceSpan) -> Diagnostic {
        Diagnostic(
            .unknownKey, .error, "`tables` stands beside `table`, and a design has one of them",
            at: Label(place, "a second description of tables"), related: [Label(first, "the first")],
            help: ["move the one table into `tables`"])
    }

    static func tooManyInTableKey(_ place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badMultiKey, .error, "a table's key has one partition attribute and at most one sort attribute",
            at: Label(place, "a list"), help: ["only a global index takes several attributes for one part"],
            subject: subject)
    }

    static func twoStepsWithoutLabel(
        entity: String, at place: SourceSpan, first: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .missingKey, .error,
            "two steps of `\(entity)` stand in one transaction without an `as` that tells them apart",
            at: Label(place, "`as` is missing"), related: [Label(first, "another step of `\(entity)`")],
            help: ["name the step's argument: `as: other\(entity)`"], subject: subject)
    }

    static func typeTwice(
        _ key: String, beside first: String, at place: SourceSpan, firstPlace: SourceSpan, subject: Subject
    )
        -> Diagnostic
    {
        Diagnostic(
            .unknownKey, .error, "`\(key)` stands beside `\(first)`, and a type is one of `type`, `enum` and `object`",
            at: Label(place, "a second type"), related: [Label(firstPlace, "the first")], subject: subject)
    }

    static func typeMissing(of owner: String, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .missingKey, .error, "`\(owner)` has no `type`, `enum` or `object`", at: Label(place, "no type"),
            subject: subject)
    }

    static func unknownKey(
        _ key: String, in title: String, nearest: String?, known: [String], at place: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .unknownKey, .error, "`\(key)` is not a key of \(title)", at: Label(place, "unknown key"),
            help: [
                nearest.map { "a key with a similar name exists: `\($0)`" } ?? keyMeant(key, in: title)
                    ?? "the keys are \(listed(known))"
            ],
            subject: subject,
            fixIts: nearest.map {
                [FixIt("write `\($0)`", isSafe: false, edits: [FixIt.Edit(place, $0)])]
            } ?? [])
    }

    /// - Parameters:
    ///   - takes: what the key takes: "a list", "`true` or `false`".
    ///   - isListed: whether what stands there is an element of the list that is expected.
    static func wrongKind(
        _ key: String, takes: String, found: String, at place: SourceSpan, fix: String? = nil, isListed: Bool = false,
        subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .wrongKind, .error, "`\(key)` takes \(takes), found \(found)", at: Label(place, "expected \(takes)"),
            help: fix.map { ["a similar word exists: `\($0)`"] } ?? (isListed ? ["put it into `[ ]`"] : []),
            subject: subject,
            fixIts: fix.map { [FixIt("write `\($0)`", isSafe: false, edits: [FixIt.Edit(place, $0)])] } ?? [])
    }

    static func wrongVersionOfLanguage(_ found: String, at place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .wrongKind, .error, "`keywright` is the language's version, which is `1`, found `\(found)`",
            at: Label(place, "expected `1`"))
    }
}

/// What to write for a key that stands at another operation.
private func keyMeant(_ key: String, in title: String) -> String? {
    let reads = ["`get`", "`batchGet`", "`transactGet`"]
    let writes = ["`create`", "`put`", "`update`", "`delete`"]
    let isStep = title.utf8.elementsEqual("`transact`".utf8) || title.hasSuffix(" step")
    switch key {
    case "where" where reads.contains(title) || title == "`update`" || title == "`delete`":
        return "\(title) finds its items by their whole primary key; `query` takes `where`"
    case "filter" where writes.contains(title): return "the condition of a write is `if`"
    case "filter" where isStep: return "the condition of a step is `if`"
    case "if" where reads.contains(title) || title == "`query`" || title == "`scan`":
        return "the condition of a read is `filter`"
    case "key" where reads.contains(title) || writes.contains(title):
        return "a call gives the attributes of the key; in a step of `transact`, `key` says where they come from"
    case "optional", "required", "nullable":
        return title == "an attribute" ? "what an item may lack has a `?` behind its type: `string?`" : nil
    default: return nil
    }
}

/// `` `a`, `b` and `c` ``
func listed(_ names: [String]) -> String {
    let quoted = names.map { "`\($0)`" }
    guard quoted.count > 1, let last = quoted.last else { return quoted.first ?? "none" }
    return quoted.dropLast().joined(separator: ", ") + " and " + last
}
