import KeywrightSyntax

/// A token that stands for text, and where it belongs.
struct Piece {
    var kind: YAMLToken.Kind
    /// Of a block scalar, to the end of its last line.
    var range: Range<Int>
    /// The column in the file, which is a measure of depth for what begins a line.
    var column: Int
    /// What stands between it and the piece before.
    var gap: Range<Int>
    /// Whether it is the first piece on its line.
    var startsLine: Bool
    /// The collection that it stands in; nil outside of all. A closing bracket stands in its collection, an opening one not.
    var frame: Int?
    /// The innermost collection that is open behind it.
    var frameAfter: Int?
    /// Whether it is the first of a block collection.
    var opensBlock = false
    /// Whether it stands as deep as its collection: a key's first piece, or one of `-`, `?` and `:` as first of its line.
    var beginsEntry = false
    /// How far from its key's first column a value is set off; nil where one blank does.
    var offset: Int?
    /// The text behind a `|` or `>`.
    var blockScalar: BlockScalar?
    /// Where it begins and ends as shown; the end is that of its last line.
    var shownColumn = 0
    var shownEnd = 0
    /// Whether it is a scalar on several lines.
    var isMultiline = false

    var isOpening: Bool { kind == .flowMappingStart || kind == .flowSequenceStart }

    var isClosing: Bool { kind == .flowMappingEnd || kind == .flowSequenceEnd }
}

/// A collection: where its entries stand, in the file and as laid out.
struct Frame {
    enum Kind { case mapping, sequence, flowMapping, flowSequence }

    var kind: Kind
    var parent: Int?
    /// Of a block collection.
    var sourceColumn: Int
    /// A list that stands as deep as the key that it is the value of, which YAML allows.
    var isFlush = false
    /// Where its entries are laid out; of a flow collection, where a line within it begins.
    var column = 0
    /// Where the closing bracket of a flow collection stands if it is the first on its line.
    var closingColumn = 0
    /// Where the last key began.
    var keyColumn = 0

    var isFlow: Bool { kind == .flowMapping || kind == .flowSequence }

    var isMapping: Bool { kind == .mapping || kind == .flowMapping }
}

/// The blanks that belong between two pieces of one line.
func blanks(between left: YAMLToken.Kind, and right: YAMLToken.Kind) -> Int {
    switch (left, right) {
    case (.flowMappingStart, .flowMappingEnd), (.flowSequenceStart, _): 0
    // A tag or a colon would take what touches it into itself.
    case (.tag, _), (.anchor, _), (.value, _): 1
    case (_, .flowEntry), (_, .flowSequenceEnd): 0
    case (.scalar, .value), (.flowMappingEnd, .value), (.flowSequenceEnd, .value): 0
    default: 1
    }
}
