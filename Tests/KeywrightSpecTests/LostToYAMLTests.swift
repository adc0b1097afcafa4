import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

/// KW015: text that YAML swallows in silence.
@Suite struct LostToYAMLTests {
    @Test(arguments: [
        FindingCase(
            "a comment within a template",
            body: """
                entities:
                  Order:
                    key:
                      PK: USER #<userId>
                      #        ^^^^^^^^^ error[KW015]: `PK` is `USER`, since YAML reads what follows ` #` as a comment
                      SK: ORDER # <orderId>
                      #         ^^^^^^^^^^^ error[KW015]: `SK` is `ORDER`, since YAML reads what follows ` #` as a comment
                """),
        FindingCase(
            "a comment in place of a value",
            """
            keywright: 1
            design: Demo
            table: { key: { partition: PK, sort: SK } }
            delimiter: #
            #          ^ error[KW015]: `delimiter` has no value, since YAML reads what follows ` #` as a comment
            entities:
              Order:
                key:
                  PK: #<id>
                  #   ^^^^^ error[KW015]: `PK` has no value, since YAML reads what follows ` #` as a comment
                  SK: S
            """),
        FindingCase(
            "a comment within a condition and a reason",
            body: """
                accessPatterns:
                  a:
                    query: User
                    where: name = 'a #1'
                    #                ^^^ error[KW015]: `where` is `name = 'a`, since YAML reads what follows ` #` as a comment
                    allow:
                      - rule: KW202
                        because: see #12
                        #            ^^^ error[KW015]: `because` is `see`, since YAML reads what follows ` #` as a comment
                """),
        FindingCase(
            "a remark is none",
            body: """
                entities:
                  Order:
                    key:
                      PK: USER # the one of its kind
                      SK: 'ORDER' #<quoted>
                    stored: order # a < b > c
                    table: demo #unspaced, and no text of the language
                """),
        FindingCase(
            "a comma in a flow map",
            body: """
                accessPatterns:
                  a: { query: User, where: id in ($a, $b), limit: 3 }
                  #                        ^^^^^^^^^^^^^^ error[KW015]: the text of `where` ends at a comma, since it stands in `{ }`
                  b: { query: User, allow: [{ rule: KW202, because: few, and small, items }] }
                  #                                                 ^^^^^^^^^^^^^^^^^^^^^ error[KW015]: the text of `because` ends at a comma, since it stands in `{ }`
                entities:
                  Order:
                    key: { PK: USER#<a>,<b>, SK: S }
                    #          ^^^^^^^^^^^^ error[KW015]: the text of `PK` ends at a comma, since it stands in `{ }`
                """),
        FindingCase(
            "a pattern read as a list",
            body: """
                types:
                  Code: { type: string, pattern: [a-z] }
                  #                              ^^^^^ error[KW015]: `pattern` is text, and YAML reads what begins with `[` as a list
                """),
        FindingCase(
            "a tag",
            body: """
                accessPatterns:
                  a:
                    query: User
                    where: !a = 1
                    #      ^^ error[KW015]: `where` begins with `!`, which YAML reads as a tag
                """),
        FindingCase(
            "a key without a colon that is no cut text",
            body: """
                accessPatterns:
                  a: { get: User, consistent }
                  #                         ^ error[KW004]: `consistent` takes text, found nothing
                """),
    ])
    func finds(_ findingCase: FindingCase) { findingCase.check() }

    @Test(arguments: [
        ("SK: ORDER #<id>", "SK: 'ORDER #<id>'"), ("SK: O'Hara #<id> ", "SK: 'O''Hara #<id>' "),
        ("SK: #<id>", "SK: '#<id>'"),
    ])
    func fixQuotesTheText(before: String, after: String) throws {
        let text =
            "keywright: 1\ndesign: Demo\ntable: { key: { partition: SK } }\nentities:\n  A:\n    key:\n      \(before)\n"
        let finding = try #require(decode(SourceFile(path: "t", text: text)).findings.first)
        let edit = try #require(finding.fixIts.first?.edits.first)
        var bytes = Array(text.utf8)
        bytes.replaceSubrange(Int(edit.span.lower)..<Int(edit.span.upper), with: edit.text.utf8)
        #expect(String(decoding: bytes, as: UTF8.self).contains("      \(after)\n"))
        #expect(decode(SourceFile(path: "t", bytes: bytes)).findings.isEmpty)
    }
}
