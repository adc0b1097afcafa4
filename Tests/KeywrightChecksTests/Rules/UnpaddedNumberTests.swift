import KeywrightDiagnostics
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
                    attributes: { bookId: ulid, number: { type: int, min: 0 }, text: string }
                accessPatterns:
                  page: { query: Page, where: bookId = $bookId and number = $number, returns: one }
                """#)
        #expect(findings.first?.witness == .values(attribute: "number", [.number("9"), .number("10")]))
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
                    attributes: { bookId: ulid, number: { type: int, min: 100, max: 999 }, text: string }
                accessPatterns:
                  pages: { query: Page, where: bookId = $bookId, order: ascending }
                """#)
    }

}
