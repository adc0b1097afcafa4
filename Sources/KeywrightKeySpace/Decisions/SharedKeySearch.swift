/// Finds a key that two sides share: template by template where these do not depend on each other, and with the
/// ``RepeatSolver`` where fields are repeated.
///
/// The two sides may be one key twice; then `mustDiverge` asks for a key that two different tuples of field texts give.
struct SharedKeySearch {
    private let left: CompiledKey
    private let right: CompiledKey
    private let mustDiverge: Bool
    private let table: ResidualTable
    private let budget: Budget
    /// The templates that hold a repeated field, of either side.
    private let coupled: [Int]

    /// The most texts of repeated fields that are tried one by one.
    private static let trials = 256

    /// - Parameter coupled: where the keys are parts of a greater question the templates that it is about.
    init(
        _ left: CompiledKey, _ right: CompiledKey, mustDiverge: Bool, coupled: [Int]? = nil, table: ResidualTable,
        budget: Budget
    ) {
        self.left = left
        self.right = right
        self.mustDiverge = mustDiverge
        self.table = table
        self.budget = budget
        self.coupled =
            coupled ?? left.starts.indices.filter { left.holdsUnknown($0) || right.holdsUnknown($0) }
    }

    /// The scalars of a shared key, one list for each template.
    func run() throws(BudgetSpent) -> Decision<[[PairedScalar]]> {
        // Where one template alone has no text in common the key has none, whatever the repeated fields hold.
        var met: [[PairedScalar]] = []
        for template in left.starts.indices {
            guard let text = try shortest(left, right, template, .meet) else { return .never }
            met.append(text)
        }
        if !mustDiverge, coupled.isEmpty { return .witness(met) }
        if mustDiverge {
            // Before texts that follow from others are taken as free of them.
            if !left.sources.isEmpty, try isDetermined(by: Array(left.starts.indices)) { return .never }
            if let found = try divergence(met) { return found }
            if try !canDiverge(left, right) { return .never }
            if try isDetermined(by: coupled) { return .never }
        }
        return try solveCoupled(mustDiverge: mustDiverge).map { solved in
            var result = met
            for (template, text) in zip(coupled, solved) { result[template] = text }
            return .witness(result)
        }
    }

    /// A key in which a template without repeated fields is read in two ways.
    private func divergence(_ met: [[PairedScalar]]) throws(BudgetSpent) -> Decision<[[PairedScalar]]>? {
        for template in left.starts.indices where !coupled.contains(template) {
            guard let text = try shortest(left, right, template, .diverge) else { continue }
            // The others may be read in one way.
            let others = try solveCoupled(mustDiverge: false)
            guard let same = others.witness else { return others }
            var result = met
            for (template, text) in zip(coupled, same) { result[template] = text }
            result[template] = text
            return .witness(result)
        }
        return nil
    }

    /// Whether some template with repeated fields, taken by itself and its fields as free, can be read in two ways.
    private func canDiverge(_ left: CompiledKey, _ right: CompiledKey) throws(BudgetSpent) -> Bool {
        for template in coupled where try shortest(left, right, template, .diverge) != nil { return true }
        return false
    }

    /// Whether all templates with repeated fields, taken in the same way, have a text in common.
    private func canMeet(_ left: CompiledKey, _ right: CompiledKey) throws(BudgetSpent) -> Bool {
        for template in coupled where try shortest(left, right, template, .meet) == nil { return false }
        return true
    }

    /// - Parameter emptied: how many of the repeated fields of both sides, in their order, have been decided to be empty or not.
    private func solveCoupled(
        mustDiverge: Bool, emptied: Int = 0
    ) throws(BudgetSpent) -> Decision<[[PairedScalar]]> {
        if let found = try solver(left, right, mustDiverge: mustDiverge).solve() { return .witness(found) }
        let empty = try solveEmpty(mustDiverge: mustDiverge, emptied: emptied)
        if !empty.isNever { return empty }
        guard try canOverlap() else { return .never }
        return try tryTexts(mustDiverge: mustDiverge)
    }

    /// A repeated field whose text is empty can stand within one of the other side, which is no arrangement of the solver:
    /// so each that can be empty is left out once.
    private func solveEmpty(mustDiverge: Bool, emptied: Int) throws(BudgetSpent) -> Decision<[[PairedScalar]]> {
        guard left.hasUnknowns, right.hasUnknowns else { return .never }
        var open: Decision<[[PairedScalar]]> = .never
        let shift = left.unknownLanguages.count
        let all = left.emptyUnknowns(table) + right.emptyUnknowns(table).map { $0 + shift }
        for unknown in all where unknown >= emptied {
            let isLeft = unknown < shift
            let search = SharedKeySearch(
                isLeft ? left.emptying(unknown, table: table) : left,
                isLeft ? right : right.emptying(unknown - shift, table: table), mustDiverge: mustDiverge,
                coupled: coupled, table: table, budget: budget)
            let found = try search.solveCoupled(mustDiverge: mustDiverge, emptied: unknown + 1)
            if found.witness != nil { return found }
            if !found.isNever { open = found }
        }
        return open
    }

    /// Of one key twice: whether its texts determine every field.
    ///
    /// A field is determined where in some template it always covers the same stretch; where its text follows from one
    /// that is; and where it is the only one of its template that is not determined yet, for then the others leave it one
    /// text (`A#<u>` / `<u><v>`). So it is where all that are not determined follow from one value and are as long as it, or
    /// of a fixed length: the length of the text is then that of the value, and tells where each stands (`<u><u|lower>`).
    private func isDetermined(by templates: [Int]) throws(BudgetSpent) -> Bool {
        var determined: Set<Int> = []
        for template in templates {
            for (part, field) in left.fields[template].enumerated() {
                guard let field, !determined.contains(field) else { continue }
                if try shortest(left, right, template, .differ(left: part, right: part)) == nil {
                    determined.insert(field)
                }
            }
        }
        var open = templates
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            for (field, source) in left.sources where determined.contains(source) { determined.insert(field) }
            for template in open {
                let fields = Set(left.fields[template].compactMap { $0 })
                let undetermined = fields.subtracting(determined)
                guard undetermined.count < 2 || haveOneLength(undetermined) else { continue }
                determined.formUnion(fields)
                open.removeAll { $0 == template }
                hasChanged = true
            }
        }
        return open.isEmpty
    }

    /// Whether the lengths of all these fields follow from the length of one of them, or of one that they all follow from.
    private func haveOneLength(_ fields: Set<Int>) -> Bool {
        let sources = Set(fields.map { left.sources[$0] ?? $0 })
        return sources.count == 1 && fields.allSatisfy { sources.contains($0) || left.measured.contains($0) }
    }

    /// Whether some text lets a repeated field of the one side overlap one of the other without being the same
    /// stretch: arrangements of that kind are not among those that the solver tries.
    private func canOverlap() throws(BudgetSpent) -> Bool {
        guard left.hasUnknowns, right.hasUnknowns else { return false }
        var overlapping: [Int] = []
        for template in coupled {
            if try shortest(left, right, template, overlap(template, equal: [])) != nil { overlapping.append(template) }
        }
        if overlapping.isEmpty { return false }
        let equal = try equalFields()
        if equal.isEmpty { return true }
        for template in overlapping {
            if try shortest(left, right, template, overlap(template, equal: equal)) != nil { return true }
        }
        return false
    }

    private func overlap(_ template: Int, equal: Set<EqualFields>) -> PairRule {
        .overlap(left: left.unknowns[template], right: right.unknowns[template], equal: equal)
    }

    /// The repeated fields of the two sides that cover the same stretch of some template whatever its text is.
    private func equalFields() throws(BudgetSpent) -> Set<EqualFields> {
        var equal: Set<EqualFields> = []
        for template in coupled {
            for (leftPart, leftField) in left.unknowns[template].enumerated() {
                for (rightPart, rightField) in right.unknowns[template].enumerated() {
                    guard let leftField, let rightField else { continue }
                    let pair = EqualFields(left: leftField, right: rightField)
                    if equal.contains(pair) { continue }
                    let rule = PairRule.differ(left: leftPart, right: rightPart)
                    if try shortest(left, right, template, rule) == nil { equal.insert(pair) }
                }
            }
        }
        return equal
    }

    /// Tries texts for the repeated fields of one side; with these fixed the question can always be decided. A proof
    /// where they have no other texts.
    private func tryTexts(mustDiverge: Bool) throws(BudgetSpent) -> Decision<[[PairedScalar]]> {
        let leftTexts = try TextSample(left.unknownLanguages, limit: Self.trials, table: table, budget: budget)
        let rightTexts =
            left.unknownLanguages == right.unknownLanguages
            ? leftTexts : try TextSample(right.unknownLanguages, limit: Self.trials, table: table, budget: budget)
        let usesRight = rightTexts.isComplete && !leftTexts.isComplete
        let sample = usesRight ? rightTexts : leftTexts
        for texts in sample.tuples {
            let left = usesRight ? left : left.substituting(texts, table: table)
            let right = usesRight ? right.substituting(texts, table: table) : right
            // Most texts are excluded by this, which is cheaper than the solver.
            guard try mustDiverge ? canDiverge(left, right) : canMeet(left, right) else { continue }
            if let found = try solver(left, right, mustDiverge: mustDiverge).solve() { return .witness(found) }
        }
        if sample.isComplete { return .never }
        return .unproven("a repeated placeholder is not set off by a delimiter that its values lack")
    }

    private func solver(
        _ left: CompiledKey, _ right: CompiledKey, mustDiverge: Bool
    ) throws(BudgetSpent) -> RepeatSolver {
        try RepeatSolver(
            left, right, templates: coupled, mustDiverge: mustDiverge, table: table, budget: budget)
    }

    private func shortest(
        _ left: CompiledKey, _ right: CompiledKey, _ template: Int, _ rule: PairRule
    ) throws(BudgetSpent) -> [PairedScalar]? {
        let search = PairSearch(
            left.tracks[template], right.tracks[template], rule: rule, budget: budget)
        return try search.shortest()
    }
}
