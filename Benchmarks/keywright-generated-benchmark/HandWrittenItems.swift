import KeywrightRuntime

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Why code written by hand refuses a value or an item.
enum HandWrittenError: Error {
    case refused(String)
    case missing(String)
    case mismatch(String)
}

/// Items as a careful person writes them: a dictionary, with the checks that the design asks for.
enum HandWrittenItems {
    static func item(_ customer: Depot.Customer) throws -> Item {
        try check(handle: customer.handle)
        guard customer.email.unicodeScalars.count <= 254 else { throw HandWrittenError.refused("email") }
        guard customer.orderCount >= 0 else { throw HandWrittenError.refused("orderCount") }
        return [
            "PK": .s("CUSTOMER#\(customer.handle)"),
            "SK": .s("PROFILE"),
            "EntityType": .s("Customer"),
            "handle": .s(customer.handle),
            "customerId": .s(customer.customerId.description),
            "email": .s(customer.email),
            "name": .s(customer.name),
            "orderCount": .n(String(customer.orderCount)),
            "isActive": .bool(customer.isActive),
            "status": .s(customer.status.rawValue),
            "joinedAt": .s(customer.joinedAt.description),
        ]
    }

    static func item(_ order: Depot.Order) throws -> Item {
        try check(handle: order.handle)
        try check(amount: order.total, "total")
        if let discount = order.discount { try check(amount: discount, "discount") }
        var lines: [AttributeValue] = []
        lines.reserveCapacity(order.lines.count)
        for line in order.lines { lines.append(.m(try item(line))) }
        var item: Item = [
            "PK": .s("CUSTOMER#\(order.handle)"),
            "SK": .s("ORDER#\(order.placedAt)#\(order.orderId)"),
            "EntityType": .s("Order"),
            "GSI1PK": .s("STATUS#\(order.status.rawValue)"),
            "GSI1SK": .s(order.placedAt.description),
            "handle": .s(order.handle),
            "orderId": .s(order.orderId.description),
            "placedAt": .s(order.placedAt.description),
            "status": .s(order.status.rawValue),
            "total": .n(order.total.description),
            "lines": .l(lines),
        ]
        // DynamoDB holds no empty set.
        if !order.tags.isEmpty { item["tags"] = .ss(order.tags.sorted()) }
        if !order.counts.isEmpty { item["counts"] = .ns(order.counts.sorted().map { String($0) }) }
        if let note = order.note { item["note"] = .s(note) }
        if let shippedAt = order.shippedAt { item["shippedAt"] = .s(shippedAt.description) }
        if let discount = order.discount { item["discount"] = .n(discount.description) }
        return item
    }

    private static func item(_ line: Depot.Line) throws -> Item {
        guard line.quantity >= 1 else { throw HandWrittenError.refused("lines.quantity") }
        try check(amount: line.price, "lines.price")
        var item: Item = [
            "sku": .s(line.sku),
            "quantity": .n(String(line.quantity)),
            "price": .n(line.price.description),
        ]
        if let note = line.note { item["note"] = .s(note) }
        return item
    }

    static func item(_ product: Depot.Product) throws -> Item {
        guard product.sku.unicodeScalars.count <= 40 else { throw HandWrittenError.refused("sku") }
        guard product.title.unicodeScalars.count <= 200 else { throw HandWrittenError.refused("title") }
        try check(amount: product.price, "price")
        try check(amount: product.cost, "cost")
        guard product.weight >= 0 else { throw HandWrittenError.refused("weight") }
        guard product.width >= 0 else { throw HandWrittenError.refused("width") }
        guard product.height >= 0 else { throw HandWrittenError.refused("height") }
        guard product.depth >= 0 else { throw HandWrittenError.refused("depth") }
        guard product.stock >= 0, product.stock <= 1_000_000 else { throw HandWrittenError.refused("stock") }
        var item: Item = [
            "PK": .s("PRODUCT#\(product.productId)"),
            "SK": .s("PRODUCT"),
            "EntityType": .s("Product"),
            "productId": .s(product.productId.description),
            "sku": .s(product.sku),
            "title": .s(product.title),
            "summary": .s(product.summary),
            "brand": .s(product.brand),
            "category": .s(product.category),
            "price": .n(product.price.description),
            "cost": .n(product.cost.description),
            "weight": .n(String(product.weight)),
            "width": .n(String(product.width)),
            "height": .n(String(product.height)),
            "depth": .n(String(product.depth)),
            "stock": .n(String(product.stock)),
            "isListed": .bool(product.isListed),
            "isFragile": .bool(product.isFragile),
            "status": .s(product.status.rawValue),
            "listedAt": .s(product.listedAt.description),
        ]
        if let color = product.color { item["color"] = .s(color) }
        if let material = product.material { item["material"] = .s(material) }
        if let restockedAt = product.restockedAt { item["restockedAt"] = .s(restockedAt.description) }
        return item
    }

    /// What must hold of a text in a key, and of its length.
    private static func check(handle: String) throws {
        guard !handle.isEmpty, !handle.utf8.contains(UInt8(ascii: "#")), handle.unicodeScalars.count <= 64 else {
            throw HandWrittenError.refused("handle")
        }
    }

    private static func check(amount: Decimal, _ name: String) throws {
        guard !amount.isNaN, amount >= 0, amount.exponent >= -2 else { throw HandWrittenError.refused(name) }
    }
}

extension HandWrittenItems {
    static func customer(_ item: Item) throws -> Depot.Customer {
        guard try text(item, "EntityType") == "Customer" else { throw HandWrittenError.mismatch("EntityType") }
        return Depot.Customer(
            handle: try text(item, "handle"),
            customerId: try parsed(item, "customerId"),
            email: try text(item, "email"),
            name: try text(item, "name"),
            orderCount: try int(item, "orderCount"),
            isActive: try bool(item, "isActive"),
            status: try status(item, "status"),
            joinedAt: try parsed(item, "joinedAt"))
    }

    static func order(_ item: Item) throws -> Depot.Order {
        guard try text(item, "EntityType") == "Order" else { throw HandWrittenError.mismatch("EntityType") }
        guard case .l(let values)? = item["lines"] else { throw HandWrittenError.mismatch("lines") }
        var lines: [Depot.Line] = []
        lines.reserveCapacity(values.count)
        for value in values {
            guard case .m(let object) = value else { throw HandWrittenError.mismatch("lines") }
            lines.append(
                Depot.Line(
                    sku: try text(object, "sku"), quantity: try int(object, "quantity"),
                    price: try decimal(object, "price"),
                    note: object["note"] == nil ? nil : try text(object, "note")))
        }
        var tags: Set<String> = []
        if let value = item["tags"] {
            guard case .ss(let texts) = value else { throw HandWrittenError.mismatch("tags") }
            tags = Set(texts)
        }
        var counts: Set<Int> = []
        if let value = item["counts"] {
            guard case .ns(let texts) = value else { throw HandWrittenError.mismatch("counts") }
            for text in texts {
                guard let number = Int(text) else { throw HandWrittenError.mismatch("counts") }
                counts.insert(number)
            }
        }
        return Depot.Order(
            handle: try text(item, "handle"),
            orderId: try parsed(item, "orderId"),
            placedAt: try parsed(item, "placedAt"),
            status: try status(item, "status"),
            total: try decimal(item, "total"),
            lines: lines,
            tags: tags,
            counts: counts,
            note: item["note"] == nil ? nil : try text(item, "note"),
            shippedAt: item["shippedAt"] == nil ? nil : try parsed(item, "shippedAt"),
            discount: item["discount"] == nil ? nil : try decimal(item, "discount"))
    }

    static func product(_ item: Item) throws -> Depot.Product {
        guard try text(item, "EntityType") == "Product" else { throw HandWrittenError.mismatch("EntityType") }
        return Depot.Product(
            productId: try parsed(item, "productId"),
            sku: try text(item, "sku"),
            title: try text(item, "title"),
            summary: try text(item, "summary"),
            brand: try text(item, "brand"),
            category: try text(item, "category"),
            color: item["color"] == nil ? nil : try text(item, "color"),
            material: item["material"] == nil ? nil : try text(item, "material"),
            price: try decimal(item, "price"),
            cost: try decimal(item, "cost"),
            weight: try int(item, "weight"),
            width: try int(item, "width"),
            height: try int(item, "height"),
            depth: try int(item, "depth"),
            stock: try int(item, "stock"),
            isListed: try bool(item, "isListed"),
            isFragile: try bool(item, "isFragile"),
            status: try status(item, "status"),
            listedAt: try parsed(item, "listedAt"),
            restockedAt: item["restockedAt"] == nil ? nil : try parsed(item, "restockedAt"))
    }

    private static func text(_ item: Item, _ name: String) throws -> String {
        guard let value = item[name] else { throw HandWrittenError.missing(name) }
        guard case .s(let text) = value else { throw HandWrittenError.mismatch(name) }
        return text
    }

    private static func parsed<Value: LosslessStringConvertible>(_ item: Item, _ name: String) throws -> Value {
        guard let value = Value(try text(item, name)) else { throw HandWrittenError.mismatch(name) }
        return value
    }

    private static func status(_ item: Item, _ name: String) throws -> Depot.Status {
        guard let status = Depot.Status(rawValue: try text(item, name)) else { throw HandWrittenError.mismatch(name) }
        return status
    }

    private static func int(_ item: Item, _ name: String) throws -> Int {
        guard let value = item[name] else { throw HandWrittenError.missing(name) }
        guard case .n(let text) = value, let number = Int(text) else { throw HandWrittenError.mismatch(name) }
        return number
    }

    private static func decimal(_ item: Item, _ name: String) throws -> Decimal {
        guard let value = item[name] else { throw HandWrittenError.missing(name) }
        guard case .n(let text) = value, let number = Decimal(string: text) else {
            throw HandWrittenError.mismatch(name)
        }
        return number
    }

    private static func bool(_ item: Item, _ name: String) throws -> Bool {
        guard let value = item[name] else { throw HandWrittenError.missing(name) }
        guard case .bool(let flag) = value else { throw HandWrittenError.mismatch(name) }
        return flag
    }
}
