/// A language as steps that are followed all at once: whether a text is in it costs at most the text's length times the
/// steps, where residuals of many parts that can be empty would each lead to all the others.
struct TextProgram {
    private enum Step {
        case scalar(Unicode.Scalar)
        case scalars(ScalarSet)
        /// On at the next step, and at that one too.
        case fork(Int)
        case jump(Int)
    }

    /// Repetitions are written out up to so many steps: five times what the largest pattern has.
    private static let mostSteps = 100_000

    private var steps: [Step] = []

    /// Nil where the language is no regular expression of the usual kind, or where there would be too many steps.
    init?(_ language: Language) {
        guard append(language.node) else { return nil }
    }

    private mutating func append(_ node: LanguageNode) -> Bool {
        guard steps.count < TextProgram.mostSteps else { return false }
        switch node.form {
        case .nothing, .avoiding, .both, .atLeast, .atMost: return false
        case .text(let scalars): steps += scalars.map { .scalar($0) }
        case .scalars(let set): steps.append(.scalars(set))
        case .sequence(let nodes):
            for node in nodes { guard append(node) else { return false } }
        case .choice(let nodes):
            var jumps: [Int] = []
            for node in nodes.dropLast() {
                let fork = reserve()
                guard append(node) else { return false }
                jumps.append(reserve())
                steps[fork] = .fork(steps.count)
            }
            guard let last = nodes.last, append(last) else { return false }
            for jump in jumps { steps[jump] = .jump(steps.count) }
        case .repeated(let inner, let least, let most):
            return append(inner, atLeast: least, atMost: most)
        }
        return true
    }

    private mutating func append(_ inner: LanguageNode, atLeast least: Int, atMost most: Int?) -> Bool {
        for _ in 0..<least { guard append(inner) else { return false } }
        guard let most else {
            let fork = reserve()
            guard append(inner) else { return false }
            steps.append(.jump(fork))
            steps[fork] = .fork(steps.count)
            return true
        }
        var forks: [Int] = []
        for _ in 0..<max(most - least, 0) {
            forks.append(reserve())
            guard append(inner) else { return false }
        }
        for fork in forks { steps[fork] = .fork(steps.count) }
        return true
    }

    /// A step that is settled later.
    private mutating func reserve() -> Int {
        steps.append(.jump(steps.count + 1))
        return steps.count - 1
    }

    func matches(_ text: String) -> Bool {
        var seen = Array(repeating: 0, count: steps.count + 1)
        var round = 1
        var pending: [Int] = []
        /// The steps that read a scalar, or the end, from here on without reading one.
        func enter(_ start: Int, _ places: inout [Int]) {
            pending.append(start)
            while let place = pending.popLast() {
                if seen[place] == round { continue }
                seen[place] = round
                guard place < steps.count else {
                    places.append(place)
                    continue
                }
                switch steps[place] {
                case .scalar, .scalars: places.append(place)
                case .jump(let target): pending.append(target)
                case .fork(let target): pending += [target, place + 1]
                }
            }
        }
        var places: [Int] = []
        enter(0, &places)
        for scalar in text.unicodeScalars {
            round += 1
            var next: [Int] = []
            for place in places where reads(scalar, at: place) { enter(place + 1, &next) }
            if next.isEmpty { return false }
            places = next
        }
        return places.contains(steps.count)
    }

    private func reads(_ scalar: Unicode.Scalar, at place: Int) -> Bool {
        guard place < steps.count else { return false }
        switch steps[place] {
        case .scalar(let own): return own == scalar
        case .scalars(let set): return set.contains(scalar)
        case .fork, .jump: return false
        }
    }
}
