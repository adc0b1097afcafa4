/// What is added up over the seconds of a run.
struct RunSums: Sendable {
    private(set) var seconds = 0.0
    /// By arm: units that were taken, and units that its own place refused.
    private(set) var taken: [Double]
    private(set) var takenInTheEnd: [Double]
    /// By place and resource: units refused by partitions, and by each limit of the whole.
    private(set) var byPartitions: [[Double]]
    private(set) var byWhole: [[[ThrottleCause: Double]]]
    /// By pattern.
    private(set) var calls: [Double]
    private(set) var callsInTheEnd: [Double]
    /// By pattern and arm within it: how much of the refusing was its.
    private(set) var blame: [Double]
    /// By place, resource and key: units asked for and taken.
    private(set) var keyAsked: [[[Double]]]
    private(set) var keyTaken: [[[Double]]]

    init(_ model: LoadModel, _ places: [PlaceState]) {
        taken = Array(repeating: 0, count: model.arms.count)
        takenInTheEnd = taken
        blame = taken
        byPartitions = Array(repeating: [0, 0], count: places.count)
        byWhole = Array(repeating: [[:], [:]], count: places.count)
        calls = Array(repeating: 0, count: model.patterns.count)
        callsInTheEnd = calls
        keyAsked = places.map { Array(repeating: Array(repeating: 0, count: $0.keys.count), count: 2) }
        keyTaken = keyAsked
    }

    mutating func add(_ run: SimulationRun) {
        seconds += 1
        for arm in run.offered.indices {
            let now = run.offered[arm] * run.passed(arm) * run.accepted[arm]
            taken[arm] += now
            takenInTheEnd[arm] = now
        }
        for (number, pattern) in run.model.patterns.enumerated() {
            let share = run.acceptedCalls(of: pattern)
            calls[number] += pattern.calls * share
            callsInTheEnd[number] = pattern.calls * share
            guard share < 1 else { continue }
            // Of several that refuse, each has the part that its share of the product has, by logarithms.
            let weights = pattern.arms.map { -Powers.logarithm(max(run.accepted[$0], 1e-12)) }
            let sum = weights.reduce(0, +)
            guard sum > 0 else { continue }
            for (arm, weight) in zip(pattern.arms, weights) {
                blame[arm] += pattern.calls * (1 - share) * weight / sum
            }
        }
        for (number, second) in run.seconds.enumerated() {
            for resource in Resource.allCases {
                let index = resource.rawValue
                for key in second.keyAsked[index].indices {
                    keyAsked[number][index][key] += second.keyAsked[index][key]
                    keyTaken[number][index][key] += second.keyTaken[index][key]
                }
                byPartitions[number][index] += second.refusedByPartitions[index]
                if second.refusedAsAWhole[index] > 0 {
                    let cause = run.places[number].capacity[index].limit.cause
                    byWhole[number][index][cause, default: 0] += second.refusedAsAWhole[index]
                }
            }
        }
    }
}
