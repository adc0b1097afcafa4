package import KeywrightDiagnostics

/// A node of a YAML file: a view into the tree's arena, cheap to copy. Aliases are resolved: it is what they stand for.
package struct SyntaxNode: Sendable {
    package enum Kind: String, Sendable { case scalar, sequence, mapping }

    let storage: SyntaxStorage
    /// The place in the parent's chain, and the node there: two numbers only for what an alias or a merge brought in.
    let slot: UInt32
    let index: UInt32

    init(_ storage: SyntaxStorage, slot: UInt32) {
        self.init(storage, slot: slot, index: storage.target(of: slot))
    }

    init(_ storage: SyntaxStorage, slot: UInt32, index: UInt32) {
        self.storage = storage
        self.slot = slot
        self.index = index
    }

    var node: ArenaNode { storage.nodes[Int(index)] }

    package var kind: Kind {
        switch node.kind {
        // A node is never an alias: `init` follows it, and an alias never names another.
        case .scalar, .alias: .scalar
        case .sequence: .sequence
        case .mapping: .mapping
        }
    }

    /// Where the node is written: with its quotes or brackets, without its anchor and tag. A block map or list reaches from its
    /// first child's start to its last child's end. What an alias brought in has the place of the original.
    package var span: SourceSpan { storage.span(Int(node.lower)..<Int(node.upper)) }

    /// Where it is used, if that is not where it is written: the alias, or what `<<` merges.
    package var use: SourceSpan? {
        guard slot != index else { return nil }
        let alias = storage.nodes[Int(slot)]
        return storage.span(Int(alias.lower)..<Int(alias.upper))
    }

    /// A scalar's text, as YAML reads it; empty for a map or list.
    package var text: String { node.kind == .scalar ? storage.texts[Int(node.first)] : "" }

    /// How a scalar is written; `plain` for a map or list.
    package var style: ScalarStyle { node.style }

    /// A scalar without quotes or a block indicator.
    package var isPlain: Bool { node.kind == .scalar && node.style == .plain }

    package var isQuoted: Bool { node.style == .singleQuoted || node.style == .doubleQuoted }

    /// A map or list in `{ }` or `[ ]`, or a lone `key: value` within `[ ]`.
    package var isFlow: Bool { node.flags.contains(.flow) }

    /// A plain scalar without text: a value that is not there.
    package var isEmpty: Bool { isPlain && storage.symbols.isEmpty(node.first) }

    /// A plain scalar that is empty, `~` or `null`.
    package var isNull: Bool { isPlain && (text.isEmpty || text == "~" || text == "null") }

    /// How many elements or entries it has; 0 for a scalar.
    package var count: Int {
        switch node.kind {
        case .scalar, .alias: 0
        case .sequence: Int(node.count)
        case .mapping: Int(node.count) / 2
        }
    }

    /// The elements of a sequence in order; none for other nodes.
    package var elements: SyntaxElements { SyntaxElements(self) }

    /// The entries of a mapping in order, those that `<<` brings in last; none for other nodes. Their keys are scalars, and
    /// distinct.
    package var entries: SyntaxEntries { SyntaxEntries(self) }

    /// The value of a key, found by its bytes in linear time.
    package func value(of key: String) -> SyntaxNode? {
        storage.symbols.symbol(of: key).flatMap { entry(of: Int($0)) }?.value
    }

    /// The entry whose key has a symbol, found in linear time.
    package func entry(of symbol: Int) -> SyntaxEntry? {
        var slot = kind == .mapping ? node.first : ArenaNode.none
        while slot != ArenaNode.none {
            let key = storage.nodes[Int(slot)]
            let target = key.kind == .alias ? storage.nodes[Int(key.first)] : key
            if Int(target.first) == symbol { return SyntaxEntry(storage, slot: slot) }
            slot = storage.nodes[Int(key.next)].next
        }
        return nil
    }

    /// The anchor with its `&`.
    package var anchor: SourceSpan? { properties?.anchor.map(storage.span) }

    /// The tag with its `!`: text that YAML takes away from the value.
    package var tag: SourceSpan? { properties?.tag.map(storage.span) }

    private var properties: NodeProperties? {
        node.flags.contains(.hasProperties) ? storage.properties(of: index) : nil
    }

    /// The source text of `span`.
    package var sourceText: String {
        String(decoding: storage.bytes[Int(node.lower)..<Int(node.upper)], as: UTF8.self)
    }

    /// The comment that begins behind the node on its line, from `#` to the end of the line: text that YAML swallows.
    ///
    /// For an empty value it is looked for behind the colon. What an alias brought in has none.
    package var trailingComment: SourceSpan? {
        guard slot == index else { return nil }
        let bytes = storage.bytes
        var lower = Int(node.upper)
        while lower < bytes.count, isBlank(bytes[lower]) { lower += 1 }
        guard lower < bytes.count, bytes[lower] == UInt8(ascii: "#"), lower > 0, isBlankOrBreak(bytes[lower - 1]) else {
            return nil
        }
        var upper = lower
        bytes.withUnsafeBufferPointer { bytes in
            while upper < bytes.count, breakWidth(bytes, at: upper) == 0 { upper += 1 }
        }
        while isBlank(bytes[upper - 1]) { upper -= 1 }
        return storage.span(lower..<upper)
    }
}
