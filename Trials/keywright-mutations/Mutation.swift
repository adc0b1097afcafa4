import KeywrightDiagnostics
import KeywrightSyntax

/// A place of a design and what comes to stand there.
struct Mutation {
    /// Which of the designs.
    var design: Int
    var path: String
    var span: SourceSpan
    var kind: Kind

    enum Kind: String, CaseIterable {
        case removed, emptied, null, emptyList, emptyMap, list, map, number, negative, hugeNumber, fraction, text,
            keyword, empty
        case controls, beyond, long, template, condition

        /// What stands in the place afterwards.
        var replacement: String {
            switch self {
            case .removed, .emptied: ""
            case .null: "~"
            case .emptyList: "[]"
            case .emptyMap: "{}"
            case .list: "[a, [b], { c: d }]"
            case .map: "{ a: b, c: { d: [e] } }"
            case .number: "7"
            case .negative: "-1"
            case .hugeNumber: "99999999999999999999999999999999999999999"
            case .fraction: "0.5"
            case .text: "surprise"
            case .keyword: "'`Type`'"
            case .empty: "''"
            // NUL, an escape sequence, a line break, a bell; a quote, a delimiter and what would end a comment.
            case .controls: #""\0\e[31m\r\n\a\"*/ \"\"\" # \\ <x> |""#
            // Right-to-left override, a combining mark, a flag, the greatest scalar.
            case .beyond: #""\u202E\u0301\U0001F1E9\U0010FFFF""#
            case .long: String(repeating: "long", count: 300)
            case .template: "'<<a>|pad(4)>\\<<b.c|lower|upper>'"
            case .condition: "'not (a = $b or c in (1, ''x'')) and size(d) > -$e?'"
            }
        }
    }

    var title: String { "\(path) [\(span.lower)..<\(span.upper)] \(kind.rawValue)" }

    func broken(_ files: [SourceFile]) -> SourceFile {
        var file = files[design]
        file.bytes.replaceSubrange(Int(span.lower)..<Int(span.upper), with: kind.replacement.utf8)
        return file
    }

    /// Every mutation of every node, in the order of the file.
    static func all(of file: SourceFile, at design: Int) -> [Mutation] {
        var diagnostics = Diagnostics()
        guard let root = parseYAML(file, id: FileID(0), diagnostics: &diagnostics)?.root else { return [] }
        var spans: [(span: SourceSpan, kinds: [Kind])] = []
        collect(root, into: &spans)
        return spans.flatMap { place in
            place.kinds.map { Mutation(design: design, path: file.path, span: place.span, kind: $0) }
        }
    }

    private static let ofNodes = Kind.allCases.filter { $0 != .removed }

    private static func collect(_ node: SyntaxNode, into spans: inout [(span: SourceSpan, kinds: [Kind])]) {
        // What an alias brings in is mutated where it is written.
        guard node.use == nil else { return }
        spans.append((node.span, ofNodes))
        for element in node.elements {
            collect(element, into: &spans)
        }
        for entry in node.entries where !entry.isMerged {
            spans.append((entry.span, [.removed]))
            if entry.key.use == nil { spans.append((entry.key.span, ofNodes)) }
            collect(entry.value, into: &spans)
        }
    }
}
