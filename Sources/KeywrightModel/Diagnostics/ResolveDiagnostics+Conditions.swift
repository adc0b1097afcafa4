import KeywrightDiagnostics
import KeywrightSpec

/// Findings about conditions, sorted by name.
extension Diagnostic {
    static func attributesInWhere(at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badCondition, .error, "`where` compares an attribute with a value, not with another attribute",
            at: Label(place, "two attributes"),
            help: [
                "a value that a call gives has a `$` before its name", "a test of two attributes goes into `filter`",
            ], subject: subject)
    }

    static func beginningElsewhere(at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badTemplate, .error, "the beginning of a value stands at the end of a `begins with`, and nowhere else",
            at: Label(place, "a beginning"), help: ["leave out the `...`"], subject: subject)
    }

    static func beginningOfOtherType(_ name: String, _ type: ValueType, at place: SourceSpan, subject: Subject)
        -> Diagnostic
    {
        Diagnostic(
            .badTemplate, .error, "`...` takes the beginning of a text, and `\(name)` is `\(type.name)`",
            at: Label(place, "not a text"), subject: subject)
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
            let small = found.lowercased()
            if small != found, conditionWords.contains(small) {
                return made(
                    "`\(found)` is written `\(small)` in a condition", "not in small letters",
                    help: ["write `\(small)`"],
                    fix: small)
            }
            return made(
                "\(seen) where \(expected) is expected", "expected \(expected)", help: fault.helpOfOtherLanguages)
        case .foreignOperator(let sign, let ours):
            return made(
                "`\(sign)` is written `\(ours)` in a condition", "another language's sign",
                help: ["write `\(ours)`"], fix: ours)
        case .doubleQuotes:
            return made("text in a condition stands in single quotes", "double quotes", help: ["write `'…'`"])
        case .unclosedText:
            return made("a text has no closing `'`", "opened here", help: ["a quote within text is `''`"])
        case .unclosedBackquote: return made("a name has no closing backquote", "opened here")
        case .oneBound:
            return made(
                "`between` has a lower bound alone", "no upper bound",
                help: ["write both as in `between $from and $to`, or `>=` for one"])
        case .unknownFunction(let name):
            let function = fault.functionMeant
            return made(
                "conditions have no function `\(name)`", "no such function",
                help: function.map { ["it is written \($0)"] }
                    ?? ["the functions are `contains(a, x)`, `exists(a)`, `missing(a)` and `size(a)`"])
        case .reservedWord(let word) where ["contains", "exists", "missing", "size"].contains(word):
            return made(
                "`\(word)` is a word of conditions", "a word, not a name",
                help: [
                    "it is written \(word == "contains" ? "`contains(a, x)`" : "`\(word)(a)`")",
                    "an attribute of this name stands in backquotes",
                ], fix: "`" + word + "`")
        case .reservedWord(let word):
            return made(
                "`\(word)` is a word of conditions", "a word, not a name",
                help: ["an attribute of this name stands in backquotes"], fix: "`" + word + "`")
        case .unknownCharacter(let character):
            return made(
                "`\(character)` means nothing in a condition", "not a part of any test",
                help: character == ":"
                    ? ["a value that a call gives is written `$name`"]
                    : character == "#" ? ["text and templates stand in single quotes"] : [])
        case .nestedTooDeep: return made("parentheses stand more than 100 deep", "too deep")
        }
    }

    static func conditionMissing(
        _ key: String, for entity: String, at place: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .badCondition, .error, "`\(key)` says nothing about `\(entity)`, which the pattern asks for",
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

    static func negationOfOtherType(_ name: String, _ type: ValueType, at place: SourceSpan, subject: Subject)
        -> Diagnostic
    {
        Diagnostic(
            .badCondition, .error, "`-$\(name)` is a number with the other sign, and `$\(name)` is `\(type.name)`",
            at: Label(place, "not a number"), subject: subject)
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

    static func parameterInWhen(_ name: String, at place: SourceSpan, subject: Subject) -> Diagnostic {
        Diagnostic(
            .badCondition, .error, "`when` speaks of the item alone, and `$\(name)` is given by a call",
            at: Label(place, "a parameter"), subject: subject)
    }

    static func parameterIsStep(_ name: String, at place: SourceSpan, step: SourceSpan, subject: Subject) -> Diagnostic
    {
        Diagnostic(
            .nameClash, .error, "`\(name)` is both a parameter and a step of this transaction",
            at: Label(place, "a parameter"), related: [Label(step, "a step")],
            help: ["rename the step by `as`, or name an attribute of it: `$\(name).…`"], subject: subject)
    }

    static func givenUnstored(
        _ name: String, at place: SourceSpan, declared: SourceSpan, subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            .badCondition, .error, "`\(name)` is stored in the primary key alone, which says by itself what it is",
            at: Label(place), related: [Label(declared, "not stored")], help: ["leave it out of `given`"],
            subject: subject)
    }

    static func parameterOfTwoTypes(_ second: Parameter, _ first: Parameter, subject: Subject) -> Diagnostic {
        let isOneName = second.type.name == first.type.name
        let (here, elsewhere) = isOneName ? (second.type.form, first.type.form) : (second.type.name, first.type.name)
        return Diagnostic(
            .badCondition, .error,
            "`$\(second.name)` is `\(here)` here and `\(elsewhere)` elsewhere, and is one parameter",
            at: Label(second.span, "\(article(of: here)) `\(here)`"),
            related: [Label(first.span, "\(article(of: elsewhere)) `\(elsewhere)`")],
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
            at: Label(place, "\(article(of: right.shownType)) `\(right.shownType)`"), subject: subject)
    }
}

extension TypedOperand {
    fileprivate var shownType: String { ([type.name] + transforms.map(\.text)).joined(separator: "|") }
}

extension ConditionFault {
    /// What words of other languages are here.
    fileprivate var helpOfOtherLanguages: [String] {
        guard case .unexpected(let found, _) = kind else { return [] }
        switch found.lowercased() {
        case "is": return ["whether there is a value is asked by `exists(a)` and `missing(a)`"]
        case "like", "starts", "matches": return ["parts of texts are tested by `a begins with x` and `contains(a, x)`"]
        default: return []
        }
    }

    /// The form of the function that a name was most likely meant to be.
    fileprivate var functionMeant: String? {
        guard case .unknownFunction(let name) = kind else { return nil }
        switch name.lowercased() {
        case "attribute_exists": return "`exists(a)`"
        case "attribute_not_exists": return "`missing(a)`"
        case "begins_with", "starts", "startswith", "starts_with": return "`a begins with x`"
        default: break
        }
        return nearestName(to: name, among: ["contains", "exists", "missing", "size"]).map {
            $0 == "contains" ? "`contains(a, x)`" : "`\($0)(a)`"
        }
    }
}

extension ValueType {
    /// The name with what sets it apart from others of the name.
    fileprivate var form: String {
        switch self {
        case .timestamp(let format): "\(name), as: \(format.rawValue)"
        case .recoded(.bool): "\(name), as: number"
        case .recoded: "\(name), as: string"
        case .enumeration(let enumeration): "\(name) [\(enumeration.cases.map(\.name).joined(separator: ", "))]"
        default: name
        }
    }
}
