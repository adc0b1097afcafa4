import KeywrightDiagnostics
import KeywrightModel
import KeywrightSpec
import KeywrightSyntax
import Testing

@testable import KeywrightPlanner

/// What a month costs, beside arithmetic that was done by hand from the prices of F2.38. A month has 730 hours, 2,628,000 seconds.
@Suite("Monthly prices")
struct MonthlyPriceTests {
    /// Notes of 400 B, ten million of them.
    private static func text(table: String = "", entity: String = "", patterns: String) -> String {
        """
        keywright: 1
        design: Prices
        table:
          name: prices
          key: { partition: PK, sort: SK }
        \(table)
        entities:
          Note:
            key: { PK: BOOK#<book>, SK: NOTE#<noteId> }
            attributes: { book: string, noteId: ulid, body: string }
            expect: { count: 10M, size: 400B }
        \(entity)
        accessPatterns:
        \(patterns)
        """
    }

    private static let twoPatterns = """
          find: { get: Note, expect: { rate: 40/s } }
          add: { create: Note, expect: { rate: 12/s, peak: 900/s } }
        """

    private func price(_ text: String, only patterns: Bool = false) throws -> MonthlyPrice {
        var diagnostics = Diagnostics()
        let file = SourceFile(path: "prices.keywright.yaml", bytes: Array(text.utf8))
        let design = try #require(
            parseYAML(file, id: FileID(0), diagnostics: &diagnostics)
                .flatMap { decodeSpec($0, file: FileID(0), diagnostics: &diagnostics) }
                .flatMap { resolveDesign($0, diagnostics: &diagnostics) })
        #expect(diagnostics.all.filter { $0.severity == .error }.map(\.message) == [])
        return reckonPrice(design, planAccess(design), withStorage: !patterns)
    }

    private func amounts(_ price: MonthlyPrice) -> [String] {
        price.lines.map { "\($0.name) \($0.isLeast ? ">= " : "")\(NumberText.cents($0.dollars))" }
    }

    private func total(_ price: MonthlyPrice) -> String {
        (price.isLeast ? ">= " : "") + NumberText.cents(price.dollars)
    }

    /// Nothing says which part of a call is whose.
    @Test func severalTables() throws {
        let price = try price(
            """
            keywright: 1
            design: Prices
            tables:
              one: { key: { partition: PK, sort: SK }, billing: { read: 5, write: 5 } }
              two: { key: { partition: PK, sort: SK } }
            entities:
              Task: { table: one, key: { PK: TASK#<taskId>, SK: TASK }, attributes: { taskId: ulid } }
              Note: { table: two, key: { PK: NOTE#<noteId>, SK: NOTE }, attributes: { noteId: ulid } }
            accessPatterns:
              both: { transact: [{ create: Task }, { create: Note }], expect: { rate: 100/s } }
            """)
        #expect(price.calls.isEmpty)
        #expect(price.leftOut.contains("in several tables: both"))
    }

    /// 40 x 2,628,000 x 0.5 = 52,560,000 reads at 0.125: 6.57. 12 x 2,628,000 = 31,536,000 writes at 0.625: 19.71.
    /// 10,000,000 x (400 + 100) B = 5,000,000,000 B = 4.65661 GB at 0.25: 1.16. 6.57 + 19.71 + 1.16415 = 27.44.
    @Test func onDemand() throws {
        let price = try price(Self.text(patterns: Self.twoPatterns))
        #expect(amounts(price) == ["find 6.57", "add 19.71", "Note 1.16"])
        #expect(total(price) == "27.44")
        #expect(price.leftOut == [])
        #expect(price.list.date == "2026-08-15" && price.list.region == "us-east-1")
    }

    /// The same units at 0.155 and 0.78 a million, and 0.10 a gigabyte: 52.56 x 0.155 = 8.1468, 31.536 x 0.78 = 24.59808,
    /// 4.65661 x 0.10 = 0.46566; 33.21 in all.
    @Test func infrequentAccess() throws {
        let price = try price(Self.text(table: "  class: infrequent-access", patterns: Self.twoPatterns))
        #expect(amounts(price) == ["find 8.15", "add 24.60", "Note 0.47"])
        #expect(total(price) == "33.21")
    }

    /// Three regions write it, one reads it: 12 x 2,628,000 x 3 = 94,608,000 at 0.625: 59.13. Three store it, 148 B being added:
    /// 10,000,000 x 548 B x 3 = 16,440,000,000 B = 15.31094 GB at 0.25: 3.83. 6.57 + 59.13 + 3.82774 = 69.53.
    @Test func replicas() throws {
        let table = "  replicas: { regions: [eu-west-1, eu-central-1], consistency: eventual }"
        let price = try price(Self.text(table: table, patterns: Self.twoPatterns))
        #expect(amounts(price) == ["find 6.57", "add 59.13", "Note 3.83"])
        #expect(total(price).hasSuffix("69.53"))
    }

    /// A transaction is twice in its own region and once in each of the two others: 12 x 2,628,000 x 4 = 126,144,000 at 0.625: 78.84.
    /// A check is a write of its own region alone: 2 x 31,536,000 more, 126,144,000 + 63,072,000 = 189,216,000: 118.26.
    @Test func transactionsWithReplicas() throws {
        let table = "  replicas: { regions: [eu-west-1, eu-central-1], consistency: eventual }"
        let entity = """
              Book:
                key: { PK: BOOK#<book>, SK: BOOK }
                attributes: { book: string, isOpen: bool }
                expect: { count: 1, size: 100B }
            """
        let patterns = """
              add: { transact: [{ create: Note }], expect: { rate: 12/s } }
              addChecked: { transact: [{ create: Note }, { check: Book, key: { book: $note.book } }], expect: { rate: 12/s } }
            """
        let price = try price(Self.text(table: table, entity: entity, patterns: patterns), only: true)
        #expect(amounts(price) == ["add 78.84", "addChecked 118.26"])
    }

    /// 730 x (100 x 0.00013 + 40 x 0.00065) = 730 x 0.039 = 28.47; 730 x (20 x 0.00013 + 10 x 0.00065) = 730 x 0.0091 = 6.643. What is
    /// provisioned is paid for whatever is called; what is stored is paid for, too: an index of a note that is not in it holds nothing.
    @Test func provisioned() throws {
        let table = """
              billing: { read: 100, write: 40 }
              indexes: { GSI1: { partition: P1, sort: S1, billing: { read: 20, write: 10 } } }
            """
        let price = try price(Self.text(table: table, patterns: Self.twoPatterns))
        #expect(amounts(price) == ["prices 28.47", "prices GSI1 6.64", "Note 1.16"])
        #expect(total(price) == "36.28")
    }

    /// 40/s x 0.5 = 20 reads and 12 writes a second, of which 70 % is to be in use: 28.57 and 17.14, so 29 and 18 units.
    /// 730 x (29 x 0.00013 + 18 x 0.00065) = 730 x 0.01547 = 11.2931. With at least 25 writes: 730 x (0.00377 + 0.01625) = 14.6146.
    @Test(arguments: [(5, "11.29"), (25, "14.61")])
    func scaled(least: Int, month: String) throws {
        let table = "  billing: { read: 10, write: 25, autoscale: { min: \(least), max: 500, target: 70% } }"
        let price = try price(Self.text(table: table, patterns: Self.twoPatterns))
        #expect(amounts(price).first == "prices >= \(month)")
        #expect(total(price).hasPrefix(">= "))
    }

    /// 2,000,000 x (3,000 + 100) B = 6,200,000,000 B = 5.77420 GB at 0.25: 1.44, in the table and again in the index that holds all.
    /// The keys of a page in Lean: PK 2 + 31, SK 2 + 4, LP 2 + 10, LS 2 + 26: 79 B; 2,000,000 x 179 B = 0.33341 GB: 0.08. Backups of
    /// the table alone: 5.77420 x 0.20 = 1.15.
    @Test func indexesAndBackups() throws {
        let table = """
              pointInTimeRecovery: true
              indexes:
                Whole: { partition: WP, sort: WS }
                Lean: { partition: LP, sort: LS, project: keys }
            """
        let entity = """
              Page:
                key: { PK: PAGE#<pageId>, SK: PAGE }
                indexes: { Whole: { WP: ALL#<pageId>, WS: ALL }, Lean: { LP: KIND#<kind>, LS: <pageId> } }
                attributes: { pageId: ulid, kind: { enum: [folio, verso] } }
                expect: { count: 2M, size: 3000B }
            """
        let text = Self.text(table: table, entity: entity, patterns: "  find: { get: Page }")
            .replacing("count: 10M", with: "count: 1")
        let price = try price(text)
        #expect(
            amounts(price) == ["Note 0.00", "Page 1.44", "Page in Whole 1.44", "Page in Lean 0.08", "prices 1.15"])
        #expect(price.leftOut == ["no rate: find"])
    }

    /// What has no figure is named, and the rest is the least that it can be: 5/s x 2,628,000 x 0.5 at 0.125 = 0.82.
    @Test func whatIsLeftOut() throws {
        let entity = """
              Sheet:
                key: { PK: SHEET#<sheetId>, SK: SHEET }
                attributes: { sheetId: ulid, title: string }
                unique: [title]
                expect: { count: 3 }
            """
        let patterns = """
              list: { query: Note, where: book = $book, expect: { rate: 5/s } }
              change: { update: Note, set: [body] }
              search: { query: Note, where: body = $body, expect: { rate: 1/s } }
            """
        let price = try price(Self.text(entity: entity, patterns: patterns))
        #expect(amounts(price) == ["list >= 0.82", "Note 1.16"])
        #expect(price.leftOut == ["no rate: change", "no plan: search", "no size: what is stored of Sheet"])
        #expect(total(price) == ">= 1.99")
    }

    @Test func asText() throws {
        let price = try price(Self.text(patterns: Self.twoPatterns))
        #expect(
            renderPriceText(price) == """
                A month, in USD by the prices of 2026-08-15 for us-east-1:
                  find     6.57  105,120,000 calls x (0.5 read units at 0.125 USD a million)
                  add     19.71  31,536,000 calls x (1 write unit at 0.625 USD a million)
                  Note     1.16  10,000,000 x (400 B + 100 B) = 4.66 GB at 0.25 USD
                  in all  27.44
                  calls at their mean rate, 730 hours
                  the 25 GB that an account has free are not taken off

                """)
        #expect(renderPriceText(try self.price(Self.text(patterns: "  find: { get: Note }"), only: true)) == "")
    }

    @Test func asJSON() throws {
        let text = Self.text(patterns: Self.twoPatterns)
        let price = try price(text)
        var design = DesignFixture()
        design.add("Note", key: ["<id>", "N"], [DesignFixture.attribute("id", .ulid)])
        let report = planJSON(design.design, DesignPlan(patterns: []), price: price)["price"]
        #expect(report?["currency"] == "USD")
        #expect(report?["month"]?.text() == "27.44")
        #expect(report?["basis"] == "declared")
        #expect(
            report?["patterns"]?.elements.map { $0.text(.compact) } == [
                #"{"name":"find","rate":40,"read":52560000,"write":0,"month":6.57,"basis":"declared"}"#,
                #"{"name":"add","rate":12,"read":0,"write":31536000,"month":19.71,"basis":"declared"}"#,
            ])
        #expect(
            report?["storage"]?.elements.map { $0.text(.compact) } == [
                #"{"table":"shop","index":null,"entity":"Note","gigabytes":4.66,"month":1.16,"basis":"declared"}"#
            ])
    }
}
