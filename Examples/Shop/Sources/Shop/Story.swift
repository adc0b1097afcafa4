import KeywrightRuntime

/// A day in the shop: every access pattern of the design, run once and told.
struct Story {
    let shop: Shop
    let client: any DynamoDBClient
    let table: String
    let clock: StoryClock

    func tell() async throws {
        let ada = try await registration()
        try await addresses(of: ada)
        try await session(of: ada)
        let orders = try await ordering(by: ada)
        try await listing(of: ada)
        try await lookingUp(orders[0])
        try await shipping(orders)
        try await renaming(ada)
        try await inventory()
    }

    // MARK: - createUser, get

    private func registration() async throws -> Shop.User {
        chapter("Ada registers", "createUser")
        let ada = try await shop.user.createUser(
            Shop.User(userId: clock.ulid(), email: "ada@example.com", name: "Ada"))
        say("user \(ada.userId), version \(ada.version ?? 0)")
        do {
            try await shop.user.createUser(
                Shop.User(userId: clock.ulid(), email: "ada@example.com", name: "Somebody else"))
            say("a second user with this email was created")
        } catch {
            guard error.kind == .notUnique else { throw error }
            say("a second user with this \(error.attributes[0]) is refused: \(error.kind.rawValue)")
        }
        return ada
    }

    // MARK: - listAddresses

    private func addresses(of user: Shop.User) async throws {
        chapter("She has two addresses", "listAddresses")
        for (street, city) in [("1 Analytical Row", "London"), ("2 Engine Lane", "Ockham")] {
            try await shop.address.create(
                Shop.Address(userId: user.userId, addressId: clock.ulid(), street: street, city: city))
        }
        for address in try await shop.address.listAddresses(userId: user.userId).items {
            say("\(address.street), \(address.city)")
        }
    }

    // MARK: - sessions and expiry

    private func session(of user: Shop.User) async throws {
        chapter("Her session lasts half an hour", "get")
        let session = try await shop.session.create(
            Shop.Session(
                userId: user.userId, sessionId: clock.uuid(), expiresAt: clock.now + .seconds(1_800)))
        let key = (user: session.userId, session: session.sessionId)
        let early = try await shop.session.get(userId: key.user, sessionId: key.session)
        say("at once: \(early == nil ? "gone" : "there")")
        clock.advance(.seconds(1_801))
        let late = try await shop.session.get(userId: key.user, sessionId: key.session)
        say("half an hour later: \(late == nil ? "gone, though the table still holds it" : "there")")
    }

    // MARK: - placeOrder

    private func ordering(by user: Shop.User) async throws -> [Shop.Order] {
        chapter("She orders three times", "placeOrder")
        var orders: [Shop.Order] = []
        for (number, status) in [Shop.OrderStatus.paid, .pending, .paid].enumerated() {
            clock.advance(.seconds(60))
            let orderId = clock.ulid()
            let lines = [Shop.Line(sku: "SKU-\(number)", quantity: 2), Shop.Line(sku: "SKU-9", quantity: 1)]
            let order = Shop.Order(
                userId: user.userId, orderId: orderId, total: 19.90, status: status, lines: lines,
                placedAt: clock.now)
            let items = lines.enumerated().map { line, content in
                Shop.OrderItem(orderId: orderId, line: line, productId: content.sku, quantity: content.quantity)
            }
            try await shop.order.placeOrder(order: order, items: items)
            orders.append(order)
            say("order \(orderId) with \(items.count) items, \(status.rawValue)")
        }
        let counted = try await shop.user.getUser(userId: user.userId)
        say("the user counts \(counted?.orderCount ?? 0) orders, in the same transactions")
        return orders
    }

    // MARK: - listOrders

    private func listing(of user: Shop.User) async throws {
        chapter("She looks at her orders, two a page, newest first", "listOrders")
        var cursor: Cursor?
        var number = 1
        repeat {
            let page = try await shop.order.listOrders(userId: user.userId, limit: 2, cursor: cursor)
            for order in page.items { say("page \(number): \(order.orderId), \(order.status.rawValue)") }
            cursor = page.cursor
            number += 1
        } while cursor != nil
        say("no cursor after the last page")
    }

    // MARK: - getOrder, getOrderWithItems

    private func lookingUp(_ order: Shop.Order) async throws {
        chapter("Support looks an order up by its number", "getOrder, getOrderWithItems")
        if let found = try await shop.order.getOrder(orderId: order.orderId) {
            say("order of \(found.userId), total \(found.total)")
        }
        for part in try await shop.order.getOrderWithItems(orderId: order.orderId).items {
            switch part {
            case .order(let order): say("order \(order.orderId), \(order.lines.count) lines")
            case .orderItem(let item): say("item \(item.line): \(item.quantity) x \(item.productId)")
            }
        }
    }

    // MARK: - shipOrder

    private func shipping(_ orders: [Shop.Order]) async throws {
        chapter("The warehouse ships", "shipOrder")
        for order in orders.prefix(2) {
            do {
                let shipped = try await shop.order.shipOrder(userId: order.userId, orderId: order.orderId)
                say("\(order.orderId) is \(shipped.status.rawValue)")
            } catch {
                guard error.kind == .conditionFailed else { throw error }
                say("\(order.orderId) is not paid, so it stays: \(error.kind.rawValue)")
            }
        }
    }

    // MARK: - renameUser

    private func renaming(_ user: Shop.User) async throws {
        chapter("Two colleagues rename her at once", "renameUser")
        let version = try await shop.user.getUser(userId: user.userId)?.version
        let renamed = try await shop.user.renameUser(userId: user.userId, name: "Ada Lovelace", version: version)
        say("the first: \(renamed.name), version \(renamed.version ?? 0)")
        do {
            try await shop.user.renameUser(userId: user.userId, name: "A. King", version: version)
            say("the second overwrote it")
        } catch {
            guard error.kind == .versionConflict else { throw error }
            say("the second is told to read again: \(error.kind.rawValue)")
        }
    }

    // MARK: - what the table holds

    private func inventory() async throws {
        chapter("What the table holds now", "every item's key")
        var keys: [(partition: String, sort: String)] = []
        var start: Item?
        repeat {
            let page = try await client.scan(
                ScanInput(tableName: table, exclusiveStartKey: start, consistentRead: true))
            for item in page.items {
                guard case .s(let partition)? = item["PK"], case .s(let sort)? = item["SK"] else { continue }
                keys.append((partition, sort))
            }
            start = page.lastEvaluatedKey
        } while start != nil
        // A scan's order is the engine's own affair; the service compares keys by their bytes.
        keys.sort {
            ($0.partition + "\0" + $0.sort).utf8.lexicographicallyPrecedes(($1.partition + "\0" + $1.sort).utf8)
        }
        for key in keys {
            say("\(key.partition)  \(key.sort)")
        }
    }

    private func chapter(_ title: String, _ patterns: String) { print("\n\(title) (\(patterns))") }

    private func say(_ text: String) { print("  \(text)") }
}
