internal import KeywrightRuntime

/// Which attributes of an item a request wants, as a tree of paths.
struct Projection: Sendable {
    /// The paths, no two of which overlap.
    let paths: [DocumentPath]
    private let root: Node

    private struct Node: Sendable {
        var isWanted = false
        var names: [(name: String, node: Node)] = []
        var elements: [(index: Int, node: Node)] = []
    }

    /// Makes a projection on paths that do not overlap.
    init(_ paths: [DocumentPath]) {
        self.paths = paths
        // In the order of the steps, so that paths with one beginning stand together and list elements in order.
        let sorted = paths.sorted { $0.steps.lexicographicallyPrecedes($1.steps) }
        root = Self.node(sorted.map { $0.steps[...] })
    }

    /// Reads a projection expression.
    static func read(_ expression: String, _ placeholders: inout Placeholders) throws(DynamoDBError) -> Projection {
        var cursor = try TokenCursor(expression, parameter: "ProjectionExpression")
        var findings = ExpressionFindings()
        var written: [PathSyntax] = []
        repeat { written.append(try cursor.path(keywords: [])) } while cursor.take(",")
        try cursor.expectEnd()
        var paths: [DocumentPath] = []
        for path in written { paths.append(findings.resolve(path, &placeholders)) }
        findings.checkClashes(paths)
        try findings.check(parameter: cursor.parameter)
        return Projection(paths)
    }

    private static func node(_ paths: [ArraySlice<DocumentPath.Step>]) -> Node {
        var node = Node()
        var start = 0
        while start < paths.count {
            guard let step = paths[start].first else {
                node.isWanted = true
                start += 1
                continue
            }
            var end = start
            while end < paths.count, paths[end].first == step { end += 1 }
            let child = Self.node(paths[start..<end].map { $0.dropFirst() })
            switch step {
            case .name(let name): node.names.append((name, child))
            case .index(let index): node.elements.append((index, child))
            }
            start = end
        }
        return node
    }

    /// What the item has of the paths: elements of a list close up, and a path that leads nowhere leaves nothing.
    func apply(to item: Item) -> Item {
        Self.members(root, of: item)
    }

    private static func members(_ node: Node, of map: [String: AttributeValue]) -> [String: AttributeValue] {
        var result: [String: AttributeValue] = [:]
        for (name, child) in node.names {
            if let value = map.value(exactly: name), let part = part(child, of: value) { result[name] = part }
        }
        return result
    }

    private static func part(_ node: Node, of value: AttributeValue) -> AttributeValue? {
        if node.isWanted { return value }
        switch value {
        case .m(let map) where !node.names.isEmpty:
            let members = members(node, of: map)
            return members.isEmpty ? nil : .m(members)
        case .l(let list) where !node.elements.isEmpty:
            let elements = node.elements.compactMap { element -> AttributeValue? in
                element.index < list.count ? part(element.node, of: list[element.index]) : nil
            }
            return elements.isEmpty ? nil : .l(elements)
        case .s, .n, .b, .bool, .null, .l, .m, .ss, .ns, .bs:
            return nil
        }
    }
}
