import KeywrightDiagnostics
import KeywrightSyntax
import Testing

/// Where a part of a scalar's text stands.
@Suite struct PlaceTests {
    /// A text whose first value holds `<id>` once; the source that the span of `<id>` is to cover.
    @Test(arguments: [
        ("a: ORDER#<id>", "<id>"),
        ("a: é日#<id>#x", "<id>"),
        ("a: 'ORDER#<id>'", "<id>"),
        ("a: 'it''s <id>'", "<id>"),
        ("a: \"日 <id>\"", "<id>"),
        ("a: \"\\t\\x41\\u00e9\\U0001F6D2\\\"\\N <id>\"", "<id>"),
        ("a: \"\\x3cid>\"", "\\x3cid>"),
        ("a: x\n   y   \n\n   z <id> w", "<id>"),
        ("a: 'x \n\n\n y''z <id>'", "<id>"),
        ("a: \"x \\\n   y \\\r\n\r\n  z <id>\"", "<id>"),
        ("a: x\r\n   y <id>", "<id>"),
        ("a: x\r   y <id>", "<id>"),
        ("{ a: x <id>, b: c }", "<id>"),
        ("a: &b !c x<id>", "<id>"),
        ("a: |\n  x <id>", "|\n  x <id>"),
        ("a: >-\n  x\n  <id>\nb: c", ">-\n  x\n  <id>"),
        // A line break that libyaml folds and this walk does not know.
        ("a: x\u{85} y <id>", "x\u{85} y <id>"),
    ])
    func place(_ text: String, _ expected: String) throws {
        var diagnostics = Diagnostics()
        let tree = parseYAML(SourceFile(path: "t.yaml", text: text), id: FileID(0), diagnostics: &diagnostics)
        let node = try #require(tree?.root?.value(of: "a"))
        let bytes = Array(node.text.utf8)
        let lower = try #require((0..<bytes.count).first { bytes[$0...].starts(with: Array("<id>".utf8)) })
        #expect(tree?.text(of: node.span(ofText: lower..<lower + 4)) == expected)
    }

    @Test(arguments: [
        ("a: 'x''y'", "x''y", 0..<3), ("a: plain", "plain", 0..<5), ("a: ''", "", 0..<0), ("a: \"\"", "", 0..<0),
        ("a: |\n  x", "|\n  x", 0..<2),
    ])
    func content(_ text: String, _ content: String, _ range: Range<Int>) throws {
        var diagnostics = Diagnostics()
        let tree = parseYAML(SourceFile(path: "t.yaml", text: text), id: FileID(0), diagnostics: &diagnostics)
        let node = try #require(tree?.root?.value(of: "a"))
        #expect(tree?.text(of: node.contentSpan) == content)
        #expect(node.span(ofText: 0..<node.text.utf8.count) == node.contentSpan || !node.isPlain && !node.isQuoted)
        #expect(node.span(ofText: 0..<999) == node.span)
    }

    @Test func emptyRanges() throws {
        var diagnostics = Diagnostics()
        let tree = parseYAML(SourceFile(path: "t.yaml", text: "a: 'x''y'"), id: FileID(0), diagnostics: &diagnostics)
        let node = try #require(tree?.root?.value(of: "a"))
        let places = (0...3).map { node.span(ofText: $0..<$0) }
        #expect(places.map(\.lower) == [4, 5, 7, 8])
        #expect(places.map(\.upper) == [4, 5, 7, 8])
    }

    @Test(arguments: [
        ("", true), ("~", true), ("null", true), ("''", false), ("NULL", false), ("0", false), ("'~'", false),
        ("[]", false),
    ])
    func null(_ value: String, _ expected: Bool) throws {
        var diagnostics = Diagnostics()
        let tree = parseYAML(
            SourceFile(path: "t.yaml", text: "a: \(value)\n"), id: FileID(0), diagnostics: &diagnostics)
        #expect(tree?.root?.value(of: "a")?.isNull == expected)
    }

    /// Every place of a text made of random pieces: in order, and equal to the text wherever that is written as it is.
    @Test func randomTexts() throws {
        var random = SplitMix(seed: 21)
        let pieces = [
            "a", "é", "日", "🛒", " ", "  ", "''", "\\\\", "\\n", "\\u00e9", "\n ", "\n\n ", "\r\n  ", "b c", "#", ":",
            "\\\n ",
        ]
        for style in ["", "'", "\""] {
            for _ in 0..<400 {
                var content = "x"
                for _ in 0..<random.below(12) {
                    let piece = pieces[random.below(pieces.count)]
                    let isEscape = piece.hasPrefix("\\")
                    if isEscape && style != "\"" || piece == "''" && style != "'" { continue }
                    if style.isEmpty, piece == "#" || piece == ":" { continue }
                    content += piece
                }
                content += "y"
                let text = "a: \(style)\(content)\(style)\n"
                var diagnostics = Diagnostics()
                let tree = parseYAML(SourceFile(path: "t.yaml", text: text), id: FileID(0), diagnostics: &diagnostics)
                let node = try #require(tree?.root?.value(of: "a"), "\(text.debugDescription)")
                let whole = node.contentSpan
                var end = whole.lower
                var offset = 0
                for scalar in node.text.unicodeScalars {
                    let width = UTF8.width(scalar)
                    let place = node.span(ofText: offset..<offset + width)
                    // Several line feeds that stand for one stretch of blank lines share its place.
                    let isNext = place.lower >= end || (scalar == "\n" && place.upper == end)
                    try #require(
                        isNext && place.upper <= whole.upper && place.lower < place.upper,
                        "\(text.debugDescription) \(offset)")
                    let source = tree?.text(of: place) ?? ""
                    let isItself = source.unicodeScalars.elementsEqual([scalar])
                    try #require(
                        isItself || source.hasPrefix("\\") || source == "''" || source.contains { $0.isNewline })
                    end = place.upper
                    offset += width
                }
                #expect(end == whole.upper)
            }
        }
    }
}
