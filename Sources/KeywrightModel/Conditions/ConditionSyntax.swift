/// A condition as the text says it, before any name is bound (LANGUAGE, Conditions).
///
/// Ranges count UTF-8 bytes from the start of the text.
indirect enum ConditionSyntax: Equatable {
    /// Two parts or more.
    case any([ConditionSyntax], orRange: Range<Int>)
    /// Two parts or more.
    case all([ConditionSyntax])
    case not(ConditionSyntax, notRange: Range<Int>)
    case test(TestSyntax)
}

struct TestSyntax: Equatable {
    indirect enum Kind: Equatable {
        case comparison(OperandSyntax, Comparison, OperandSyntax)
        case between(OperandSyntax, low: OperandSyntax, high: OperandSyntax)
        case beginsWith(OperandSyntax, OperandSyntax)
        case isIn(OperandSyntax, [OperandSyntax])
        case contains(PathSyntax, OperandSyntax)
        case exists(PathSyntax)
        case missing(PathSyntax)
    }

    var kind: Kind
    /// The comparison sign, or the words that say what is tested.
    var operatorRange: Range<Int>
    var range: Range<Int>
}

enum OperandSyntax: Equatable {
    case path(PathSyntax)
    case size(PathSyntax, range: Range<Int>)
    case parameter(ParameterSyntax)
    case text(String, range: Range<Int>)
    case number(String, range: Range<Int>)
    case bool(Bool, range: Range<Int>)
    case now(range: Range<Int>)

    var range: Range<Int> {
        switch self {
        case .path(let path): path.range
        case .parameter(let parameter): parameter.range
        case .size(_, let range), .text(_, let range), .number(_, let range), .bool(_, let range), .now(let range):
            range
        }
    }
}

/// `address.city|lower`.
struct PathSyntax: Equatable {
    /// The attribute, then members; at least one.
    var names: [NameSyntax]
    var transforms: [TransformSyntax] = []

    /// As messages call it, without the transforms.
    var text: String { names.count == 1 ? names[0].text : names.map(\.text).joined(separator: ".") }

    var range: Range<Int> {
        let end = transforms.last?.range.upperBound ?? names.last?.range.upperBound ?? 0
        return (names.first?.range.lowerBound ?? 0)..<end
    }
}

/// `-$step.attribute?`.
struct ParameterSyntax: Equatable {
    /// Without the `$`.
    var name: NameSyntax
    var member: NameSyntax?
    var isNegated = false
    var isOptional = false
    var range: Range<Int>
}

/// Why a condition does not parse: the first fault from the left.
struct ConditionFault: Error, Equatable {
    enum Kind: Equatable {
        /// What was found (empty at the end) where the other was expected.
        case unexpected(String, expected: String)
        /// A sign of another language, and the one of this.
        case foreignOperator(String, ours: String)
        case doubleQuotes
        case unclosedText
        case unclosedBackquote
        /// A word of the grammar where a name is expected.
        case reservedWord(String)
        /// `between`, and no second bound before the next test.
        case oneBound
        /// A name before `(` that is none of the functions.
        case unknownFunction(String)
        /// A character that the grammar has no use for.
        case unknownCharacter(String)
        /// `(` within `(`, beyond what the compiler follows.
        case nestedTooDeep
    }

    var kind: Kind
    var range: Range<Int>
}
