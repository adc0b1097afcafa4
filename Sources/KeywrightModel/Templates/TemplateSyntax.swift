/// A key template or a placeholder's inside as the text says it, before any name is bound.
///
/// Ranges count UTF-8 bytes from the start of the text.
struct TemplateSyntax: Equatable {
    enum Part: Equatable {
        /// Without the escapes; `range` holds them.
        case literal(String, Range<Int>)
        case placeholder(PlaceholderSyntax)
    }

    var parts: [Part]
}

/// `<address.city|lower>`; in a `using` also `<userId:$id|lower>` and `<orderId:$begin...>`.
struct PlaceholderSyntax: Equatable {
    /// The attribute, then members; at least one.
    var path: [NameSyntax]
    /// Without the `$`.
    var parameter: NameSyntax?
    /// Whether the parameter is any beginning of a value.
    var isBeginning = false
    var transforms: [TransformSyntax]
    /// With the angle brackets.
    var range: Range<Int>
}

/// A name and where it stands.
struct NameSyntax: Equatable {
    var text: String
    var range: Range<Int>
}

/// `pad(4)`.
struct TransformSyntax: Equatable {
    var name: NameSyntax
    /// What stands in the parentheses; nil where there are none.
    var argument: NameSyntax?

    /// From the name to the closing parenthesis.
    var range: Range<Int> {
        name.range.lowerBound..<(argument.map { $0.range.upperBound + 1 } ?? name.range.upperBound)
    }
}

/// Why a template does not parse: the first fault from the left.
struct TemplateFault: Error, Equatable {
    enum Kind: Equatable {
        case emptyPlaceholder
        /// A `<` without its `>`.
        case unclosedPlaceholder
        /// A `>` that closes nothing.
        case strayBracket
        /// A backslash before this character, or at the end of the text.
        case unknownEscape(String)
        /// What stands where a name or a transform is expected; empty at the placeholder's end.
        case unexpectedInPlaceholder(String)
        /// A `<` within a placeholder.
        case nestedPlaceholder
        case unclosedArgument
        /// Text behind the `)` of a transform.
        case unexpectedAfterArgument(String)
    }

    var kind: Kind
    var range: Range<Int>
}
