/// The texts that an unknown can have, by the languages of all that are equal to it and the stretches of the other
/// side that it has to fit. Everything is read in step, so that the answer is exact.
struct UnknownTexts {
    let languages: [ResidualID]
    /// Where the text has to lead.
    let ways: [(track: TemplateTrack, leg: Leg)]
    let table: ResidualTable
    let budget: Budget

    /// The shortest text; nil where there is none.
    func shortest(nonEmpty: Bool) throws(BudgetSpent) -> [Unicode.Scalar]? {
        let start = State(residuals: languages, places: ways.map { TrackPlace(id: $0.leg.from) }, isEmpty: true)
        var seen: Set<State> = [start]
        var states = [start]
        var origins: [(place: Int, label: SymbolSet)] = [(-1, SymbolSet())]
        var next = 0
        while next < states.count {
            let state = states[next]
            if accepts(state), !(nonEmpty && state.isEmpty) { return text(to: next, origins) }
            for (label, target) in try steps(from: state) where seen.insert(target).inserted {
                try budget.spend()
                states.append(target)
                origins.append((next, label))
            }
            next += 1
        }
        return nil
    }

    private struct State: Hashable {
        var residuals: [ResidualID]
        var places: [TrackPlace]
        var isEmpty: Bool
    }

    private func accepts(_ state: State) -> Bool {
        state.residuals.allSatisfy(table.isNullable) && zip(state.places, ways).allSatisfy { $0.completes($1.leg) }
    }

    private func steps(from state: State) throws(BudgetSpent) -> [(label: SymbolSet, target: State)] {
        let unread = State(residuals: [], places: [], isEmpty: false)
        var partial: [(label: SymbolSet, target: State)] = [(table.alphabet.all, unread)]
        for residual in state.residuals {
            let choices = try table.steps(of: residual).map { (label: $0.label, target: $0.target) }
            partial = combine(partial, choices) { $0.residuals.append($1) }
        }
        for (place, way) in zip(state.places, ways) {
            let choices = try way.track.moves(from: place.id).map { move in
                (label: move.label, target: place.after(move, on: way.leg))
            }
            partial = combine(partial, choices) { $0.places.append($1) }
        }
        return partial
    }

    private func combine<Target>(
        _ partial: [(label: SymbolSet, target: State)], _ choices: [(label: SymbolSet, target: Target)],
        _ append: (inout State, Target) -> Void
    ) -> [(label: SymbolSet, target: State)] {
        var result: [(label: SymbolSet, target: State)] = []
        for (label, target) in partial {
            for choice in choices {
                let shared = label.intersection(choice.label)
                if shared.isEmpty { continue }
                var next = target
                append(&next, choice.target)
                result.append((shared, next))
            }
        }
        return result
    }

    private func text(to place: Int, _ origins: [(place: Int, label: SymbolSet)]) -> [Unicode.Scalar] {
        var text: [Unicode.Scalar] = []
        var place = place
        while place > 0 {
            if let scalar = table.alphabet.example(of: origins[place].label) { text.append(scalar) }
            place = origins[place].place
        }
        return text.reversed()
    }
}
