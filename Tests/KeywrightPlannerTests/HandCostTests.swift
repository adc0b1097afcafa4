import KeywrightDiagnostics
import KeywrightModel
import KeywrightSpec
import KeywrightSyntax
import Testing

@testable import KeywrightPlanner

/// What a call costs, beside arithmetic that was done by hand from the facts: a read unit is 4,096 bytes read consistently, half of
/// one eventually (F2.1), the items of a query rounded up together (F2.2); a write unit is 1,024 bytes, the item whole whatever
/// is changed of it (F2.5), twice in a transaction but for indexes (F2.7), and each index by what becomes of its entry (F2.25).
@Suite("Costs by hand")
struct HandCostTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var pattern: String
        var read: Double
        var write: Double
        var basis = Cost.Basis.declared
        var pages = 1.0

        init(
            _ pattern: String, read: Double = 0, write: Double = 0, _ basis: Cost.Basis = .declared, pages: Double = 1
        ) {
            self.pattern = pattern
            self.read = read
            self.write = write
            self.basis = basis
            self.pages = pages
        }

        var testDescription: String { pattern }
    }

    /// Doc is in Whole with all, in Lean with its keys, in Part with a title and a stage, in ByKind by an attribute of its own.
    static func text(_ pattern: String) -> String {
        """
        keywright: 1
        design: Costs
        table:
          name: costs
          key: { partition: PK, sort: SK }
          indexes:
            Whole: { partition: WP, sort: WS }
            Lean: { partition: LP, sort: LS, project: keys }
            Part: { partition: TP, sort: TS, project: [title, stage] }
            ByKind: { partition: kind }
        entities:
          Note:
            key: { PK: BOOK#<book>, SK: NOTE#<noteId> }
            attributes: { book: string, noteId: ulid, body: string, tag: string? }
            expect: { size: 400B }
          Page:
            key: { PK: BOOK#<book>, SK: PAGE#<pageId> }
            attributes: { book: string, pageId: ulid }
            expect: { size: 4096B }
          Scroll:
            key: { PK: SHELF#<shelf>, SK: SCROLL#<scrollId> }
            attributes: { shelf: string, scrollId: ulid }
            expect: { size: 4097B }
          Loose:
            key: { PK: LOOSE#<looseId>, SK: LOOSE }
            attributes: { looseId: ulid, body: string }
          Doc:
            key: { PK: DOC#<docId>, SK: DOC }
            indexes:
              Whole: { WP: TEAM#<team>, WS: <docId> }
              Lean: { LP: TOPIC#<topic>, LS: <docId> }
              Part: { TP: STAGE#<stage>, TS: <docId> }
            attributes:
              docId: ulid
              team: string
              topic: { type: string?, maxLength: 20 }
              stage: string
              title: string
              body: string
              views: int
              kind: string
            expect: { size: 3000B }
          Slip:
            key: { PK: SLIP#<slipId>, SK: SLIP }
            indexes:
              Whole: { WP: OWNER#<owner>, WS: <slipId> }
              Part: { TP: SLIPS#<owner>, TS: <slipId> }
            attributes: { slipId: ulid, owner: string, title: string, stage: string, line: string }
            expect: { size: 900B }
          Account:
            key: { PK: ACCOUNT#<accountId>, SK: ACCOUNT }
            indexes: { Whole: { WP: REALM#<realm>, WS: <accountId> } }
            attributes: { accountId: ulid, email: string, nick: string, realm: string, seen: int }
            unique: [email, nick]
            expect: { size: 1500B }
        accessPatterns:
          it: \(pattern)
        """
    }

    static let cases = [
        // MARK: Reads
        // 400 B are one block of 4,096.
        Case("{ get: Note }", read: 0.5),
        Case("{ get: Note, consistent: true }", read: 1),
        // 4,096 B are one block, 4,097 B two.
        Case("{ get: Page }", read: 0.5),
        Case("{ get: Scroll }", read: 1),
        Case("{ get: Scroll, consistent: true }", read: 2),
        // Whatever its size, a block at least.
        Case("{ get: Loose, consistent: true }", read: 1, .least),
        // 20 x 400 = 8,000 B: two blocks together, where one by one they would be 20.
        Case("{ query: Note, where: book = $book, limit: 20 }", read: 1),
        Case("{ query: Note, where: book = $book, limit: 20, consistent: true }", read: 2),
        // 1,000 x 4,097 = 4,097,000 B / 4,096 = 1,000.2: 1,001 blocks; / 1,048,576 = 3.9: 4 pages.
        Case(
            "{ query: Scroll, where: shelf = $shelf, expect: { items: 1000 } }", read: 500.5, pages: 4),
        // 3 x 4,097 = 12,291 B: four blocks, where 12,288 would be three.
        Case("{ query: Scroll, where: shelf = $shelf, consistent: true, expect: { items: 3 } }", read: 4),
        // A whole key is one item, whatever is expected.
        Case("{ query: Scroll, where: shelf = $shelf and scrollId = $scrollId }", read: 1),
        // Nothing says how many: a block.
        Case("{ query: Note, where: book = $book }", read: 0.5, .least),
        // Of several the largest: 5 x 4,096 = 20,480 B, five blocks.
        Case("{ query: [Note, Page], where: book = $book, expect: { items: 5 } }", read: 2.5),
        // What a filter discards is read, too: 10 x 400 = 4,000 B, one block at least.
        Case("{ query: Note, where: book = $book, filter: body = $body, expect: { items: 10 } }", read: 0.5, .least),
        // An index that holds all is as the table: 30 x 3,000 = 90,000 B / 4,096 = 21.97: 22 blocks.
        Case("{ query: Doc, where: team = $team, limit: 30 }", read: 11),
        Case("{ query: Doc, where: kind = $kind, returns: count, expect: { items: 30 } }", read: 11),
        // The keys of a Doc: PK 2 + 30, SK 2 + 3, LP 2 + 6 + 0 to 80, LS 2 + 26: 73 to 153 B. 20 of them are 1,460 to 3,060 B,
        // one block; 100 are 7,300 to 15,300, two at least.
        Case("{ query: Doc, where: topic = $topic, returns: count, expect: { items: 20 } }", read: 0.5),
        Case("{ query: Doc, where: topic = $topic, returns: count, expect: { items: 100 } }", read: 1, .least),

        // MARK: Writes
        Case("{ create: Note }", write: 1),
        Case("{ put: Page }", write: 4),
        Case("{ create: Scroll }", write: 5),
        Case("{ delete: Scroll }", write: 5),
        Case("{ update: Note, set: [body], remove: [tag] }", write: 1),
        Case("{ put: Loose }", write: 1, .least),
        // 3,000 B are 3 blocks: the item 3, Whole 3, ByKind 3, Lean 1 (153 B at most), Part 1 to 3, whose title has any length.
        Case("{ create: Doc }", write: 11, .least),
        Case("{ put: Doc }", write: 11, .least),
        Case("{ delete: Doc }", write: 11, .least),
        // The item 3, and the copies of all that are in Whole and ByKind: 3 + 3; neither Lean nor Part has it.
        Case("{ update: Doc, set: [body] }", write: 9),
        Case("{ update: Doc, add: { views: 1 } }", write: 9),
        // Part has the title: one more at least.
        Case("{ update: Doc, set: [title] }", write: 10, .least),
        // The entry of Whole moves: 2 x 3; ByKind changes: 3; the item 3.
        Case("{ update: Doc, set: [team] }", write: 12),
        // ByKind moves: 2 x 3; Whole changes: 3; the item 3.
        Case("{ update: Doc, set: [kind] }", write: 12),
        // Lean moves: 2 x 1; Whole and ByKind change, since they hold the topic and LP: 3 + 3; the item 3.
        Case("{ update: Doc, set: [topic] }", write: 11),
        // Lean loses it: 1.
        Case("{ update: Doc, remove: [topic] }", write: 10),
        // 900 B are one block, and so is whatever an index holds of them.
        Case("{ create: Slip }", write: 3),
        Case("{ update: Slip, set: [owner] }", write: 5),
        Case("{ update: Slip, set: [line] }", write: 2),
        Case("{ update: Slip, set: [title] }", write: 3),

        // MARK: Transactions
        // Twice 1.
        Case("{ transact: [{ create: Note }] }", write: 2),
        // Twice 5, and twice 1 for a check of 400 B.
        Case("{ transact: [{ put: Scroll }, { check: Note }] }", write: 12),
        // The table twice, 2 x 1; the two indexes once each.
        Case("{ transact: [{ create: Slip }] }", write: 4),
        // The item 2 x 1, Whole moves 2 x 1, Part moves 2 x 1.
        Case("{ transact: [{ update: Slip, set: [owner] }] }", write: 6),
        // At most 40 times: 40 x (2 x 1 + 1 + 1).
        Case("{ transact: [{ create: Slip, many: { max: 40 } }] }", write: 160),
        // 1,500 B are two blocks, twice 4; the entry 2; two companions, twice 1 each.
        Case("{ create: Account }", write: 10),
        // The same, and the item is read before, consistently: 1.
        Case("{ delete: Account }", read: 1, write: 10),
        // An update without a unique attribute takes no companion along: 2, and the entry 2.
        Case("{ update: Account, add: { seen: 1 } }", write: 4),
        // 3 x (4 + 2 + 2 x 2) for the accounts, and a check of 4,096 B, twice 4.
        Case("{ transact: [{ create: Account, many: { max: 3 } }, { check: Page }] }", write: 38),
    ]

    @Test("is as reckoned", arguments: cases)
    func cost(_ expected: Case) throws {
        let text = Self.text(expected.pattern)
        var diagnostics = Diagnostics()
        let file = SourceFile(path: "costs.keywright.yaml", bytes: Array(text.utf8))
        let design = parseYAML(file, id: FileID(0), diagnostics: &diagnostics)
            .flatMap { decodeSpec($0, file: FileID(0), diagnostics: &diagnostics) }
            .flatMap { resolveDesign($0, diagnostics: &diagnostics) }
        #expect(diagnostics.all.filter { $0.severity == .error }.map(\.message) == [])
        let sound = try #require(design)
        let plan = try #require(PlanFacts(sound, "it")).plan
        #expect(plan.cost.read == expected.read)
        #expect(plan.cost.write == expected.write)
        #expect(plan.cost.basis == expected.basis)
        #expect(plan.pages.mean == expected.pages)
    }

    @Test("at least twenty of reads and of writes")
    func number() {
        #expect(Self.cases.filter { $0.write > 0 }.count >= 20)
        #expect(Self.cases.count >= 40)
    }
}
