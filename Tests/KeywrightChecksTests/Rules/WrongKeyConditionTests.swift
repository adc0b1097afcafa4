import KeywrightDiagnostics
import KeywrightDriver
import KeywrightPlanner
import Testing
import _KeywrightTestSupport

@Suite("KW219 wrong-key-condition")
struct WrongKeyConditionTests {
    /// A table with orders by their time, their lines, and an index of several attributes.
    private static func design(_ patterns: String) -> String {
        """
        keywright: 1
        design: Orders
        table:
          name: orders
          key: { partition: PK, sort: SK }
          indexes:
            Open: { partition: OpenPK, sort: OpenSK }
            ByRegion: { partition: region, sort: [city, total] }
        entities:
          Customer:
            key: { PK: USER#<userId>, SK: PROFILE }
            attributes: { userId: string, name: string }
          Order:
            key: { PK: USER#<userId>, SK: ORDER#<placedAt>#<orderId> }
            indexes:
              Open: { OpenPK: OPEN#<status>, OpenSK: "<placedAt>" }
            attributes:
              userId: string
              placedAt: timestamp
              orderId: string
              status: { type: string, maxLength: 10 }
              region: string
              city: string
              total: int
        accessPatterns:
        \(patterns.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(separator: "\n"))
        """
    }

    @Test(
        "is silent where everything that is asked for is read",
        arguments: [
            "a: { query: Order, using: PK = 'USER#<userId>' and SK begins with 'ORDER', limit: 5 }",
            "a: { query: Order, using: PK = 'USER#<userId>' and SK begins with 'ORDER#', limit: 5 }",
            "a: { query: Order, using: PK = 'USER#<userId:$id>' and SK > 'ORDER', limit: 5 }",
            "a: { query: Order, using: PK = 'USER#<userId>' and SK between 'ORDER#' and 'ORDER$', limit: 5 }",
            "a: { query: Order, using: PK = 'USER#<userId>' and SK < 'PROFILE', limit: 5 }",
            "a: { query: [Customer, Order], using: PK = 'USER#<userId>', limit: 5 }",
            """
            a: { query: Order, where: userId = $userId and placedAt >= $from, limit: 5,
                 using: PK = 'USER#<userId>' and SK >= 'ORDER#<placedAt:$from>' }
            """,
            """
            a: { query: Order, where: status = $status, index: Open, limit: 5,
                 using: OpenPK = 'OPEN#<status>' }
            """,
            """
            a: { query: Order, where: status = $s and placedAt between $a and $b, limit: 5,
                 using: OpenPK = 'OPEN#<status:$s>' and OpenSK between '<placedAt:$a>' and '<placedAt:$b>' }
            """,
            """
            a: { query: Order, where: region = $region and city = $city and total >= $least, limit: 5,
                 using: region = '<region>' and city = '<city>' and total >= '<total:$least>' }
            """,
            // Conditions come in any order.
            "a: { query: Order, using: SK begins with 'ORDER#' and PK = 'USER#<userId>', limit: 5 }",
            "a: { get: Order, using: PK = 'USER#<userId>' and SK = 'ORDER#<placedAt>#<orderId>' }",
            "a: { delete: Order, using: PK = 'USER#<userId:$u>' and SK = 'ORDER#<placedAt>#<orderId:$o>' }",
            "a: { put: Customer, using: PK = 'USER#<userId>' and SK = 'PROFILE' }",
        ])
    func sound(pattern: String) {
        #expect(found(Self.design(pattern)) == [])
    }

    /// With a part of the message that it must have.
    @Test(
        "says what DynamoDB refuses",
        arguments: [
            ("PK begins with 'USER#'", "takes `=` alone"),
            ("PK = 'USER#<userId>' and PK = 'USER#<userId:$other>'", "2 conditions on `PK`"),
            ("PK = 'USER#<userId>' and SK >= 'ORDER#' and SK <= 'ORDER$'", "2 conditions on `SK`"),
            ("SK = 'PROFILE'", "gives `PK`"),
            ("PK = 'USER#<userId>' and name = 'a'", "`name` is no key attribute of table orders"),
            ("region = '<region>' and total >= '<total:$least>'", "none with `=` on `city` before it"),
            ("region = '<region>' and city >= '<city>' and total = '<total>'", "none with `=` on `city` before it"),
            ("region = '<region>' and city = '<city>' and total begins with '1'", "`begins with` takes texts"),
            ("region = '<region>' and city = '<city>' and total = 'ten'", "is compared with a text"),
        ])
    func refused(using: String, why: String) throws {
        let findings = kept(Self.design("a: { query: Order, limit: 5, using: \"\(using)\" }"))
        let finding = try #require(findings.first)
        #expect(findings.count == 1)
        #expect(finding.rule.code == "KW219" && finding.severity == .error)
        #expect(finding.message.contains(why), "\(finding.message)")
    }

    @Test("shows an item that is left out, and the call that does it")
    func leftOut() throws {
        let pattern = """
            a: { query: Order, where: userId = $userId and placedAt between $from and $to, limit: 5,
                 using: PK = 'USER#<userId>' and SK between 'ORDER#<placedAt:$from>' and 'ORDER#<placedAt:$to>' }
            """
        let finding = try #require(kept(Self.design(pattern)).first)
        guard case .items(let items)? = finding.witness, let item = items.first,
            case .text(let sort)? = item.key.last?.value,
            case .text(let end)? = item.values.first(where: { $0.name == "placedAt" })?.value
        else {
            Issue.record("no item: \(finding)")
            return
        }
        // The item's own moment is the end, and its text goes on behind it.
        #expect(sort.hasPrefix("ORDER#\(end)#"))
        #expect(finding.notes.joined().contains("`$to` = '\(end)'"))
    }

    @Test(
        "finds what is left out",
        arguments: [
            // Another beginning, and one that not all values have.
            "a: { query: Order, using: PK = 'USER#<userId>' and SK begins with 'ORDERS', limit: 5 }",
            "a: { query: Order, using: PK = 'USER#<userId>' and SK begins with 'ORDER#2', limit: 5 }",
            // The lower end, too, and an end that is open.
            "a: { query: Order, using: PK = 'USER#<userId>' and SK > 'ORDER#<placedAt:$after>', limit: 5 }",
            "a: { query: Order, using: PK = 'USER#<userId>' and SK between 'ORDER#' and 'ORDER#2', limit: 5 }",
            // The partition of another attribute, and of another literal.
            "a: { query: Order, using: PK = 'USERS#<userId>', limit: 5 }",
            "a: { query: Order, where: userId = $userId, using: PK = 'USER#<userId:$other>', limit: 5 }",
            "a: { query: Customer, using: OpenPK = 'OPEN#<name>', index: Open, limit: 5 }",
            // Items with a value that `where` names, and no other meets it.
            "a: { query: Order, where: status = 'open', index: Open, limit: 5, using: OpenPK = 'OPEN#<status:$other>' }",
            "a: { query: Order, where: \"userId between 'k' and 'm'\", using: PK = 'USER#<userId:$other>', limit: 5 }",
            // One of two entities.
            "a: { query: [Customer, Order], using: PK = 'USER#<userId>' and SK begins with 'ORDER', limit: 5 }",
            """
            a: { query: Order, where: status = $s and placedAt >= $a, limit: 5,
                 using: OpenPK = 'OPEN#<status:$s>' and OpenSK > '<placedAt:$a>' }
            """,
            "a: { get: Order, using: PK = 'USER#<userId>' }",
            "a: { get: Order, using: PK = 'USER#<userId>' and SK begins with 'ORDER' }",
            "a: { get: Order, using: PK = 'USER#<userId>' and SK = 'ORDER#<orderId>' }",
            "a: { put: Customer, using: PK = 'USERS#<userId>' and SK = 'PROFILE' }",
            "a: { transactGet: [Customer], using: PK = 'USER#<userId>' and SK = 'Profile' }",
        ])
    func missing(pattern: String) {
        #expect(found(Self.design(pattern)) == ["KW219"])
    }

    @Test("what is read beside is discarded by a filter, or by the client where no filter may")
    func beside() {
        // The day of a time is a beginning of it, and so never behind it; orders of the day before the moment are read.
        let day = """
            a: { query: Order, where: userId = $userId and placedAt >= $from, limit: 5,
                 using: PK = 'USER#<userId>' and SK >= 'ORDER#<placedAt:$from|day>' }
            """
        #expect(found(Self.design(day)) == ["KW202"])
        let design = Self.design(
            """
            a: { query: Order, where: region = $region and city = $city, using: region = '<region>', limit: 5 }
            """)
        // Orders of other cities are read, and no filter may name a key attribute.
        #expect(found(design) == ["KW202"])
    }

    @Test("a range with two ends that the key condition leaves alone is a filter with both")
    func bothEnds() throws {
        // `note` can hold what sorts before `-`, so that no range of the key answers it.
        let text = """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: OWNER#<owner>, SK: N#<note>-<owner> }
                attributes: { owner: string, note: string }
            accessPatterns:
              a: { query: Note, where: owner = $owner and note >= $from and note < $to, using: PK = 'OWNER#<owner>', limit: 5 }
            """
        let compilation = compile(SourceFile(path: "notes.keywright.yaml", bytes: Array(text.utf8)))
        let plan = try #require(compilation.plan)
        let report = renderPlanText(try #require(compilation.design), plan)
        #expect(report.contains("filter       note >= from AND note < to"), "\(report)")
    }

    @Test("says where neither a proof nor an item decides")
    func unproven() throws {
        // Every code begins with A, which its pattern alone tells.
        let text = """
            keywright: 1
            design: Codes
            table: { name: codes, key: { partition: PK, sort: SK } }
            entities:
              Code:
                key: { PK: OWNER#<ownerId>, SK: <code> }
                attributes: { ownerId: ulid, code: { type: string, pattern: 'A\\d+' } }
            accessPatterns:
              a: { query: Code, using: PK = 'OWNER#<ownerId>' and SK begins with 'A', limit: 5 }
            """
        let findings = findings(in: text).filter { $0.rule.code == "KW219" }
        #expect(findings.map(\.severity) == [.info])
        #expect(findings.first?.proof == .bounded)
    }

    private func kept(_ text: String) -> [Diagnostic] {
        findings(in: text).filter {
            ["KW219", "KW202"].contains($0.rule.code) || $0.severity == .error && $0.rule.code != "KW000"
        }
    }

    /// Codes but for foreign items of `Customer`, of which these patterns say nothing.
    private func found(_ text: String) -> [String] {
        kept(text).filter { $0.subject.other != "Customer" }.map(\.rule.code)
    }
}
