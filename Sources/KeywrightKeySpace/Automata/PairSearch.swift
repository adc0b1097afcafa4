/// One scalar of a text that two templates give, and the part of each in which it stands.
struct PairedScalar {
    let scalar: Unicode.Scalar
    let left: Int
    let right: Int
}

/// Finds the shortest text that two templates both give and a rule accepts, or that there is none.
///
/// The product of the two automata is explored state by state. Where large counts occur, they are forgotten first:
/// what that small product excludes is excluded, and its distances to the end lead the exact search (A*).
struct PairSearch {
    private let product: PairProduct
    private let budget: Budget

    init(_ left: TemplateTrack, _ right: TemplateTrack, rule: PairRule, budget: Budget) {
        self.product = PairProduct(left: left, right: right, rule: rule)
        self.budget = budget
    }

    /// The shortest text, scalar by scalar; nil where there is none.
    func shortest() throws(BudgetSpent) -> [PairedScalar]? {
        let guide = product.left.table.hasCounts ? try PairGuide(product, budget: budget) : nil
        var known: [PairState: Int] = [:]
        var reached: [Reached] = []
        var queue = BucketQueue<Int>()
        try visit(product.start, Reached(state: product.start, length: 0, origin: nil), guide, &known, &reached, &queue)
        while let (place, _) = queue.pop() {
            let current = reached[place]
            // Reached once more on a shorter way, after this entry was queued.
            if known[current.state] != place { continue }
            if product.accepts(current.state) { return path(to: place, reached) }
            for step in try product.steps(from: current.state) {
                let next = Reached(state: step.target, length: current.length + 1, origin: (place, step))
                try visit(step.target, next, guide, &known, &reached, &queue)
            }
        }
        return nil
    }

    /// A state and the way on which it was reached.
    private struct Reached {
        let state: PairState
        let length: Int
        let origin: (place: Int, step: PairStep)?
    }

    private func visit(
        _ state: PairState, _ arrival: Reached, _ guide: PairGuide?, _ known: inout [PairState: Int],
        _ reached: inout [Reached], _ queue: inout BucketQueue<Int>
    ) throws(BudgetSpent) {
        if let old = known[state], reached[old].length <= arrival.length { return }
        let ahead: Int
        if let guide {
            guard let distance = try guide.distance(from: state) else { return }
            ahead = distance
        } else {
            ahead = 0
        }
        try budget.spend()
        known[state] = reached.count
        queue.push(reached.count, at: arrival.length + ahead)
        reached.append(arrival)
    }

    private func path(to place: Int, _ reached: [Reached]) -> [PairedScalar] {
        let alphabet = product.left.table.alphabet
        var path: [PairedScalar] = []
        var place = place
        while let origin = reached[place].origin {
            if let scalar = alphabet.example(of: origin.step.label) {
                path.append(PairedScalar(scalar: scalar, left: origin.step.leftPart, right: origin.step.rightPart))
            }
            place = origin.place
        }
        return path.reversed()
    }
}
