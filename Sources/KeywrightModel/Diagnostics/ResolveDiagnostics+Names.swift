import KeywrightDiagnostics

/// Findings about names, sorted by name.
extension Diagnostic {
    static func attributeIsDiscriminator(
        _ name: String, at place: SourceSpan, table: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .duplicateName, .error, "`\(name)` is stored under the name of the table's discriminator",
            at: Label(place, "an attribute"), related: [Label(table, "the discriminator of this table")],
            help: ["give the attribute another name by `stored`, or the table another `discriminator`"],
            subject: subject)
    }

    static func attributeNameOfLength(
        _ length: Int, _ unit: String, limit: Int, at place: SourceSpan, subject: Subject
    ) -> Diagnostic {
        let fact =
            length == 0
            ? "the name of an attribute is empty, and DynamoDB takes 1 to \(counted(limit, unit))"
            : "attribute name of \(counted(length, unit)), and DynamoDB takes 1 to \(limit) here"
        return Diagnostic(
            .badAWSName, .error, fact,
            at: Label(place, length == 0 ? "empty" : "too long"), subject: subject)
    }

    static func badDelimiter(_ text: String, at place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .badType, .error,
            "`delimiter` takes one to three characters, none a letter, a digit, `<`, `>` or `\\`, found `\(text)`",
            at: Label(place, "not a delimiter"))
    }

    static func badServiceName(
        _ name: String, _ kind: String, isDerived: Bool, at place: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .badAWSName, .error,
            "`\(name)` names \(kind == "index" ? "an index" : "a table"), and DynamoDB takes 3 to 255 of `a-z A-Z 0-9 _ . -`",
            at: Label(place, "refused by DynamoDB"),
            help: isDerived && kind == "table" ? ["give the table a `name` of its own"] : [], subject: subject)
    }

    static func designIsNested(_ name: String, at place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .nameClash, .error, "`\(name)` names the namespace of generated code, and a type within every entity",
            at: Label(place, "hidden by that type"), help: ["choose another name"])
    }

    static func designNotPascalCase(_ name: String, suggestion: String?, at place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .nameClash, .error, "`\(name)` names the namespace of generated code and is not in PascalCase",
            at: Label(place, "not in PascalCase"), help: suggestion.map { ["write `\($0)`"] } ?? [],
            fixIts: FixIt.writing(value: suggestion, at: place))
    }

    static func duplicate(
        _ kind: String, _ name: String, at place: SourceSpan, first: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .duplicateName, .error, "\(kind) `\(name)` stands twice", at: Label(place, "again here"),
            related: [Label(first, "first here")], subject: subject)
    }

    static func methodsClash(
        _ name: String, _ other: String, method: String, of entity: String, at place: SourceSpan, first: SourceSpan,
        subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .nameClash, .error,
            "patterns `\(name)` and `\(other)` both become a method `\(method)` of the repository of `\(entity)`",
            at: Label(place, "here"), related: [Label(first, "and here")], help: ["rename one of them"],
            subject: subject)
    }

    static func nameOfSwift(_ kind: String, _ name: String, swift: String, at place: SourceSpan, subject: Subject)
        -> Diagnostic
    {
        Diagnostic(
            .nameClash, .error, "\(kind) `\(name)` becomes a type `\(swift)`, a name that Swift keeps for itself",
            at: Label(place, "cannot be a name in generated code"), help: ["choose another name"], subject: subject)
    }

    static func noSwiftName(_ kind: String, _ name: String, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .nameClash, .error, "\(kind) `\(name)` leaves no name for generated code",
            at: Label(place, "no name in Swift"),
            help: [
                kind == "enum"
                    ? "name it and say what is stored: `{ enum: { name: '\(name)' } }`"
                    : "begin it with a letter, and use letters and digits"
            ], subject: subject)
    }

    static func patternIsImplicit(_ name: String, of entity: String, at place: SourceSpan, subject: Subject)
        -> Diagnostic
    {
        Diagnostic(
            .nameClash, .error,
            "pattern `\(name)` has the name of an operation that `\(entity)` has without being asked",
            at: Label(place, "becomes a method of the same name"), help: ["choose another name"], subject: subject)
    }

    static func sameSwiftName(
        _ kind: String, _ name: String, _ other: String, swift: String, at place: SourceSpan, first: SourceSpan,
        subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .nameClash, .error, "\(kind) `\(name)` and `\(other)` both become `\(swift)` in generated code",
            at: Label(place, "here"), related: [Label(first, "and here")], help: ["rename one of them"],
            subject: subject)
    }

    static func typeNamesClash(
        _ kind: String, _ name: String, _ otherKind: String, _ other: String, swift: String, at place: SourceSpan,
        first: SourceSpan, subject: Subject
    ) -> Diagnostic {
        let why =
            name.isSameName(as: other) ? "share a name" : "become one name in generated code, or one but for case"
        return Diagnostic(
            .nameClash, .error, "\(kind) `\(name)` and \(otherKind) `\(other)` \(why)", at: Label(place, "here"),
            related: [Label(first, "and here")], help: ["rename one of them"], subject: subject)
    }

    static func typeOfTheLanguage(_ name: String, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .nameClash, .error, "type `\(name)` has the name of a type of the language",
            at: Label(place, "could never be meant"), help: ["choose another name"], subject: subject)
    }

    /// - Parameters:
    ///   - kind: what the name should be of: "attribute", "index".
    ///   - owner: the entity whose names are known, if it is one.
    static func unknownName(
        _ kind: String, _ name: String, of owner: String? = nil, among known: [String], at place: SourceSpan,
        declared: SourceSpan? = nil, subject: Subject
    ) -> Diagnostic {
        let nearest = nearestName(to: name, among: known)
        let article = article(of: kind)
        let fact =
            owner.map { "`\(name)` isn't \(article) \(kind) of entity `\($0)`" } ?? "there is no \(kind) `\(name)`"
        let help: [String] =
            if let nearest {
                ["\(article) \(kind) with a similar name exists: `\(nearest)`"]
            } else if known.isEmpty {
                []
            } else {
                ["known are \(quotedList(known))"]
            }
        return Diagnostic(
            .unknownName, .error, fact, at: Label(place, "no such \(kind)"),
            related: owner.flatMap { name in declared.map { [Label($0, "entity `\(name)`")] } } ?? [], help: help,
            subject: subject,
            fixIts: FixIt.writing(name: nearest, at: place))
    }
}

/// The indefinite article of a word, by how words of the language are spoken: `an int`, `a uuid`.
func article(of word: String) -> String {
    guard let first = word.utf8.first, "aeio".utf8.contains(first) else { return "a" }
    return "an"
}
