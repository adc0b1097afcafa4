import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

@Suite("KW506 enum-order")
struct EnumOrderTests {
    private static func design(_ stages: String, _ patterns: String) -> String {
        """
        keywright: 1
        design: T
        table: { name: games, key: { partition: PK, sort: SK } }
        types:
          Stage: { enum: \(stages) }
        entities:
          Game:
            key: { PK: CUP#<cupId>, SK: 'STAGE#<stage>#<gameId>' }
            identity: [gameId]
            attributes: { cupId: ulid, gameId: ulid, stage: Stage, winner: string?, last: 'Stage?' }
        accessPatterns:
        \(patterns)
        """
    }

    @Test("finds an order by name and one by none, a range of the key, and one of a filter or a condition")
    func ordersAndRanges() {
        let findings = expectFindings(
            in: Self.design(
                "[QUARTERFINALS, SEMIFINALS, FINALS]",
                #"""
                  byStage: { query: Game, where: cupId = $cupId, order: stage ascending }
                #                                                       ^^^^^^^^^^^^^^^ warning[KW506]: `byStage` sorts by `stage` by its stored names, where `FINALS` comes before `SEMIFINALS`
                  latest: { query: Game, where: cupId = $cupId, order: descending }
                #                                                      ^^^^^^^^^^ warning[KW506]
                  since: { query: Game, where: cupId = $cupId and stage >= $stage }
                #                                                 ^^^^^^^^^^^^^^^ warning[KW506]: `since` compares `stage`
                  between: { query: Game, where: cupId = $cupId and stage between $a and $b }
                #                                                   ^^^^^^^^^^^^^^^^^^^^^^^ warning[KW506]
                  filtered: { query: Game, where: cupId = $cupId, filter: last > $last }
                #                                                         ^^^^^^^^^^^^ warning[KW506]: `filtered` compares `last`
                  win: { update: Game, set: [winner], if: $after < last }
                #                                         ^^^^^^^^^^^^^ warning[KW506]
                """#))
        for finding in findings {
            #expect(finding.subject.pattern != nil && finding.subject.entity == "Game")
            #expect(
                finding.witness
                    == .values(attribute: finding.subject.attribute ?? "", [.text("SEMIFINALS"), .text("FINALS")]))
        }
    }

    @Test("is silent where nothing is compared or sorted by it")
    func nothingRelies() {
        expectFindings(
            in: Self.design(
                "[QUARTERFINALS, SEMIFINALS, FINALS]",
                #"""
                  all: { query: Game, where: cupId = $cupId }
                  ofStage: { query: Game, where: cupId = $cupId and stage = $stage, order: descending }
                  not: { query: Game, where: cupId = $cupId, filter: last != $last }
                """#))
    }

    @Test(
        "is silent where the declared order is that of the stored names",
        arguments: ["[a, ab, b]", "{ last: 1-z, first: 2-a }", "[Zebra, ant]"])
    func inOrder(stages: String) {
        expectFindings(
            in: Self.design(
                stages,
                #"""
                  byStage: { query: Game, where: cupId = $cupId, order: stage ascending }
                  since: { query: Game, where: cupId = $cupId and stage >= $stage }
                """#))
    }

    @Test("holds a comparison with one name to what it tells apart")
    func literals() {
        // After `open` come by bytes just the cases that are declared after it, though these two are not in order.
        expectFindings(
            in: Self.design(
                "[new, open, won, lost]",
                #"""
                  new: { query: Game, where: cupId = $cupId and stage > 'new' }
                #                                               ^^^^^^^^^^^^^ warning[KW506]: `new` compares `stage` by its stored names, where `lost` comes before `new`
                """#))
        expectFindings(
            in: Self.design(
                "[b, a, c, e, d]",
                #"""
                  second: { query: Game, where: cupId = $cupId and stage >= 'c' }
                """#))
    }
}
