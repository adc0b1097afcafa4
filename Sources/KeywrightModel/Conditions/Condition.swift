package import KeywrightDiagnostics

/// A `where`, `filter`, `if` or `when`, bound to one entity's attributes (LANGUAGE, Conditions).
package indirect enum Condition: Sendable {
    case all([Condition])
    case any([Condition])
    case not(Condition)
    case test(Test)

    /// From the first test to the last.
    package var span: SourceSpan? {
        let tests = tests
        return tests.first.map { first in tests.dropFirst().reduce(first.span) { $0.union($1.span) } }
    }

    /// The tests in order of writing, whatever joins them.
    package var tests: [Test] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap(\.tests)
        case .not(let part): part.tests
        case .test(let test): [test]
        }
    }
}

/// One comparison or function, and where it stands.
package struct Test: Sendable {
    package indirect enum Kind: Sendable {
        case comparison(Operand, Comparison, Operand)
        case between(Operand, low: Operand, high: Operand)
        case beginsWith(Operand, Operand)
        case isIn(Operand, [Operand])
        case contains(AttributeReference, Operand)
        case exists(AttributeReference)
        case missing(AttributeReference)
    }

    package var kind: Kind
    package var span: SourceSpan

    package init(_ kind: Kind, span: SourceSpan) {
        self.kind = kind
        self.span = span
    }

    /// Both sides, and the values of a list, in order of writing.
    package var operands: [Operand] {
        switch kind {
        case .comparison(let left, _, let right), .beginsWith(let left, let right): [left, right]
        case .between(let value, let low, let high): [value, low, high]
        case .isIn(let value, let list): [value] + list
        case .contains(let reference, let element): [.attribute(reference), element]
        case .exists(let reference), .missing(let reference): [.attribute(reference)]
        }
    }
}

package enum Comparison: String, Sendable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="

    /// The comparison with its sides exchanged.
    package var flipped: Comparison {
        switch self {
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        }
    }

    /// DynamoDB's own sign.
    package var expressionText: String { self == .notEqual ? "<>" : rawValue }
}

/// A side of a test.
package enum Operand: Sendable {
    case attribute(AttributeReference)
    case size(AttributeReference)
    case parameter(ParameterReference)
    /// A literal of the type of the attribute that it meets.
    case literal(LiteralValue, span: SourceSpan)
    case now
}

/// An attribute of the entity that the condition is bound to.
package struct AttributeReference: Sendable {
    package var attribute: AttributeID
    /// Members below it.
    package var path: [String]
    package var transforms: [Transform]
    package var span: SourceSpan

    package init(attribute: AttributeID, path: [String] = [], transforms: [Transform] = [], span: SourceSpan) {
        self.attribute = attribute
        self.path = path
        self.transforms = transforms
        self.span = span
    }
}

/// `$name`, or `$step.attribute` in a transaction.
package struct ParameterReference: Sendable {
    package var name: String
    /// The attribute of another step's item.
    package var member: String?
    /// `-$name`.
    package var isNegated: Bool
    package var span: SourceSpan

    package init(name: String, member: String? = nil, isNegated: Bool = false, span: SourceSpan) {
        self.name = name
        self.member = member
        self.isNegated = isNegated
        self.span = span
    }
}
