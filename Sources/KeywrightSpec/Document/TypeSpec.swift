package import KeywrightDiagnostics

/// An entry of `types:`.
package struct TypeEntrySpec: Sendable {
    package var name: SpecText
    /// The whole entry.
    package var origin: SourceSpan
    package var description: String?
    /// nil where it could not be read.
    package var type: TypeSpec?
    package var settings = ValueSettingsSpec()
}

/// What stands beside a type and is about the values that bear a name: of an attribute, of a member, or of all that are
/// of a named type.
package struct ValueSettingsSpec: Sendable {
    package var defaultValue: ValueSpec?
    /// Whether there may be a default that could not be read.
    package var isDefaultLost = false
    /// The place of `immutable: true`.
    package var immutable: SourceSpan?
    /// The name in DynamoDB.
    package var storedName: SpecText?
    /// The place of `stored: false`.
    package var unstored: SourceSpan?
}

/// A type, as text or as a map with constraints.
package struct TypeSpec: Sendable {
    package enum Shape: Sendable {
        /// `list<Money>?`
        case text(SpecText)
        case enumeration([EnumCaseSpec], SourceSpan)
        case object([MemberSpec], SourceSpan)
    }

    package var shape: Shape
    package var constraints: ConstraintsSpec
    /// `as`: how the value is stored.
    package var storage: SpecText?
}

/// A name of an enum, and what is stored for it.
package struct EnumCaseSpec: Sendable {
    package var name: SpecText
    package var stored: SpecText
}

/// A member of an object.
package struct MemberSpec: Sendable {
    package var name: SpecText
    package var description: String?
    /// nil where it could not be read.
    package var type: TypeSpec?
    package var settings = ValueSettingsSpec()
}

/// The constraints as written; numbers are decimal text without an exponent.
package struct ConstraintsSpec: Sendable {
    enum Constraint: Sendable {
        case minimum(Entry<String>)
        case maximum(Entry<String>)
        case fraction(Entry<Int>)
        case minLength(Entry<Int>)
        case maxLength(Entry<Int>)
        case digits(Entry<Digits>)
        case pattern(Entry<SpecText>)
        case distinct(Entry<Double>)
        case hottest(Entry<Double>)
    }

    // A list, since most types have none or one: nine of them beside each other would make every attribute large.
    var all: [Constraint] = []

    package var isEmpty: Bool { all.isEmpty }

    package var minimum: Entry<String>? { first { if case .minimum(let entry) = $0 { entry } else { nil } } }
    package var maximum: Entry<String>? { first { if case .maximum(let entry) = $0 { entry } else { nil } } }
    package var fraction: Entry<Int>? { first { if case .fraction(let entry) = $0 { entry } else { nil } } }
    package var minLength: Entry<Int>? { first { if case .minLength(let entry) = $0 { entry } else { nil } } }
    package var maxLength: Entry<Int>? { first { if case .maxLength(let entry) = $0 { entry } else { nil } } }
    package var digits: Entry<Digits>? { first { if case .digits(let entry) = $0 { entry } else { nil } } }
    package var pattern: Entry<SpecText>? { first { if case .pattern(let entry) = $0 { entry } else { nil } } }
    /// How many values there are.
    package var distinct: Entry<Double>? { first { if case .distinct(let entry) = $0 { entry } else { nil } } }
    /// The share of requests that goes to the commonest value, from 0 to 1.
    package var hottest: Entry<Double>? { first { if case .hottest(let entry) = $0 { entry } else { nil } } }

    private func first<Value>(_ read: (Constraint) -> Entry<Value>?) -> Entry<Value>? {
        for constraint in all {
            if let entry = read(constraint) { return entry }
        }
        return nil
    }

    /// How many digits of a second's fraction the text of a timestamp has.
    package enum Digits: String, CaseIterable, Sendable {
        case none = "0"
        case three = "3"
        case six = "6"
        case nine = "9"
        case any
    }

    /// A constraint's value and the place of its key.
    package struct Entry<Value: Sendable>: Sendable {
        package var key: SourceSpan
        package var value: Value
        package var span: SourceSpan
    }
}

/// A value that is data: an example's, a default, or what an update sets.
package enum ValueSpec: Sendable {
    case scalar(SpecText)
    case list([ValueSpec], SourceSpan)
    case map([Member], SourceSpan)

    package struct Member: Sendable {
        package var name: SpecText
        package var value: ValueSpec
    }

    package var span: SourceSpan {
        switch self {
        case .scalar(let text): text.span
        case .list(_, let span), .map(_, let span): span
        }
    }
}
