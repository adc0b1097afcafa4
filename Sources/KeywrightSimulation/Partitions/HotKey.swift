/// A partition key value that is followed on its own.
struct HotKey: Sendable {
    /// In `Place.groups`.
    var group: Int
    /// As reports call it.
    var label: String
    /// By arm of the place: the share of its load that goes to this key.
    var shares: [(arm: Int, share: Double)]
    /// Where its hash lies, from 0 to below 1.
    var position: Double
    /// Into how many partitions its items can be split.
    var mostPieces: Double
}

/// Keys that get equally much, so many that they are not followed one by one.
struct KeyPool: Sendable {
    /// In `Place.groups`.
    var group: Int
    /// As reports call it.
    var label: String
    var count: Double
    /// By arm of the place: the share of its load that goes to each of the keys.
    var shares: [(arm: Int, share: Double)]
    var mostPieces: Double
    /// Into how many partitions each of them is split by now.
    var pieces = 1.0
    /// For how many seconds they have been over what those serve.
    var hotSeconds = 0
}

/// What one key is sent, and how much of it goes to one item of it.
struct KeyLoad: Sendable {
    /// To one item, or to one end of the items.
    var fixed = 0.0
    /// To items on all sides.
    var spread = 0.0

    var total: Double { fixed + spread }

    /// Which shares of both one key can take whose items lie on so many partitions. The fixed part has one for itself, as soon as
    /// there are several.
    func accepted(pieces: Double, most: Double) -> (fixed: Double, spread: Double) {
        guard total > pieces * most || fixed > most else { return (1, 1) }
        if pieces <= 1 {
            let share = most / total
            return (share, share)
        }
        let fixedShare = fixed > most ? most / fixed : 1
        let room = pieces * most - min(fixed, most)
        return (fixedShare, spread > room ? room / spread : 1)
    }
}

/// Numbers from a seed, the same on every machine (SplitMix64, which is in the public domain).
struct SeededNumbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// From 0 to below 1.
    mutating func fraction() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
}
