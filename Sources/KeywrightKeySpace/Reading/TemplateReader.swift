/// Reads a text by one template, every way at once.
struct TemplateReader {
    private let template: TemplateShape
    private let fixed: [FieldID: String]
    private let track: TemplateTrack
    private let table: ResidualTable

    /// - Parameter fixed: fields that stand in the template as these texts.
    init(_ template: TemplateShape, fixed: [FieldID: String], budget: Budget) throws(BudgetSpent) {
        self.template = template
        self.fixed = fixed
        let languages = template.parts.map { part -> Language in
            guard case .field(let id, let language) = part, let text = fixed[id] else { return part.language }
            // A text that the field cannot have is in no way of reading.
            return language.contains(text) ? .text(text) : .nothing
        }
        table = ResidualTable(of: languages.map(\.node), smallCount: .max, budget: budget)
        var starts: [ResidualID] = []
        for language in languages { starts.append(try table.residual(of: language.node)) }
        track = TemplateTrack(starts: starts, table: table)
    }

    enum Outcome {
        case whole(TemplateReading)
        /// After so many scalars, and what could have followed.
        case departs(Int, [KeyDeparture.Expectation])
    }

    /// A way from one place to the next by reading a scalar.
    private struct Step {
        var from: Int
        var to: Int
        var part: Int
    }

    func read(_ text: String) throws(BudgetSpent) -> Outcome {
        let scalars = Array(text.unicodeScalars)
        var places = [track.initial]
        var layers: [[Step]] = []
        for scalar in scalars {
            let symbol = table.alphabet.symbol(of: scalar)
            var steps: [Step] = []
            var next: [Int] = []
            var seen: Set<Int> = []
            for place in places {
                for move in try moves(from: place) where move.label.contains(symbol) {
                    steps.append(Step(from: place, to: move.target, part: move.part))
                    if seen.insert(move.target).inserted { next.append(move.target) }
                }
            }
            if next.isEmpty { return .departs(layers.count, try expectations(at: places)) }
            layers.append(steps)
            places = next
        }
        let ends = places.filter(track.isFinal)
        if ends.isEmpty { return .departs(scalars.count, try expectations(at: places)) }
        return .whole(TemplateReading(scalars, labels: labels(layers, ends)))
    }

    /// The moves that lead somewhere.
    private func moves(from place: Int) throws(BudgetSpent) -> [TemplateTrack.Move] {
        var live: [TemplateTrack.Move] = []
        for move in try track.moves(from: place) where try table.isLive(track[move.target].residual) {
            live.append(move)
        }
        return live
    }

    /// For each scalar the parts in which it stands in one way of reading or another, that of one whole way first.
    private func labels(_ layers: [[Step]], _ ends: [Int]) -> [[Int]] {
        var alive = Set(ends)
        var chosen = ends.first
        var result: [[Int]] = []
        for layer in layers.reversed() {
            let steps = layer.filter { alive.contains($0.to) }
            let own = steps.first { $0.to == chosen }
            var parts: [Int] = own.map { [$0.part] } ?? []
            for step in steps where !parts.contains(step.part) { parts.append(step.part) }
            result.append(parts)
            alive = Set(steps.map(\.from))
            chosen = own?.from
        }
        return result.reversed()
    }

    // MARK: What could have followed

    private func expectations(at places: [Int]) throws(BudgetSpent) -> [KeyDeparture.Expectation] {
        var sets: [Int: ScalarSet] = [:]
        var rests: [Int: String] = [:]
        var canEnd = false
        for place in places {
            canEnd = canEnd || track.isFinal(place)
            for move in try moves(from: place) {
                let set = table.alphabet.scalars(of: move.label)
                sets[move.part] = sets[move.part]?.union(set) ?? set
                if case .literal(let literal) = template.parts[move.part], rests[move.part] == nil {
                    rests[move.part] = move.enters ? literal : try rest(from: track[place].residual)
                }
            }
        }
        var expected: [KeyDeparture.Expectation] = []
        for part in sets.keys.sorted() {
            switch template.parts[part] {
            case .literal(let literal): expected.append(.literal(rests[part] ?? literal))
            case .field(let id, _):
                if let text = fixed[id] {
                    expected.append(.sameValue(id, text))
                } else {
                    expected.append(.field(id, sets[part] ?? .none))
                }
            }
        }
        if canEnd || expected.isEmpty { expected.append(.end) }
        return expected
    }

    /// What is left of a literal, whose residuals have one step each.
    private func rest(from residual: ResidualID) throws(BudgetSpent) -> String {
        var text = String.UnicodeScalarView()
        var place = residual
        while let step = try table.steps(of: place).first, let scalar = table.alphabet.example(of: step.label) {
            text.append(scalar)
            place = step.target
        }
        return String(text)
    }
}

/// The ways to read a text by a template.
struct TemplateReading {
    private let scalars: [Unicode.Scalar]
    private let labels: [[Int]]

    init(_ scalars: [Unicode.Scalar], labels: [[Int]]) {
        self.scalars = scalars
        self.labels = labels
    }

    /// Whether every scalar can stand in one part only.
    var isOnlyOne: Bool { labels.allSatisfy { $0.count == 1 } }

    /// Whether a part has the same text in every way of reading.
    func isCertain(_ part: Int) -> Bool { labels.allSatisfy { !$0.contains(part) || $0.count == 1 } }

    /// The text of a part in one of the ways.
    func text(of part: Int) -> String {
        String(String.UnicodeScalarView(zip(scalars, labels).filter { $1.first == part }.map(\.0)))
    }

    /// How many scalars stand before a part in that way.
    func start(of part: Int) -> Int { labels.prefix { ($0.first ?? 0) < part }.count }
}
