import KeywrightRuntime

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Values to build keys and items of: always the same, and of the lengths that such values have.
enum Samples {
    /// How many samples a case goes through, a power of two.
    static let count = 64

    static let customers: [Depot.Customer] = (0..<count).map { index in
        Depot.Customer(
            handle: handle(index), customerId: ulid(index), email: "\(handle(index))@mail.example.com",
            name: "Customer Number \(index)", orderCount: index * 37, isActive: index % 3 != 0, status: status(index),
            joinedAt: moment(index))
    }

    static let orders: [Depot.Order] = (0..<count).map { index in
        Depot.Order(
            handle: handle(index), orderId: ulid(index), placedAt: moment(index), status: status(index),
            total: amount(index), lines: (0..<3).map { line(index * 3 + $0) },
            tags: ["express", "gift-wrapped", "tag-\(index)"], counts: [index, index + 100, 7_000],
            note: index % 2 == 0 ? "Leave it with the neighbours, please." : nil,
            shippedAt: index % 4 == 0 ? moment(index + 1) : nil, discount: index % 8 == 0 ? amount(3) : nil)
    }

    static let orderLines: [Depot.OrderLine] = (0..<count).map { index in
        Depot.OrderLine(orderId: ulid(index), line: index * 13 % 1_000, sku: "SKU-\(index)", quantity: index)
    }

    static let shelves: [Depot.Shelf] = (0..<count).map { index in
        Depot.Shelf(
            hall: "hall-\(index % 7)-of-the-north", aisle: "aisle-\(index)", shelf: "shelf-\(index % 9)", load: 5)
    }

    static let devices: [Depot.Device] = (0..<count).map { index in
        Depot.Device(deviceId: uuid(index), day: CalendarDate(moment(index)), charge: index)
    }

    static let products: [Depot.Product] = (0..<count).map { index in
        Depot.Product(
            productId: ulid(index), sku: "SKU-\(index)-EU", title: "A chair of beech and steel, number \(index)",
            summary: "It folds, it stacks, and it lasts.", brand: "Northern Chairs", category: "furniture/chairs",
            color: index % 2 == 0 ? "beech" : nil, material: index % 3 == 0 ? "steel" : nil, price: amount(index),
            cost: amount(index / 2), weight: 4_200 + index, width: 450, height: 820 + index, depth: 510,
            stock: index * 101, isListed: index % 5 != 0, isFragile: false, status: status(index),
            listedAt: moment(index), restockedAt: index % 2 == 0 ? moment(index + 9) : nil)
    }

    private static func line(_ index: Int) -> Depot.Line {
        Depot.Line(
            sku: "SKU-\(index)", quantity: index % 9 + 1, price: amount(index), note: index % 5 == 0 ? "blue" : nil)
    }

    private static func handle(_ index: Int) -> String { "customer-\(1_000 + index * 17)" }

    private static func status(_ index: Int) -> Depot.Status {
        Depot.Status.allCases[index % Depot.Status.allCases.count]
    }

    private static func moment(_ index: Int) -> Timestamp {
        Timestamp(millisecondsSinceEpoch: 1_763_000_000_000 + Int64(index) * 86_461_017) ?? .earliest
    }

    private static func amount(_ index: Int) -> Decimal { Decimal(1_995 + index * 731) / 100 }

    private static func ulid(_ index: Int) -> ULID {
        var generator = Steps(state: UInt64(index))
        return ULID(at: moment(index), using: &generator)
    }

    private static func uuid(_ index: Int) -> UUID {
        var generator = Steps(state: UInt64(index))
        let bytes = (0..<16).map { _ in UInt8(truncatingIfNeeded: generator.next() >> 32) }
        return bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }
}

/// Numbers that look like chance and are always the same.
private struct Steps: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = (state &+ 1) &* 0x9E37_79B9_7F4A_7C15
        return state ^ state >> 29
    }
}
