import KeywrightDiagnostics
import KeywrightSpec

/// Findings about conditions, sorted by name.
extension Diagnostic {
    static func attributesInWhere(at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badCondition, .error, "`where` compares an attribute with a value, not with another attribute",
            at: Label(place, "two attributes"), help: ["put this test into `filter`"], subject: subject)
    }

    static func conditionDoesNotParse(_ fault: ConditionFault, in text: SpecText, subject: Subject) -> Diagnostic {
        let place = fault.range.isEmpty ? text.span : text.span(of: fault.range)
        func made(_ message: String, _ label: String, help: [String] = [], fix: String? = nil) -> Diagnostic {
            Diagnostic(
                .badCondition, .error, message, at: Label(place, label), help: help, subject: subject,
                fixIts: FixIt.writing(fix, in: text, fault.range))
        }
        switch fault.kind {
        case .unexpected(let found, let expected):
            let seen = found.isEmpty ? "the condition ends" : "`\(found)` stands"
            return made("\(seen) where \(expected) is expected", "expected \(expected)")
        case .foreignOperator(let sign, let ours):
            return made(
                "`\(sign)` is written `\(ours)` in a condition", "another language's sign",
                help: ["write `\(ours)`"], fix: ours)
        case .doubleQuotes:
            return made("text in a condition stands in single quotes", "double quotes", help: ["write `'…'`"])
        case .unclosedText:
            return made("a text has no closing `'`", "opened here", help: ["a quote within text is `''`"])
        case .unclosedBackquote: return made("a name has no closing backquote", "opened here")
        case .reservedWord(let word):
            return made(
                "`\(word)` is a word of conditions", "a word, not a name",
                help: ["an attribute of this name stands in backquotes"], fix: "`" + word + "`")
        case .unknownCharacter(let character):
            return made("`\(character)` means nothing in a condition", "not a part of any test")
        case .nestedTooDeep: return made("parentheses stand more than 100 deep", "too deep")
        }
    }

    static func conditionMissing(for entity: String, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badCondition, .error, "`where` says nothing about `\(entity)`, which the query asks for",
            at: Label(place, "no condition for `\(entity)`"), subject: subject)
    }

    static func jsonInCondition(_ name: String, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badCondition, .error, "`\(name)` is `json`, which conditions cannot test",
            at: Label(place, "a `json` value"),
            subject: subject)
    }

    static func literalOfOtherType(
        _ shown: String, _ name: String, _ type: ValueType, _ fault: LiteralFault, at place: SourceSpan,
        fixIts: [FixIt], subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .badCondition, .error, "`\(name)` is `\(type.name)` and takes \(fault.expected), found `\(shown)`",
            at: Label(place, "expected \(fault.expected)"),
            help: fault.nearest.map { ["a similar one exists: `\($0)`"] } ?? [], subject: subject,
            fixIts: fixIts)
    }

    static func notInWhere(_ words: String, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badCondition, .error, "`\(words)` has no place in `where`, since a key condition cannot say it",
            at: Label(place, "not in `where`"),
            help: [
                "`where` takes `and`, `=`, `<`, `<=`, `>`, `>=`, `between` and `begins with`; put the rest into `filter`"
            ],
            subject: subject)
    }

    static func nowOfOtherType(_ name: String, _ type: ValueType, at place: SourceSpan, subject: Subject) -> Diagnostic
    {
        Diagnostic(
            .badCondition, .error, "`now` is a timestamp, and `\(name)` is `\(type.name)`",
            at: Label(place, "a timestamp"), subject: subject)
    }

    static func operatorOfOtherType(
        _ sign: String, _ typed: TypedOperand, takes: String, at place: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .badCondition, .error, "`\(sign)` takes \(takes), and `\(typed.name)` is `\(typed.type.name)`",
            at: Label(place, "does not fit `\(typed.type.name)`"), subject: subject)
    }

    static func orderOfNumberAsText(_ name: String, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badCondition, .error, "`\(name)` is stored as text, whose order is not that of the numbers",
            at: Label(place, "compares texts"), help: ["compare by `=`, or test the numbers in the client"],
            subject: subject)
    }

    static func parameterHalfOptional(_ second: Parameter, _ first: Parameter, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badCondition, .error,
            "`$\(second.name)` stands with a `?` in one place and without in another, and is one parameter",
            at: Label(second.span, second.isOptional ? "may be nil" : "may not be nil"),
            related: [Label(first.span, first.isOptional ? "may be nil" : "may not be nil")], subject: subject)
    }

    static func parameterIsStep(_ name: String, at place: SourceSpan, step: SourceSpan, subject: Subject) -> Diagnostic
    {
        Diagnostic(
            .nameClash, .error, "`\(name)` is both a parameter and a step of this transaction",
            at: Label(place, "a parameter"), related: [Label(step, "a step")],
            help: ["rename the step by `as`, or name an attribute of it: `$\(name).…`"], subject: subject)
    }

    static func parameterOfTwoTypes(_ second: Parameter, _ first: Parameter, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badCondition, .error,
            "`$\(second.name)` is `\(second.type.name)` here and `\(first.type.name)` elsewhere, and is one parameter",
            at: Label(second.span, "a `\(second.type.name)`"), related: [Label(first.span, "a `\(first.type.name)`")],
            help: ["name one of them otherwise"], subject: subject)
    }

    static func testWithoutAttribute(at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badCondition, .error, "a test names no attribute, so that its values have no type",
            at: Label(place, "no attribute"), subject: subject)
    }

    static func tooManyInList(_ count: Int, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badCondition, .error, "`in` has \(count) values, and DynamoDB takes 100", at: Label(place, "the 101st"),
            subject: subject)
    }

    static func typesDoNotMeet(_ left: TypedOperand, _ right: TypedOperand, at place: SourceSpan, subject: Subject)
        -> Diagnostic
    {
        Diagnostic(
            .badCondition, .error,
            "`\(left.name)` is `\(left.shownType)` and `\(right.name)` is `\(right.shownType)`, which are never equal",
            at: Label(place, "a `\(right.shownType)`"), subject: subject)
    }
}

extension TypedOperand {
    fileprivate var shownType: String { ([type.name] + transforms.map(\.text)).joined(separator: "|") }
}
