/// The residuals of the languages of one decision, each once, with what was found out about it.
final class ResidualTable {
    let alphabet: SymbolAlphabet
    private var residuals: [Residual] = []
    private var ids: [Residual: ResidualID] = [:]
    private var nullable: [Bool] = []
    private var steps: [[ResidualStep]?] = []
    private var relaxedIDs: [ResidualID?] = []
    private var liveness: [Bool?] = []
    private var delimiters: [DelimiterAutomaton] = []
    private var compiled: [LanguageNode: ResidualID] = [:]
    private let budget: Budget

    /// Whether some language has a repetition with large counts.
    private(set) var hasCounts = false

    let nothing: ResidualID = 0
    let end: ResidualID = 1
    /// Every text.
    private(set) var anything: ResidualID = 0

    /// Counts up to this are followed exactly even where counts are relaxed.
    private let smallCount: Int

    init(of languages: [LanguageNode], smallCount: Int = KeyAlgebra.coversFixedForms, budget: Budget) {
        self.smallCount = smallCount
        self.alphabet = SymbolAlphabet(of: languages)
        self.budget = budget
        _ = intern(.nothing)
        _ = intern(.end)
        anything = intern(.repeated(intern(.symbols(alphabet.all)), least: 0, most: nil))
    }

    /// Whether the text may end here.
    func isNullable(_ id: ResidualID) -> Bool { nullable[id] }

    // MARK: Making residuals

    /// The residual of a whole language that was given to the initializer.
    func residual(of node: LanguageNode) throws(BudgetSpent) -> ResidualID {
        if let known = compiled[node] { return known }
        let id: ResidualID
        switch node.form {
        case .nothing: id = nothing
        case .text(let scalars):
            id = text(scalars.map(alphabet.symbol))
        case .scalars(let set): id = intern(.symbols(alphabet.symbols(of: set)))
        case .sequence(let nodes): id = sequence(try residuals(of: nodes))
        case .choice(let nodes): id = choice(try residuals(of: nodes))
        case .repeated(let inner, let least, let most):
            id = repetition(of: try residual(of: inner), least: least, most: most)
        case .avoiding(let text): id = intern(.avoiding(delimiter: delimiter(text), matched: 0))
        case .both(let left, let right): id = both(try residual(of: left), try residual(of: right))
        case .atLeast(let inner): id = atLeast(try residual(of: inner))
        case .atMost(let inner): id = try atMost(try residual(of: inner))
        }
        compiled[node] = id
        return id
    }

    private func residuals(of nodes: [LanguageNode]) throws(BudgetSpent) -> [ResidualID] {
        var result: [ResidualID] = []
        for node in nodes { result.append(try residual(of: node)) }
        return result
    }

    private func intern(_ residual: Residual) -> ResidualID {
        if let known = ids[residual] { return known }
        let id = residuals.count
        ids[residual] = id
        residuals.append(residual)
        nullable.append(computeNullable(residual))
        steps.append(nil)
        relaxedIDs.append(nil)
        liveness.append(nil)
        return id
    }

    private func computeNullable(_ residual: Residual) -> Bool {
        switch residual {
        case .nothing, .symbols: false
        case .end, .avoiding: true
        case .sequence(let head, let tail): nullable[head] && nullable[tail]
        case .choice(let choices): choices.contains { nullable[$0] }
        case .repeated(let inner, let least, _), .counted(let inner, let least, _): least == 0 || nullable[inner]
        case .both(let left, let right): nullable[left] && nullable[right]
        case .atLeast(let inner): nullable[inner]
        // Only made of what is live, and every text is after the empty one.
        case .atMost: true
        }
    }

    private func sequence(_ all: [ResidualID]) -> ResidualID {
        all.reversed().reduce(end) { sequence($1, $0) }
    }

    func sequence(_ head: ResidualID, _ tail: ResidualID) -> ResidualID {
        if head == nothing || tail == nothing { return nothing }
        if head == end { return tail }
        if tail == end { return head }
        // Sequences lean to the right. The heads are gathered in a loop, for a literal may be long.
        var heads: [ResidualID] = []
        var last = head
        while case .sequence(let first, let rest) = residuals[last] {
            heads.append(first)
            last = rest
        }
        return heads.reversed().reduce(intern(.sequence(last, tail))) { intern(.sequence($1, $0)) }
    }

    /// Exactly these symbols.
    func text(_ symbols: [Int]) -> ResidualID {
        sequence(symbols.map { intern(.symbols(SymbolSet($0))) })
    }

    private func choice(_ all: [ResidualID]) -> ResidualID {
        var seen: Set<ResidualID> = []
        let choices = all.filter { $0 != nothing && seen.insert($0).inserted }
        guard let first = choices.first else { return nothing }
        return choices.count == 1 ? first : intern(.choice(choices))
    }

    private func repetition(of inner: ResidualID, least: Int, most: Int?) -> ResidualID {
        if inner == end || inner == nothing { return least == 0 ? end : inner }
        // Where the inner text may be empty, fewer repetitions are as good as many.
        let least = nullable[inner] ? 0 : least
        if (most ?? least) <= smallCount { return repeated(inner, least: least, most: most) }
        hasCounts = hasCounts || most != nil || least > smallCount
        // The least count is kept exact where it is small; of a large one only "at least one" is.
        let kept = least <= smallCount ? least : 1
        let rest: ResidualID
        if most == nil, kept == least {
            rest = repeated(inner, least: 0, most: nil)
        } else {
            rest = intern(.counted(inner, least: least - kept, most: most.map { $0 - kept }))
        }
        return sequence(repeated(inner, least: kept, most: kept), rest)
    }

    private func repeated(_ inner: ResidualID, least: Int, most: Int?) -> ResidualID {
        if most == 0 { return end }
        if least == 1, most == 1 { return inner }
        return intern(.repeated(inner, least: least, most: most))
    }

    private func both(_ left: ResidualID, _ right: ResidualID) -> ResidualID {
        if left == nothing || right == nothing { return nothing }
        if left == right || right == anything { return left }
        if left == anything { return right }
        return intern(.both(min(left, right), max(left, right)))
    }

    private func atLeast(_ inner: ResidualID) -> ResidualID {
        if inner == nothing { return nothing }
        return nullable[inner] ? anything : intern(.atLeast(inner))
    }

    private func atMost(_ inner: ResidualID) throws(BudgetSpent) -> ResidualID {
        if inner == anything { return anything }
        return try isLive(inner) ? intern(.atMost(inner)) : nothing
    }

    private func delimiter(_ text: [Unicode.Scalar]) -> Int {
        delimiters.append(DelimiterAutomaton(text, alphabet: alphabet))
        return delimiters.count - 1
    }

    // MARK: Reading

    /// What can be read next, alternatives with one target merged.
    func steps(of id: ResidualID) throws(BudgetSpent) -> [ResidualStep] {
        if let known = steps[id] { return known }
        var found = StepList(nothing: nothing)
        switch residuals[id] {
        case .nothing, .end: break
        case .symbols(let label): found.add(label, end)
        case .sequence:
            // A loop, not a recursion: a sequence may begin with many parts that can be empty.
            var rest = id
            while case .sequence(let head, let tail) = residuals[rest] {
                for step in try steps(of: head) { found.add(step.label, sequence(step.target, tail)) }
                rest = tail
                if !nullable[head] { break }
                if case .sequence = residuals[tail] { continue }
                for step in try steps(of: tail) { found.add(step.label, step.target) }
            }
        case .choice(let choices):
            for choice in choices {
                for step in try steps(of: choice) { found.add(step.label, step.target) }
            }
        case .repeated(let inner, let least, let most):
            let rest = repeated(inner, least: max(least - 1, 0), most: most.map { $0 - 1 })
            for step in try steps(of: inner) { found.add(step.label, sequence(step.target, rest)) }
        case .counted(let inner, let least, let most):
            if most == 0 { break }
            let rest = intern(.counted(inner, least: max(least - 1, 0), most: most.map { $0 - 1 }))
            for step in try steps(of: inner) { found.add(step.label, sequence(step.target, rest)) }
        case .avoiding(let delimiter, let matched):
            for (label, next) in delimiters[delimiter].transitions[matched] {
                found.add(label, intern(.avoiding(delimiter: delimiter, matched: next)))
            }
        case .both(let left, let right):
            let rightSteps = try steps(of: right)
            for one in try steps(of: left) {
                for other in rightSteps {
                    found.add(one.label.intersection(other.label), both(one.target, other.target))
                }
            }
        case .atLeast(let inner):
            for step in try steps(of: inner) where try isLive(step.target) {
                found.add(step.label, atLeast(step.target))
                if let least = step.label.first { found.add(alphabet.symbols(after: least), anything) }
            }
        case .atMost(let inner):
            for step in try steps(of: inner) where try isLive(step.target) {
                found.add(step.label, try atMost(step.target))
                if let greatest = step.label.last { found.add(alphabet.symbols(before: greatest), anything) }
            }
        }
        try spend(steps: found.steps.count)
        steps[id] = found.steps
        return found.steps
    }

    /// Pays for looking at so many steps.
    func spend(steps: Int) throws(BudgetSpent) { try budget.spend(steps: steps) }

    /// All that may be left behind one symbol.
    func residuals(after symbol: Int, of alternatives: [ResidualID]) throws(BudgetSpent) -> [ResidualID] {
        var result: [ResidualID] = []
        for alternative in alternatives {
            for step in try steps(of: alternative) where step.label.contains(symbol) {
                if try isLive(step.target), !result.contains(step.target) { result.append(step.target) }
            }
        }
        return result
    }

    /// Whether any text can be read from here to the end.
    func isLive(_ id: ResidualID) throws(BudgetSpent) -> Bool {
        if let known = liveness[id] { return known }
        var seen: Set<ResidualID> = [id]
        var queue = [id]
        var next = 0
        var isLive = false
        while next < queue.count, !isLive {
            let current = queue[next]
            next += 1
            isLive = nullable[current] || liveness[current] == true
            if liveness[current] == false { continue }
            for step in try steps(of: current) where seen.insert(step.target).inserted {
                try budget.spend()
                queue.append(step.target)
            }
        }
        if isLive {
            liveness[id] = true
        } else {
            for dead in queue { liveness[dead] = false }
        }
        return isLive
    }

    /// The residual with every large count forgotten: it can read all that this one can, and more.
    func relaxed(_ id: ResidualID) throws(BudgetSpent) -> ResidualID {
        if !hasCounts { return id }
        if let known = relaxedIDs[id] { return known }
        let result: ResidualID
        switch residuals[id] {
        case .nothing, .end, .symbols, .avoiding: result = id
        case .sequence:
            var heads: [ResidualID] = []
            var last = id
            while case .sequence(let head, let tail) = residuals[last] {
                heads.append(try relaxed(head))
                last = tail
            }
            result = sequence(heads + [try relaxed(last)])
        case .choice(let choices):
            var all: [ResidualID] = []
            for choice in choices { all.append(try relaxed(choice)) }
            result = choice(all)
        case .repeated(let inner, let least, let most):
            result = repeated(try relaxed(inner), least: least, most: most)
        case .counted(let inner, _, _): result = intern(.repeated(try relaxed(inner), least: 0, most: nil))
        case .both(let left, let right): result = both(try relaxed(left), try relaxed(right))
        case .atLeast(let inner): result = atLeast(try relaxed(inner))
        case .atMost(let inner): result = try atMost(try relaxed(inner))
        }
        relaxedIDs[id] = result
        return result
    }
}
