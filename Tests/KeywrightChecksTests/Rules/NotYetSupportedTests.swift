import KeywrightDiagnostics
import KeywrightDriver
import Testing
import _KeywrightTestSupport

/// What of a pattern is read and not planned yet: KW000 at the word, and nothing else of the pattern.
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

    @Test("more optional parameters than there are plans for, each at its place")
    func tooMany() {
        expectFindings(
            in: Self.design + """
                  a:
                    delete: Account
                    if: owner = $a? or owner = $b? or owner = $c? or owner = $d? or owner = $e? or owner = $f? or owner = $g?
                    #           ^^^ error[KW000]: `$a?` is part of the language, but this version does not plan it yet
                    #                          ^^^ error[KW000]
                    #                                         ^^^ error[KW000]
                    #                                                        ^^^ error[KW000]
                    #                                                                       ^^^ error[KW000]
                    #                                                                                      ^^^ error[KW000]
                    #                                                                                                     ^^^ error[KW000]
                """)
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
            "{ delete: Account, if: owner = $owner? }", "{ delete: Account, if: owner in ($list) }",
            "{ update: Account, add: { balance: -$less } }",
            "{ delete: Account, if: \"owner = $a? or owner = $b? or owner = $c? or owner = $d? or owner = $e? or owner = $f?\" }",
        ])
    func defaults(entry: String) { expectFindings(in: Self.design + "  a: \(entry)\n") }

    @Test("a batch of an entity whose keys another has, where that is allowed")
    func unconditional() {
        expectFindings(
            in: """
                keywright: 1
                design: Badges
                table: { name: badges, key: { partition: PK, sort: SK } }
                entities:
                  Card:
                    key: { PK: BADGE#<cardId>, SK: BADGE }
                    attributes: { cardId: string }
                  Pass:
                    key: { PK: BADGE#<passId>, SK: BADGE }
                    #^^ error[KW101]
                    allow: [{ rule: KW101, because: one number for both }]
                    attributes: { passId: string }
                  Note:
                    key: { PK: NOTE#<noteId>, SK: NOTE }
                    attributes: { noteId: string }
                accessPatterns:
                  saveCards: { batchPut: Card }
                  #^^^^^^^^ error[KW000]: an allowed key collision makes every write of `Card` conditional, and a batch has no conditions
                  dropPasses: { batchDelete: Pass }
                  #^^^^^^^^^ error[KW000]
                  saveNotes: { batchPut: Note }
                  renew: { put: Card }
                """)
    }

    @Test("the rest of the design is checked")
    func others() {
        expectFindings(
            in: Self.design + """
                  a: { delete: Account, if: "owner in ($a?, $b?, $c?, $d?, $e?, $f?, $g?)" }
                  #                                    ^^^ error[KW000]
                  #                                         ^^^ error[KW000]
                  #                                              ^^^ error[KW000]
                  #                                                   ^^^ error[KW000]
                  #                                                        ^^^ error[KW000]
                  #                                                             ^^^ error[KW000]
                  #                                                                  ^^^ error[KW000]
                  bb: { query: Account, where: owner = $owner }
                  #^ error[KW201]
                """)
    }
}
