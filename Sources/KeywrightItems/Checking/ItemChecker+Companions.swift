import KeywrightModel

/// The companions of unique values.
extension ItemChecker {
    func inspectCompanion(_ number: Int) -> ItemTotals.Row {
        let companion = check.companions[number]
        let text = item.text(keyNodes[0])
        let prefix = companion.set.prefix ?? []
        guard text.count > prefix.count, text.prefix(prefix.count).elementsEqual(prefix) else {
            note(
                .malformedCompanion, companion.name, check.table.keyAttributes[0].name, seen: "it is \(quoted(text))",
                expected: "a text that begins with \"\(String(decoding: prefix, as: UTF8.self))\"")
            return .companion(number)
        }
        if keyNodes.count > 1, !item.text(keyNodes[1]).elementsEqual("UNIQUE".utf8) {
            note(
                .malformedCompanion, companion.name, check.table.keyAttributes[1].name,
                seen: "it is \(item.shown(keyNodes[1]))",
                expected: "\"UNIQUE\"")
            return .companion(number)
        }
        guard let owner = ownerNodes() else {
            let node = item.value(check.owner)
            note(
                .malformedCompanion, companion.name, "owner",
                seen: node.map { "it is \(item.shown($0))" } ?? "it is missing",
                expected: "a map with the key of the item whose value it is")
            return .companion(number)
        }
        if sorter != nil {
            var hash = KeyHash(domain: 2)
            hash.add(text)
            record(hash.value, item: self.hash(ofKey: owner).low, role: .companion, set: companion.set.number)
        }
        return .companion(number)
    }

    /// The values of the key attributes in `owner`.
    func ownerNodes() -> [Int]? {
        guard let node = item.value(check.owner), item.nodes.base[node].type == .m else { return nil }
        var nodes: [Int] = []
        for attribute in check.table.keyAttributes {
            guard let value = item.member(node, [Array(attribute.name.utf8)]),
                item.nodes.base[value].type.name == attribute.type.rawValue
            else { return nil }
            nodes.append(value)
        }
        return nodes
    }
}
