import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

@Suite("KW111 index-collision")
struct IndexCollisionTests {
    private static func design(_ indexes: String, _ entities: String, _ patterns: String) -> String {
        """
        keywright: 1
        design: T
        checks: { KW114: off }
        table:
          name: things
          key: { partition: PK, sort: SK }
          indexes: { \(indexes) }
        entities:
        \(entities)
        accessPatterns:
        \(patterns)
        """
    }

    @Test("finds two entities of one whole key where an index is read for one of them, with both items and the key")
    func scanned() throws {
        let findings = expectFindings(
            in: Self.design(
                "GSI1: { partition: GSI1PK, sort: GSI1SK }",
                #"""
                  User:
                    key: { PK: USER#<userId>, SK: USER }
                    indexes:
                      GSI1: { GSI1PK: 'EMAIL#<email|lower>', GSI1SK: <rank> }
                    attributes: { userId: ulid, email: string, rank: string }
                  Admin:
                    key: { PK: ADMIN#<adminId>, SK: ADMIN }
                    indexes:
                      GSI1: { GSI1PK: EMAIL#<email>, GSI1SK: A }
                #     ^^^^ info[KW111]: an item of `User` and one of `Admin` can have the same key in index `GSI1`, and `everybody` reads it for one of them only
                    attributes: { adminId: ulid, email: string }
                """#,
                #"""
                  everybody: { scan: User, index: GSI1, because: once a night }
                """#))
        let finding = try #require(findings.first { $0.rule.code == "KW111" })
        #expect(finding.subject.entity == "User" && finding.subject.other == "Admin")
        #expect(finding.subject.index == "GSI1" && finding.proof == .exact)
        guard case .items(let items)? = finding.witness else {
            Issue.record("there is no witness")
            return
        }
        #expect(items.map(\.entity) == ["User", "Admin"])
        #expect(items[0].key == items[1].key && items[0].key.map(\.name) == ["GSI1PK", "GSI1SK"])
    }

    @Test("leaves a query that meets the other's item to KW202")
    func metByQuery() {
        let entities = #"""
              User:
                key: { PK: USER#<userId>, SK: USER }
                attributes: { userId: ulid, email: string }
              Admin:
                key: { PK: ADMIN#<adminId>, SK: ADMIN }
                attributes: { adminId: ulid, email: string }
            """#
        expectFindings(
            in: Self.design(
                "ByEmail: { partition: email }", entities,
                #"""
                  userByEmail: { query: User, where: email = $email }
                # ^^^^^^^^^^^ warning[KW202]
                  allByEmail: { query: [User, Admin], where: email = $email }
                  users: { scan: User, index: ByEmail, because: once a night }
                """#))
        // Every pattern on it names both.
        expectFindings(
            in: Self.design(
                "ByEmail: { partition: email }", entities,
                #"""
                  allByEmail: { query: [User, Admin], where: email = $email }
                """#))
    }

    @Test("finds it by what an entity's own attributes, the table's key and several attributes say")
    func natural() {
        expectFindings(
            in: Self.design(
                "Wide: { partition: [region, city], sort: [state, SK] }",
                #"""
                  Shop:
                    key: { PK: SHOP#<shopId>, SK: PLACE }
                    attributes: { shopId: ulid, region: string, city: string, state: { enum: [new, open] } }
                  Depot:
                # ^^^^^ info[KW111]
                    key: { PK: DEPOT#<depotId>, SK: PLACE }
                    attributes: { depotId: ulid, region: string, city: string, state: { enum: [open, full] } }
                  Office:
                    key: { PK: OFFICE#<officeId>, SK: PLACE }
                    attributes: { officeId: ulid, region: string, city: string, state: { enum: [closed] } }
                  Person:
                    key: { PK: PERSON#<personId>, SK: PERSON }
                    attributes: { personId: ulid, region: string, city: string, state: string }
                """#,
                #"""
                  shops: { scan: Shop, index: Wide, because: once a night }
                """#))
    }

    @Test("is silent where an order and its items share a partition, and where the table is scanned")
    func overloaded() {
        let entities = #"""
              Order:
                key: { PK: USER#<userId>, SK: ORDER#<orderId> }
                identity: [orderId]
                indexes:
                  GSI1: { GSI1PK: ORDER#<orderId>, GSI1SK: ORDER }
                attributes: { userId: ulid, orderId: ulid }
              Item:
                key: { PK: ORDER#<orderId>, SK: ITEM#<line|pad(4)> }
                indexes:
                  GSI1: { GSI1PK: ORDER#<orderId>, GSI1SK: ITEM#<line|pad(4)> }
                attributes: { orderId: ulid, line: { type: int, min: 0 } }
            """#
        expectFindings(
            in: Self.design(
                "GSI1: { partition: GSI1PK, sort: GSI1SK }", entities,
                #"""
                  orders: { scan: Order, index: GSI1, because: once a night }
                  all: { scan: Order, because: once a year }
                """#))
    }
}
