import KeywrightDiagnostics
import KeywrightDriver
import Testing
import _KeywrightTestSupport

@Suite("KW501 unpadded-number")
struct UnpaddedNumberTests {
    @Test("is a warning where no pattern relies on the order")
    func nobodyRelies() {
        let findings = expectFindings(
            in: #"""
                keywright: 1
                design: T
                table: { name: things, key: { partition: PK, sort: SK } }
                entities:
                  Page:
                    key: { PK: BOOK#<bookId>, SK: PAGE#<number> }
                    #                                  ^^^^^^^^ warning[KW501]: `number` stands unpadded in a sort key, where `10` sorts before `9`
                    identity: [[bookId, number]]
                    attributes: { bookId: ulid, number: { type: int, min: 0 }, text: string }
                accessPatterns:
                  page: { query: Page, where: bookId = $bookId and number = $number, returns: one }
                """#)
        #expect(findings.first?.witness == .values(attribute: "number", [.number("9"), .number("10")]))
    }

    @Test("is an error where a deletion asks for a range")
    func aDeletionRelies() {
        expectFindings(
            in: #"""
                keywright: 1
                design: T
                table: { name: things, key: { partition: PK, sort: SK } }
                entities:
                  Page:
                    key: { PK: BOOK#<bookId>, SK: PAGE#<number> }
                    #                                  ^^^^^^^^ error[KW501]: `number` stands unpadded in a sort key, where `10` sorts before `9`
                    identity: [[bookId, number]]
                    attributes: { bookId: ulid, number: { type: int, min: 0 }, text: string }
                accessPatterns:
                  cut: { deleteAll: Page, where: bookId = $bookId and number > $last }
                """#)
    }

    @Test("is an error where a pattern asks for an order")
    func anOrderRelies() {
        expectFindings(
            in: #"""
                keywright: 1
                design: T
                table: { name: things, key: { partition: PK, sort: SK } }
                entities:
                  Page:
                    key: { PK: BOOK#<bookId>, SK: PAGE#<number> }
                    #                                  ^^^^^^^^ error[KW501]
                    identity: [[bookId, number]]
                    attributes: { bookId: ulid, number: { type: int, min: 0 }, text: string }
                accessPatterns:
                  pages: { query: Page, where: bookId = $bookId, order: ascending }
                """#)
    }

    @Test("is silent where all texts have one width")
    func oneWidthIsFine() {
        expectFindings(
            in: #"""
                keywright: 1
                design: T
                table: { name: things, key: { partition: PK, sort: SK } }
                entities:
                  Page:
                    key: { PK: BOOK#<bookId>, SK: PAGE#<number> }
                    identity: [[bookId, number]]
                    attributes: { bookId: ulid, number: { type: int, min: 100, max: 999 }, text: string }
                accessPatterns:
                  pages: { query: Page, where: bookId = $bookId, order: ascending }
                """#)
    }

    @Test("is told of the template that is relied on alone, and once where several keys have it")
    func otherTemplate() {
        let findings = expectFindings(
            in: #"""
                keywright: 1
                design: T
                checks: { KW208: off }
                table:
                  name: things
                  key: { partition: PK, sort: SK }
                  indexes:
                    GSI1: { partition: GSI1PK, sort: GSI1SK }
                    GSI2: { partition: GSI2PK, sort: SK }
                entities:
                  Item:
                    key: { PK: SHOP#<shopId>, SK: PRICE#<price>#<itemId> }
                    #                                   ^^^^^^^ warning[KW501]
                    identity: [itemId]
                    indexes:
                      GSI1: { GSI1PK: SHOP#<shopId>, GSI1SK: '<price|pad(6)>' }
                      GSI2: { GSI2PK: KIND#<kind> }
                    attributes: { shopId: ulid, itemId: ulid, kind: ulid, price: { type: int, min: 0 } }
                accessPatterns:
                  dear: { query: Item, where: shopId = $shopId and price >= $price }
                """#)
        #expect(findings.first?.subject.index == nil)
    }

    @Test(
        "is silent where the partition key holds the number, too, and found where the key is the number itself, as text"
    )
    func oneNumberOrKeyItself() {
        expectFindings(
            in: #"""
                keywright: 1
                design: T
                table: { name: things, key: { partition: PK, sort: SK } }
                entities:
                  Page:
                    key: { PK: BOOK#<number>, SK: PAGE#<number>#<part> }
                    attributes: { number: int, part: ulid }
                accessPatterns:
                  page: { query: Page, where: number = $number }
                """#)
        let findings = expectFindings(
            in: #"""
                keywright: 1
                design: T
                checks: { KW114: off }
                table: { name: secrets, key: { partition: name, sort: version } }
                entities:
                  Secret:
                    key: { name: <name>, version: <version> }
                    #                             ^^^^^^^^^ error[KW501]
                    attributes: { name: string, version: { type: int, as: string, min: 1 } }
                accessPatterns:
                  latest: { query: Secret, where: name = $name, order: descending, limit: 1 }
                """#)
        #expect(findings.first?.fixIts.isEmpty == true)
    }

    @Test("offers no `pad` for a time that is stored as a number")
    func times() {
        let findings = expectFindings(
            in: #"""
                keywright: 1
                design: T
                checks: { KW114: off }
                table: { name: things, key: { partition: PK, sort: SK } }
                entities:
                  Event:
                    key: { PK: LOG#<logId>, SK: AT#<at> }
                    #                              ^^^^ error[KW501]
                    attributes: { logId: ulid, at: { type: timestamp, as: epochMillis } }
                accessPatterns:
                  events: { query: Event, where: logId = $logId and at >= $at }
                """#)
        #expect(findings.first?.fixIts.isEmpty == true)
    }

    /// The rule and the planner must agree on what is in order: a pattern without a plan is never without a finding.
    @Test(
        "speaks exactly where no plan can rely on the order",
        arguments: [(0, 9), (0, 10), (-10, -9), (-9, -8), (-1, 9), (-1, 0), (-2, -1), (100, 999), (99, 100)])
    func agreesWithThePlanner(minimum: Int, maximum: Int) {
        let compilation = compile(
            SourceFile(
                path: "pages.keywright.yaml",
                text: """
                    keywright: 1
                    design: Pages
                    table: { name: pages, key: { partition: PK, sort: SK } }
                    entities:
                      Page:
                        key: { PK: BOOK#<bookId>, SK: PAGE#<number> }
                        attributes: { bookId: ulid, number: { type: int, min: \(minimum), max: \(maximum) } }
                    accessPatterns:
                      inOrder: { query: Page, where: bookId = $bookId, order: number descending }
                      from: { query: Page, where: bookId = $bookId and number >= $number }

                    """))
        let texts = (minimum...maximum).map { Array(String($0).utf8) }
        let inOrder = zip(texts, texts.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) }
        #expect(compilation.findings.contains { $0.rule.code == "KW501" && $0.severity == .error } == !inOrder)
        #expect(compilation.patternsWithoutPlan.isEmpty == inOrder)
    }
}
