extension SourceFile {
    /// The bytes of a span, cut to the file.
    package func bytes(of span: SourceSpan) -> ArraySlice<UInt8> {
        let lower = min(Int(span.lower), bytes.count)
        return bytes[lower..<max(lower, min(Int(span.upper), bytes.count))]
    }

    /// The text of a span, cut to the file; bytes that are not UTF-8 become U+FFFD.
    package func text(of span: SourceSpan) -> String { String(decoding: bytes(of: span), as: UTF8.self) }
}
