import KeywrightDiagnostics
import KeywrightSpec

/// Findings about tables and their indexes, sorted by name.
extension Diagnostic {
    static func badRegion(_ name: String, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badAWSName, .error, "`\(name)` is no name of a region, which is written as in `eu-west-1`",
            at: Label(place, "refused by AWS"), subject: subject)
    }

    static func badTableName(_ name: String, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badAWSName, .error, "`\(name)` names a table and its files, and takes `a-z A-Z 0-9 _ . -`",
            at: Label(place, "not a name of a table"), subject: subject)
    }

    static func badTag(_ part: String, _ length: String, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badAWSName, .error,
            "the \(part) of a tag has a length that DynamoDB refuses: it takes \(length) characters",
            at: Label(place, "refused by DynamoDB"), subject: subject)
    }

    static func localIndexOfOtherPartition(
        _ name: String, table: KeyAttribute, at place: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .badLocalIndex, .error,
            "a local index has the partition attribute of its table, `\(table.name)`, and not `\(name)`",
            at: Label(place, "another partition attribute"), related: [Label(table.origin, "the table's")],
            help: ["leave `partition` out, or make the index a global one"], subject: subject)
    }

    static func localIndexWithoutSort(at place: SourceSpan, key: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badLocalIndex, .error, "only a table with a sort attribute has local indexes",
            at: Label(place, "a local index"), related: [Label(key, "a key without a sort attribute")],
            help: ["make the index a global one, or give the table a sort attribute"], subject: subject)
    }

    static func scopeMissing(in entity: String, _ scope: String, at place: SourceSpan, scope named: SourceSpan)
        -> Diagnostic
    {
        Diagnostic(
            .unknownName, .error, "`\(entity)` has no attribute `\(scope)`, to whose values every item belongs",
            at: Label(place, "no `\(scope)`"), related: [Label(named, "the scope")],
            help: ["add the attribute, or say `unscoped: true`"], subject: Subject(entity: entity, attribute: scope))
    }

    static func severalInLocalKey(_ part: String, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badMultiKey, .error, "the \(part) key of a local index has one attribute",
            at: Label(place, "a second attribute"),
            help: ["only a global index takes several attributes for one part"], subject: subject)
    }

    static func streamOfReplicas(
        _ view: String, at place: SourceSpan, _ replicas: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .badType, .error, "eventual `replicas` follow a stream of `new-and-old`, and `stream` is `\(view)`",
            at: Label(place, "not enough for replicas"), related: [Label(replicas, "the replicas")],
            help: ["write `stream: new-and-old`, or leave `stream` out"], subject: subject,
            fixIts: FixIt.writing(value: "new-and-old", at: place))
    }

    static func timeToLiveIsKey(_ name: String, at place: SourceSpan, key: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badTTL, .error,
            "`\(name)` is the table's time-to-live attribute, which DynamoDB reads as epoch seconds, and holds key text",
            at: Label(place, "not epoch seconds"), related: [Label(key, "the key attribute")],
            help: ["name an attribute that is declared as `{ type: timestamp, as: epochSeconds }`"], subject: subject)
    }

    static func tooManyTags(_ count: Int, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badAWSName, .error, "a table has \(count) tags, and DynamoDB takes 50", at: Label(place, "the 51st"),
            subject: subject)
    }

    static func discriminatorOfOtherType(_ name: String, _ type: KeyType, at place: SourceSpan, subject: Subject)
        -> Diagnostic
    {
        Diagnostic(
            .keyType, .error,
            "`\(name)` is the discriminator, which is text, and as a key attribute it is of type \(type.rawValue)",
            at: Label(place, "of type \(type.rawValue)"), help: ["declare it as S"], subject: subject)
    }

    static func whenHasParameter(_ name: String, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badCondition, .error,
            "`when` says of an item alone whether it is in the index, and `$\(name)` is a parameter",
            at: Label(place, "a parameter"), help: ["compare with a value, or with another attribute"],
            subject: subject)
    }

    static func whenWithoutTemplate(index: String, of entity: String, at place: SourceSpan, subject: Subject)
        -> Diagnostic
    {
        Diagnostic(
            .missingKeyTemplate, .error,
            "`when` leaves out the templates of an entry, and `\(entity)` has none in index `\(index)`",
            at: Label(place, "nothing to leave out"),
            help: ["give a key attribute of the index a template, or leave `when` out"], subject: subject)
    }
}
