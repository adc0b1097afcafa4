/// A place in two templates that read the same text, and the mode of a ``PairRule``.
struct PairState: Hashable {
    let left: Int
    let right: Int
    let mode: Int
}

/// What two templates can read together next.
struct PairStep {
    let label: SymbolSet
    let target: PairState
    let leftPart: Int
    let rightPart: Int
}

/// The product of two templates under a rule; its states are made when asked for.
struct PairProduct {
    let left: TemplateTrack
    let right: TemplateTrack
    let rule: PairRule

    var start: PairState { PairState(left: left.initial, right: right.initial, mode: PairRule.initialMode) }

    func accepts(_ state: PairState) -> Bool {
        rule.accepts(state.mode) && left.isFinal(state.left) && right.isFinal(state.right)
    }

    func steps(from state: PairState) throws(BudgetSpent) -> [PairStep] {
        var result: [PairStep] = []
        let rightMoves = try right.moves(from: state.right)
        let leftMoves = try left.moves(from: state.left)
        try left.table.spend(steps: leftMoves.count * rightMoves.count)
        for leftMove in leftMoves {
            for rightMove in rightMoves {
                let label = leftMove.label.intersection(rightMove.label)
                if label.isEmpty { continue }
                guard let mode = rule.mode(state.mode, after: leftMove, rightMove) else { continue }
                let target = PairState(left: leftMove.target, right: rightMove.target, mode: mode)
                result.append(
                    PairStep(label: label, target: target, leftPart: leftMove.part, rightPart: rightMove.part))
            }
        }
        return result
    }

    /// The same product with every large count forgotten.
    func relaxed() throws(BudgetSpent) -> PairProduct {
        PairProduct(left: try left.relaxed(), right: try right.relaxed(), rule: rule)
    }
}
