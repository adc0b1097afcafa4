/// One partition, or several that are all alike.
struct PartitionRow: Sendable {
    /// How many partitions.
    var count: Double
    /// The share that they hold of all keys that are not followed one by one.
    var fraction: Double
    /// Where the hashes of their keys lie; of partitions that are alike, nowhere in particular.
    var range: Range<Double>
    /// In `PlaceState.keys`, by position.
    var keys: [Int]
    /// For how many seconds it has been over its limit.
    var hotSeconds = 0
    /// Saved units by resource (F2.14).
    var saved = [0.0, 0.0]
    /// Keys that it held and that got a partition of their own in the course of the run.
    var left: [Int] = []
    /// The second in which it came about.
    var born = 0
    var samples: [HeatSample] = []

    /// Whether it holds one key and nothing else: further splits go through the items of that key.
    var isOneKey: Bool { fraction == 0 && keys.count == 1 }
}

/// A stretch of time of a partition.
struct HeatSample: Sendable {
    /// Units that were asked for by those that one partition serves, of the resource that shows more; 1 is the limit.
    var heat = 0.0
    /// The share of the units that the partition refused, for whatever reason.
    var refused = 0.0
    var seconds = 0

    mutating func add(heat: Double, refused: Double) {
        self.heat += heat
        self.refused += refused
        seconds += 1
    }

    var meanHeat: Double { seconds == 0 ? 0 : heat / Double(seconds) }
    var meanRefused: Double { seconds == 0 ? 0 : refused / Double(seconds) }
}
