import KeywrightDiagnostics
import Testing

@Suite struct RenderTextTests {
    static let sample = Diagnostic(
        RuleID("KW104", "missing-key-template"), .error,
        "placeholder `userld` isn't an attribute of entity `Order`",
        at: Label(place("userld", in: orderFile), "no such attribute"),
        related: [Label(place("userId", in: orderFile), "`userId` is declared here")],
        help: ["an attribute with a similar name exists: `userId`"])

    @Test func sample() {
        #expect(
            renderText([Self.sample], files: [orderFile]) == """
                error[KW104]: placeholder `userld` isn't an attribute of entity `Order`
                  --> app.keywright.yaml:8:16
                   |
                 6 |       userId: string
                   |       ------ `userId` is declared here
                 7 |       orderId: string
                 8 |     pk: "USER#<userld>" # 🛒 typo: l for I
                   |                ^^^^^^ no such attribute
                   |
                   = help: an attribute with a similar name exists: `userId`
                   = more: keywright explain KW104

                """)
    }

    @Test func colors() {
        let e = "\u{1B}[1;31m"
        let b = "\u{1B}[1;34m"
        let s = "\u{1B}[1m"
        let o = "\u{1B}[0m"
        #expect(
            renderText([Self.sample], files: [orderFile], color: true) == """
                \(e)error[KW104]\(o)\(s): placeholder `userld` isn't an attribute of entity `Order`\(o)
                \(b)  -->\(o) app.keywright.yaml:8:16
                   \(b)|\(o)
                \(b) 6 |\(o)       userId: string
                \(b)   |\(o)       \(b)------\(o) \(b)`userId` is declared here\(o)
                \(b) 7 |\(o)       orderId: string
                \(b) 8 |\(o)     pk: "USER#<userld>" # 🛒 typo: l for I
                \(b)   |\(o)                \(e)^^^^^^\(o) \(e)no such attribute\(o)
                   \(b)|\(o)
                   \(b)=\(o) \(s)help:\(o) an attribute with a similar name exists: `userId`
                   \(b)=\(o) \(s)more:\(o) keywright explain KW104

                """)
    }

    @Test func farAndOtherFiles() {
        let other = SourceFile(path: "users.yaml", text: "a: 1\n")
        let related = [
            Label(place("a", in: other, id: 1), "in another file"), Label(place("version", in: orderFile), "far above"),
            Label(.start(of: FileID(1)), "the file as a whole"),
        ]
        #expect(
            renderText(
                [finding(Label(place("sk", in: orderFile)), related: related, severity: .warning)],
                files: [orderFile, other]) == """
                    warning[KW104]: m
                      --> app.keywright.yaml:9:5
                       |
                     9 |     sk: "ORDER#<orderId>"
                       |     ^^
                       |
                      ::: app.keywright.yaml:1:1
                       |
                     1 | version: 1
                       | ------- far above
                       |
                      ::: users.yaml:1:1
                       |
                     1 | a: 1
                       | - in another file
                       |
                      ::: users.yaml:1:1: the file as a whole
                       |
                       = more: keywright explain KW104

                    """)
    }

    @Test func severalMarksInOneLine() {
        let file = SourceFile(path: "f", text: "\n\n\n\n\n\n\n\n\nkey: { a: x, b: y }\n")
        let related = [Label(place("a", in: file), "one"), Label(place("key", in: file), "whole")]
        #expect(
            renderText([finding(Label(place("b", in: file), "two"), related: related)], files: [file]) == """
                error[KW104]: m
                   --> f:10:14
                    |
                 10 | key: { a: x, b: y }
                    | ---    -     ^ two
                    | |      |
                    | |      one
                    | whole
                    |
                    = more: keywright explain KW104

                """)
    }

    @Test func overlappingMarks() {
        let file = SourceFile(path: "f", text: "key: value\n")
        let all = SourceSpan(file: FileID(0), lower: 0, upper: 10)
        #expect(
            renderText(
                [finding(Label(place("value", in: file), "inner"), related: [Label(all, "outer")])], files: [file])
                    == """
                    error[KW104]: m
                      --> f:1:6
                       |
                     1 | key: value
                       | -----^^^^^ inner
                       | |
                       | outer
                       |
                       = more: keywright explain KW104

                    """)
    }

    @Test func wholeFileAndSeveralFindings() {
        let file = SourceFile(path: "f", text: "")
        #expect(
            renderText(
                [finding(Label(.start(of: FileID(0)), "empty")), finding(Label(.start(of: FileID(0))))], files: [file])
                    == """
                    error[KW104]: m
                      --> f:1:1: empty
                       |
                       = more: keywright explain KW104

                    error[KW104]: m
                      --> f:1:1
                       |
                       = more: keywright explain KW104

                    """)
    }

    @Test func spanOverSeveralLinesAndEmptySpan() {
        let file = SourceFile(path: "f", text: "a:\n  b: c\n  d: e\n")
        let block = SourceSpan(file: FileID(0), lower: 5, upper: 16)
        let end = SourceSpan(file: FileID(0), lower: 17, upper: 17)
        #expect(
            renderText([finding(Label(block, "block"), related: [Label(end, "ends here")])], files: [file]) == """
                error[KW104]: m
                  --> f:2:3
                   |
                 2 |   b: c
                   |   ^^^^ block
                 3 |   d: e
                 4 |
                   | - ends here
                   |
                   = more: keywright explain KW104

                """)
    }

    @Test func tabsAndWideCharacters() {
        let file = SourceFile(path: "f", text: "\ta\t日本: \u{301}x\n")
        #expect(
            renderText(
                [finding(Label(place("日本", in: file), "wide"), related: [Label(place("x", in: file), "x")])],
                files: [file]) == """
                    error[KW104]: m
                      --> f:1:4
                       |
                     1 |     a   日本: \u{301}x
                       |         ^^^^  - x
                       |         |
                       |         wide
                       |
                       = more: keywright explain KW104

                    """)
    }

    @Test func remarks() {
        var finding = finding(Label(.start(of: FileID(0))))
        finding.help = ["write\n  key: { PK: A }\nthere", "or not"]
        finding.notes = ["why"]
        finding.witness = .items([
            .init(
                entity: "User", values: [.init("userId", .text("A\u{1B}")), .init("n", .number("1.50"))],
                key: [.init("PK", .text("U#A")), .init("SK", .text("P"))]),
            .init(
                entity: "Account", values: [.init("b", .bool(true))],
                key: [.init("PK", .text("U#A")), .init("SK", .text("P"))]),
        ])
        finding.allowedBecause = "old data"
        #expect(
            renderText([finding], files: [SourceFile(path: "f", text: "")], showAllowed: true) == """
                error[KW104]: m
                  --> f:1:1
                   |
                   = witness: User { userId = "A\\u001b", n = 1.50 }
                              Account { b = true }
                              both have PK = "U#A", SK = "P"
                   = note: why
                   = help: write
                             key: { PK: A }
                           there
                   = help: or not
                   = allowed: old data
                   = more: keywright explain KW104

                """)
        #expect(renderText([finding], files: [SourceFile(path: "f", text: "")]) == "")
    }

    @Test(arguments: [
        (Witness.values(attribute: "line", [.number("9"), .number("10")]), "line = 9 and line = 10"),
        (
            .items([
                .init(entity: "A", values: [], key: [.init("PK", .text("a"))]),
                .init(entity: "A", values: [], key: [.init("PK", .text("ab"))]),
            ]), "A has PK = \"a\"\n              A has PK = \"ab\""
        ),
        (
            .values(attribute: "t", [.text(String(repeating: "é", count: 81))]),
            "t = \"\(String(repeating: "é", count: 80))\"… (162 bytes)"
        ),
    ])
    func witness(_ witness: Witness, _ expected: String) {
        var finding = finding(Label(.start(of: FileID(0))))
        finding.witness = witness
        #expect(renderText([finding], files: []).contains("   = witness: \(expected)\n"))
    }
}
