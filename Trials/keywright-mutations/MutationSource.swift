import KeywrightDiagnostics
import KeywrightSyntax

/// Makes every mutation of every node of a file, in the order of the file. Where one of many is meant, chance takes it.
struct MutationSource {
    private let file: SourceFile
    private let design: Int
    private var generator: SeededGenerator
    private var mutations: [Mutation] = []
    /// The values of the file that are small enough to stand in another's place.
    private var values: [Range<Int>] = []

    static func mutations(of file: SourceFile, at design: Int, seed: UInt64) -> [Mutation] {
        var diagnostics = Diagnostics()
        guard let root = parseYAML(file, id: FileID(0), diagnostics: &diagnostics)?.root else { return [] }
        var source = MutationSource(
            file: file, design: design, generator: SeededGenerator(seed: seed, stream: UInt64(design)))
        source.gatherValues(root)
        source.visit(root)
        return source.mutations
    }

    private init(file: SourceFile, design: Int, generator: SeededGenerator) {
        self.file = file
        self.design = design
        self.generator = generator
    }

    private mutating func add(_ name: String, _ edits: [(span: Range<Int>, text: String)], isGentle: Bool = false) {
        mutations.append(
            Mutation(
                design: design, path: file.path, name: name,
                edits: edits.sorted { $0.span.lowerBound < $1.span.lowerBound }, isGentle: isGentle))
    }

    private mutating func gatherValues(_ node: SyntaxNode) {
        guard node.use == nil else { return }
        if node.span.range.count < 120 { values.append(node.span.range) }
        for element in node.elements { gatherValues(element) }
        for entry in node.entries where !entry.isMerged { gatherValues(entry.value) }
    }

    // What an alias brings in is mutated where it is written.
    private mutating func visit(_ node: SyntaxNode) {
        guard node.use == nil else { return }
        replace(node)
        let elements = Array(node.elements)
        for (position, element) in elements.enumerated() {
            if position > 0 { alias(element, of: elements[position - 1]) }
            visit(element)
        }
        let entries = node.entries.filter { !$0.isMerged }
        for (position, entry) in entries.enumerated() {
            add("removed", [(entry.span.range, "")], isGentle: true)
            if position > 0 {
                alias(entry.value, of: entries[position - 1].value)
                rename(entry.key, to: entries[position - 1].key)
            }
            if entry.key.use == nil {
                replace(entry.key)
                renameEverywhere(entry.key)
            }
            swap(entry.value)
            visit(entry.value)
        }
    }

    private mutating func replace(_ node: SyntaxNode) {
        for kind in Mutation.Kind.allCases { add(kind.rawValue, [(node.span.range, kind.replacement)]) }
        if let name = Mutation.takenNames.randomElement(using: &generator) {
            add("is `\(name)`", [(node.span.range, name)])
        }
    }

    private mutating func alias(_ node: SyntaxNode, of sibling: SyntaxNode) {
        guard node.use == nil, sibling.use == nil, sibling.anchor == nil else { return }
        let start = sibling.span.range.lowerBound
        add("an alias of its neighbor", [(start..<start, "&here "), (node.span.range, "*here")], isGentle: true)
    }

    private mutating func rename(_ key: SyntaxNode, to other: SyntaxNode) {
        guard key.use == nil else { return }
        add("named like its neighbor", [(key.span.range, other.sourceText)])
    }

    private mutating func swap(_ value: SyntaxNode) {
        guard value.use == nil, let other = values.randomElement(using: &generator) else { return }
        let own = value.span.range
        guard !own.overlaps(other), own != other else { return }
        add("swapped", [(own, text(other)), (other, text(own))])
    }

    /// A name that Swift has, wherever the old one stands: so that what refers to it still does.
    private mutating func renameEverywhere(_ key: SyntaxNode) {
        let name = Array(key.text.utf8)
        guard !name.isEmpty, name.allSatisfy(isWordPart) else { return }
        var places: [Range<Int>] = []
        var start = 0
        while start + name.count <= file.bytes.count {
            let range = start..<start + name.count
            if file.bytes[range].elementsEqual(name), !isInWord(range) {
                places.append(range)
                start = range.upperBound
            } else {
                start += 1
            }
        }
        for _ in 0..<3 {
            guard let taken = Mutation.takenNames.randomElement(using: &generator) else { return }
            add("`\(key.text)` is `\(taken)` everywhere", places.map { ($0, taken) }, isGentle: true)
        }
    }

    private func isInWord(_ range: Range<Int>) -> Bool {
        let bytes = file.bytes
        return range.lowerBound > 0 && isWordPart(bytes[range.lowerBound - 1])
            || range.upperBound < bytes.count && isWordPart(bytes[range.upperBound])
    }

    private func isWordPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: file.bytes[range], as: UTF8.self) }
}

extension SourceSpan {
    fileprivate var range: Range<Int> { Int(lower)..<Int(upper) }
}
