package import KeywrightModel

/// What a design costs a month by its declared figures, each amount with what it is reckoned from.
package struct MonthlyPrice: Sendable {
    /// An amount in US dollars, unrounded.
    package struct Line: Sendable {
        /// The pattern, or the table, index or entity.
        package var name: String
        package var dollars: Double
        /// Whether a figure is missing, so that it is the least that it can be.
        package var isLeast: Bool
        package var arithmetic: String
    }

    /// The requests of a pattern in a month, where its table is billed on demand.
    package struct Calls: Sendable {
        package var line: Line
        /// Calls a second.
        package var rate: Double
        /// Units in the month, those of replicas included.
        package var reads: Double
        package var writes: Double
    }

    /// The provisioned units of a table or of an index.
    package struct Capacity: Sendable {
        package var line: Line
        package var table: TableID
        package var index: String?
        package var read: Double
        package var write: Double
    }

    /// The items of an entity in a table, or its entries in an index.
    package struct Storage: Sendable {
        package var line: Line
        package var table: TableID
        package var index: String?
        package var entity: EntityID
        /// In all regions, with what the service adds to each item (F3.3).
        package var gigabytes: Double
    }

    package var list: PriceList
    /// In the order of the patterns.
    package var calls: [Calls] = []
    package var capacity: [Capacity] = []
    package var storage: [Storage] = []
    /// Point-in-time recovery, a line for each table.
    package var backups: [Line] = []
    /// What is not in the sum, for want of a figure or of a price.
    package var leftOut: [String] = []
    /// What the amounts rest on, beyond the figures.
    package var assumptions: [String] = []

    /// Hours of the month that is reckoned with.
    package static let hours = 730.0

    package var lines: [Line] { calls.map(\.line) + capacity.map(\.line) + storage.map(\.line) + backups }
    /// Of the unrounded amounts.
    package var dollars: Double { lines.map(\.dollars).reduce(0, +) }
    /// Whether the sum is the least that it can be: a figure of a part is missing, or a part is left out.
    package var isLeast: Bool { !leftOut.isEmpty || lines.contains(where: \.isLeast) }
}
