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
    package indirect enum Shape: Sendable {
        /// `list<Money>?`
        case text(SpecText)
        case enumeration([EnumCaseSpec], SourceSpan)
        case object([MemberSpec], SourceSpan)
    }

    package var shape: Shape
    /// nil for a type that is text alone.
    package var constraints: ConstraintsSpec?
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

/// The constraints as written; numbers are decimal text without an exponent. An object, since few types have any, and those
/// that have none are to be small.
package final class ConstraintsSpec: Sendable {
    package let minimum: Entry<String>?
    package let maximum: Entry<String>?
    package let fraction: Entry<Int>?
    package let minLength: Entry<Int>?
    package let maxLength: Entry<Int>?
    package let digits: Entry<Digits>?
    package let pattern: Entry<SpecText>?
    /// How many values there are.
    package let distinct: Entry<Double>?
    /// The share of requests that goes to the commonest value, from 0 to 1.
    package let hottest: Entry<Double>?

    init(
        minimum: Entry<String>?, maximum: Entry<String>?, fraction: Entry<Int>?, minLength: Entry<Int>?,
        maxLength: Entry<Int>?, digits: Entry<Digits>?, pattern: Entry<SpecText>?, distinct: Entry<Double>?,
        hottest: Entry<Double>?
    ) {
        self.minimum = minimum
        self.maximum = maximum
        self.fraction = fraction
        self.minLength = minLength
        self.maxLength = maxLength
        self.digits = digits
        self.pattern = pattern
        self.distinct = distinct
        self.hottest = hottest
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
package indirect enum ValueSpec: Sendable {
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
