import KeywrightDiagnostics
import KeywrightDriver
import Testing
import _KeywrightTestSupport

/// What of a pattern is read and not planned yet: KW000 at the word, once, and nothing else of the pattern.
@Suite("KW000 of patterns") struct NotYetSupportedTests {
    private static let design = """
        keywright: 1
        design: Bank
        table: { name: bank, key: { partition: PK, sort: SK } }
        entities:
          Account:
            key: { PK: ACCOUNT#<accountId>, SK: ACCOUNT }
            attributes:
              accountId: ulid
              balance: { type: int, default: 0 }
              owner: string
              state: { enum: [open, closed] }
              tags: set<string>
              log: list<string>
        accessPatterns:

        """

    @Test(
        "each word",
        arguments: [
            "{ delete: Account, if: owner = $owner? }\n                                ^^^^^^^",
            "{ delete: Account, if: owner in ($list) }\n                                  ^^^^^",
            "{ update: Account, add: { balance: -$less } }\n                                    ^^^^^^",
        ])
    func word(entry: String) {
        let lines = entry.split(separator: "\n")
        let marks = lines[1].dropFirst(1)
        expectFindings(in: Self.design + "  a: \(lines[0])\n  #  \(marks) error[KW000]\n")
    }

    @Test(
        "what says no more than the default, and what is generated",
        arguments: [
            "{ query: Account, where: accountId = $accountId, fetch: false, returns: one }",
            "{ update: Account, set: [owner], upsert: false, read: false }", "{ delete: Account, returns: none }",
            "{ create: Account, returns: none }", "{ get: Account, unscoped: true }",
            "{ get: Account, expired: included, consistent: true }",
            "{ batchGet: Account, select: [owner], filter: balance > -$x }", "{ transactGet: [Account] }",
            "{ query: Account, where: accountId = $id, filter: \"owner = $owner? or owner in ($list)\", reads: 3 }",
            "{ batchPut: Account }", "{ deleteAll: Account, where: accountId = $accountId }",
            "{ batchDelete: Account }", "{ update: Account, set: [owner], given: [state] }",
            "{ update: Account, set: [owner], read: true }",
            "{ update: Account, append: { log: $line }, delete: { tags: $tag } }", "{ put: Account, returns: old }",
            "{ delete: Account, returns: old }", "{ transact: [{ delete: Account, many: { max: 3 } }] }",
        ])
    func defaults(entry: String) { expectFindings(in: Self.design + "  a: \(entry)\n") }

    @Test("says that it is planned")
    func stages() {
        expectFindings(
            in: Self.design + """
                  a: { delete: Account, if: owner = $owner? }
                  #                                 ^^^^^^^ error[KW000]: `$owner?` is part of the language, but this version plans it and does not generate code for it yet
                """)
    }

    @Test("the rest of the design is checked")
    func others() {
        expectFindings(
            in: Self.design + """
                  a: { delete: Account, if: owner = $owner? }
                  #                                 ^^^^^^^ error[KW000]: `$owner?` is part of the language, but this version plans it and does not
                  bb: { query: Account, where: owner = $owner }
                  #^ error[KW201]
                """)
    }
}
