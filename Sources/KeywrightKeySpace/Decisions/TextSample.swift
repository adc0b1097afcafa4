/// Texts of repeated fields, shortest first, to be tried one by one.
///
/// Symbols stand for all their scalars: no language tells these apart, so that what holds for one text holds for every
/// text of the same symbols.
struct TextSample {
    /// One text for each unknown.
    private(set) var tuples: [[ResidualID]] = [[]]
    /// Whether there are no other texts.
    private(set) var isComplete = true

    /// - Parameters:
    ///   - languages: For each unknown the languages that its text has to be in.
    ///   - limit: The most tuples.
    init(_ languages: [[ResidualID]], limit: Int, table: ResidualTable, budget: Budget) throws(BudgetSpent) {
        for language in languages {
            let (texts, isComplete) = try Self.texts(of: language, limit: limit, table: table, budget: budget)
            self.isComplete = self.isComplete && isComplete
            if tuples.count * texts.count > limit { self.isComplete = false }
            tuples = Self.product(tuples, texts, limit: limit)
        }
    }

    /// Each tuple with each text, in the order of the sum of their places, so that the shortest texts of all unknowns are
    /// tried first.
    private static func product(
        _ tuples: [[ResidualID]], _ texts: [ResidualID], limit: Int
    ) -> [[ResidualID]] {
        var result: [[ResidualID]] = []
        guard !tuples.isEmpty, !texts.isEmpty else { return [] }
        for rank in 0...(tuples.count + texts.count - 2) {
            for outer in max(0, rank - texts.count + 1)...min(rank, tuples.count - 1) {
                if result.count == limit { return result }
                result.append(tuples[outer] + [texts[rank - outer]])
            }
        }
        return result
    }

    /// The texts that all the languages hold, breadth first.
    private static func texts(
        of languages: [ResidualID], limit: Int, table: ResidualTable, budget: Budget
    ) throws(BudgetSpent) -> (texts: [ResidualID], isComplete: Bool) {
        var texts: [ResidualID] = []
        // What was read, and for each language what may be left of it.
        var layer: [(text: [Int], residuals: [[ResidualID]])] = [([], languages.map { [$0] })]
        var isComplete = true
        while !layer.isEmpty {
            var following: [(text: [Int], residuals: [[ResidualID]])] = []
            for (text, residuals) in layer {
                if residuals.allSatisfy({ $0.contains(where: table.isNullable) }) {
                    if texts.count == limit { return (texts, false) }
                    texts.append(table.text(text))
                }
                for symbol in table.alphabet.indices {
                    var next: [[ResidualID]] = []
                    for alternatives in residuals {
                        next.append(try table.residuals(after: symbol, of: alternatives))
                    }
                    if next.contains(where: \.isEmpty) { continue }
                    try budget.spend()
                    following.append((text + [symbol], next))
                }
            }
            // Of a fixed form all texts are equally long, and there are too many beginnings to follow each.
            if following.count > limit { isComplete = false }
            layer = Array(following.prefix(limit))
        }
        return (texts, isComplete)
    }
}
