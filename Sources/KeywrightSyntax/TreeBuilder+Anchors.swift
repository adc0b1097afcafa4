import KeywrightDiagnostics

extension TreeBuilder {
    /// What an anchor names.
    struct Anchor {
        var node: UInt32
        var span: SourceSpan
        /// How many nodes an alias brings in. Nil while the node is open: an alias within it would have no end.
        var size: Int?
        var height = 0
    }

    /// Keeps the properties of a node, and its anchor for aliases to come; a name used again is named anew.
    /// - Returns: the anchor's symbol.
    @discardableResult
    mutating func record(_ scan: NodePropertyScan, of node: UInt32, isOpen: Bool = false) -> UInt32? {
        properties.append(NodeProperties(node: node, anchor: scan.anchor, tag: scan.tag))
        guard let range = scan.anchor else { return nil }
        let name = symbols.intern(UnsafeBufferPointer(rebasing: source[range.dropFirst()]))
        anchors[name] = Anchor(node: node, span: span(range.lowerBound, range.upperBound), size: isOpen ? nil : 1)
        return name
    }

    /// Makes the anchor of the collection that closes usable.
    mutating func closeAnchor(_ name: UInt32) {
        // The name may have been given again within the node; then the inner node has it.
        guard let anchor = anchors[name], anchor.node == top.node else { return }
        anchors[name]?.size = nodes.count - Int(anchor.node) + top.imported
        anchors[name]?.height = top.height + 1
    }

    /// Puts what the anchor names in the place of an alias; the marks are libyaml's.
    mutating func alias(_ name: UnsafeBufferPointer<UInt8>, start: Int, end: Int) {
        let lower = cursor.offset(of: start)
        let place = span(lower, cursor.offset(of: end))
        let text = String(decoding: name, as: UTF8.self)
        guard let anchor = anchors[symbols.intern(name)] else {
            stop(.undefinedAlias(text, at: place))
            return
        }
        guard let size = anchor.size else {
            stop(.endlessAlias(text, at: place, anchor: anchor.span))
            return
        }
        let id = UInt32(nodes.count)
        nodes.append(
            ArenaNode(
                kind: .alias, style: .plain, flags: [], lower: place.lower, upper: place.upper, first: anchor.node))
        attach(id)
        top.height = max(top.height, anchor.height)
        if depth + anchor.height > YAMLLimits.nesting { stop(.nestedTooDeeply(at: place)) }
        importNodes(size, at: place)
    }

    /// Counts nodes that an alias or a merge brings in.
    mutating func importNodes(_ count: Int, at place: SourceSpan) {
        top.imported += count
        importedInAll += count
        if importedInAll > YAMLLimits.expandedNodes, !isStopped { stop(.expandsTooFar(at: place)) }
    }
}
