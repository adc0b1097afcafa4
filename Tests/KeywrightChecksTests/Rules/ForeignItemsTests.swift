import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

@Suite("KW202 foreign-items")
struct ForeignItemsTests {
    @Test("finds an entity whose sort keys begin with the asked one's")
    func prefixOfAnother() {
        let findings = expectFindings(
            in: #"""
                keywright: 1
                design: T
                table: { name: things, key: { partition: PK, sort: SK } }
                entities:
                  Order:
                    key: { PK: C#<customerId>, SK: ORDER#<orderId> }
                    attributes: { customerId: ulid, orderId: ulid }
                  Item:
                    key: { PK: C#<customerId>, SK: 'ORDER#<orderId>#ITEM#<line|pad(4)>' }
                    attributes: { customerId: ulid, orderId: ulid, line: { type: int, min: 0 } }
                accessPatterns:
                  orders: { query: Order, where: customerId = $customerId }
                # ^^^^^^ warning[KW202]: `orders` also reads from the table items of `Item`
                  items: { query: Item, where: customerId = $customerId and orderId = $orderId }
                """#)
        guard case .items(let items)? = findings.first?.witness else {
            Issue.record("there is no witness")
            return
        }
        #expect(items.count == 1 && items.first?.entity == "Item")
    }

    @Test("is an error where what is read is deleted")
    func deleteAll() {
        expectFindings(
            in: #"""
                keywright: 1
                design: T
                table: { name: things, key: { partition: PK, sort: SK } }
                entities:
                  Order:
                    key: { PK: C#<customerId>, SK: ORDER#<orderId> }
                    attributes: { customerId: ulid, orderId: ulid }
                  Item:
                    key: { PK: C#<customerId>, SK: 'ORDER#<orderId>#ITEM#<line|pad(4)>' }
                    attributes: { customerId: ulid, orderId: ulid, line: { type: int, min: 0 } }
                accessPatterns:
                  orders: { deleteAll: Order, where: customerId = $customerId }
                # ^^^^^^ error[KW202]: `orders` also reads from the table items of `Item`
                  items: { deleteAll: Item, where: customerId = $customerId and orderId = $orderId }
                """#)
    }

    @Test("is silent where fixed alphabets keep the keys apart")
    func fixedWidthsKeepApart() {
        expectFindings(
            in: #"""
                keywright: 1
                design: T
                table: { name: things, key: { partition: PK, sort: SK } }
                entities:
                  User:
                    key: { PK: USER#<userId>, SK: PROFILE }
                    attributes: { userId: ulid, name: string }
                  Order:
                    key: { PK: USER#<userId>, SK: ORDER#<orderId> }
                    attributes: { userId: ulid, orderId: ulid }
                  Orders:
                    key: { PK: USER#<userId>, SK: ORDERS#<year> }
                    identity: [[userId, year]]
                    attributes: { userId: ulid, year: { type: int, min: 1000, max: 9999 } }
                accessPatterns:
                  orders: { query: Order, where: userId = $userId }
                  user: { get: User }
                  totals: { query: Orders, where: userId = $userId }
                """#)
    }

    @Test("is silent where the sort key repeats what the partition key binds")
    func partitionBindsAlready() {
        expectFindings(
            in: #"""
                keywright: 1
                design: T
                table: { name: things, key: { partition: PK, sort: SK } }
                entities:
                  Site:
                    key: { PK: SITE#<domain>, SK: SITE#<domain> }
                    attributes: { domain: string, name: string }
                  Post:
                    key: { PK: SITE#<domain>, SK: POST#<postId> }
                    attributes: { domain: string, postId: ulid }
                accessPatterns:
                  siteAndPosts: { query: [Site, Post], where: domain = $domain, limit: 11 }
                """#)
        expectFindings(
            in: #"""
                keywright: 1
                design: T
                table:
                  name: things
                  key: { partition: kind, sort: id }
                  discriminator: kind
                  indexes:
                    ByUser: { partition: username, sort: [kind, id] }
                entities:
                  User:
                    key: { kind: User, id: <username> }
                #                ^^^^ info[KW302]
                    attributes: { username: string, name: string }
                  Order:
                    key: { kind: Order, id: <orderId> }
                #                ^^^^^ info[KW302]
                    attributes: { username: string, orderId: ulid }
                accessPatterns:
                  userAndOrders: { query: [User, Order], where: username = $username, limit: 11 }
                """#)
    }

    @Test("is an error where nothing can discard what is read")
    func nothingDiscards() {
        expectFindings(
            in: #"""
                keywright: 1
                design: T
                table: { name: things, key: { partition: PK, sort: SK }, discriminator: none }
                entities:
                  Order:
                    key: { PK: C#<customerId>, SK: ORDER#<orderId> }
                    attributes: { customerId: ulid, orderId: ulid }
                  Item:
                    key: { PK: C#<customerId>, SK: 'ORDER#<orderId>#ITEM#<line|pad(4)>' }
                    attributes: { customerId: ulid, orderId: ulid, line: { type: int, min: 0 } }
                accessPatterns:
                  orders: { query: Order, where: customerId = $customerId }
                # ^^^^^^ error[KW202]: `orders` also reads from the table items of `Item`
                """#)
    }
}
