/// A stretch of one side's template that an unknown of the other side covers: a way from one place to another that
/// reads the unknown's text.
struct Leg: Hashable {
    /// The number of the template among those that are solved together.
    let pair: Int
    /// Whether the way is in the left side's template.
    let isLeft: Bool
    let from: Int
    let to: Int
    /// A part of that template outside of which some scalar has to stand.
    var leaving: Int?
}

/// What is known about the unknowns of both sides in one arrangement of a shared key: which are equal, and which
/// stretches of the other side each has to fit. Unknowns are numbered over both sides, the left ones first.
struct Unknowns {
    private var roots: [Int]
    private var legs: [[Leg]]
    private var mustBeNonEmpty: [Bool]

    init(count: Int) {
        roots = Array(0..<count)
        legs = Array(repeating: [], count: count)
        mustBeNonEmpty = Array(repeating: false, count: count)
    }

    /// The representative of all unknowns that are equal to this one.
    func root(of unknown: Int) -> Int { roots[unknown] }

    func members(of root: Int) -> [Int] { roots.indices.filter { roots[$0] == root } }

    func legs(of root: Int) -> [Leg] { legs[root] }

    func mustBeNonEmpty(_ root: Int) -> Bool { mustBeNonEmpty[root] }

    mutating func equate(_ left: Int, _ right: Int) {
        let kept = roots[left]
        let dropped = roots[right]
        if kept == dropped { return }
        for unknown in roots.indices where roots[unknown] == dropped { roots[unknown] = kept }
        legs[kept] += legs[dropped].filter { !legs[kept].contains($0) }
        mustBeNonEmpty[kept] = mustBeNonEmpty[kept] || mustBeNonEmpty[dropped]
    }

    mutating func add(_ leg: Leg, to unknown: Int) {
        if !legs[roots[unknown]].contains(leg) { legs[roots[unknown]].append(leg) }
    }

    mutating func requireNonEmpty(_ unknown: Int) { mustBeNonEmpty[roots[unknown]] = true }
}
