package import KeywrightDiagnostics

extension SyntaxNode {
    /// Where a scalar's text stands: within the quotes of a quoted one. Of a block scalar, map or list the whole.
    package var contentSpan: SourceSpan { storage.span(contentRange) }

    /// Where a part of a scalar's text stands in the file; `range` counts UTF-8 bytes of `text`.
    ///
    /// Exact for plain and quoted scalars: over folded lines, doubled quotes and escapes too, an escape being kept whole. For
    /// block scalars, and for a range that the text does not have, it is the whole scalar.
    package func span(ofText range: Range<Int>) -> SourceSpan {
        let text = self.text
        guard node.kind == .scalar, style != .literal, style != .folded, range.lowerBound >= 0,
            range.upperBound <= text.utf8.count
        else { return span }
        let content = contentRange
        // Without escapes YAML only ever takes bytes away, so that texts of one length are in step: no walk is needed.
        if style != .doubleQuoted, content.count == text.utf8.count {
            return storage.span(content.lowerBound + range.lowerBound..<content.lowerBound + range.upperBound)
        }
        let place = storage.bytes.withUnsafeBufferPointer { source in
            Array(text.utf8).withUnsafeBufferPointer { text in
                var walk = ScalarWalk(source: source, content: content, text: text, style: style)
                return walk.place(of: range)
            }
        }
        return place.map(storage.span) ?? span
    }

    private var contentRange: Range<Int> {
        let whole = Int(node.lower)..<Int(node.upper)
        return isQuoted && whole.count >= 2 ? whole.lowerBound + 1..<whole.upperBound - 1 : whole
    }
}
