import KeywrightDiagnostics
import KeywrightSyntax
import Testing

/// A text and its tree as `dump` writes it. The spans are counted by hand.
struct TreeCase: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    var dump: String

    var testDescription: String { name }
}

@Suite struct TreeTests {
    @Test(arguments: [
        TreeCase(name: "empty", text: "", dump: "empty\n"),
        TreeCase(name: "comment only", text: "# nothing\n\n", dump: "empty\n"),
        TreeCase(name: "empty document", text: "---\n", dump: "empty\n"),
        TreeCase(name: "byte order mark only", text: "\u{FEFF}", dump: "empty\n"),
        TreeCase(name: "one scalar", text: "no\n", dump: "plain \"no\" 0..<2\n"),
        TreeCase(
            name: "map, nothing re-typed", text: "a: 1.0\nb: on\n",
            dump: """
                map 0..<12
                  "a" 0..<1: plain "1.0" 3..<6
                  "b" 7..<8: plain "on" 10..<12

                """),
        TreeCase(
            name: "block ends with its last child", text: "a:\n  - x\n  - y\n\n# far\nb: 2\n",
            dump: """
                map 0..<26
                  "a" 0..<1: - 7..<14
                    plain "x" 7..<8
                    plain "y" 13..<14
                  "b" 22..<23: plain "2" 25..<26

                """),
        TreeCase(
            name: "flow", text: "{ a: [x, 'y z'], b: {} }",
            dump: """
                {} 0..<24
                  "a" 2..<3: [] 5..<15
                    plain "x" 6..<7
                    singleQuoted "y z" 9..<14
                  "b" 17..<18: {} 20..<22

                """),
        TreeCase(
            name: "a pair in a list", text: "[a: b, {c: d}: e]",
            dump: """
                [] 0..<17
                  {} 1..<5
                    "a" 1..<2: plain "b" 4..<5
                  {} 7..<16

                """),
        TreeCase(
            name: "scalars outside of ASCII", text: "é: \"日本\"\nb: x\n",
            dump: """
                map 0..<17
                  "é" 0..<2: doubleQuoted "日本" 4..<12
                  "b" 13..<14: plain "x" 16..<17

                """),
        TreeCase(
            name: "byte order mark counts as bytes", text: "\u{FEFF}é: x\n",
            dump: """
                map 3..<8
                  "é" 3..<5: plain "x" 7..<8

                """),
        TreeCase(
            name: "carriage returns", text: "a: x\r\nb: y\rc: z\r\n",
            dump: """
                map 0..<15
                  "a" 0..<1: plain "x" 3..<4
                  "b" 6..<7: plain "y" 9..<10
                  "c" 11..<12: plain "z" 14..<15

                """),
        TreeCase(
            name: "block scalars end with their text", text: "a: |\n  x\n  y\n\n# c\nb: >-\n  z\n",
            dump: """
                map 0..<27
                  "a" 0..<1: literal "x\\ny\\n" 3..<12
                  "b" 18..<19: folded "z" 21..<27

                """),
        TreeCase(
            name: "comments behind values", text: "SK: ORDER #<id>\ndelimiter: #\nc: 'q' # r \nd: e#f\n",
            dump: """
                map 0..<47
                  "SK" 0..<2: plain "ORDER" 4..<9 comment 10..<15
                  "delimiter" 16..<25: plain "" 26..<26 comment 27..<28
                  "c" 29..<30: singleQuoted "q" 32..<35 comment 36..<39
                  "d" 41..<42: plain "e#f" 44..<47

                """),
        TreeCase(
            name: "a comma cuts a text", text: "{ where: a = $x, b = $y, c: }",
            dump: """
                {} 0..<29
                  "where" 2..<7: plain "a = $x" 9..<15
                  "b = $y" 17..<23 (no colon) plain "" 23..<23
                  "c" 25..<26: plain "" 27..<27

                """),
        TreeCase(
            name: "empty values", text: "a:\nb: # c\n\nc:\n- \n-\n",
            dump: """
                map 0..<18
                  "a" 0..<1: plain "" 2..<2
                  "b" 3..<4: plain "" 5..<5 comment 6..<9
                  "c" 11..<12: - 15..<18
                    plain "" 15..<15
                    plain "" 18..<18

                """),
        TreeCase(
            name: "tags and anchors", text: "a: &x !t v\nb: !f(a)\nc: &m { d: 1 }\n",
            dump: """
                map 0..<34
                  "a" 0..<1: plain "v" 9..<10 anchor 3..<5 tag 6..<8
                  "b" 11..<12: plain "" 19..<19 tag 14..<19
                  "c" 20..<21: {} 26..<34 anchor 23..<25
                    "d" 28..<29: plain "1" 31..<32

                """),
    ])
    func tree(_ example: TreeCase) {
        var diagnostics = Diagnostics()
        let tree = parseYAML(SourceFile(path: "t.yaml", text: example.text), id: FileID(0), diagnostics: &diagnostics)
        #expect(tree?.dump() == example.dump)
    }

    /// More names than the first table of symbols holds, of all lengths, many with one beginning or one end.
    @Test func manyNames() {
        var names: [String] = []
        for number in 0..<4000 {
            let digits = String(number, radix: 7)
            names += [
                "k" + digits, digits + "k", "attribute" + digits, digits + "attribute", "é" + digits + "é",
                "Entity\(digits)OfAVeryLongNameThatGoesOnAndOn", "\(number % 2)IsTheBeginningOf\(digits)AndNotMore",
            ]
        }
        let text = names.map { $0 + ": " + $0 + "\n" }.joined()
        var diagnostics = Diagnostics()
        let tree = parseYAML(SourceFile(path: "t.yaml", text: text), id: FileID(0), diagnostics: &diagnostics)
        #expect(diagnostics.all.isEmpty)
        #expect(tree?.root?.entries.map { $0.key.text } == names)
        #expect(tree?.root?.entries.map { $0.value.text } == names)
    }
}
