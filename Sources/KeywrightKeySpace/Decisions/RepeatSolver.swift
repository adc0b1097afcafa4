/// Finds a key that two sides share where fields are repeated, so that the templates of a key depend on each other.
///
/// A shared text is a row of stretches: between the repeated fields of both sides, where it is read like any other,
/// and across them. A repeated field either covers just what a repeated field of the other side covers, and then the
/// two are equal, or a stretch of the other side without repeated fields, into which its text then has to fit. The
/// solver goes through all such arrangements, and for each asks for texts of the unknowns.
///
/// Exact, as long as no repeated field of the one side can overlap one of the other without being the same stretch;
/// such arrangements are not among those that it tries. Fields between delimiters never overlap so: a text without
/// the delimiter that stands between delimiters is the same stretch for both sides.
struct RepeatSolver {
    /// A template of both sides, by its number in the key.
    struct Pair {
        let template: Int
        /// Read between repeated fields only.
        let between: PairProduct
        /// Read like any other, to see early what leads nowhere.
        let guide: PairGuide
        let walked: PairProduct
    }

    let left: CompiledKey
    let right: CompiledKey
    let pairs: [Pair]
    /// Whether the two sides have to differ in some field.
    let mustDiverge: Bool
    let table: ResidualTable
    let budget: Budget

    init(
        _ left: CompiledKey, _ right: CompiledKey, templates: [Int], mustDiverge: Bool, table: ResidualTable,
        budget: Budget
    ) throws(BudgetSpent) {
        self.left = left
        self.right = right
        self.mustDiverge = mustDiverge
        self.table = table
        self.budget = budget
        var pairs: [Pair] = []
        for template in templates {
            let walked = PairProduct(left: left.tracks[template], right: right.tracks[template], rule: .meet)
            let between = PairProduct(
                left: left.tracksBetweenUnknowns[template],
                right: right.tracksBetweenUnknowns[template], rule: mustDiverge ? .diverge : .meet)
            let guide = try PairGuide(walked, budget: budget)
            pairs.append(Pair(template: template, between: between, guide: guide, walked: walked))
        }
        self.pairs = pairs
    }

    /// The scalars of each template, in the order of `pairs`; nil where no arrangement works out.
    func solve() throws(BudgetSpent) -> [[PairedScalar]]? {
        let count = left.unknownLanguages.count + right.unknownLanguages.count
        let start = Arrangement(unknowns: Unknowns(count: count), hasDiverged: false, pieces: pairs.map { _ in [] })
        return try extend(start, pair: 0, from: nil)
    }

    // MARK: Arrangements

    private struct Arrangement {
        var unknowns: Unknowns
        var hasDiverged: Bool
        /// What each template consists of so far.
        var pieces: [[Piece]]
    }

    private enum Piece {
        case stretch([PairedScalar])
        case shared(unknown: Int, leftPart: Int, rightPart: Int)
        /// An unknown of the one side over a stretch of the other.
        case covering(unknown: Int, part: Int, leg: Leg)
    }

    /// Goes on behind what is arranged; `place` is nil at the beginning of a template.
    private func extend(
        _ arrangement: Arrangement, pair index: Int, from place: PairState?
    ) throws(BudgetSpent) -> [[PairedScalar]]? {
        guard index < pairs.count else {
            if mustDiverge, !arrangement.hasDiverged { return nil }
            return try texts(of: arrangement)
        }
        let pair = pairs[index]
        let origin = place ?? pair.between.start
        let start = PairState(
            left: origin.left, right: origin.right,
            mode: arrangement.hasDiverged && mustDiverge ? PairRule.reachedMode : PairRule.initialMode)
        var stretches = Stretches(from: start)
        while let (state, number) = stretches.next() {
            try budget.spend()
            guard try leadsToEnd(state, pair) else { continue }
            let walls = walls(at: state, pair)
            if walls.isEnd || walls.left != nil || walls.right != nil {
                var reached = arrangement
                reached.pieces[index].append(.stretch(stretches.path(to: number, table.alphabet)))
                reached.hasDiverged = reached.hasDiverged || state.mode == PairRule.reachedMode
                if let found = try cross(walls, reached, pair: index, at: state) { return found }
            }
            for step in try pair.between.steps(from: state) { stretches.add(step, after: number) }
        }
        return nil
    }

    /// What a place of a template is followed by directly: on each side a part with an unknown (numbered over both
    /// sides), or the end of both templates.
    private struct Walls {
        let left: (part: Int, unknown: Int)?
        let right: (part: Int, unknown: Int)?
        let isEnd: Bool
    }

    private func walls(at state: PairState, _ pair: Pair) -> Walls {
        let leftPart = pair.between.left.arrival(at: state.left)
        let rightPart = pair.between.right.arrival(at: state.right)
        let (leftUnknowns, rightUnknowns) = (left.unknowns[pair.template], right.unknowns[pair.template])
        let shift = left.unknownLanguages.count
        return Walls(
            left: leftPart.flatMap { part in
                part < leftUnknowns.count ? leftUnknowns[part].map { (part, $0) } : nil
            },
            right: rightPart.flatMap { part in
                part < rightUnknowns.count ? rightUnknowns[part].map { (part, $0 + shift) } : nil
            },
            isEnd: leftPart == leftUnknowns.count && rightPart == rightUnknowns.count)
    }

    /// Crosses the walls at which a stretch ends.
    private func cross(
        _ walls: Walls, _ arrangement: Arrangement, pair index: Int, at state: PairState
    ) throws(BudgetSpent) -> [[PairedScalar]]? {
        if walls.isEnd, let found = try extend(arrangement, pair: index + 1, from: nil) { return found }
        if let left = walls.left, let right = walls.right {
            var joined = arrangement
            joined.unknowns.equate(left.unknown, right.unknown)
            joined.pieces[index].append(.shared(unknown: left.unknown, leftPart: left.part, rightPart: right.part))
            let tracks = pairs[index].between
            let behind = PairState(
                left: tracks.left.end(of: left.part), right: tracks.right.end(of: right.part), mode: state.mode)
            if mustDiverge, left.part != right.part, !arrangement.hasDiverged {
                // With a text that is not empty the two sides differ here; with an empty one they do not.
                var different = joined
                different.hasDiverged = true
                different.unknowns.requireNonEmpty(left.unknown)
                if let found = try proceed(different, left.unknown, pair: index, from: behind) { return found }
            }
            if let found = try proceed(joined, left.unknown, pair: index, from: behind) { return found }
        }
        for (wall, isLeft) in [(walls.left, true), (walls.right, false)] {
            guard let wall else { continue }
            let found = try cover(
                arrangement, wall.unknown, part: wall.part, pair: index, at: state, isLeft: isLeft)
            if let found { return found }
        }
        return nil
    }

    /// Lets an unknown of the one side cover a stretch of the other, for each stretch that its language allows.
    private func cover(
        _ arrangement: Arrangement, _ unknown: Int, part: Int, pair index: Int, at state: PairState, isLeft: Bool
    ) throws(BudgetSpent) -> [[PairedScalar]]? {
        let tracks = pairs[index].between
        let other = isLeft ? tracks.right : tracks.left
        let from = isLeft ? state.right : state.left
        for to in try arrivals(of: unknown, on: other, from: from) {
            let behind =
                isLeft
                ? PairState(left: tracks.left.end(of: part), right: to, mode: state.mode)
                : PairState(left: to, right: tracks.right.end(of: part), mode: state.mode)
            guard try leadsToEnd(behind, pairs[index]) else { continue }
            var leg = Leg(pair: index, isLeft: !isLeft, from: from, to: to)
            var covered = arrangement
            covered.unknowns.add(leg, to: unknown)
            covered.pieces[index].append(.covering(unknown: unknown, part: part, leg: leg))
            if mustDiverge, !arrangement.hasDiverged {
                // The two sides differ here if the other side reads some of the text in another part.
                leg.leaving = part
                var different = arrangement
                different.hasDiverged = true
                different.unknowns.add(leg, to: unknown)
                different.pieces[index].append(.covering(unknown: unknown, part: part, leg: leg))
                if let found = try proceed(different, unknown, pair: index, from: behind) { return found }
            }
            if let found = try proceed(covered, unknown, pair: index, from: behind) { return found }
        }
        return nil
    }

    private func proceed(
        _ arrangement: Arrangement, _ unknown: Int, pair index: Int, from place: PairState
    ) throws(BudgetSpent) -> [[PairedScalar]]? {
        try budget.spend()
        let root = arrangement.unknowns.root(of: unknown)
        guard try text(of: root, arrangement.unknowns) != nil else { return nil }
        return try extend(arrangement, pair: index, from: place)
    }

    /// The places on the other side at which a text of the unknown can end.
    private func arrivals(
        of unknown: Int, on track: TemplateTrack, from start: Int
    ) throws(BudgetSpent) -> [Int] {
        var result: [Int] = []
        var found: Set<Int> = []
        // A text of the first language is enough here: the others are asked for when the unknown's text is.
        guard let language = languages(of: unknown).first else { return [] }
        var seen: Set<TemplateTrack.Position> = [TemplateTrack.Position(part: start, residual: language)]
        var queue = [(place: start, residual: language)]
        var next = 0
        while next < queue.count {
            let (place, residual) = queue[next]
            next += 1
            if table.isNullable(residual), found.insert(place).inserted { result.append(place) }
            let moves = try track.moves(from: place)
            for step in try table.steps(of: residual) {
                for move in moves where !step.label.intersection(move.label).isEmpty {
                    let key = TemplateTrack.Position(part: move.target, residual: step.target)
                    guard seen.insert(key).inserted else { continue }
                    try budget.spend()
                    queue.append((move.target, step.target))
                }
            }
        }
        return result
    }

    private func leadsToEnd(_ state: PairState, _ pair: Pair) throws(BudgetSpent) -> Bool {
        let walked = PairState(
            left: pair.walked.left.id(of: pair.between.left[state.left]),
            right: pair.walked.right.id(of: pair.between.right[state.right]), mode: PairRule.initialMode)
        return try pair.guide.distance(from: walked) != nil
    }

    // MARK: Texts

    private func languages(of unknown: Int) -> [ResidualID] {
        let count = left.unknownLanguages.count
        return unknown < count ? left.unknownLanguages[unknown] : right.unknownLanguages[unknown - count]
    }

    private func text(of root: Int, _ unknowns: Unknowns) throws(BudgetSpent) -> [Unicode.Scalar]? {
        var all: [ResidualID] = []
        for language in unknowns.members(of: root).flatMap(languages) where !all.contains(language) {
            all.append(language)
        }
        let ways = unknowns.legs(of: root).map { (track: track(of: $0), leg: $0) }
        let texts = UnknownTexts(languages: all, ways: ways, table: table, budget: budget)
        return try texts.shortest(nonEmpty: unknowns.mustBeNonEmpty(root))
    }

    private func track(of leg: Leg) -> TemplateTrack {
        let between = pairs[leg.pair].between
        return leg.isLeft ? between.left : between.right
    }

    /// The scalars of a finished arrangement; nil where some unknown has no text.
    private func texts(of arrangement: Arrangement) throws(BudgetSpent) -> [[PairedScalar]]? {
        var texts: [Int: [Unicode.Scalar]] = [:]
        for unknown in 0..<(left.unknownLanguages.count + right.unknownLanguages.count) {
            let root = arrangement.unknowns.root(of: unknown)
            if texts[root] != nil { continue }
            guard let text = try text(of: root, arrangement.unknowns) else { return nil }
            texts[root] = text
        }
        var result: [[PairedScalar]] = []
        for pieces in arrangement.pieces {
            var scalars: [PairedScalar] = []
            for piece in pieces {
                switch piece {
                case .stretch(let stretch): scalars += stretch
                case .shared(let unknown, let leftPart, let rightPart):
                    let text = texts[arrangement.unknowns.root(of: unknown)] ?? []
                    scalars += text.map { PairedScalar(scalar: $0, left: leftPart, right: rightPart) }
                case .covering(let unknown, let part, let leg):
                    let text = texts[arrangement.unknowns.root(of: unknown)] ?? []
                    let parts = try track(of: leg).parts(reading: text, on: leg)
                    for (scalar, other) in zip(text, parts) {
                        scalars.append(
                            leg.isLeft
                                ? PairedScalar(scalar: scalar, left: other, right: part)
                                : PairedScalar(scalar: scalar, left: part, right: other))
                    }
                }
            }
            result.append(scalars)
        }
        return result
    }
}
