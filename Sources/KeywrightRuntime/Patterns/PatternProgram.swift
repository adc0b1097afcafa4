/// A pattern as steps, all of whose ways through a text are followed at once.
struct PatternProgram: Sendable {
    private enum Step: Sendable {
        case scalars(ScalarClass)
        /// Both ways.
        case split(Int, Int)
        case jump(Int)
        case match
    }

    /// How many steps there may be. `(a{1000}){1000}` would have a million.
    static let mostSteps = 100_000

    private var steps: [Step] = []

    /// The program that matches no text.
    static let nothing = PatternProgram(steps: [.scalars(ScalarClass(ranges: []))])

    private init(steps: [Step]) {
        self.steps = steps
    }

    /// nil where the repetitions make for too many steps.
    init?(_ node: PatternNode) {
        guard append(node) else { return nil }
        steps.append(.match)
    }

    private mutating func append(_ node: PatternNode) -> Bool {
        guard steps.count < PatternProgram.mostSteps else { return false }
        switch node {
        case .empty: return true
        case .scalars(let scalars):
            steps.append(.scalars(scalars))
            return true
        case .sequence(let nodes): return nodes.allSatisfy { append($0) }
        case .choice(let nodes): return append(choice: nodes)
        case .repeated(let node, let least, let most): return append(repeated: node, least, most)
        }
    }

    private mutating func append(choice nodes: [PatternNode]) -> Bool {
        var jumps: [Int] = []
        for (index, node) in nodes.enumerated() {
            if index == nodes.count - 1 { return append(node) && land(jumps) }
            let split = steps.count
            steps.append(.split(split + 1, split + 1))
            guard append(node) else { return false }
            jumps.append(steps.count)
            steps.append(.jump(0))
            steps[split] = .split(split + 1, steps.count)
        }
        return true
    }

    /// Sends the jumps to the next step.
    private mutating func land(_ jumps: [Int]) -> Bool {
        for jump in jumps { steps[jump] = .jump(steps.count) }
        return true
    }

    private mutating func append(repeated node: PatternNode, _ least: Int, _ most: Int?) -> Bool {
        let start = steps.count
        for _ in 0..<least {
            guard append(node) else { return false }
            // What is nothing once is nothing a thousand times.
            if steps.count == start { return true }
        }
        guard let most else {
            let split = steps.count
            steps.append(.split(split + 1, split + 1))
            guard append(node) else { return false }
            steps.append(.jump(split))
            steps[split] = .split(split + 1, steps.count)
            return true
        }
        var splits: [Int] = []
        for _ in least..<most {
            splits.append(steps.count)
            steps.append(.split(0, 0))
            guard append(node) else { return false }
        }
        for split in splits { steps[split] = .split(split + 1, steps.count) }
        return true
    }

    /// The program that matches what the texts of this one become when the letters of one ASCII case are shifted to the
    /// other: exact, since each step reads one scalar and each scalar becomes one.
    func image(of letters: ClosedRange<UInt32>, shiftedBy shift: Int) -> PatternProgram {
        PatternProgram(
            steps: steps.map { step in
                guard case .scalars(let scalars) = step else { return step }
                return .scalars(scalars.image(of: letters, shiftedBy: shift))
            })
    }

    /// Whether the whole text matches.
    func matches(_ text: String.UnicodeScalarView) -> Bool {
        // For each step the position of the text at which it was last entered, so that none is followed twice there.
        var entered = [Int](repeating: -1, count: steps.count)
        var current: [Int] = []
        follow(0, at: 0, &entered, &current)
        var position = 0
        for scalar in text {
            position += 1
            var following: [Int] = []
            for index in current {
                guard case .scalars(let scalars) = steps[index], scalars.contains(scalar) else { continue }
                follow(index + 1, at: position, &entered, &following)
            }
            if following.isEmpty { return false }
            current = following
        }
        return current.contains { index in
            if case .match = steps[index] { return true }
            return false
        }
    }

    /// Enters the step, and all steps to which it leads without a scalar.
    private func follow(_ start: Int, at position: Int, _ entered: inout [Int], _ reached: inout [Int]) {
        var pending = [start]
        while let index = pending.popLast() {
            if entered[index] == position { continue }
            entered[index] = position
            switch steps[index] {
            case .scalars, .match: reached.append(index)
            case .jump(let target): pending.append(target)
            case .split(let first, let second):
                pending.append(second)
                pending.append(first)
            }
        }
    }
}
