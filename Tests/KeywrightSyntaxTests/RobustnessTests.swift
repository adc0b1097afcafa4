import KeywrightDiagnostics
import KeywrightSyntax
import Testing

/// Whatever the bytes: a tree or findings, never a crash, and every place within the file.
@Suite(.timeLimit(.minutes(30))) struct RobustnessTests {
    static let design = Array(shopDesign.utf8)

    /// Reads and holds all places to the file; returns what is wrong, or nil.
    private func fault(of bytes: [UInt8]) -> String? {
        var diagnostics = Diagnostics()
        let tree = parseYAML(SourceFile(path: "t.yaml", bytes: bytes), id: FileID(0), diagnostics: &diagnostics)
        if tree == nil, !diagnostics.hasErrors { return "neither a tree nor a finding" }
        for finding in diagnostics.all {
            for label in [finding.primary] + finding.related {
                guard isWithin(label.span, bytes) else { return "\(label) is out of the file" }
            }
        }
        guard let root = tree?.root else { return nil }
        return fault(of: root, parent: nil, bytes: bytes)
    }

    private func isWithin(_ span: SourceSpan, _ bytes: [UInt8]) -> Bool {
        span.lower <= span.upper && Int(span.upper) <= bytes.count
    }

    private func fault(of node: SyntaxNode, parent: SourceSpan?, bytes: [UInt8]) -> String? {
        let span = node.span
        for place in [span, node.contentSpan, node.use, node.trailingComment, node.tag, node.anchor] {
            guard let place else { continue }
            guard isWithin(place, bytes) else { return "\(place) is out of the file" }
        }
        if let parent, node.use == nil, span.lower < parent.lower || span.upper > parent.upper {
            return "\(span) is out of its parent's \(parent)"
        }
        // A plain scalar on one line is the text that stands there: a mark that is off by one shows here.
        if node.isPlain, !node.sourceText.contains(where: \.isNewline),
            !node.sourceText.utf8.elementsEqual(node.text.utf8)
        {
            return "\(node.text) is not at \(span)"
        }
        var keys: Set<[UInt8]> = []
        for entry in node.entries {
            if !keys.insert(Array(entry.key.text.utf8)).inserted { return "\(entry.key.text) stands twice" }
            if entry.key.kind != .scalar { return "a key is no scalar" }
            for child in [entry.key, entry.value] {
                if let fault = fault(of: child, parent: span, bytes: bytes) { return fault }
            }
        }
        for element in node.elements {
            if let fault = fault(of: element, parent: span, bytes: bytes) { return fault }
        }
        if node.entries.map({ $0 }).count + node.elements.map({ $0 }).count != node.count { return "wrong count" }
        return nil
    }

    @Test func wholeDesign() {
        var diagnostics = Diagnostics()
        let tree = parseYAML(
            SourceFile(path: "t.yaml", bytes: Self.design), id: FileID(0), diagnostics: &diagnostics)
        #expect(diagnostics.all.isEmpty)
        let keys = tree?.root?.entries.map { $0.key.text }
        #expect(keys == ["keywright", "design", "description", "table", "types", "entities", "accessPatterns"])
        #expect(
            tree?.root?.value(of: "entities")?.value(of: "OrderItem")?.value(of: "key")?.value(of: "SK")?.text
                == "ITEM#<line|pad(4)>")
        #expect(fault(of: Self.design) == nil)
    }

    @Test func prefixes() {
        for length in 0...Self.design.count {
            if let fault = fault(of: Array(Self.design[..<length])) {
                Issue.record("\(length) bytes: \(fault)")
                return
            }
        }
    }

    @Test(arguments: 0..<8)
    func mutations(_ seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        let special: [[UInt8]] = [
            [0x00], [0x09], [0x0A], [0x0D], [0x0D, 0x0A], [0x22], [0x27], [0x23], [0x20], [0x26, 0x61], [0x2A, 0x61],
            [0x2C], [0x3A],
            [0x3A, 0x20], [0x3F, 0x20], [0x5B], [0x5D], [0x7B], [0x7D], [0x7C], [0x3E], [0x21], [0x21, 0x62, 0x20],
            [0x2D, 0x20],
            [0x2D, 0x2D, 0x2D, 0x0A], [0x3C, 0x3C], [0xEF, 0xBB, 0xBF], [0xC3, 0xA9], [0xF0, 0x9F, 0x9B, 0x92], [0x80],
            [0xFF],
            [0xC2, 0x85], [0xE2, 0x80, 0xA8], [0x20, 0x23], [0x5C], [0x25], [0x40], [0x60],
        ]
        for round in 0..<400 {
            // Pieces of the design, so that one fault does not always end the reading early.
            let length = round % 2 == 0 ? Self.design.count : 40 + random.below(300)
            let start = random.below(Self.design.count - length + 1)
            var bytes = Array(Self.design[start..<start + length])
            for _ in 0...random.below(6) {
                let position = random.below(bytes.count)
                let piece = special[random.below(special.count)]
                switch random.below(4) {
                case 0: bytes.replaceSubrange(position..<position + 1, with: piece)
                case 1: bytes.insert(contentsOf: piece, at: position)
                case 2: bytes.removeSubrange(position..<min(bytes.count, position + 1 + random.below(20)))
                default: bytes[position] = UInt8(random.below(256))
                }
                if bytes.isEmpty { bytes = [0x61] }
            }
            if let fault = fault(of: bytes) {
                Issue.record("\(fault) in \(String(decoding: bytes, as: UTF8.self).debugDescription)")
                return
            }
        }
    }

    /// Small texts of the characters that YAML lives by: all sorts of nesting, keys and properties.
    @Test(arguments: 0..<8)
    func soups(_ seed: Int) {
        var random = SplitMix(seed: UInt64(100 + seed))
        let pieces = [
            "a", "b", "é", "🛒", ": ", ":", ", ", "- ", "? ", "{ ", "}", "[", "]", "&a ", "*a", "*a ", "!t ", "<<: ",
            "'", "\"", "\n", "\n ",
            "\n  ", "\r\n", "# c\n", " #", "|\n", ">\n ", "---\n", "...\n", "\u{85}", "x y", "a: b\n", "- c\n",
            "{a: b}", "[c, d]", "<<: *a\n",
        ]
        var trees = 0
        for _ in 0..<4000 {
            let text = (0..<1 + random.below(14)).map { _ in pieces[random.below(pieces.count)] }.joined()
            if let fault = fault(of: Array(text.utf8)) {
                Issue.record("\(fault) in \(text.debugDescription)")
                return
            }
            var diagnostics = Diagnostics()
            if parseYAML(SourceFile(path: "t", text: text), id: FileID(0), diagnostics: &diagnostics) != nil {
                trees += 1
            }
        }
        #expect(trees > 400)
    }
}
