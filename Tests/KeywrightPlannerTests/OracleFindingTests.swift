import KeywrightDiagnostics
import KeywrightModel
import Testing

@testable import KeywrightPlanner

/// What random designs have shown, each in the least design.
@Suite("Least designs of faults that random ones showed")
struct OracleFindingTests {
    private static let text = """
        keywright: 1
        design: Shop
        table:
          name: shop
          key: { partition: PK, sort: SK }
          indexes:
            Inverted: { partition: SK, sort: PK }
            Names: { partition: NamePK, project: keys }
            Mails: { partition: MailPK, project: keys }
            Local: { sort: title, local: true, project: [status] }
        entities:
          Order:
            key: { PK: 'SHOP#<shop>', SK: 'B#<code|lower>-<day>' }
            indexes: { Names: { NamePK: NAME#<title> }, Mails: { MailPK: MAIL#<email> } }
            attributes:
              shop: string
              code: { type: string, pattern: 'a|ab|b-c' }
              day: date
              title: string
              status: string
              email: string
            unique: [email]
          Note:
            key: { PK: 'SHOP#<shop>', SK: '<name>#<day>' }
            indexes: { Names: { NamePK: NAME#<title> } }
            attributes: { shop: string, name: string, day: date, title: string, status: string }
        accessPatterns:

        """

    private func outcome(_ entry: String) throws -> (design: Design, outcome: PatternOutcome) {
        let design = try #require(readDesign(fromYAML: Self.text + "  p: \(entry)\n"))
        return (design, try #require(planAccess(design).patterns.first))
    }

    private func requests(_ entry: String) throws -> [JSONValue] {
        let (design, outcome) = try outcome(entry)
        _ = try #require(outcome.plan)
        return planJSON(design, planAccess(design))["patterns"]?.elements.first?["requests"]?.elements ?? []
    }

    @Test("What is fetched holds what the client tests, too")
    func fetchesWhatIsTested() throws {
        for test in ["code = $code", "code|upper = $code"] {
            let requests = try requests(
                "{ query: Order, where: email = $email and \(test), using: \"MailPK = 'MAIL#<email>'\", "
                    + "fetch: true, select: [status] }")
            let get = try #require(requests.last?["input"]?["RequestItems"]?["shop"])
            let names = try #require(get["ExpressionAttributeNames"])
            guard case .string(let text)? = get["ProjectionExpression"] else {
                Issue.record("no projection")
                continue
            }
            #expect(text.split(separator: ", ").contains { names[String($0)] == "code" }, "\(text)")
        }
    }

    @Test("What stands behind a placeholder in one width shows where it ends, once the whole text is known")
    func endsByWidth() throws {
        let whole = try requests("{ query: Order, where: 'code|lower = $code and day = $day' }")
        #expect(whole.first?["input"]?["IndexName"] == "Inverted")
        #expect(whole.first?["input"]?["FilterExpression"] == nil)
        // `B#b-` also begins the key of a code `b-c`: of a beginning nothing behind it tells.
        let (_, part) = try outcome("{ query: Order, where: 'shop = $shop and code|lower = $code' }")
        #expect(part.plan == nil)
    }

    @Test("A range and an order that break for one reason are one obstacle")
    func oneObstacle() throws {
        let (_, outcome) = try outcome(
            "{ query: Note, where: 'shop = $shop and name > $from and name <= $to', order: name ascending, index: table }"
        )
        guard case .failed(let failure) = outcome else {
            Issue.record("it is planned")
            return
        }
        let table = try #require(failure.candidates.first { $0.index == nil })
        #expect(table.obstacles.count == 1)
    }

    @Test("To count items of several entities nothing has to tell them apart, unless a filter does")
    func countsTogether() throws {
        let count = try requests("{ query: [Order, Note], where: 'title = $title', index: Names, returns: count }")
        #expect(count.first?["input"]?["IndexName"] == "Names")
        #expect(count.first?["input"]?["Select"] == "COUNT")
        #expect(count.first?["input"]?["FilterExpression"] == nil)
        let (_, items) = try outcome("{ query: [Order, Note], where: 'title = $title', index: Names }")
        #expect(items.plan == nil)
    }

    @Test("A scan of a local index fetches from the table what the index does not hold (F3.23)")
    func scanFetches() throws {
        let whole = try requests("{ scan: Note, index: Local, because: 'a report' }")
        #expect(whole.first?["input"]?["Select"] == "ALL_ATTRIBUTES")
        let held = try requests("{ scan: Note, index: Local, because: 'a report', select: [status] }")
        #expect(held.first?["input"]?["Select"] == nil)
        let count = try requests("{ scan: Note, index: Local, because: 'a report', returns: count }")
        #expect(count.first?["input"]?["Select"] == "COUNT")
    }

    @Test("A transaction's actions give nothing back (F4.1)")
    func noReturnValues() throws {
        let requests = try requests("{ delete: Order, returns: old }")
        let transaction = try #require(requests.last)
        #expect(transaction["operation"] == "TransactWriteItems")
        let actions = transaction["input"]?["TransactItems"]?.elements ?? []
        #expect(actions.count == 2)
        for action in actions { #expect(action["Delete"]?["ReturnValues"] == nil) }
    }
}
