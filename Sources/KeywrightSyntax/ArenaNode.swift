/// A node of the arena: plain data, 24 bytes, linked by indices.
///
/// The children of a sequence hang on `first` and `next`; those of a mapping too, key and value in turn. What an alias or a
/// merge brings in is a slot of kind `.alias`: it has a place in its parent's chain and names the node that it stands for,
/// which is never itself an alias.
struct ArenaNode: BitwiseCopyable {
    enum Kind: UInt8 { case scalar, sequence, mapping, alias }

    /// What `next` and `first` hold where nothing follows.
    static let none = UInt32.max

    var kind: Kind
    var style: ScalarStyle
    var flags: Flags
    /// The first byte of the node in the file, and the one after its last. Of an alias, those of the alias itself.
    var lower: UInt32
    var upper: UInt32
    /// A scalar's symbol, a collection's first child, an alias' target.
    var first: UInt32
    /// How many children a collection has; a mapping's keys and values both count.
    var count: UInt32 = 0
    var next: UInt32 = Self.none

    struct Flags: OptionSet, BitwiseCopyable {
        let rawValue: UInt8

        /// A collection in `{ }` or `[ ]`.
        static let flow = Flags(rawValue: 1)
        /// An empty value of a mapping whose key no colon follows.
        static let withoutColon = Flags(rawValue: 2)
        /// A key or value that `<<` brought in.
        static let merged = Flags(rawValue: 4)
        /// The node has an anchor or a tag, in the side table.
        static let hasProperties = Flags(rawValue: 8)
    }
}

/// How a scalar is written.
package enum ScalarStyle: UInt8, Sendable, BitwiseCopyable {
    case plain, singleQuoted, doubleQuoted
    /// After `|`.
    case literal
    /// After `>`.
    case folded
}

/// The anchor and the tag of a node as they stand in the file; in a side table since hardly any node has them.
struct NodeProperties {
    var node: UInt32
    var anchor: Range<Int>?
    var tag: Range<Int>?
}
