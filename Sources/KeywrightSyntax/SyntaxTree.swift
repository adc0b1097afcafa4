package import KeywrightDiagnostics

/// A YAML file as it was written, each node with its place.
package struct SyntaxTree: Sendable {
    let storage: SyntaxStorage

    init(_ storage: SyntaxStorage) { self.storage = storage }

    package var file: FileID { storage.file }

    /// The document's node; nil where the file holds none, or only an empty one.
    package var root: SyntaxNode? {
        guard storage.root != ArenaNode.none else { return nil }
        let root = SyntaxNode(storage, slot: storage.root)
        return root.isEmpty ? nil : root
    }

    /// How many distinct texts the file's scalars have. Symbols are the numbers below it.
    package var symbolCount: Int { storage.texts.count }

    /// Which of the file's distinct texts `text` is, byte for byte; nil where no scalar has it.
    package func symbol(of text: String) -> Int? { storage.symbols.symbol(of: text).map { Int($0) } }

    /// The text of a symbol.
    package func text(of symbol: Int) -> String { storage.texts[symbol] }

    /// The source text of a span of this file.
    package func text(of span: SourceSpan) -> String {
        let lower = min(Int(span.lower), storage.bytes.count)
        let upper = max(lower, min(Int(span.upper), storage.bytes.count))
        return String(decoding: storage.bytes[lower..<upper], as: UTF8.self)
    }
}

/// What all nodes of a tree share. Nothing in it changes once it is made.
final class SyntaxStorage: Sendable {
    let file: FileID
    let bytes: [UInt8]
    let nodes: ContiguousArray<ArenaNode>
    let symbols: SymbolTable
    /// The distinct texts, by symbol.
    let texts: ContiguousArray<String>
    /// In the order of the nodes.
    let properties: [NodeProperties]
    let root: UInt32

    init(
        file: FileID, bytes: [UInt8], nodes: ContiguousArray<ArenaNode>, symbols: consuming SymbolTable,
        properties: [NodeProperties], root: UInt32
    ) {
        self.file = file
        self.bytes = bytes
        self.nodes = nodes
        texts = symbols.texts()
        self.symbols = symbols
        self.properties = properties
        self.root = root
    }

    /// The node that a slot stands for: itself unless it is an alias.
    func target(of slot: UInt32) -> UInt32 {
        let node = nodes[Int(slot)]
        return node.kind == .alias ? node.first : slot
    }

    /// The place of a slot, an alias' own.
    func span(of slot: UInt32) -> SourceSpan {
        let node = nodes[Int(slot)]
        return span(Int(node.lower)..<Int(node.upper))
    }

    func span(_ range: Range<Int>) -> SourceSpan {
        SourceSpan(file: file, lower: range.lowerBound, upper: range.upperBound)
    }

    /// The anchor and tag of a node, by binary search.
    func properties(of node: UInt32) -> NodeProperties? {
        var low = 0
        var high = properties.count
        while low < high {
            let middle = (low + high) / 2
            if properties[middle].node < node { low = middle + 1 } else { high = middle }
        }
        return low < properties.count && properties[low].node == node ? properties[low] : nil
    }
}

extension TreeBuilder {
    /// The tree of what was read; `bytes` is the file.
    consuming func finish(bytes: [UInt8]) -> SyntaxStorage {
        SyntaxStorage(
            file: file, bytes: bytes, nodes: nodes, symbols: symbols, properties: properties, root: root)
    }
}
