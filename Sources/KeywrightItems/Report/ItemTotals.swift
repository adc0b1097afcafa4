import KeywrightModel

/// How many items of each kind were read, and how many bytes they take.
package struct ItemTotals: Sendable {
    /// To what an item is counted.
    enum Row {
        case entity(Int)
        case companion(Int)
        /// An item that the design does not know, on a table that skips such.
        case skipped
        case none
    }

    package struct Count: Sendable {
        /// The entity's name, or a companion's discriminator.
        package var name: String
        package var items = 0
        /// By the service's reckoning (F3.2).
        package var bytes = 0
        /// What was found about its items by themselves.
        package var findings = 0
        /// As the design declares it.
        package var expectedItems: Double?
        package var expectedSize: Double?
        /// Whether it is one of the companions' kinds.
        package var isCompanion = false
    }

    package private(set) var entities: [Count]
    package private(set) var companions: [Count]
    /// Items of which it is not known what they are, and texts that are no items.
    package private(set) var unknown = Count(name: "")
    /// Items that the design lets be.
    package private(set) var skipped = Count(name: "")

    init(_ check: TableCheck) {
        entities = check.entities.map { check in
            Count(
                name: check.entity.name, expectedItems: check.entity.expect.count,
                expectedSize: check.entity.expect.size)
        }
        companions = check.companions.map { Count(name: $0.name, isCompanion: true) }
    }

    package var items: Int { (entities + companions + [unknown, skipped]).reduce(0) { $0 + $1.items } }

    mutating func add(_ row: Row, bytes: Int, findings: Int) {
        switch row {
        case .entity(let number): Self.add(to: &entities[number], bytes, findings)
        case .companion(let number): Self.add(to: &companions[number], bytes, findings)
        case .skipped: Self.add(to: &skipped, bytes, findings)
        case .none: Self.add(to: &unknown, bytes, findings)
        }
    }

    private static func add(to count: inout Count, _ bytes: Int, _ findings: Int) {
        count.items += 1
        count.bytes += bytes
        count.findings += findings
    }

    /// Findings about several items, or about a file, which count to no row.
    package private(set) var later = 0

    mutating func addLater(_ findings: Int) { later += findings }
}
