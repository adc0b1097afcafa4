/// The scalars, cut into intervals that no set of some languages tells apart: what an automaton reads instead of
/// 1.1 million scalars. A symbol is the index of an interval, in the order of the scalars.
struct SymbolAlphabet {
    private let starts: [UInt32]
    private let ends: [UInt32]
    /// The best member of each symbol for an example, with its rank.
    private let examples: [(scalar: Unicode.Scalar, rank: Int)]
    let all: SymbolSet

    init(of languages: [LanguageNode]) {
        var collector = ScalarSetCollector()
        for language in languages { collector.collect(language) }
        var cuts: Set<UInt32> = []
        for range in collector.ranges {
            cuts.insert(range.lowerBound)
            cuts.insert(range.upperBound + 1)
        }
        if collector.comparesOrder {
            // "Greater than some scalar of this symbol" must be a set of symbols, so the least and the greatest scalar
            // of each interval stand alone.
            for cut in cuts.sorted() {
                if cut > 0 { cuts.insert(cut - 1) }
                if cut < 0x10FFFF { cuts.insert(cut + 1) }
            }
        }
        var starts: [UInt32] = []
        var ends: [UInt32] = []
        var examples: [(scalar: Unicode.Scalar, rank: Int)] = []
        let sorted = cuts.sorted()
        for (start, next) in zip(sorted, sorted.dropFirst()) {
            guard let scalar = ScalarSet(ranges: [start...(next - 1)]).readableMember else { continue }
            starts.append(start)
            ends.append(next - 1)
            examples.append((scalar, ScalarSet.readableRank(of: scalar)))
        }
        self.starts = starts
        self.ends = ends
        self.examples = examples
        self.all = SymbolSet(range: 0..<starts.count)
    }

    /// All symbols.
    var indices: Range<Int> { starts.indices }

    /// The symbols of a set that was among those of the languages (or is made of such sets).
    func symbols(of set: ScalarSet) -> SymbolSet {
        var result = SymbolSet()
        var range = set.ranges[...]
        for symbol in starts.indices {
            while let first = range.first, first.upperBound < starts[symbol] { range = range.dropFirst() }
            guard let first = range.first else { break }
            if first.lowerBound <= starts[symbol] { result.insert(symbol) }
        }
        return result
    }

    /// The symbol that a scalar belongs to.
    func symbol(of scalar: Unicode.Scalar) -> Int {
        var low = 0
        var high = ends.count - 1
        while low < high {
            let middle = (low + high) / 2
            if ends[middle] < scalar.value { low = middle + 1 } else { high = middle }
        }
        return low
    }

    func symbols(after symbol: Int) -> SymbolSet { SymbolSet(range: (symbol + 1)..<starts.count) }

    func symbols(before symbol: Int) -> SymbolSet { SymbolSet(range: 0..<symbol) }

    /// The scalars of a set of symbols.
    func scalars(of set: SymbolSet) -> ScalarSet {
        ScalarSet(ranges: indices.filter(set.contains).map { starts[$0]...ends[$0] })
    }

    /// A scalar of the set for an example: the most readable of all its symbols.
    func example(of set: SymbolSet) -> Unicode.Scalar? {
        var best: (scalar: Unicode.Scalar, rank: Int)?
        for symbol in examples.indices where set.contains(symbol) {
            if examples[symbol].rank < best?.rank ?? Int.max { best = examples[symbol] }
        }
        return best?.scalar
    }
}

/// Gathers the ranges of all sets in expressions, each node once.
private struct ScalarSetCollector {
    var ranges: [ClosedRange<UInt32>] = ScalarSet.all.ranges
    var comparesOrder = false
    private var seen: Set<ObjectIdentifier> = []

    mutating func collect(_ node: LanguageNode) {
        guard seen.insert(ObjectIdentifier(node)).inserted else { return }
        switch node.form {
        case .nothing: break
        // Each scalar by itself: as one set, neighbors would not be told apart.
        case .text(let scalars), .avoiding(let scalars): ranges += scalars.map { $0.value...$0.value }
        case .scalars(let set): ranges += set.ranges
        case .sequence(let nodes), .choice(let nodes):
            for inner in nodes { collect(inner) }
        case .repeated(let inner, _, _): collect(inner)
        case .both(let left, let right):
            collect(left)
            collect(right)
        case .atLeast(let inner), .atMost(let inner):
            comparesOrder = true
            collect(inner)
        }
    }
}
