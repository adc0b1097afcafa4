/// The places that can be reached from one place without crossing a repeated field, nearest first, each with the
/// shortest way to it.
struct Stretches {
    private var states: [PairState]
    private var origins: [(number: Int, step: PairStep)?] = [nil]
    private var seen: Set<PairState>
    private var front = 0

    init(from start: PairState) {
        states = [start]
        seen = [start]
    }

    mutating func next() -> (state: PairState, number: Int)? {
        guard front < states.count else { return nil }
        front += 1
        return (states[front - 1], front - 1)
    }

    mutating func add(_ step: PairStep, after number: Int) {
        guard seen.insert(step.target).inserted else { return }
        states.append(step.target)
        origins.append((number, step))
    }

    func path(to number: Int, _ alphabet: SymbolAlphabet) -> [PairedScalar] {
        var path: [PairedScalar] = []
        var number = number
        while let origin = origins[number] {
            if let scalar = alphabet.example(of: origin.step.label) {
                path.append(PairedScalar(scalar: scalar, left: origin.step.leftPart, right: origin.step.rightPart))
            }
            number = origin.number
        }
        return path.reversed()
    }
}
