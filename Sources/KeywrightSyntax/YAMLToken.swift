/// A token of a YAML file: what libyaml's scanner sees before there are nodes.
///
/// Between the ranges of two tokens stand blanks, line breaks and comments alone, so a reader of tokens misses no byte.
package struct YAMLToken: Sendable {
    package enum Kind: Sendable, Equatable {
        case directive, documentStart, documentEnd
        /// Stand for no text: a block begins or ends by its indentation.
        case blockSequenceStart, blockMappingStart, blockEnd
        case flowSequenceStart, flowSequenceEnd, flowMappingStart, flowMappingEnd
        /// `-`
        case blockEntry
        /// `,`
        case flowEntry
        /// `?`, or without text where what follows turns out to be a key.
        case key
        /// `:`
        case value
        case alias, anchor, tag
        case scalar(ScalarStyle)
    }

    package var kind: Kind
    /// The bytes in the file. That of a block scalar reaches to where libyaml stopped looking for more of it.
    package var range: Range<Int>
    /// How many Unicode scalars stand before it on its line.
    package var column: Int
}

/// The tokens of a file that `parseYAML` reads to its end; nil for one that it does not.
package func scanYAMLTokens(of bytes: [UInt8]) -> [YAMLToken]? {
    bytes.withUnsafeBufferPointer { source in
        let encoding = TextEncoding(of: source)
        if case .invalid = encoding { return nil }
        let base = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var cursor = MarkCursor(source: source, base: base, isASCII: encoding == .ascii)
        return readYAMLTokens(of: UnsafeBufferPointer(rebasing: source[base...]), cursor: &cursor)
    }
}
