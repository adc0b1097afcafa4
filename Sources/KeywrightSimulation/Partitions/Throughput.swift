import KeywrightDiagnostics
import KeywrightModel

/// What a table or index is declared to take, each second, beside what its partitions do.
struct Throughput: Sendable {
    enum Mode: Sendable {
        /// With `maxThroughput`, if declared (F2.18).
        case onDemand(most: [Double]?)
        case provisioned([Double], scaling: Scaling?)
    }

    /// Capacity that follows the use.
    struct Scaling: Sendable {
        var least: Double
        var most: Double
        /// The share of the capacity that is to be in use.
        var target: Double
    }

    var mode: Mode
    /// By `Resource`; what is ready from the first moment (F2.17).
    var warm: [Double]?

    init(_ table: Table, index: SecondaryIndex?) {
        let setting = index?.settings.billing ?? table.settings.billing
        let most = index == nil ? table.settings.maxThroughput : index?.settings.maxThroughput
        switch setting?.billing ?? table.billing {
        case .onDemand: mode = .onDemand(most: most.map { [Double($0.read), Double($0.write)] })
        case .provisioned(let read, let write):
            let scaling = setting?.autoscale.map {
                Scaling(
                    least: Double($0.minimum.value), most: Double(max($0.minimum.value, $0.maximum.value)),
                    target: min(max($0.target.value / 100, 0.01), 1))
            }
            mode = .provisioned([Double(read), Double(write)], scaling: scaling)
        }
        if index == nil, let declared = table.settings.warmThroughput {
            warm = [Double(declared.read), Double(declared.write)]
        }
    }
}

/// Why a request was refused.
package enum ThrottleCause: String, Sendable, CaseIterable {
    /// A partition was over its limit (F2.9).
    case partition
    /// The provisioned capacity was used up, and so was what had been saved (F2.14).
    case provisioned
    /// More than twice what the table had served before (F2.16).
    case growth
    /// More than `maxThroughput` (F2.18).
    case maximum
    /// More than the default quota of a table or index (F2.19).
    case quota
}

/// How many units a table or index takes as a whole, as time goes on.
struct Capacity: Sendable {
    let resource: Resource
    let throughput: Throughput
    /// Units a second.
    private(set) var units: Double
    /// On demand: the highest use so far.
    private var peak: Double
    /// Consumption of the last seconds, for scaling.
    private var lately: [Double] = []
    /// Seconds since the last step of growth.
    private var waited = 0

    /// CloudWatch alarms on two minutes over the target before the capacity rises.
    private static let scalingSeconds = 120
    /// In this time what a table takes can double (F2.16); it grows in steps of some seconds.
    private static let growthSeconds = 1_800.0
    private static let stepSeconds = 15

    /// - Parameters:
    ///   - throughput: what is declared.
    ///   - load: units a second that were served up to now; nil for a new table.
    init(_ resource: Resource, _ throughput: Throughput, load: Double?) {
        self.resource = resource
        self.throughput = throughput
        peak = load ?? 0
        switch throughput.mode {
        case .onDemand:
            let floor = max(resource.firstOnDemand, throughput.warm?[resource.rawValue] ?? 0)
            units = max(floor, 2 * peak)
        case .provisioned(let declared, let scaling):
            units = declared[resource.rawValue]
            if let scaling {
                units = min(max(units, scaling.least), scaling.most)
                if let load { units = min(max(load / scaling.target, scaling.least), scaling.most) }
            }
        }
    }

    /// What no growth goes beyond. Who declares a `maxThroughput` over the quota has had that raised.
    private var ceiling: (units: Double, cause: ThrottleCause)? {
        switch throughput.mode {
        case .onDemand(let most?): (most[resource.rawValue], .maximum)
        case .onDemand(nil): (resource.quota, .quota)
        case .provisioned: nil
        }
    }

    /// What is taken now, and what refuses more.
    var limit: (units: Double, cause: ThrottleCause) {
        switch throughput.mode {
        case .provisioned: return (units, .provisioned)
        case .onDemand:
            guard let ceiling, ceiling.units <= units else { return (units, .growth) }
            return ceiling
        }
    }

    /// What is taken in the end, when all growth is done; nil for no limit.
    var steadyLimit: (units: Double, cause: ThrottleCause)? {
        switch throughput.mode {
        case .provisioned(_, let scaling): (scaling?.most ?? units, .provisioned)
        case .onDemand: ceiling
        }
    }

    /// What load can heat partitions at most: on demand, what no growth goes beyond.
    var capable: Double {
        switch throughput.mode {
        case .provisioned: units
        case .onDemand: ceiling?.units ?? units
        }
    }

    /// Whether unused units are saved for a burst (F2.14): of what is paid for whether used or not.
    var saves: Bool {
        if case .provisioned = throughput.mode { true } else { false }
    }

    /// After a second; tells whether the capacity changed.
    ///
    /// - Parameters:
    ///   - consumed: units.
    ///   - asked: units that were asked for.
    mutating func advance(consumed: Double, asked: Double) -> Bool {
        let before = units
        switch throughput.mode {
        case .onDemand:
            peak = max(peak, consumed)
            waited += 1
            if waited >= Self.stepSeconds, asked > units, units < 2 * peak {
                waited = 0
                let doubled = Powers.power(2, Double(Self.stepSeconds) / Self.growthSeconds)
                units = min(2 * peak, units * doubled)
            }
        case .provisioned(_, nil): break
        case .provisioned(_, let scaling?):
            lately.append(consumed)
            guard lately.count >= Self.scalingSeconds else { break }
            let mean = lately.reduce(0, +) / Double(lately.count)
            lately = []
            if mean > scaling.target * units * 1.000_001 {
                units = min(max(mean / scaling.target, units), scaling.most)
            }
        }
        return units != before
    }
}
