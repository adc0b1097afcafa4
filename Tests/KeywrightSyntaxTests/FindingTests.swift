import KeywrightDiagnostics
import KeywrightSyntax
import Testing

/// A text, and what is found in it: the rule, the marked text with its place, the message, and the related places.
struct FindingCase: CustomTestStringConvertible, Sendable {
    var name: String
    var bytes: [UInt8]
    var findings: [String]
    var hasTree: Bool

    init(_ name: String, _ text: String, _ findings: [String], hasTree: Bool = false) {
        self.init(name, Array(text.utf8), findings, hasTree: hasTree)
    }

    init(_ name: String, _ bytes: [UInt8], _ findings: [String], hasTree: Bool = false) {
        self.name = name
        self.bytes = bytes
        self.findings = findings
        self.hasTree = hasTree
    }

    var testDescription: String { name }
}

@Suite struct FindingTests {
    @Test(arguments: [
        FindingCase(
            "mapping value within a value", "a: b: c\n",
            ["KW001 4..<5 mapping values are not allowed in this context | quote text that holds `: `"]),
        FindingCase(
            "entries not alike", "a: 1\n b: 2\n",
            ["KW001 7..<8 mapping values are not allowed in this context | quote text that holds `: `"]),
        FindingCase(
            "behind a closing quote", "é: 'x' y\n",
            [
                """
                KW001 8..<9 did not find expected key; 0..<2 while parsing a block mapping \
                | indent the entries of one map or list alike; quote text that goes on behind a closing quote or bracket
                """
            ]),
        FindingCase(
            "unclosed quote", "a: 'x\n",
            ["KW001 6..<6 found unexpected end of stream; 3..<4 while scanning a quoted scalar | close the quote"]),
        FindingCase(
            "unclosed brace", "a: { b: c\n",
            [
                """
                KW001 10..<10 did not find expected ',' or '}'; 3..<4 while parsing a flow mapping \
                | close each `{` and `[` \
                | within `{ }` and `[ ]`, quote text that holds `,`, `[`, `]`, `{` or `}`, or ` #`, where a comment begins
                """
            ]),
        FindingCase(
            "mapping value within a value of a flow map", "u: { a: b: c }\n",
            [
                "KW001 9..<10 did not find expected ',' or '}'; 3..<4 while parsing a flow mapping "
                    + "| quote text that holds `: `"
            ]),
        FindingCase(
            "tab", "a:\n\tb: c\n",
            [
                "KW001 3..<4 found character that cannot start any token "
                    + "| indent with blanks: YAML takes no tabs there"
            ]),
        FindingCase(
            "at sign", "\u{FEFF}é: @x\n",
            ["KW001 7..<8 found character that cannot start any token | quote text that begins with `@`"]),
        FindingCase(
            "asterisk", "a: * 2\n",
            [
                "KW001 4..<5 did not find expected alphabetic or numeric character; 3..<4 while scanning an alias "
                    + "| quote text that begins with `*`"
            ]),
        FindingCase(
            "control character", "é: x\u{7}\n",
            [
                "KW001 5..<6 control characters are not allowed "
                    + "| write it as an escape in double quotes, such as \"\\x07\""
            ]),
        FindingCase(
            "several documents", "a: 1\n---\nb: 2\n",
            [
                "KW001 5..<8 file holds several YAML documents, a design is one; 0..<0 the first begins here "
                    + "| put the parts into files of their own and name them under `include`"
            ]),
        FindingCase(
            "not UTF-8", [0x61, 0x3A, 0x20, 0xE2, 0x82, 0x0A],
            ["KW001 3..<5 file is not UTF-8: found 0xE2 0x82 | save the file as UTF-8"]),
        FindingCase(
            "UTF-16", [0xFF, 0xFE, 0x61, 0x00],
            ["KW001 0..<1 file is not UTF-8: found 0xFF | save the file as UTF-8"]),
        FindingCase(
            "undefined alias", "a: *x\n",
            ["KW001 3..<5 alias `*x` names no anchor that stands before it | quote text that begins with `*`"]),
        FindingCase(
            "alias of an enclosing node", "a: &x\n  - [*x]\n",
            ["KW001 11..<13 alias `*x` stands within the node that `&x` names; 3..<5 the node begins here"]),
        FindingCase(
            "a comment that takes the brace", "k: { A: X #<a> }\nb: c\n",
            [
                "KW015 10..<14 `A` is `X`, since YAML reads what follows ` #` as a comment "
                    + "| quote the text: 'X #<a>'"
            ], hasTree: true),
        FindingCase(
            "comments that take each their brace", "k: [ { A: X #<a>, B: #b } ]\nl: [é #1 #2]\n",
            [
                "KW015 12..<16 `A` is `X`, since YAML reads what follows ` #` as a comment "
                    + "| quote the text: 'X #<a>'",
                "KW015 21..<23 `B` has no value, since YAML reads what follows ` #` as a comment "
                    + "| quote the text: '#b'",
                "KW015 35..<40 the text is `é`, since YAML reads what follows ` #` as a comment "
                    + "| quote the text: 'é #1 #2'",
            ], hasTree: true),
        FindingCase(
            "a comment behind a text of two lines", "k: { A: X\n  Y #<a> }\n",
            [
                "KW015 14..<18 `A` is `X Y`, since YAML reads what follows ` #` as a comment "
                    + "| quote the text: 'X\n  Y #<a>'"
            ], hasTree: true),
        FindingCase(
            "a comment that takes the brace, and a mistake behind it", "k: { A: X #<a> }\nb: c: d\n",
            [
                "KW015 10..<14 `A` is `X`, since YAML reads what follows ` #` as a comment "
                    + "| quote the text: 'X #<a>'",
                "KW001 21..<22 mapping values are not allowed in this context | quote text that holds `: `",
            ]),
        FindingCase(
            "a remark with a brace, and a comma too few", "k: { A: X # as {y}\n  B: c }\n",
            [
                """
                KW001 21..<22 did not find expected ',' or '}'; 3..<4 while parsing a flow mapping \
                | close each `{` and `[` \
                | within `{ }` and `[ ]`, quote text that holds `,`, `[`, `]`, `{` or `}`, or ` #`, where a comment begins
                """
            ]),
        FindingCase(
            "a remark behind an anchor takes the brace", "{ &a #}\n",
            [
                """
                KW001 8..<8 did not find expected ',' or '}'; 0..<1 while parsing a flow mapping \
                | close each `{` and `[` \
                | within `{ }` and `[ ]`, quote text that holds `,`, `[`, `]`, `{` or `}`, or ` #`, where a comment begins
                """
            ]),
        FindingCase(
            "remarks, and a brace too few", "k: { A: X, # }\n  B: 'c #}', # }\n  C: d\n",
            [
                """
                KW001 39..<39 did not find expected ',' or '}'; 3..<4 while parsing a flow mapping \
                | close each `{` and `[` \
                | within `{ }` and `[ ]`, quote text that holds `,`, `[`, `]`, `{` or `}`, or ` #`, where a comment begins
                """
            ]),
        FindingCase(
            "duplicate keys", "a: 1\nb: { c: 1, 'c': 2 }\na: 3\na: 4\n",
            [
                "KW005 16..<19 key `c` stands twice in one map; 10..<11 first here",
                "KW005 25..<26 key `a` stands twice in one map; 0..<1 first here",
                "KW005 30..<31 key `a` stands twice in one map; 0..<1 first here",
            ], hasTree: true),
        FindingCase(
            "merge key twice", "m: &m {}\nr: { <<: *m, <<: *m }\n",
            ["KW005 22..<24 key `<<` stands twice in one map; 14..<16 first here"], hasTree: true),
        FindingCase(
            "keys that are no text", "{ {a: b}: c, d: e, [f]: g }\n",
            [
                "KW004 2..<8 map stands where a key is expected | quote text that begins with `{`",
                "KW004 19..<22 list stands where a key is expected | quote text that begins with `[`",
            ], hasTree: true),
        FindingCase(
            "merging what is no map", "r: { <<: x }\ns: { <<: [{a: 1}, y] }\n",
            [
                "KW004 9..<10 `<<` takes a map, or a list of maps | name a map by an alias: `<<: *name`",
                "KW004 31..<32 `<<` takes a map, or a list of maps | name a map by an alias: `<<: *name`",
            ], hasTree: true),
    ])
    func findings(_ example: FindingCase) {
        var diagnostics = Diagnostics()
        let file = SourceFile(path: "t.yaml", bytes: example.bytes)
        let tree = parseYAML(file, id: FileID(0), diagnostics: &diagnostics)
        #expect(diagnostics.sorted().map(described) == example.findings)
        #expect((tree != nil) == example.hasTree)
    }

    /// A placeholder, or a value that is missing, says that the text was meant; a remark may be one.
    @Test(arguments: [
        ("{ A: X #<a> }", true), ("{ A: #a }", true), ("{ A: # a }", false), ("{ A: X #a }", false),
        ("{ A: X # a }", false), ("{ A: X # <a> }", true),
    ])
    func quotingALostTextIsSafe(_ text: String, _ isSafe: Bool) {
        var diagnostics = Diagnostics()
        _ = parseYAML(SourceFile(path: "t.yaml", text: text + "\n"), id: FileID(0), diagnostics: &diagnostics)
        #expect(diagnostics.all.map(\.rule.code) == ["KW015"])
        #expect(diagnostics.all.flatMap(\.fixIts).map(\.isSafe) == [isSafe])
    }

    @Test func firstOfDuplicatesWins() {
        var diagnostics = Diagnostics()
        let file = SourceFile(path: "t.yaml", text: "a: 1\n{x: y}: 5\na: 3\nb: 4\na: 5\n")
        let entries = parseYAML(file, id: FileID(0), diagnostics: &diagnostics)?.root?.entries
        #expect(entries?.map { "\($0.key.text)=\($0.value.text)" } == ["a=1", "b=4"])
        #expect(diagnostics.all.count == 3)
    }
}

/// A finding on one line.
func described(_ finding: Diagnostic) -> String {
    let span = finding.primary.span
    var text = "\(finding.rule.code) \(span.lower)..<\(span.upper) \(finding.message)"
    for label in finding.related { text += "; \(label.span.lower)..<\(label.span.upper) \(label.message)" }
    for help in finding.help { text += " | \(help)" }
    return text
}
