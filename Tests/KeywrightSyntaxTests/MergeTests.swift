import KeywrightDiagnostics
import KeywrightSyntax
import Testing

/// Anchors, aliases and merge keys. The spans are counted by hand.
@Suite struct MergeTests {
    @Test(arguments: [
        TreeCase(
            name: "alias of a scalar", text: "a: &x v\nb: *x\n",
            dump: """
                map 0..<13
                  "a" 0..<1: plain "v" 6..<7 anchor 3..<5
                  "b" 8..<9: plain "v" 6..<7 used 11..<13 anchor 3..<5

                """),
        TreeCase(
            name: "alias as a key, an anchor named again", text: "- &x v\n- *x : w\n- &x u\n- *x\n",
            dump: """
                - 5..<27
                  plain "v" 5..<6 anchor 2..<4
                  map 9..<15
                    "v" 5..<6: plain "w" 14..<15
                  plain "u" 21..<22 anchor 18..<20
                  plain "u" 21..<22 used 25..<27 anchor 18..<20

                """),
        TreeCase(
            name: "own keys win, wherever `<<` stands", text: "- &m { a: 1, b: 2 }\n- b: 3\n  <<: *m\n",
            dump: """
                - 5..<35
                  {} 5..<19 anchor 2..<4
                    "a" 7..<8: plain "1" 10..<11
                    "b" 13..<14: plain "2" 16..<17
                  map 22..<35
                    "b" 22..<23: plain "3" 25..<26
                    "a" 7..<8 << plain "1" 10..<11 used 33..<35

                """),
    ])
    func tree(_ example: TreeCase) {
        var diagnostics = Diagnostics()
        let tree = parseYAML(SourceFile(path: "t.yaml", text: example.text), id: FileID(0), diagnostics: &diagnostics)
        #expect(tree?.dump() == example.dump)
        #expect(diagnostics.all.isEmpty)
    }

    /// A text whose key `r` is a map, and the entries of that map.
    @Test(arguments: [
        ("m: &m { a: 1 }\nr: { <<: *m, b: 2 }", "b=2 a=1"),
        ("m: &m { a: 1, b: 2 }\nn: &n { b: 3, c: 4 }\nr: { <<: [*m, *n] }", "a=1 b=2 c=4"),
        ("m: &m { a: 1, b: 2 }\nn: &n { b: 3, c: 4 }\nr: { <<: [*n, *m] }", "b=3 c=4 a=1"),
        ("l: &l [ { a: 1 }, { a: 2, b: 3 } ]\nr: { <<: *l }", "a=1 b=3"),
        ("m: &m { a: 1 }\nn: &n { <<: *m, b: 2 }\nr: { c: 3, <<: *n }", "c=3 b=2 a=1"),
        ("m: &m { a: 1 }\nn: &n { <<: *m, a: 2 }\nr: { <<: *n }", "a=2"),
        ("r: { <<: { a: 1 }, b: 2 }", "b=2 a=1"),
        ("r: { <<: [], b: 2 }", "b=2"),
        ("r: { <<: {} }", ""),
        ("r: { '<<': x }", "<<=x"),
        ("m: &m { a: }\nr: { <<: *m }", "a="),
        // The composed and the decomposed letter are two keys: names are bytes.
        ("m: &m { \u{E9}: 1 }\nr: { <<: *m, e\u{301}: 2 }", "e\u{301}=2 \u{E9}=1"),
    ])
    func merged(_ text: String, _ expected: String) {
        var diagnostics = Diagnostics()
        let tree = parseYAML(SourceFile(path: "t.yaml", text: text), id: FileID(0), diagnostics: &diagnostics)
        let entries = tree?.root?.value(of: "r")?.entries.map { "\($0.key.text)=\($0.value.text)" }
        #expect(entries?.joined(separator: " ").utf8.elementsEqual(expected.utf8) == true)
        #expect(diagnostics.all.isEmpty)
    }

    @Test func mergedEntriesSaySo() throws {
        var diagnostics = Diagnostics()
        let text = "m: &m { a: 1 }\nr: { <<: *m, b: 2 }"
        let tree = parseYAML(SourceFile(path: "t.yaml", text: text), id: FileID(0), diagnostics: &diagnostics)
        let entries = try #require(tree?.root?.value(of: "r")?.entries.map { $0 })
        #expect(entries.map(\.isMerged) == [false, true])
        #expect(entries.map(\.hasColon) == [true, true])
        #expect(tree?.text(of: entries[0].span) == "b: 2")
        #expect(tree?.text(of: entries[1].span) == "*m")
        #expect(tree?.text(of: entries[1].value.span) == "1")
        #expect(tree?.root?.value(of: "r")?.count == 2)
    }

    @Test func spansOfEntries() throws {
        var diagnostics = Diagnostics()
        let text = "- &k a\n- { *k : b, c: *k, d: [e], f: }"
        let tree = parseYAML(SourceFile(path: "t.yaml", text: text), id: FileID(0), diagnostics: &diagnostics)
        let map = try #require(tree?.root?.elements.map { $0 }.last)
        #expect(map.entries.map { tree?.text(of: $0.span) } == ["*k : b", "c: *k", "d: [e]", "f:"])
    }
}
