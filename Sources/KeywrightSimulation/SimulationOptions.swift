/// What is played, for how long, and on what.
package struct SimulationOptions: Sendable {
    /// Which of the declared figures is played.
    package enum Level: String, Sendable, CaseIterable {
        case peak, rate
    }

    /// What the tables have gone through before.
    package enum Start: String, Sendable, CaseIterable {
        /// They have served this very load, but no key was spread over several partitions for it.
        case warm
        /// They have served the declared rates.
        case rate
        /// They were made just now.
        case new
    }

    package var level = Level.peak
    package var start = Start.warm
    package var skew = Skew.even
    /// Seconds.
    package var duration = 900
    /// All rates are multiplied by this.
    package var scale = 1.0
    /// Decides which keys meet on a partition.
    package var seed: UInt64 = 1
    /// For how many seconds a partition is over its limit before it is split. Nothing documents it.
    package var splitAfter = 300
    /// The patterns that are played, by name; empty for all.
    package var patterns: [String] = []

    package init() {}
}

/// How values are spread of which only their number is known.
package enum Skew: Sendable, Equatable {
    case even
    /// The k-th commonest has a share in proportion to k to the power of minus this.
    case zipf(Double)

    package var text: String {
        switch self {
        case .even: "even"
        case .zipf(let exponent): "zipf:\(exponent)"
        }
    }
}
