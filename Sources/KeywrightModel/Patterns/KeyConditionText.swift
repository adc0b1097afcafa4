package import KeywrightDiagnostics

/// `using: PK = 'USER#<userId>' and SK begins with 'ORDER'`: a key condition as existing code has it, on key attributes.
///
/// Its attributes are those of some key of the table, and its placeholders are bound; whether DynamoDB takes it, and what
/// it reads, is not decided here.
package struct KeyConditionText: Sendable {
    package enum Kind: Sendable {
        /// Never `!=`.
        case comparison(Comparison, Template)
        case between(low: Template, high: Template)
        case beginsWith(Template)
    }

    package struct Test: Sendable {
        /// A key attribute by its stored name.
        package var attribute: Spanned<String>
        package var kind: Kind
        package var span: SourceSpan

        package init(attribute: Spanned<String>, kind: Kind, span: SourceSpan) {
            self.attribute = attribute
            self.kind = kind
            self.span = span
        }
    }

    package struct Template: Sendable {
        package enum Part: Sendable {
            case literal(String)
            case placeholder(Placeholder)
        }

        package var parts: [Part]
        /// With the quotes.
        package var span: SourceSpan

        package init(parts: [Part], span: SourceSpan) {
            self.parts = parts
            self.span = span
        }

        package var placeholders: [Placeholder] {
            parts.compactMap { part in
                switch part {
                case .literal: nil
                case .placeholder(let placeholder): placeholder
                }
            }
        }
    }

    /// `<path[:$name]{|transform}>`, or `<path:$name...>`.
    package struct Placeholder: Sendable {
        package var entity: EntityID
        package var reference: AttributeReference
        /// The parameter: a value of the attribute, to which the transforms apply.
        package var parameter: ParameterReference
        /// Whether the parameter is any beginning of the value's text.
        package var isBeginning: Bool

        package init(
            entity: EntityID, reference: AttributeReference, parameter: ParameterReference, isBeginning: Bool
        ) {
            self.entity = entity
            self.reference = reference
            self.parameter = parameter
            self.isBeginning = isBeginning
        }
    }

    /// All of them hold.
    package var tests: [Test]
    package var span: SourceSpan

    package init(tests: [Test], span: SourceSpan) {
        self.tests = tests
        self.span = span
    }

    /// From the first test to the last, without quotes around them.
    package var textSpan: SourceSpan {
        tests.dropFirst().reduce(tests.first?.span ?? span) { $0.union($1.span) }
    }

    package var placeholders: [Placeholder] { tests.flatMap { $0.kind.templates.flatMap(\.placeholders) } }
}

extension KeyConditionText.Kind {
    package var templates: [KeyConditionText.Template] {
        switch self {
        case .comparison(_, let template), .beginsWith(let template): [template]
        case .between(let low, let high): [low, high]
        }
    }
}
