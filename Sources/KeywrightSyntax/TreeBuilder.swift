import KeywrightDiagnostics

/// Builds the arena from libyaml's events.
///
/// All state is in this one value, passed `inout`: locals captured by closures would cost an exclusivity check an access.
/// Positions come in as libyaml counts them and are kept as byte offsets.
struct TreeBuilder: ~Copyable {
    /// A collection that is still open.
    struct Frame {
        var node: UInt32
        var isMapping: Bool
        var anchor: UInt32?
        var lastChild = ArenaNode.none
        var children: UInt32 = 0
        /// Nodes that aliases within brought in.
        var imported = 0
        /// How many collections are within each other below this one, aliases followed.
        var height = 0
    }

    let file: FileID
    let source: UnsafeBufferPointer<UInt8>
    var cursor: MarkCursor
    var nodes: ContiguousArray<ArenaNode> = []
    var symbols: SymbolTable
    var properties: [NodeProperties] = []
    var anchors: [UInt32: Anchor] = [:]
    var findings: [Diagnostic] = []
    /// Nodes that aliases and merge keys brought in, with all that hangs on them.
    var importedInAll = 0
    /// Set by a finding after which the file is not read on.
    var isStopped = false
    /// Set by a finding after which the file is read on for others of its kind, but gives no tree.
    var isSpoilt = false
    /// The symbol of `<<`.
    let mergeSymbol: UInt32
    /// The innermost open collection; its node is `none` outside of the root.
    var top = Frame(node: ArenaNode.none, isMapping: false, anchor: nil)
    private var stack: [Frame] = []
    private(set) var root = ArenaNode.none
    /// Where comments begin that were meant as text: libyaml was given the text without them.
    let lost: [Int]
    /// Where libyaml gave up.
    var stoppedAt: Int?

    /// - Parameters:
    ///   - source: the whole file; it must outlive the builder.
    ///   - base: where the text begins that libyaml is given.
    ///   - lost: where comments begin that were meant as text.
    init(_ source: UnsafeBufferPointer<UInt8>, file: FileID, base: Int, isASCII: Bool, lost: [Int] = []) {
        self.file = file
        self.lost = lost
        self.source = source
        cursor = MarkCursor(source: source, base: base, isASCII: isASCII)
        symbols = SymbolTable(expected: source.count / 80 + 64)
        let merge: StaticString = "<<"
        mergeSymbol = symbols.intern(UnsafeBufferPointer(start: merge.utf8Start, count: merge.utf8CodeUnitCount))
        nodes.reserveCapacity(source.count / 6 + 16)
    }

    /// - Parameters:
    ///   - start: libyaml's mark; so `end`.
    ///   - hasProperties: whether there is an anchor or a tag.
    mutating func scalar(
        _ text: UnsafeBufferPointer<UInt8>, _ style: ScalarStyle, start: Int, end: Int, hasProperties: Bool
    ) {
        var lower = cursor.offset(of: start)
        var upper = cursor.offset(of: end)
        let id = UInt32(nodes.count)
        var flags: ArenaNode.Flags = []
        if hasProperties {
            let scan = NodePropertyScan(source, from: lower, to: upper)
            lower = scan.content
            flags = .hasProperties
            record(scan, of: id)
        } else if text.isEmpty, style == .plain, top.isMapping, top.children & 1 == 1 {
            // libyaml puts a missing value before the token that follows; what matters is what stands right behind the key.
            let key = Int(nodes[Int(top.lastChild)].upper)
            let colon = skipSpace(source, from: key, to: lower)
            if colon < source.count, source[colon] == UInt8(ascii: ":") {
                lower = colon + 1
            } else {
                lower = key
                flags = .withoutColon
            }
            upper = lower
        }
        // The end of a block scalar is where libyaml stopped looking for more of it.
        if style == .literal || style == .folded {
            while upper > lower, isBlankOrBreak(source[upper - 1]) { upper -= 1 }
        }
        let isKey = top.isMapping && top.children & 1 == 0
        if text.count > (isKey ? YAMLLimits.keyBytes : YAMLLimits.textBytes) {
            isSpoilt = true
            report(.tooLong(isKey: isKey, bytes: text.count, at: span(lower, upper)))
        }
        let whole = lost.isEmpty || style != .plain ? nil : lostText(lower, upper)
        let symbol = symbols.intern(whole ?? text)
        nodes.append(
            ArenaNode(
                kind: .scalar, style: style, flags: flags, lower: UInt32(lower), upper: UInt32(max(lower, upper)),
                first: symbol))
        attach(id)
    }

    /// Opens a mapping or a sequence; `start` is libyaml's mark.
    mutating func open(isMapping: Bool, isFlow: Bool, start: Int, hasProperties: Bool) {
        var lower = cursor.offset(of: start)
        let id = UInt32(nodes.count)
        var flags: ArenaNode.Flags = isFlow ? .flow : []
        var anchor: UInt32?
        if hasProperties {
            let scan = NodePropertyScan(source, from: lower, to: source.count)
            lower = scan.content
            flags.insert(.hasProperties)
            anchor = record(scan, of: id, isOpen: true)
        }
        nodes.append(
            ArenaNode(
                kind: isMapping ? .mapping : .sequence, style: .plain, flags: flags, lower: UInt32(lower),
                upper: UInt32(lower), first: ArenaNode.none))
        attach(id)
        stack.append(top)
        top = Frame(node: id, isMapping: isMapping, anchor: anchor)
        if stack.count > YAMLLimits.nesting { stop(.nestedTooDeeply(at: span(lower, lower + 1))) }
    }

    /// Closes the innermost collection; the marks are libyaml's.
    mutating func close(start: Int, end: Int) {
        let closed = top.node
        let first = nodes[Int(closed)].first
        if end > start {
            nodes[Int(closed)].upper = UInt32(cursor.offset(of: end))
        } else if first != ArenaNode.none {
            // A block's end mark lies at the next token, behind blank lines and comments: its children are its extent.
            nodes[Int(closed)].lower = nodes[Int(first)].lower
            nodes[Int(closed)].upper = max(nodes[Int(top.lastChild)].upper, nodes[Int(first)].lower)
        }
        nodes[Int(closed)].count = top.children
        if top.isMapping { closeMapping(closed) }
        if let anchor = top.anchor { closeAnchor(anchor) }
        let frame = top
        top = stack.removeLast()
        top.imported += frame.imported
        top.height = max(top.height, frame.height + 1)
    }

    /// Hangs a new node on the innermost collection.
    mutating func attach(_ node: UInt32) {
        if top.lastChild != ArenaNode.none {
            nodes[Int(top.lastChild)].next = node
        } else if top.node != ArenaNode.none {
            nodes[Int(top.node)].first = node
        } else {
            root = node
            return
        }
        top.lastChild = node
        top.children &+= 1
    }

    /// How many collections are open.
    var depth: Int { stack.count }

    /// The collections that are open, from the outermost.
    var openNodes: [UInt32] { (stack + [top]).map(\.node).filter { $0 != ArenaNode.none } }

    mutating func report(_ finding: Diagnostic) {
        if findings.count < YAMLLimits.findings { findings.append(finding) }
    }

    mutating func stop(_ finding: Diagnostic) {
        findings.append(finding)
        isStopped = true
    }

    func span(_ lower: Int, _ upper: Int) -> SourceSpan {
        SourceSpan(file: file, lower: lower, upper: min(upper, source.count))
    }

    func span(of node: UInt32) -> SourceSpan { span(Int(nodes[Int(node)].lower), Int(nodes[Int(node)].upper)) }

    /// The character at a byte offset and its place: empty at a line break and at the end of the file.
    func character(at offset: Int) -> (place: SourceSpan, found: Unicode.Scalar?) {
        guard offset < source.count, !isBreak(source[offset]) else { return (span(offset, offset), nil) }
        let scalar = DecodedScalar.decode(source, at: offset)
        return (span(offset, offset + scalar.width), scalar.value)
    }
}
