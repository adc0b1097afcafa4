import KeywrightDiagnostics
import KeywrightDriver
import Testing
import _KeywrightTestSupport

@Suite("KW107 key-too-long")
struct KeyTooLongTests {
    /// A design whose sort key is `S#<a>`, 2 bytes and the value's.
    private static func sort(_ type: String, mark: String = "") -> String {
        """
        keywright: 1
        design: T
        table: { name: items, key: { partition: PK, sort: SK } }
        entities:
          Item:
            identity: [[itemId, a]]
            key: { PK: ITEM#<itemId>, SK: S#<a> }
        \(mark.isEmpty ? "" : "#                                 ^^^^^ \(mark)\n")    attributes: { itemId: ulid, a: \(type), b: string }
        """
    }

    @Test(
        "warns where a declared length allows more than 1,024 bytes of a sort key",
        arguments: [
            ("{ type: string, maxLength: 256 }", 1026), ("{ type: string, maxLength: 1000 }", 4002),
            ("{ type: string, pattern: '[a-z]+', maxLength: 1023 }", 1025),
            ("{ type: string, pattern: '[a-z]{1,1000}[a-z]{0,23}' }", 1025),
            ("{ type: string, pattern: '[a-zé]*', maxLength: 512 }", 1026),
            ("{ type: string, pattern: 'x(ab){0,511}' }", 1025),
        ])
    func allowed(type: String, bytes: Int) {
        expectFindings(
            in: Self.sort(
                type,
                mark:
                    "warning[KW107]: the sort key `SK` of `Item` can have up to \(bytes) bytes, and the service takes 1024"
            )
        )
    }

    @Test(
        "is silent up to 1,024 bytes, and of a length that nothing bounds",
        arguments: [
            "{ type: string, maxLength: 255 }", "string", "{ type: string, minLength: 5 }",
            "{ type: string, pattern: '[a-z]+', maxLength: 1022 }", "{ type: string, pattern: '[a-z]+' }",
            "{ type: string, pattern: '[a-zé]*', maxLength: 511 }", "{ type: string, pattern: 'P#\\d+' }",
            // 204 times five characters are 1,020: no text of 1,023 or 1,024 is one.
            "{ type: string, pattern: '(abcde)+', maxLength: 1024 }",
            "{ type: string, pattern: '([a-z]{900}){3}|b', maxLength: 1500 }",
        ])
    func within(type: String) {
        expectFindings(in: Self.sort(type))
    }

    @Test("is an error where the shortest key is too long")
    func certain() {
        expectFindings(
            in: Self.sort(
                "{ type: string, minLength: 1023 }",
                mark: "error[KW107]: the sort key `SK` of `Item` has at least 1025 bytes, and the service takes 1024"))
        expectFindings(in: Self.sort("{ type: string, pattern: '[a-z]{1000}[a-z]{23}' }", mark: "error[KW107]"))
        expectFindings(
            in: Self.sort("{ enum: [\(String(repeating: "a", count: 1023))] }", mark: "error[KW107]"))
        expectFindings(
            in: Self.sort("{ enum: [ok, \(String(repeating: "a", count: 1023))] }", mark: "warning[KW107]"))
    }

    @Test("a partition key has 2,048 bytes, and what nothing bounds counts as its shortest beside what is declared")
    func partition() {
        expectFindings(
            in: """
                keywright: 1
                design: T
                table: { name: items, key: { partition: PK, sort: SK } }
                entities:
                  Item:
                    key: { PK: '<a>#<b>', SK: '<b>#<c>' }
                #               ^^^^^^^ warning[KW107]: the partition key `PK` of `Item` can have up to 2050 bytes
                    attributes: { a: { type: string, maxLength: 512 }, b: string, c: { type: string, maxLength: 255 } }
                  Other:
                    key: { PK: 'OTHER#<a>', SK: <b> }
                    attributes: { a: { type: string, maxLength: 510 }, b: string }
                """)
    }

    @Test("keys of indexes: templates, attributes of the entity, and each of a multi-attribute key by itself")
    func indexes() {
        expectFindings(
            in: """
                keywright: 1
                design: T
                checks: { KW302: off }
                table:
                  name: items
                  key: { partition: PK, sort: SK }
                  indexes:
                    byTitle: { partition: G, sort: title }
                    byParts: { partition: [a, b], sort: [c, d] }
                    inverted: { partition: SK, sort: PK }
                entities:
                  Item:
                    key: { PK: <url>, SK: ITEM }
                #              ^^^^^ warning[KW107]: the sort key `PK` of `Item` in index `inverted` can have up to 2000 bytes
                    indexes:
                      byTitle: { G: <url> }
                    attributes:
                      url: { type: string, maxLength: 500 }
                      title: { type: string, maxLength: 300 }
                #     ^^^^^ warning[KW107]: the sort key `title` of `Item` in index `byTitle` can have up to 1200 bytes
                      a: { type: string, maxLength: 500 }
                      b: { type: string, maxLength: 500 }
                      c: { type: string, maxLength: 250 }
                      d: { type: string, maxLength: 250 }
                """)
    }

    @Test("a companion whose names alone are too long")
    func companions() {
        let names = ["a", "b", "c"].map { String(repeating: $0, count: 800) }
        let attributes = names.map { "      \($0): string\n" }.joined()
        let design = """
            keywright: 1
            design: T
            table: { name: items, key: { partition: PK, sort: SK } }
            entities:
              Item:
                key: { PK: ITEM#<itemId>, SK: ITEM }
                attributes:
                  itemId: ulid

            """
        let findings = { (unique: [String]) in
            let text = design + attributes + "    unique: [[\(unique.joined(separator: ", "))]]\n"
            return compile(SourceFile(path: "test.keywright.yaml", text: text)).findings
        }
        #expect(findings(names).map(\.rule.code) == ["KW107"])
        #expect(findings(names).first?.severity == .error)
        #expect(findings(Array(names.prefix(2))).isEmpty)
    }
}
