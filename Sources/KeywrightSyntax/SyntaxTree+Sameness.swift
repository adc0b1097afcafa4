import KeywrightDiagnostics

extension SyntaxTree {
    /// Whether two trees differ in nothing but where their nodes stand: the same kinds, styles, texts, anchors, tags, aliases
    /// and merges in the same order, those that were left out with a finding too, and the same comments behind them.
    package func isSame(as other: SyntaxTree) -> Bool {
        let (one, two) = (storage, other.storage)
        guard one.root == two.root, one.nodes.count == two.nodes.count, one.texts.count == two.texts.count,
            one.properties.count == two.properties.count
        else { return false }
        return zip(one.nodes, two.nodes).allSatisfy { $0.isSame(as: $1) }
            && zip(one.texts, two.texts).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
            && zip(one.properties, two.properties).allSatisfy { left, right in
                left.node == right.node && one.bytes(left.anchor) == two.bytes(right.anchor)
                    && one.bytes(left.tag) == two.bytes(right.tag)
            }
            && one.nodes.indices.allSatisfy { one.trailingComment(of: $0) == two.trailingComment(of: $0) }
    }
}

extension ArenaNode {
    fileprivate func isSame(as other: ArenaNode) -> Bool {
        kind == other.kind && style == other.style && flags == other.flags && first == other.first
            && count == other.count && next == other.next
    }
}

extension SyntaxStorage {
    fileprivate func trailingComment(of node: Int) -> ArraySlice<UInt8>? {
        let comment = SyntaxNode(self, slot: UInt32(node)).trailingComment
        return comment.map { bytes[Int($0.lower)..<Int($0.upper)] }
    }

    fileprivate func bytes(_ range: Range<Int>?) -> ArraySlice<UInt8>? { range.map { bytes[$0] } }
}
