import KeywrightDiagnostics
import KeywrightSpec

/// Findings about access patterns, sorted by name.
extension Diagnostic {
    static func additionToOtherType(_ attribute: Attribute, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badCondition, .error, "`add` takes numbers, and `\(attribute.name)` is `\(attribute.type.name)`",
            at: Label(place, "not a number"), related: [Label(attribute.nameSpan, "declared here")], subject: subject)
    }

    static func changedTwice(_ name: String, at place: SourceSpan, first: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .duplicateName, .error, "`\(name)` is changed twice by one update, which DynamoDB refuses",
            at: Label(place, "again here"), related: [Label(first, "first here")], subject: subject)
    }

    static func changeOfImmutable(_ attribute: Attribute, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badCondition, .error, "`\(attribute.name)` is immutable, and an update changes it",
            at: Label(place, "changed here"), related: [Label(attribute.nameSpan, "declared here")], subject: subject)
    }

    static func changeOfOtherType(_ attribute: Attribute, _ fault: ValueReader.Fault, subject: Subject) -> Diagnostic {
        valueFault(.badCondition, "`\(attribute.name)`", fault, subject)
    }

    static func changeOfRole(_ attribute: Attribute, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badCondition, .error, "`\(attribute.name)` is kept by generated code, and an update changes it",
            at: Label(place, "changed here"), help: ["leave it out: every write keeps it"], subject: subject)
    }

    static func entitiesOfTwoTables(
        _ entity: String, _ table: String, _ firstEntity: String, _ firstTable: String, at place: SourceSpan,
        first: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .unknownName, .error,
            "`\(entity)` is in table `\(table)` and `\(firstEntity)` in `\(firstTable)`; a query reads one table",
            at: Label(place, "of another table"), related: [Label(first, "of table `\(firstTable)`")],
            help: ["write a pattern for each"], subject: subject)
    }

    static func entityWithoutTable(_ name: SpecText, subject: Subject) -> Diagnostic {
        Diagnostic(
            .missingKey, .error, "`\(name.value)` has no `table`, and the design has several",
            at: Label(name.span, "`table` is missing"), subject: subject)
    }

    static func fanoutOfBound(_ name: String, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badCondition, .error, "`where` gives `\(name)`, so that there is one value to read",
            at: Label(place, "nothing to fan out over"), help: ["leave it out of `fanout`"], subject: subject)
    }

    static func givenAndSet(_ name: String, at place: SourceSpan, set: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badCondition, .error, "`$\(name)` is both the old value of `\(name)` and the new one",
            at: Label(place, "the old value"), related: [Label(set, "the new value")],
            help: ["set it from a parameter of another name: `set: { \(name): $new }`"], subject: subject)
    }

    static func keyNeedsParameter(_ found: String, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badCondition, .error, "a key is bound to a `$parameter` or to a `$step.attribute`, found `\(found)`",
            at: Label(place, "not a parameter"), subject: subject)
    }

    static func membersOfOtherType(_ attribute: Attribute, isAppend: Bool, at place: SourceSpan, subject: Subject)
        -> Diagnostic
    {
        Diagnostic(
            .badCondition, .error,
            "`\(isAppend ? "append" : "delete")` takes \(isAppend ? "lists and sets" : "sets"), and `\(attribute.name)` is `\(attribute.type.name)`",
            at: Label(place, isAppend ? "neither a list nor a set" : "not a set"),
            related: [Label(attribute.nameSpan, "declared here")], subject: subject)
    }

    static func noMembersToChange(_ attribute: Attribute, isAppend: Bool, at place: SourceSpan, subject: Subject)
        -> Diagnostic
    {
        Diagnostic(
            .badCondition, .error,
            "nothing is \(isAppend ? "appended to" : "deleted from") `\(attribute.name)`",
            at: Label(place, "an empty list"), subject: subject)
    }

    static func notInKey(
        _ name: String, of entity: String, known: [String], at place: SourceSpan, _ subject: Subject
    ) -> Diagnostic {
        let nearest = nearestName(to: name, among: known)
        return Diagnostic(
            .unknownName, .error, "`\(name)` isn't an attribute of the primary key of `\(entity)`",
            at: Label(place, "not in the key"), help: ["its key is made of \(quotedList(known))"], subject: subject,
            fixIts: FixIt.writing(name: nearest, at: place))
    }

    static func openDomain(_ attribute: Attribute, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badCondition, .error,
            "`fanout` reads each value of an attribute, and nothing says which values `\(attribute.name)` has",
            at: Label(place, "\(article(of: attribute.type.name)) `\(attribute.type.name)`"),
            related: [Label(attribute.nameSpan, "declared here")],
            help: ["it takes an enum, a bool, or an int with `min` and `max`"], subject: subject)
    }

    static func optionalInChange(_ name: String, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badCondition, .error, "`$\(name)?` drops a test when it is nil, and a change is no test",
            at: Label(place, "a `?`"), help: ["write `$\(name)`"], subject: subject)
    }

    static func removalOfRequired(_ attribute: Attribute, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badCondition, .error, "`\(attribute.name)` is required and has no default, and an update removes it",
            at: Label(place, "removed here"), related: [Label(attribute.nameSpan, "declared here")],
            help: ["make the attribute optional"], subject: subject)
    }

    static func stepAttributeOfOtherType(
        _ name: String, _ found: ValueType, _ type: ValueType, at place: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .badCondition, .error, "`$\(name)` is `\(found.name)`, and `\(type.name)` is expected",
            at: Label(place, "\(article(of: found.name)) `\(found.name)`"), subject: subject)
    }

    static func stepWithoutTransaction(_ label: String, _ member: String, at place: SourceSpan, subject: Subject)
        -> Diagnostic
    {
        Diagnostic(
            .unknownName, .error,
            "`$\(label).\(member)` is an attribute of step `\(label)`, and this pattern has no steps",
            at: Label(place, "no such step"), help: ["a value that a call gives has a plain name: `$\(member)`"],
            subject: subject)
    }

    static func stepAttributeOptional(_ name: String, at place: SourceSpan, declared: SourceSpan, subject: Subject)
        -> Diagnostic
    {
        Diagnostic(
            .badCondition, .error, "`$\(name)` may be absent", at: Label(place, "optional"),
            related: [Label(declared, "declared here")], subject: subject)
    }

    static func stepHasNoItem(
        _ label: String, _ attribute: String, at place: SourceSpan, step: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .badCondition, .error, "step `\(label)` knows only the key of its item, and `\(attribute)` is not in it",
            at: Label(place, "not known before the write"), related: [Label(step, "the step")],
            help: ["refer to a `create` or `put` step"], subject: subject)
    }

    static func stepIsRepeated(_ label: String, at place: SourceSpan, step: SourceSpan, subject: Subject) -> Diagnostic
    {
        Diagnostic(
            .badCondition, .error, "step `\(label)` stands for many items, so that it has no one value",
            at: Label(place, "which item's"), related: [Label(step, "repeated by `many`")], subject: subject)
    }
}
