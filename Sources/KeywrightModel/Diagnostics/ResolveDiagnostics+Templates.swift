import KeywrightDiagnostics
import KeywrightSpec

/// Findings about keys and their templates, sorted by name.
extension Diagnostic {
    static func attributeCannotBeKey(_ attribute: Attribute, key: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .keyType, .error,
            "`\(attribute.name)` is `\(attribute.type.name)`, and bears the name of a key attribute, which is S, N or B",
            at: Label(attribute.nameSpan, "cannot be a key"), related: [Label(key, "the key attribute")],
            help: ["give the attribute another type, or another name by `stored`"], subject: subject)
    }

    static func attributeOfOtherKeyType(
        _ attribute: Attribute, _ type: KeyType, key: KeyTypeDraft, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .keyType, .error,
            "`\(attribute.name)` is stored as \(type.rawValue), and key attribute `\(attribute.storedName)` is of type \(key.type.rawValue)",
            at: Label(attribute.nameSpan, "stored as \(type.rawValue)"),
            related: [Label(key.origin, "of type \(key.type.rawValue) by this")],
            help: ["DynamoDB refuses an item whose attribute has another type than the key attribute of its name"],
            subject: subject)
    }

    static func badTimeToLive(_ attribute: Attribute, table: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badTTL, .error,
            "`\(attribute.name)` is the table's time-to-live attribute, which DynamoDB reads as epoch seconds",
            at: Label(attribute.nameSpan, "not epoch seconds"), related: [Label(table, "named here")],
            help: ["declare it as `{ type: timestamp\(attribute.isOptional ? "?" : ""), as: epochSeconds }`"],
            subject: subject)
    }

    static func emptyKey(_ name: String, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .emptyKey, .error, "the text of `\(name)` can be empty, which DynamoDB refuses in a key",
            at: Label(place, "can be empty"), subject: subject)
    }

    static func keyTypeTwice(
        _ name: String, _ type: KeyType, _ other: KeyType, at place: SourceSpan, first: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .keyType, .error,
            "`\(name)` is of type \(type.rawValue) here and \(other.rawValue) elsewhere; an attribute has one type in a table",
            at: Label(place, "another type"), related: [Label(first, "first here")], subject: subject)
    }

    static func missingTemplate(
        _ name: String, of entity: String, for what: String, at place: SourceSpan, key: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .missingKeyTemplate, .error, "`\(entity)` gives no template for `\(name)`, an attribute of \(what)",
            at: Label(place, "no template for `\(name)`"), related: [Label(key, "the key attribute")],
            subject: subject)
    }

    static func noLanguage(
        _ fault: GuardFault, name: String, type: ValueType, transforms: [Transform], at place: SourceSpan,
        subject: Subject
    ) -> Diagnostic {
        switch fault {
        case .noText:
            let help =
                type.logical == .decimal
                ? "pad it: `<\(name)|pad(6.2)>`" : "use an attribute with a text, or one derived from it"
            return Diagnostic(
                .keyType, .error, "`\(name)` is `\(type.name)`, which has no text in a key",
                at: Label(place, "no text"), help: [help], subject: subject)
        case .noValueFits:
            let what = transforms.isEmpty ? "a key" : transformList(transforms)
            return Diagnostic(
                .badType, .error, "no value of `\(name)` fits \(what), by the bounds of its type",
                at: Label(place, "never has a text"), subject: subject)
        }
    }

    static func noMembers(
        _ name: String, _ type: ValueType, rule: RuleID, at place: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            rule, .error, "`\(name)` is looked for in a value of type `\(type.name)`, which has no members",
            at: Label(place, "no member"), subject: subject)
    }

    static func notAKeyAttribute(
        _ name: String, of what: String, keys: [String], at place: SourceSpan, subject: Subject
    ) -> Diagnostic {
        let nearest = nearestName(to: name, among: keys)
        return Diagnostic(
            .missingKeyTemplate, .error, "`\(name)` is not a key attribute of \(what)",
            at: Label(place, "no key attribute"), help: ["its key attributes are \(quotedList(keys))"],
            subject: subject,
            fixIts: FixIt.writing(name: nearest, at: place))
    }

    static func notItsOwnPlaceholder(_ name: String, written: String, at place: SourceSpan, subject: Subject)
        -> Diagnostic
    {
        Diagnostic(
            .missingKeyTemplate, .error,
            "key attribute `\(name)` is the attribute of that name, so its template is `\(written)`",
            at: Label(place, "another template"), help: ["write `\(written)`, or leave the template out"],
            subject: subject,
            fixIts: FixIt.writing(name: written, at: place))
    }

    static func optionalInKey(_ name: String, at place: SourceSpan, declared: SourceSpan, subject: Subject)
        -> Diagnostic
    {
        Diagnostic(
            .optionalInKey, .error, "`\(name)` may be absent, and every item has a whole primary key",
            at: Label(place, "optional"), related: [Label(declared, "declared here")],
            help: ["make the attribute required, or use another in the key"], subject: subject)
    }

    static func secondTemplate(_ name: String, at place: SourceSpan, first: SourceSpan?, subject: Subject) -> Diagnostic
    {
        Diagnostic(
            .missingKeyTemplate, .error, "`\(name)` has a template already, and a key attribute has one in an entity",
            at: Label(place, "a second template"), related: first.map { [Label($0, "the first")] } ?? [],
            help: ["keys that share an attribute share its template: leave this one out"], subject: subject)
    }

    static func templateDoesNotParse(_ fault: TemplateFault, in text: SpecText, subject: Subject) -> Diagnostic {
        let place = text.span(of: fault.range)
        func made(_ message: String, _ label: String, help: [String] = [], fix: String? = nil) -> Diagnostic {
            Diagnostic(
                .badTemplate, .error, message, at: Label(place, label), help: help, subject: subject,
                fixIts: FixIt.writing(fix, in: text, fault.range))
        }
        switch fault.kind {
        case .emptyPlaceholder: return made("a placeholder names no attribute", "empty")
        case .unclosedPlaceholder:
            return made("a placeholder has no `>`", "opened here", help: ["a `<` in the text itself is written `\\<`"])
        case .strayBracket:
            return made(
                "a `>` closes no placeholder", "closes nothing", help: ["a `>` in the text itself is written `\\>`"],
                fix: "\\>")
        case .unknownEscape(let character):
            return made(
                character.isEmpty
                    ? "the template ends with a backslash"
                    : "a backslash stands before `\(character)`, which needs none",
                "not an escape", help: ["a backslash escapes `<`, `>`, `|` and itself"],
                fix: character.isEmpty ? nil : character)
        case .unexpectedInPlaceholder(let found):
            let seen = found.isEmpty ? "its end" : "`\(found)`"
            return made("a placeholder has \(seen) where a name is expected", "expected a name")
        case .nestedPlaceholder: return made("a placeholder begins within another", "no `>` before the second `<`")
        case .unclosedArgument: return made("a transform's argument has no `)`", "opened here")
        case .unexpectedAfterArgument(let found):
            return made("`\(found)` follows the argument of a transform", "expected `|` or `>`")
        }
    }

    static func templateForDiscriminator(_ name: String, _ text: String, at place: SourceSpan, subject: Subject)
        -> Diagnostic
    {
        Diagnostic(
            .missingKeyTemplate, .error,
            "key attribute `\(name)` is the discriminator, which is `\(text)` for this entity",
            at: Label(place, "another template"), help: ["leave the template out"], subject: subject)
    }

    static func templateOfOtherType(_ template: BoundTemplate, _ key: KeyAttribute, subject: Subject) -> Diagnostic {
        let takes: String
        switch key.type {
        case .string: takes = "text"
        case .number: takes = "one placeholder of a number, without a transform"
        case .binary: takes = "one placeholder of `bytes`, without a transform"
        }
        return Diagnostic(
            .keyType, .error, "key attribute `\(key.name)` is of type \(key.type.rawValue) and takes \(takes)",
            at: Label(template.span, "cannot give type \(key.type.rawValue)"),
            related: [Label(key.origin, "of type \(key.type.rawValue) by this")], subject: subject)
    }

    static func unstoredAmbiguous(
        _ name: String, template: String, texts: [String], at place: SourceSpan, declared: SourceSpan,
        subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .badType, .error,
            "`\(name)` cannot be read back from `\(template)`, which gives one text for different values",
            at: Label(place, "kept in the key alone"), related: [Label(declared, "the template")],
            help: ["store the attribute, or put a delimiter behind the placeholder"],
            notes: texts.map { "two items have `\($0)` there" }, subject: subject)
    }

    static func unstoredBehindTransform(
        _ name: String, _ transforms: [Transform], at place: SourceSpan, template: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .badType, .error,
            "`\(name)` cannot be read back from the key, in which it stands through \(transformList(transforms))",
            at: Label(place, "kept in the key alone"), related: [Label(template, "loses something of it")],
            help: ["store the attribute, or leave the transform out"], subject: subject)
    }

    static func unstoredOutsideKey(_ name: String, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badType, .error, "`\(name)` is not stored, and no template of the primary key holds it",
            at: Label(place, "would be lost"), help: ["store the attribute, or put it into the key"], subject: subject)
    }

    static func tooManyInIndexKey(_ part: String, _ count: Int, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badMultiKey, .error, "the \(part) key of an index has \(count) attributes, and DynamoDB takes 4",
            at: Label(place, "the fifth"), subject: subject)
    }

    /// - Parameters:
    ///   - rule: of a transform that is not written as it must be.
    ///   - typeRule: of one that does not take what it is given.
    ///   - place: the transform with its argument.
    ///   - name: the transform's name.
    static func transformDoesNotFit(
        _ fault: TransformFault, rule: RuleID, typeRule: RuleID, at place: SourceSpan, name: SourceSpan,
        subject: Subject
    ) -> Diagnostic {
        let transform = fault.transform.name.text
        switch fault.kind {
        case .unknown: return unknownName("transform", transform, among: transformNames, at: name, subject: subject)
        case .argumentMissing(let example):
            return Diagnostic(
                rule, .error, "`\(transform)` has no argument", at: Label(place, "expected as in `\(example)`"),
                help: ["write it as in `\(example)`"], subject: subject)
        case .argumentUnexpected:
            return Diagnostic(
                rule, .error, "`\(transform)` takes no argument", at: Label(place, "an argument"),
                help: ["write `\(transform)`"], subject: subject,
                fixIts: FixIt.writing(name: transform, at: place))
        case .argumentWrong(let form):
            return Diagnostic(
                rule, .error, "\(form), found `\(fault.transform.argument?.text ?? "")`",
                at: Label(place, "another argument"), subject: subject)
        case .wrongType(let type, let takes):
            let seen = type.map { "`\($0.name)`" } ?? "the text that a transform gave"
            return Diagnostic(
                typeRule, .error, "`\(transform)` takes \(takes), found \(seen)", at: Label(place, "does not fit"),
                subject: subject)
        case .mayBeNegative:
            return Diagnostic(
                typeRule, .error, "`invert` takes numbers from 0 on, and the type has no `min` of at least 0",
                at: Label(place, "the number may be negative"), help: ["declare the attribute with `min: 0`"],
                subject: subject)
        }
    }
}
