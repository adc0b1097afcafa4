import Foundation
import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

@Suite("KW113 unscoped-key")
struct UnscopedKeyTests {
    @Test("finds a partition key without the scope, behind another placeholder, changed, or open at its end")
    func form() {
        let findings = expectFindings(
            in: #"""
                keywright: 1
                design: T
                checks: { KW208: off }
                scope: tenantId
                table:
                  name: things
                  key: { partition: PK, sort: SK }
                  indexes:
                    GSI1: { partition: GSI1PK, sort: GSI1SK }
                    Inverted: { partition: SK, sort: PK }
                    ByEmail: { partition: email }
                    Local: { sort: GSI1SK, local: true }
                entities:
                  Setting:
                    key: { PK: SETTINGS, SK: TENANT#<tenantId> }
                    #          ^^^^^^^^ error[KW113]: the partition key of `Setting` in the table does not hold `tenantId`, the scope
                    #          ^^^^^^^^ info[KW302]
                    attributes: { tenantId: ulid, text: string }
                  User:
                    key: { PK: USER#<userId>#<tenantId>, SK: <tenantId> }
                    #          ^^^^^^^^^^^^^^^^^^^^^^^^ error[KW113]: the partition key of `User` in the table begins with `userId` and not with `tenantId`, the scope
                    attributes:
                      tenantId: ulid
                      userId: ulid
                      email: string
                #     ^^^^^ error[KW113]: the partition key of `User` in index `ByEmail` begins with `email`
                  Event:
                    key: { PK: 'T#<tenantId|shard(4)>#<day>', SK: <tenantId>#<eventId> }
                    #           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[KW113]: the partition key of `Event` in the table holds `tenantId`, the scope, as `tenantId|shard(4)`
                    attributes: { tenantId: ulid, day: date, eventId: ulid }
                  Order:
                    key: { PK: T#<tenantId><orderId>, SK: <tenantId> }
                    #          ^^^^^^^^^^^^^^^^^^^^^ error[KW113]: the partition key of `Order` in the table has nothing between `tenantId`, the scope, and `orderId`
                    attributes: { tenantId: ulid, orderId: ulid }
                  Item:
                    key: { PK: T#<tenantId>, SK: ITEM#<itemId> }
                    #                            ^^^^^^^^^^^^^ error[KW113]: the partition key of `Item` in index `Inverted` begins with `itemId`
                    indexes:
                      GSI1: { GSI1PK: ITEMS#<tenantId>, GSI1SK: <itemId> }
                    attributes: { tenantId: ulid, itemId: ulid }
                accessPatterns:
                  item: { get: Item }
                """#)
        let found = findings.first { $0.rule.code == "KW113" && $0.subject.index == "Inverted" }
        #expect(found?.subject.entity == "Item" && found?.subject.attribute == "tenantId")
    }

    @Test("is silent where every partition key begins with the scope, lowered or not, and for what belongs to none")
    func scoped() {
        expectFindings(
            in: #"""
                keywright: 1
                design: T
                checks: { KW208: off }
                scope: tenant
                table:
                  name: things
                  key: { partition: PK, sort: SK }
                  indexes:
                    GSI1: { partition: GSI1PK, sort: GSI1SK }
                    ByState: { partition: [region, tenant], sort: state }
                entities:
                  User:
                    key: { PK: TENANT#<tenant>, SK: USER#<userId> }
                    indexes:
                      GSI1: { GSI1PK: 'TENANT#<tenant>#EMAIL#<email|lower>', GSI1SK: USER }
                    attributes: { tenant: string, userId: string, email: string, region: string, state: string }
                    unique: [email]
                  Order:
                    key: { PK: TENANT#<tenant>#ORDER#<orderId>, SK: ORDER }
                    attributes: { tenant: string, orderId: string }
                  Note:
                    key: { PK: '<tenant|upper>', SK: NOTE#<noteId> }
                    attributes: { tenant: { type: string, pattern: '[a-z]{1,20}' }, noteId: string }
                  Country:
                    key: { PK: COUNTRY#<code>, SK: COUNTRY }
                    attributes: { code: string }
                    unscoped: true
                accessPatterns:
                  users: { query: User, where: tenant = $tenant }
                """#)
        expectFindings(
            in: #"""
                keywright: 1
                design: T
                table: { name: things, key: { partition: PK, sort: SK } }
                entities:
                  User:
                    key: { PK: USER#<userId>, SK: USER }
                    attributes: { tenant: string, userId: string }
                accessPatterns:
                  user: { get: User }
                """#)
    }

    @Test("a multi-attribute index needs it in one of its partition attributes")
    func multiAttribute() {
        expectFindings(
            in: #"""
                keywright: 1
                design: T
                checks: { KW208: off }
                scope: tenant
                table:
                  name: things
                  key: { partition: PK, sort: SK }
                  indexes:
                    ByState: { partition: [region, state], sort: tenant }
                entities:
                  User:
                    key: { PK: TENANT#<tenant>, SK: USER#<userId> }
                    attributes:
                      tenant: string
                      userId: string
                      region: string
                #     ^^^^^^ error[KW113]: no attribute of the partition key of `User` in index `ByState` begins with `tenant`, the scope
                      state: string
                accessPatterns:
                  users: { query: User, where: tenant = $tenant }
                """#)
    }

    @Test("finds a value that forges another's key, by one entity, by two, and by a companion")
    func forgery() throws {
        let one = expectFindings(
            in: #"""
                keywright: 1
                design: T
                scope: tenant
                table: { name: things, key: { partition: PK, sort: SK } }
                entities:
                  User:
                    key: { PK: TENANT#<tenant>#USER#<userId>, SK: USER }
                    #          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[KW113]: two items of `User` with different values of `tenant`, the scope, can have one partition key in the table
                #   ^^^ error[KW102]
                    attributes: { tenant: { type: string, pattern: '.{1,40}' }, userId: { type: string, pattern: '.{1,40}' } }
                accessPatterns:
                  user: { get: User }
                """#)
        try expectForgery(one)
        let two = expectFindings(
            in: #"""
                keywright: 1
                design: T
                scope: tenant
                table: { name: things, key: { partition: PK, sort: SK } }
                entities:
                  Tenant:
                    key: { PK: TENANT#<tenant>, SK: TENANT }
                    attributes: { tenant: string, name: string }
                  User:
                    key: { PK: <tenant>#<userId>, SK: USER }
                    #          ^^^^^^^^^^^^^^^^^ error[KW113]: an item of `Tenant` and one of `User` with different values of `tenant`, the scope, can have one partition key in the table
                    attributes: { tenant: string, userId: string }
                accessPatterns:
                  user: { get: User }
                """#)
        try expectForgery(two)
        let companion = expectFindings(
            in: #"""
                keywright: 1
                design: T
                scope: tenant
                table: { name: things, key: { partition: PK, sort: SK } }
                entities:
                  Tenant:
                    key: { PK: <tenant>, SK: TENANT }
                    attributes: { tenant: { type: string, pattern: '[A-Za-z#.]{1,40}' }, name: string }
                    unique: [name]
                    #        ^^^^ error[KW113]: an item of `Tenant` and one of `Tenant.name` with different values of `tenant`, the scope
                accessPatterns:
                  tenant: { get: Tenant }
                """#)
        try expectForgery(companion)
    }

    private func expectForgery(_ findings: [Diagnostic]) throws {
        let finding = try #require(findings.first { $0.rule.code == "KW113" })
        guard case .items(let items)? = finding.witness, items.count == 2 else {
            Issue.record("there is no witness")
            return
        }
        #expect(items[0].key == items[1].key)
        let tenants = items.map { item in item.values.first { $0.name == "tenant" }?.value }
        #expect(tenants[0] != nil && tenants[1] != nil && tenants[0] != tenants[1])
    }

    @Test("is silent where a value can hold the delimiter and still forges nothing")
    func holdsDelimiter() {
        // What stands behind the scope begins with a character that no value of it holds.
        expectFindings(
            in: #"""
                keywright: 1
                design: T
                checks: { KW112: off }
                scope: tenant
                table: { name: things, key: { partition: PK, sort: SK } }
                entities:
                  User:
                    key: { PK: <tenant>~<userId>, SK: USER }
                    attributes: { tenant: { type: string, pattern: '[a-z#]{1,40}' }, userId: string }
                accessPatterns:
                  user: { get: User }
                """#)
        // The value ends the key.
        expectFindings(
            in: #"""
                keywright: 1
                design: T
                scope: tenant
                table: { name: things, key: { partition: PK, sort: SK } }
                entities:
                  User:
                    key: { PK: TENANT#<tenant>, SK: USER#<userId> }
                    attributes: { tenant: { type: string, pattern: '.{1,40}' }, userId: string }
                  Order:
                    key: { PK: TENANT#<tenant>, SK: ORDER#<orderId> }
                    attributes: { tenant: { type: string, pattern: '.{1,40}' }, orderId: string }
                accessPatterns:
                  user: { get: User }
                """#)
    }

    @Test("many keys that begin alike are one question")
    func many() {
        let entities = (0..<400).map { number in
            """
              E\(number):
                key: { PK: TENANT#<tenant>#E\(number)#<id>, SK: E\(number) }
                attributes: { tenant: string, id: string }

            """
        }
        let text =
            """
            keywright: 1
            design: T
            scope: tenant
            table: { name: things, key: { partition: PK, sort: SK } }
            entities:

            """ + entities.joined() + "accessPatterns:\n  one: { get: E0 }\n"
        expectFindings(in: text)
    }
}
