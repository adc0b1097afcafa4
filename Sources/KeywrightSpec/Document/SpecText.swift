package import KeywrightDiagnostics
import KeywrightSyntax

/// The text of a scalar, and where each part of it stands.
package struct SpecText: Sendable {
    private let node: SyntaxNode

    init(_ node: SyntaxNode) { self.node = node }

    package var value: String { node.text }

    /// Whether it stands in quotes.
    package var isQuoted: Bool { node.isQuoted }

    /// With its quotes.
    package var span: SourceSpan { node.span }

    /// Within its quotes.
    package var contentSpan: SourceSpan { node.contentSpan }

    /// The place of some bytes of `value`; the whole scalar where they do not stand in the file as they are.
    package func span(of range: Range<Int>) -> SourceSpan { node.span(ofText: range) }

    package var spanned: Spanned<String> { Spanned(value, span) }
}
