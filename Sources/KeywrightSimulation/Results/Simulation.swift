/// What a simulation came to.
package struct Simulation: Sendable {
    package var options: SimulationOptions
    package var design: String
    package var places: [PlaceResult]
    package var patterns: [PatternResult]
    package var events: [Event]
    package var omissions: [LoadModel.Omission]
    package var assumptions: [LoadModel.Assumption]

    /// Something that changed.
    package struct Event: Sendable {
        package var second: Int
        package var place: String
        package var text: String
    }

    /// What limits the load first, over all tables and indexes.
    package var headroom: Headroom? {
        places.compactMap(\.headroom).min { $0.factor < $1.factor }
    }
}

/// Units, over the whole run and in its last second.
package struct Flow: Sendable {
    /// A second.
    package var offered = 0.0
    /// A second, in the mean of the run.
    package var accepted = 0.0
    /// A second, in the end.
    package var acceptedInTheEnd = 0.0
    /// What was refused and why, in units a second: the mean of the run. What another table or index refused is under nil.
    package var refused: [(cause: ThrottleCause?, units: Double)] = []

    /// The share that was refused.
    package var throttled: Double { share(of: offered - accepted) }
    package var throttledInTheEnd: Double { share(of: offered - acceptedInTheEnd) }

    private func share(of refused: Double) -> Double {
        guard offered > 0 else { return 0 }
        let share = refused / offered
        // Below what the arithmetic of the run can tell from nothing.
        return share < 1e-9 ? 0 : min(1, share)
    }
}

/// Of a table or a global index.
package struct PlaceResult: Sendable {
    package var table: String
    package var index: String?
    package var name: String
    /// By resource: reads, then writes.
    package var flows: [Flow]
    package var read: Flow { flows[0] }
    package var write: Flow { flows[1] }
    package var partitionsInTheBeginning: Double
    package var partitionsInTheEnd: Double
    /// The hottest first.
    package var hottest: [KeyResult]
    package var headroom: Headroom?
    package var rows: [RowResult]
}

/// A partition key value, or one of many alike.
package struct KeyResult: Sendable {
    package var label: String
    /// How many keys are like it.
    package var count: Double
    /// Units a second that are meant for it.
    package var read: Double
    package var write: Double
    /// Of what one partition serves, of the resource that shows more.
    package var heat: Double
    /// The share of it that its partitions refused, over the run; nil where it was not followed.
    package var throttled: Double?
    /// On how many partitions its items are in the end.
    package var pieces: Double
}

/// A partition, or several alike, over time.
package struct RowResult: Sendable {
    package var label: String
    package var partitions: Double
    package var born: Int
    /// By column of the time axis.
    package var samples: [Sample]

    package struct Sample: Sendable, Equatable {
        package var heat: Double
        package var refused: Double
    }

    /// Without a key that is followed.
    static let plain = "no hot key"

    /// Whether a person would see no difference.
    func isLike(_ other: RowResult) -> Bool {
        born == other.born && samples.count == other.samples.count
            && zip(samples, other.samples).allSatisfy {
                abs($0.heat - $1.heat) < 0.005 && abs($0.refused - $1.refused) < 0.005
            }
    }
}

/// By what factor the load can grow before something throttles and goes on throttling.
package struct Headroom: Sendable {
    package enum Limit: Sendable {
        /// One partition key on one partition; its text.
        case key(String)
        case capacity(ThrottleCause)
    }

    package var factor: Double
    package var place: String
    package var resource: String
    package var limit: Limit
}

/// Of an access pattern.
package struct PatternResult: Sendable {
    package var name: String
    /// A second.
    package var calls: Double
    /// Calls a second, in the mean of the run.
    package var accepted: Double
    package var acceptedInTheEnd: Double
    /// What refused calls, and which part of the refused ones; the first refuses most.
    package var heldBack: [(place: String, part: Double)]

    package var throttled: Double { calls > 0 ? max(0, 1 - accepted / calls).cleared : 0 }
    package var throttledInTheEnd: Double { calls > 0 ? max(0, 1 - acceptedInTheEnd / calls).cleared : 0 }
}

extension Double {
    /// Without what the arithmetic of a run cannot tell from nothing.
    fileprivate var cleared: Double { self < 1e-9 ? 0 : self }
}
