import KeywrightModel

/// The two counters of a partition, a table and an index (F2.9).
enum Resource: Int, CaseIterable, Sendable {
    case read, write

    /// Units that one partition serves each second (F2.9).
    var mostOfPartition: Double {
        switch self {
        case .read: 3_000
        case .write: 1_000
        }
    }

    /// Units a second that an on-demand table or index takes from its first moment (F2.16).
    var firstOnDemand: Double {
        switch self {
        case .read: 12_000
        case .write: 4_000
        }
    }

    /// Units a second of a table or index by the default quota, which can be raised (F2.19).
    var quota: Double { 40_000 }

    var name: String {
        switch self {
        case .read: "read"
        case .write: "write"
        }
    }
}

/// What a design sends where, each second.
package struct LoadModel: Sendable {
    /// A pattern that is not played.
    package struct Omission: Sendable {
        package var pattern: String
        package var reason: String
        /// What would bring it in; nil where no figure does.
        package var figure: String?
    }

    /// What a pattern's load is taken to be where the design says less than is needed.
    package struct Assumption: Sendable {
        package var pattern: String
        package var text: String
        /// What would say it; nil where the language has no figure for it.
        package var figure: String?
    }

    /// Tables, each followed by its global indexes; those that get anything.
    var places: [Place] = []
    var patterns: [PatternLoad] = []
    var arms: [Arm] = []
    package var omissions: [Omission] = []
    package var assumptions: [Assumption] = []
}

/// A table or a global index: what has partitions of its own (F2.9). A local index has those of its table.
struct Place: Sendable {
    var table: TableID
    var tableName: String
    var index: String?
    var throughput: Throughput
    /// The partitions that the expected items fill, at 10 GB each (F2.9).
    var partitionsBySize: Double
    /// The partition keys that something is sent to, by template.
    var groups: [KeyGroup] = []

    /// As reports call it.
    var name: String { index.map { "index \($0)" } ?? "table \(tableName)" }
}

/// The keys of one template, or of several for a key of several attributes.
struct KeyGroup: Sendable {
    /// The first whose items have it.
    var entity: EntityID
    var partition: [KeyEntry]
    /// The placeholders of each template as they are written: `placedAt|day`.
    var chains: [[String]]
}

/// Calls of a pattern.
struct PatternLoad: Sendable {
    var name: String
    /// A second.
    var calls: Double
    /// A second, by the declared rate: what there was before where that is the start.
    var callsBefore: Double
    /// Places in `LoadModel.arms`.
    var arms: Range<Int>
}

/// What each call of a pattern sends to one table or index.
struct Arm: Sendable {
    /// In `LoadModel.patterns`.
    var pattern: Int
    /// In `LoadModel.places`.
    var place: Int
    /// In `Place.groups`.
    var group: Int
    var resource: Resource
    /// Units of a call.
    var units: Double
    var spread: Spread
    var parts: [KeyPart]
    /// The share of what goes to one key that goes to one item of it, or to one end of its items: no split helps that (F2.13).
    var fixedShare: Double
    /// Into how many partitions the items of one key can be split.
    var mostPieces: Double
}
