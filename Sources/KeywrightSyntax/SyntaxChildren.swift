package import KeywrightDiagnostics

/// A key and its value.
package struct SyntaxEntry: Sendable {
    // One reference for both nodes: each costs a count up and down wherever an entry goes.
    private let storage: SyntaxStorage
    private let keySlot: UInt32
    private let keyIndex: UInt32
    private let valueSlot: UInt32
    private let valueIndex: UInt32

    init(_ storage: SyntaxStorage, slot: UInt32) {
        self.storage = storage
        keySlot = slot
        keyIndex = storage.target(of: slot)
        valueSlot = storage.nodes[Int(slot)].next
        valueIndex = storage.target(of: valueSlot)
    }

    package var key: SyntaxNode { SyntaxNode(storage, slot: keySlot, index: keyIndex) }
    package var value: SyntaxNode { SyntaxNode(storage, slot: valueSlot, index: valueIndex) }

    /// Which of the file's distinct texts the key is.
    package var keySymbol: Int { Int(storage.nodes[Int(keyIndex)].first) }

    /// Whether the key's text begins with these bytes.
    package func keyHasPrefix(_ prefix: StaticString) -> Bool {
        storage.symbols.hasPrefix(prefix, storage.nodes[Int(keyIndex)].first)
    }

    /// Whether a colon follows the key. Not so where a comma of a flow map has cut a text in two: `{ where: a = $x, b = $y }`
    /// has a second key `b = $y` without a colon and with an empty value.
    package var hasColon: Bool { !storage.nodes[Int(valueIndex)].flags.contains(.withoutColon) }

    /// Whether `<<` brought it in.
    package var isMerged: Bool { storage.nodes[Int(keySlot)].flags.contains(.merged) }

    /// From the key's start to the value's end, an alias being where it stands; of a merged entry what `<<` merges.
    package var span: SourceSpan {
        // A slot has the place of the use: of the alias, of what `<<` merges, or of the node itself.
        let first = storage.span(of: keySlot)
        return isMerged ? first : first.union(storage.span(of: valueSlot))
    }

    /// The slot of the entry that follows.
    fileprivate var next: UInt32 { storage.nodes[Int(valueSlot)].next }
}

/// The elements of a sequence.
package struct SyntaxElements: Sequence, Sendable {
    private let parent: SyntaxNode

    init(_ parent: SyntaxNode) { self.parent = parent }

    package var underestimatedCount: Int { parent.kind == .sequence ? parent.count : 0 }

    package func makeIterator() -> Iterator {
        Iterator(storage: parent.storage, slot: parent.kind == .sequence ? parent.node.first : ArenaNode.none)
    }

    package struct Iterator: IteratorProtocol {
        fileprivate let storage: SyntaxStorage
        fileprivate var slot: UInt32

        package mutating func next() -> SyntaxNode? {
            guard slot != ArenaNode.none else { return nil }
            let node = SyntaxNode(storage, slot: slot)
            slot = storage.nodes[Int(slot)].next
            return node
        }
    }
}

/// The entries of a mapping.
package struct SyntaxEntries: Sequence, Sendable {
    private let parent: SyntaxNode

    init(_ parent: SyntaxNode) { self.parent = parent }

    package var underestimatedCount: Int { parent.kind == .mapping ? parent.count : 0 }

    package func makeIterator() -> Iterator {
        Iterator(storage: parent.storage, slot: parent.kind == .mapping ? parent.node.first : ArenaNode.none)
    }

    package struct Iterator: IteratorProtocol {
        fileprivate let storage: SyntaxStorage
        fileprivate var slot: UInt32

        package mutating func next() -> SyntaxEntry? {
            guard slot != ArenaNode.none else { return nil }
            let entry = SyntaxEntry(storage, slot: slot)
            slot = entry.next
            return entry
        }
    }
}
