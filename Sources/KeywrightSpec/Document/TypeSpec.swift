package import KeywrightDiagnostics

/// An entry of `types:`.
package struct TypeEntrySpec: Sendable {
    package var name: SpecText
    /// The whole entry.
    package var origin: SourceSpan
    package var description: String?
    /// nil where it could not be read.
    package var type: TypeSpec?
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
}

/// The constraints as written; numbers are decimal text without an exponent.
package struct ConstraintsSpec: Sendable {
    package var minimum: Entry<String>?
    package var maximum: Entry<String>?
    package var fraction: Entry<Int>?
    package var minLength: Entry<Int>?
    package var maxLength: Entry<Int>?

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
