/// How far it is at least from each state of a product to its end, by the same product with every large count
/// forgotten: small, since it has no states for counts, and never an overestimate, since forgetting only adds texts.
final class PairGuide {
    private let exact: PairProduct
    private let relaxed: PairProduct
    private let budget: Budget
    /// Nil for a state that was explored and cannot reach the end.
    private var distances: [PairState: Int?] = [:]

    init(_ product: PairProduct, budget: Budget) throws(BudgetSpent) {
        self.exact = product
        self.relaxed = try product.relaxed()
        self.budget = budget
    }

    /// The least number of scalars from a state of the exact product to an accepted end; nil where there is none.
    func distance(from state: PairState) throws(BudgetSpent) -> Int? {
        let start = PairState(
            left: try place(exact.left[state.left], on: relaxed.left),
            right: try place(exact.right[state.right], on: relaxed.right), mode: state.mode)
        if distances[start] == nil { try explore(from: start) }
        return distances[start] ?? nil
    }

    private func place(_ position: TemplateTrack.Position, on track: TemplateTrack) throws(BudgetSpent) -> Int {
        let residual = try track.table.relaxed(position.residual)
        return track.id(of: TemplateTrack.Position(part: position.part, residual: residual))
    }

    /// Explores all that can be reached and is not known yet, then measures it backwards from its ends and from the
    /// known states that it leads to.
    private func explore(from start: PairState) throws(BudgetSpent) {
        var found: [PairState] = [start]
        var places: [PairState: Int] = [start: 0]
        var sources: [[Int]] = [[]]
        var queue = BucketQueue<Int>()
        var measured: [Int?] = [nil]
        func measure(_ place: Int, _ distance: Int) {
            if let old = measured[place], old <= distance { return }
            measured[place] = distance
            queue.push(place, at: distance)
        }
        var next = 0
        while next < found.count {
            let current = next
            next += 1
            if relaxed.accepts(found[current]) { measure(current, 0) }
            for step in try relaxed.steps(from: found[current]) {
                if let known = distances[step.target] {
                    if let known { measure(current, known + 1) }
                    continue
                }
                let place: Int
                if let old = places[step.target] {
                    place = old
                } else {
                    try budget.spend()
                    place = found.count
                    places[step.target] = place
                    found.append(step.target)
                    sources.append([])
                    measured.append(nil)
                }
                sources[place].append(current)
            }
        }
        while let (place, distance) = queue.pop() {
            if measured[place] != distance { continue }
            for source in sources[place] { measure(source, distance + 1) }
        }
        for (place, state) in found.enumerated() { distances.updateValue(measured[place], forKey: state) }
    }
}
