/// Decides questions about key templates over all values that their placeholders can have.
///
/// Every answer is a proof that there is nothing of the kind, an example, or an honest "not proven". Without repeated
/// fields within a key, and without languages that are marked as inexact, an answer is never left open but for the
/// budget. With repeated fields it is exact wherever no repeated field can overlap one of the other side without being
/// the same stretch of text; fields between delimiters which their values lack are of that kind, in both keys, and so
/// are fields that one template determines and that another begins with. Otherwise texts are tried. An attribute that a
/// key shows whole and through transforms is followed through them: see ``DerivedFields``.
///
/// Fields of two keys are never the same, however they are named; fields of one key are the same where their ids are.
package struct KeyAlgebra: Sendable {
    /// How many states of automata one decision may make before it is given up.
    package var stateBudget: Int

    /// Repetitions of up to so many texts are followed exactly from the start; larger counts are forgotten first, and
    /// followed only where that does not exclude everything.
    package var smallCount = Self.coversFixedForms

    /// No identifier, date or number is longer.
    static let coversFixedForms = 64

    package init(stateBudget: Int = 200_000) { self.stateBudget = stateBudget }

    /// A key that both entities can give: the witness has the field texts of each.
    package func intersection(_ left: KeyShape, _ right: KeyShape) -> Decision<SharedKey> {
        sharedKey(left, right, mustDiverge: false)
    }

    /// A key that two different tuples of field texts give.
    package func ambiguity(of key: KeyShape) -> Decision<SharedKey> {
        if key.parts.allSatisfy(\.isReadInOneWay) { return .never }
        return sharedKey(key, key, mustDiverge: true)
    }

    /// A text of the second template that begins with a text of the first.
    package func prefixIntersection(prefix: TemplateShape, of template: TemplateShape) -> Decision<SharedKey> {
        read(KeyCondition(parts: [.beginsWith(prefix)]), of: KeyShape(parts: [template]))
    }

    /// A key of the entity that the condition reads; the left field texts of the witness are the parameters.
    package func read(_ condition: KeyCondition, of key: KeyShape) -> Decision<SharedKey> {
        let (shape, isExact) = condition.shape()
        return sharedKey(shape, key, mustDiverge: false).map { witness in
            guard isExact else { return .unproven("a range depends on a parameter that occurs twice") }
            let parameters = witness.left.filter { !$0.id.attribute.isEmpty }
            return .witness(SharedKey(texts: witness.texts, left: parameters, right: witness.right))
        }
    }

    /// A text that both templates give with different texts of one field each. Exact where what stands before these
    /// fields has the same width in both; neither may hold a repeated field.
    package func disagreement(
        _ left: TemplateShape, on leftPart: Int, _ right: TemplateShape, on rightPart: Int
    ) -> Decision<SharedKey> {
        let keys = (KeyShape(parts: [left]), KeyShape(parts: [right]))
        return decide(keys.0, keys.1, Budget(states: stateBudget)) { table, budget throws(BudgetSpent) in
            let (a, b) = (try CompiledKey(keys.0, table: table), try CompiledKey(keys.1, table: table))
            let search = PairSearch(
                a.tracks[0], b.tracks[0], rule: .differ(left: leftPart, right: rightPart),
                budget: budget)
            guard let text = try search.shortest() else { return .never }
            return .witness([text])
        }.map { witness in
            guard let (_, attribute) = DerivedFields.mismatch(keys.0, keys.1, witness) else { return .witness(witness) }
            return .unproven("\(attribute) occurs in the key through different transforms")
        }
    }

    private func sharedKey(_ left: KeyShape, _ right: KeyShape, mustDiverge: Bool) -> Decision<SharedKey> {
        // Keys of different width are never the same, nor are texts of different length.
        guard left.parts.count == right.parts.count else { return .never }
        for (one, other) in zip(left.parts, right.parts) {
            let (a, b) = (one.lengthRange, other.lengthRange)
            if a.least > b.most ?? .max || b.least > a.most ?? .max { return .never }
        }
        // One for all searches that the question takes.
        let budget = Budget(states: stateBudget)
        return DerivedFields { left, right in
            decide(left, right, budget) { table, budget throws(BudgetSpent) in
                let a = try CompiledKey(left, table: table)
                let b = try CompiledKey(right, table: table)
                return try SharedKeySearch(a, b, mustDiverge: mustDiverge, table: table, budget: budget).run()
            }
        }.decide(left, right)
    }

    /// Runs a search within the budget and makes a witness of its scalars, if they prove anything.
    private func decide(
        _ left: KeyShape, _ right: KeyShape, _ budget: Budget,
        _ search: (ResidualTable, Budget) throws(BudgetSpent) -> Decision<[[PairedScalar]]>
    ) -> Decision<SharedKey> {
        let languages = (left.parts + right.parts).flatMap(\.languages).map(\.node)
        let decision: Decision<[[PairedScalar]]>
        do throws(BudgetSpent) {
            decision = try search(ResidualTable(of: languages, smallCount: smallCount, budget: budget), budget)
        } catch {
            return .unproven(error.reason)
        }
        return decision.map { scalars in
            let witness = SharedKey(
                texts: scalars.map { String(String.UnicodeScalarView($0.map(\.scalar))) },
                left: left.values(in: scalars, \.left), right: right.values(in: scalars, \.right))
            guard left.isExact, right.isExact else {
                return .unproven("the values of a placeholder are only known approximately")
            }
            return .witness(witness)
        }
    }
}

extension KeyShape {
    /// The texts of the fields in a text whose scalars are labeled with the parts that they stand in.
    fileprivate func values(in scalars: [[PairedScalar]], _ place: (PairedScalar) -> Int) -> [FieldValue] {
        var values: [FieldValue] = []
        var seen: Set<FieldID> = []
        for (template, text) in zip(parts, scalars) {
            for (index, part) in template.parts.enumerated() {
                guard case .field(let id, _) = part, seen.insert(id).inserted else { continue }
                let own = text.filter { place($0) == index }.map(\.scalar)
                values.append(FieldValue(id: id, text: String(String.UnicodeScalarView(own))))
            }
        }
        return values
    }
}
