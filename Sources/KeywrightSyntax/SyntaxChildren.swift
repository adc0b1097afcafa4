package import KeywrightDiagnostics

/// A key and its value.
package struct SyntaxEntry: Sendable {
    package var key: SyntaxNode
    package var value: SyntaxNode

    /// Whether a colon follows the key. Not so where a comma of a flow map has cut a text in two: `{ where: a = $x, b = $y }`
    /// has a second key `b = $y` without a colon and with an empty value.
    package var hasColon: Bool { !value.node.flags.contains(.withoutColon) }

    /// Whether `<<` brought it in.
    package var isMerged: Bool { key.storage.nodes[Int(key.slot)].flags.contains(.merged) }

    /// From the key's start to the value's end, an alias being where it stands; of a merged entry what `<<` merges.
    package var span: SourceSpan {
        let first = key.use ?? key.span
        return isMerged ? first : first.union(value.use ?? value.span)
    }
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
            let key = SyntaxNode(storage, slot: slot)
            let value = SyntaxNode(storage, slot: storage.nodes[Int(slot)].next)
            slot = storage.nodes[Int(value.slot)].next
            return SyntaxEntry(key: key, value: value)
        }
    }
}
