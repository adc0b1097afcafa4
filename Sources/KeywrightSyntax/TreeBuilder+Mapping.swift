import KeywrightDiagnostics

extension TreeBuilder {
    /// Drops keys that are no text and keys that stand there already, then applies `<<`.
    ///
    /// It runs when the mapping closes, so every mapping within it and every target of an alias is whole.
    mutating func closeMapping(_ mapping: UInt32) {
        var mergeValue = ArenaNode.none
        var last = ArenaNode.none
        var key = nodes[Int(mapping)].first
        while key != ArenaNode.none {
            let value = nodes[Int(key)].next
            let following = nodes[Int(value)].next
            let isKept: Bool
            switch enter(key, of: mapping) {
            case .name: isKept = true
            case .merge:
                isKept = false
                mergeValue = value
            case .refused: isKept = false
            }
            if isKept {
                last = value
            } else {
                link(following, after: last, of: mapping)
                nodes[Int(mapping)].count -= 2
            }
            key = following
        }
        guard mergeValue != ArenaNode.none else { return }
        var end = last
        merge(mergeValue, into: mapping, after: &end)
    }

    private enum KeyKind { case name, merge, refused }

    private mutating func enter(_ key: UInt32, of mapping: UInt32) -> KeyKind {
        let target = resolved(key)
        guard nodes[target].kind == .scalar else {
            report(.keyIsNoText(isMapping: nodes[target].kind == .mapping, at: span(of: key)))
            return .refused
        }
        let symbol = nodes[target].first
        if let earlier = symbols.enterKey(symbol, key: key, of: mapping) {
            report(.duplicateKey(symbols.text(of: symbol), at: span(of: key), first: span(of: earlier)))
            return .refused
        }
        return symbol == mergeSymbol && nodes[target].style == .plain ? .merge : .name
    }

    /// Adds the entries of a mapping, or of the mappings of a list, that are not there yet: so the mapping's own keys win, and
    /// of the list the first.
    private mutating func merge(_ value: UInt32, into mapping: UInt32, after end: inout UInt32) {
        let target = resolved(value)
        switch nodes[target].kind {
        case .mapping: mergeEntries(of: target, at: value, into: mapping, after: &end)
        case .sequence:
            var element = nodes[target].first
            while element != ArenaNode.none {
                let source = resolved(element)
                if nodes[source].kind == .mapping {
                    mergeEntries(
                        of: source, at: nodes[Int(value)].kind == .alias ? value : element, into: mapping, after: &end)
                } else {
                    report(.mergesNoMap(at: span(of: element)))
                }
                element = nodes[Int(element)].next
            }
        case .scalar, .alias: report(.mergesNoMap(at: span(of: value)))
        }
    }

    /// - Parameter use: the node at which the entries come in: an alias, or the mapping itself.
    private mutating func mergeEntries(of source: Int, at use: UInt32, into mapping: UInt32, after end: inout UInt32) {
        var key = nodes[source].first
        while key != ArenaNode.none, !isStopped {
            let value = nodes[Int(key)].next
            let keyTarget = UInt32(resolved(key))
            if symbols.enterKey(nodes[Int(keyTarget)].first, key: key, of: mapping) == nil {
                let slot = UInt32(nodes.count)
                for (offset, target) in [(UInt32(0), keyTarget), (1, UInt32(resolved(value)))] {
                    nodes.append(
                        ArenaNode(
                            kind: .alias, style: .plain, flags: .merged, lower: nodes[Int(use)].lower,
                            upper: nodes[Int(use)].upper, first: target, next: offset == 0 ? slot + 1 : ArenaNode.none))
                }
                link(slot, after: end, of: mapping)
                end = slot + 1
                nodes[Int(mapping)].count += 2
                importNodes(2, at: span(of: use))
            }
            key = nodes[Int(value)].next
        }
    }

    private mutating func link(_ node: UInt32, after last: UInt32, of mapping: UInt32) {
        if last == ArenaNode.none {
            nodes[Int(mapping)].first = node
        } else {
            nodes[Int(last)].next = node
        }
    }

    /// The node that a slot stands for: itself unless it is an alias.
    private func resolved(_ node: UInt32) -> Int {
        nodes[Int(node)].kind == .alias ? Int(nodes[Int(node)].first) : Int(node)
    }
}
