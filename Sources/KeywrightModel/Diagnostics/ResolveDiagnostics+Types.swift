import KeywrightDiagnostics
import KeywrightSpec

/// Findings about types and their values, sorted by name.
extension Diagnostic {
    static func badBound(
        _ name: String, of type: ValueType, _ found: String, expected: String, at place: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .badType, .error, "`\(name)` of type `\(type.name)` takes \(expected), found `\(found)`",
            at: Label(place, "not a value of `\(type.name)`"), subject: subject)
    }

    static func contradiction(
        _ low: (name: String, value: String), _ high: (name: String, value: String), at place: SourceSpan,
        other: SourceSpan?, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .badType, .error,
            "`\(low.name)` is \(low.value) and `\(high.name)` is \(high.value), so that no value is left",
            at: Label(place, "contradicts `\(other == nil ? "the named type" : low.name)`"),
            related: other.map { [Label($0, "the lower bound")] } ?? [], subject: subject)
    }

    static func defaultOutsideType(of name: String, _ fault: ValueReader.Fault, subject: Subject) -> Diagnostic {
        valueFault(.badType, "`default` of `\(name)`", fault, subject)
    }

    static func emptyEnum(at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(.badType, .error, "an enum has no names", at: Label(place, "empty"), subject: subject)
    }

    static func emptyObject(at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(.badType, .error, "an object has no members", at: Label(place, "empty"), subject: subject)
    }

    static func exampleDoesNotFit(
        _ name: String, _ transforms: [Transform], at place: SourceSpan, template: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .badExample, .error, "the value of `\(name)` does not fit \(transformList(transforms))",
            at: Label(place, "refused"), related: [Label(template, "by this template")], subject: subject)
    }

    static func exampleHoldsKey(_ name: String, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badExample, .error, "`\(name)` is made by generated code, so that an example does not hold it",
            at: Label(place, "a key attribute, or the discriminator"), help: ["leave it out"], subject: subject)
    }

    static func exampleKeyTooLong(
        _ name: String, _ bytes: Int, _ limit: Int, at place: SourceSpan, template: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .badExample, .error, "the example's text of `\(name)` has \(bytes) bytes, and DynamoDB takes \(limit)",
            at: Label(place, "too long for a key"), related: [Label(template, "by this template")], subject: subject)
    }

    static func exampleLacks(_ attribute: Attribute, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badExample, .error, "the example has no `\(attribute.name)`, which is required",
            at: Label(place, "`\(attribute.name)` is missing"), related: [Label(attribute.nameSpan, "declared here")],
            subject: subject)
    }

    static func exampleOfUnknownAttribute(
        _ name: String, of entity: String, known: [String], at place: SourceSpan, subject: Subject
    ) -> Diagnostic {
        let nearest = nearestName(to: name, among: known)
        return Diagnostic(
            .badExample, .error, "`\(name)` isn't an attribute of entity `\(entity)`",
            at: Label(place, "no such attribute"),
            help: nearest.map { ["an attribute with a similar name exists: `\($0)`"] } ?? [], subject: subject,
            fixIts: FixIt.writing(name: nearest, at: place))
    }

    static func exampleOutsideType(_ name: String, _ fault: ValueReader.Fault, subject: Subject) -> Diagnostic {
        valueFault(.badExample, "`\(name)`", fault, subject)
    }

    static func exampleRefusedByTemplate(
        _ name: String, _ reason: String, at place: SourceSpan, template: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .badExample, .error, "the value of `\(name)` cannot stand in a key: \(reason)", at: Label(place, "refused"),
            related: [Label(template, "in this template")], subject: subject)
    }

    static func examplesOfOneKey(
        _ key: [String], at place: SourceSpan, first: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .badExample, .error, "two examples have the key \(quotedList(key))", at: Label(place, "the same key again"),
            related: [Label(first, "first here")], subject: subject)
    }

    static func immutableMember(_ name: String, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badType, .error,
            "`\(name)` is a member of an object, which is set as a whole: only an attribute is `immutable`",
            at: Label(place, "means nothing here"), help: ["write `immutable: true` at the attribute"],
            subject: subject)
    }

    static func moreValuesThanType(
        _ distinct: Double, _ most: Double, _ type: ValueType, at place: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .badType, .error,
            "`distinct` says \(wholeText(distinct)) values, and this `\(type.name)` has \(wholeText(most)) at most",
            at: Label(place, "more than there are"), subject: subject)
    }

    static func noNumberLeft(
        _ minimum: ExactNumber, _ maximum: ExactNumber, fraction: Int, at place: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .badType, .error,
            "no number with at most \(counted(fraction, "digit")) behind the point lies between \(minimum.text) and \(maximum.text)",
            at: Label(place, "no value is left"), subject: subject)
    }

    static func noTextLeft(
        _ pattern: TextPattern, _ constraints: Constraints, at place: SourceSpan, subject: Subject
    ) -> Diagnostic {
        let bounds = [
            constraints.minLength.map { "at least \(counted($0, "character"))" },
            constraints.maxLength.map { "at most \(counted($0, "character"))" },
        ].compactMap(\.self)
        let asked = bounds.isEmpty ? "" : " with " + bounds.joined(separator: " and ")
        return Diagnostic(
            .badType, .error, "no text\(asked) matches `\(pattern.text)`", at: Label(place, "no value is left"),
            subject: subject)
    }

    static func notYetSupported(_ what: String, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .notYetSupported, .error, "`\(what)` is part of the language, but this version does not support it yet",
            at: Label(place, "not supported yet"), subject: subject)
    }

    static func optionalElement(of container: String, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badType, .error, "elements of a `\(container)` cannot be absent", at: Label(place, "optional"),
            help: ["leave the `?` out, or put it behind the `>`"], subject: subject)
    }

    static func optionalNamedType(_ name: String, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badType, .error, "a type of its own cannot be optional, an attribute of it can",
            at: Label(place, "optional"), help: ["write `\(name)?` where it is used"], subject: subject)
    }

    static func patternDoesNotParse(_ fault: PatternFault, in text: SpecText, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badType, .error, fault.message, at: Label(text.span(of: fault.range), "not part of a `pattern`"),
            help: fault.help.map { [$0] } ?? [], subject: subject)
    }

    static func roleOfWrongType(
        _ name: String, _ role: Attribute.Role, _ type: String, at place: SourceSpan, role roleSpan: SourceSpan,
        subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .badType, .error,
            "`\(name)` is kept by generated code and takes type `\(role == .version ? "int" : "timestamp")`, found `\(type)`",
            at: Label(place, "declared here"), related: [Label(roleSpan, "kept by this")], subject: subject)
    }

    static func roleTwice(_ name: String, at place: SourceSpan, first: SourceSpan, subject: Subject) -> Diagnostic {
        duplicate("attribute", name, at: place, first: first, subject: subject)
    }

    static func sharesTooSmall(at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badType, .error, "the commonest of so few values has a larger share than `hottest` says",
            at: Label(place, "less than a fair share"),
            help: ["of n values the commonest has at least an nth of the requests"], subject: subject)
    }

    static func storedNameOfType(_ name: String, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badType, .error, "`stored` is for one attribute, and every value of `\(name)` would have it",
            at: Label(place, "means nothing here"), help: ["write it at the attribute"], subject: subject)
    }

    static func strayConstraint(
        _ name: String, of type: ValueType, takes: String, at place: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .badType, .error, "`\(name)` is for \(takes), and the type is `\(type.name)`",
            at: Label(place, "means nothing here"), subject: subject)
    }

    static func typeDoesNotParse(_ fault: TypeFault, in text: SpecText, subject: Subject) -> Diagnostic {
        let found = fault.found.isEmpty ? "its end" : "`\(fault.found)`"
        return Diagnostic(
            .badType, .error, "type `\(text.value)` has \(found) where \(fault.expected) is expected",
            at: Label(fault.range.isEmpty ? text.span : text.span(of: fault.range), "expected \(fault.expected)"),
            help: fault.found == "," && text.value.hasPrefix("map<")
                ? ["write the type of its values alone, as in `map<int>`: the keys of a map are strings"] : [],
            subject: subject)
    }

    static func typeHoldsItself(_ name: String, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badType, .error, "type `\(name)` holds itself, and types have an end",
            at: Label(place, "used within itself"),
            help: ["make the inner values items of their own, or keep them as `json`"], subject: subject)
    }

    static func typeNeedsElement(_ name: String, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badType, .error, "`\(name)` says nothing about its elements", at: Label(place, "no element type"),
            help: ["write `\(name)<string>`, or another type of element"], subject: subject)
    }

    static func typeTakesNoElement(_ name: String, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badType, .error, "`\(name)` takes no element type; `list`, `map` and `set` do",
            at: Label(place, "not a container"), subject: subject)
    }

    static func unstoredMember(_ name: String, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badType, .error, "`\(name)` is a member of an object, and only a whole attribute is kept in the key alone",
            at: Label(place, "means nothing here"), subject: subject)
    }

    static func uniqueWithoutText(_ attribute: Attribute, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badType, .error, "`unique` needs a value with a text, and `\(attribute.name)` is `\(attribute.type.name)`",
            at: Label(place, "cannot be kept unique"), related: [Label(attribute.nameSpan, "declared here")],
            subject: subject)
    }

    static func unknownStorage(
        _ name: String, of type: ValueType, known: [String], at place: SourceSpan, subject: Subject
    ) -> Diagnostic {
        let nearest = nearestName(to: name, among: known)
        let fact =
            known.isEmpty
            ? "`\(type.name)` is stored in one way, and takes no `as`"
            : "`as` of \(article(of: type.name)) `\(type.name)` takes \(quotedList(known)), found `\(name)`"
        return Diagnostic(
            .badType, .error, fact, at: Label(place, "not a form of `\(type.name)`"),
            help: nearest.map { ["a similar word exists: `\($0)`"] } ?? [], subject: subject,
            fixIts: FixIt.writing(name: nearest, at: place))
    }

    static func unknownType(_ name: String, known: [String], at place: SourceSpan, subject: Subject) -> Diagnostic {
        unknownName("type", name, among: known, at: place, subject: subject)
    }

    static func wrongSetElement(_ type: ValueType, at place: SourceSpan, subject: Subject) -> Diagnostic {
        let found = type.logical == type ? "`\(type.name)`" : "an `\(type.name)` that is stored otherwise"
        return Diagnostic(
            .badType, .error, "a set holds `string`, `int`, `decimal` or `bytes`, found \(found)",
            at: Label(place, "no element of a set"), help: ["write `list<\(type.name)>`"], subject: subject)
    }

    static func valueFault(
        _ rule: RuleID, _ what: String, _ fault: ValueReader.Fault, _ subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            rule, .error, "\(what) takes \(fault.expected), found \(fault.found)",
            at: Label(fault.span, "expected \(fault.expected)"),
            help: fault.nearest.map { ["a similar one exists: `\($0)`"] } ?? [], subject: subject,
            fixIts: FixIt.writing(value: fault.nearest, at: fault.span))
    }
}

/// A count of values, without a fraction.
private func wholeText(_ count: Double) -> String { count < 1e15 ? String(Int64(count)) : String(count) }

/// `` `pad(4)` ``, or `` `lower|shard(10)` ``.
func transformList(_ transforms: [Transform]) -> String { "`" + transforms.map(\.text).joined(separator: "|") + "`" }
