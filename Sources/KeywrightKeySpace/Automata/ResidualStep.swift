/// What can be read next: one symbol of a set (never an empty one), and what is left then.
struct ResidualStep {
    var label: SymbolSet
    let target: ResidualID
}

/// Steps without doubled targets.
struct StepList {
    private(set) var steps: [ResidualStep] = []
    private var places: [ResidualID: Int] = [:]
    private let nothing: ResidualID

    init(nothing: ResidualID) { self.nothing = nothing }

    mutating func add(_ label: SymbolSet, _ target: ResidualID) {
        if label.isEmpty || target == nothing { return }
        if let place = places[target] {
            steps[place].label.formUnion(label)
        } else {
            places[target] = steps.count
            steps.append(ResidualStep(label: label, target: target))
        }
    }
}
