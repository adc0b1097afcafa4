import Testing
import _KeywrightTestSupport

@Suite("KW407 bad-multi-key")
struct BadMultiKeyTests {
    @Test("finds five sort attributes")
    func fiveSortAttributes() {
        expectFindings(
            in: #"""
                keywright: 1
                design: Readings
                table:
                  name: readings
                  key: { partition: PK }
                  indexes:
                    ByPlace: { partition: country, sort: [region, city, street, house, room] }
                #                                                                      ^^^^ error[KW407]
                entities:
                  Reading:
                    key: { PK: READING#<readingId> }
                    attributes:
                      { readingId: ulid, country: string, region: string, city: string, street: string, house: string, room: string }
                """#)
    }
}
