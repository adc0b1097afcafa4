package import KeywrightModel
package import KeywrightPlanner

/// Plays the declared rates of a design onto the partitions of its tables and global indexes, second by second.
///
/// Calls flow evenly: chance decides only where the hashes of the hottest keys lie. A call that writes to a table and to indexes is
/// taken where all of them take it (F2.23); what one refuses does not reach the others.
package func simulate(_ design: Design, _ plan: DesignPlan, _ options: SimulationOptions) -> Simulation {
    let model = loadModel(design, plan, options)
    var run = SimulationRun(model, options)
    run.play()
    return run.result(design: design.name)
}

/// The state of a simulation, and what is added up on the way.
struct SimulationRun {
    let model: LoadModel
    let options: SimulationOptions
    /// Units a second by arm, as declared.
    let offered: [Double]
    /// By arm: the other arms of its pattern without which there is no call. A read does not wait for the writes that follow it.
    let companions: [[Int]]
    var places: [PlaceState] = []
    /// By arm: which share of what reached its place was taken in the present second.
    var accepted: [Double]
    /// By place: of the present second.
    var seconds: [PlaceSecond] = []
    var sums: RunSums
    let partitionsInTheBeginning: [Double]
    private(set) var events: [Simulation.Event] = []

    /// A picture has so many columns at most.
    static let mostColumns = 120
    /// Passes over tables and indexes that refuse each other's writes, within a second.
    private static let mostPasses = 40
    private static let mostEvents = 1_000

    init(_ model: LoadModel, _ options: SimulationOptions) {
        self.model = model
        self.options = options
        var offered: [Double] = []
        var before: [Double] = []
        for arm in model.arms {
            offered.append(model.patterns[arm.pattern].calls * arm.units)
            before.append(model.patterns[arm.pattern].callsBefore * arm.units)
        }
        self.offered = offered
        companions = model.arms.indices.map { arm in
            model.patterns[model.arms[arm].pattern].arms.filter { other in
                other != arm && (model.arms[arm].resource == .write || model.arms[other].resource == .read)
            }
        }
        var randomness = SeededNumbers(seed: options.seed)
        for number in model.places.indices {
            var place = PlaceState(number, of: model, loads: offered, randomness: &randomness)
            switch options.start {
            case .new: place.begin(servedBefore: nil)
            case .warm: place.begin(servedBefore: place.arms.map { offered[$0] })
            case .rate: place.begin(servedBefore: place.arms.map { before[$0] })
            }
            places.append(place)
        }
        accepted = Array(repeating: 1, count: model.arms.count)
        partitionsInTheBeginning = places.map { $0.rows.reduce(0) { $0 + $1.count } }
        sums = RunSums(model, places)
    }

    mutating func play() {
        var isChanged = true
        let columns = min(max(options.duration, 1), Self.mostColumns)
        for time in 0..<options.duration {
            // Where nothing has changed, the next second is as this one.
            if isChanged { settleSecond() }
            let column = time * columns / options.duration
            for number in places.indices { places[number].sample(seconds[number], column: column) }
            sums.add(self)
            isChanged = false
            for number in places.indices {
                let arriving = arriving(at: number)
                var told: [String] = []
                let changed = places[number].advance(
                    seconds[number], arriving, offered: places[number].arms.map { offered[$0] }, at: time + 1,
                    splitAfter: options.splitAfter
                ) { told.append($0) }
                isChanged = isChanged || changed
                for text in told where events.count < Self.mostEvents {
                    events.append(Simulation.Event(second: time + 1, place: places[number].place.name, text: text))
                }
            }
        }
    }

    /// Finds what each table and index takes when each gets only what the others let through. Indexes come first: what
    /// they refuse the table refuses (F2.23).
    private mutating func settleSecond() {
        let order = places.indices.sorted {
            (places[$0].place.index == nil ? 1 : 0, $0) < (places[$1].place.index == nil ? 1 : 0, $1)
        }
        // From the beginning each time, so that of two that refuse the same calls not the one counts that did so before.
        for arm in accepted.indices { accepted[arm] = 1 }
        if seconds.isEmpty { seconds = places.map { $0.evaluate($0.arms.map { offered[$0] }) } }
        for _ in 0..<Self.mostPasses {
            var largest = 0.0
            for number in order {
                let second = places[number].evaluate(arriving(at: number))
                seconds[number] = second
                for (position, arm) in places[number].arms.enumerated() {
                    largest = max(largest, abs(accepted[arm] - second.accepted[position]))
                    accepted[arm] = second.accepted[position]
                }
            }
            if largest < 1e-9 { break }
        }
    }

    /// Units by arm of a place, of the calls that nothing else refuses.
    private func arriving(at number: Int) -> [Double] { places[number].arms.map { offered[$0] * passed($0) } }

    /// The share of an arm's calls that those take which it depends on.
    func passed(_ arm: Int) -> Double {
        var share = 1.0
        for other in companions[arm] { share *= accepted[other] }
        return share
    }

    /// The share of a pattern's calls that all of its arms take.
    func acceptedCalls(of pattern: PatternLoad) -> Double { pattern.arms.reduce(1) { $0 * accepted[$1] } }
}

extension PlaceState {
    /// Notes how hot each partition is in this second.
    fileprivate mutating func sample(_ second: PlaceSecond, column: Int) {
        for row in rows.indices {
            while rows[row].samples.count <= column { rows[row].samples.append(HeatSample()) }
            var heat = 0.0
            var refused = 0.0
            for resource in Resource.allCases where row < second.asks[resource.rawValue].count {
                heat = max(
                    heat, second.asks[resource.rawValue][row] / (rows[row].count * resource.mostOfPartition))
                refused = max(refused, 1 - second.takes[resource.rawValue][row])
            }
            rows[row].samples[column].add(heat: heat, refused: refused < 1e-9 ? 0 : refused)
        }
    }
}
