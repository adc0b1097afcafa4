import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let transactionTooLarge = Rule(
        RuleID("KW405", "transaction-too-large"),
        severity: .error,
        isFixed: true,
        summary: "a transaction that can pass 100 items, or two of whose steps are of one item",
        explanation: """
            A transaction takes 100 items (F4.16). A step that repeats counts as often as its `many` lets it, and each item with a
            uniqueness companion counts that, too: one that is made or deleted has one for each entry of `unique`, one whose unique
            attribute changes has two, the old and the new.

            It takes no two steps for one item either, a check counting as one (F4.17). Steps whose keys come from the same values are always
            of one item: an error. Steps of one entity whose keys come from different ones are where a call gives the same twice: an info,
            and generated code compares them before it sends anything.
            """,
        bad: """
            keywright: 1
            design: Carts
            table: { name: carts, key: { partition: PK, sort: SK } }
            entities:
              Cart:
                key: { PK: CART#<cartId>, SK: CART }
                attributes: { cartId: ulid, amount: int }
              Line:
                key: { PK: CART#<cartId>, SK: LINE#<line|pad(3)> }
                attributes: { cartId: ulid, line: { type: int, min: 0, max: 999 }, sku: string }
            accessPatterns:
              fillCart:
                transact:
                  - { create: Cart }
                  - { create: Line, as: lines, many: { max: 100 } }
            #                                               ^^^ error[KW405]
            """,
        good: """
            keywright: 1
            design: Carts
            table: { name: carts, key: { partition: PK, sort: SK } }
            entities:
              Cart:
                key: { PK: CART#<cartId>, SK: CART }
                attributes: { cartId: ulid, amount: int }
              Line:
                key: { PK: CART#<cartId>, SK: LINE#<line|pad(3)> }
                attributes: { cartId: ulid, line: { type: int, min: 0, max: 999 }, sku: string }
            accessPatterns:
              fillCart:
                transact:
                  - { create: Cart }
                  - { create: Line, as: lines, many: { max: 99 } }
            """,
        check: .design(checkTransactionTooLarge)
    )
}

/// Items of a transaction (F4.16).
private let mostOfTransaction = 100

private func checkTransactionTooLarge(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    let design = context.design
    for pattern in design.patterns {
        guard case .transact(let steps) = pattern.operation else { continue }
        let counts = steps.map { design.items(of: $0) }
        if counts.reduce(0, { saturated($0, $1) }) > mostOfTransaction {
            diagnostics.report(.transactionTooLarge(pattern, steps, counts, in: design))
        }
        for (place, step) in steps.enumerated() {
            // What is certain is told first, and of each step once.
            let earlier = steps[..<place].filter { $0.entity == step.entity }
            guard
                let other = earlier.first(where: { $0.isOfOneItem(as: step, among: steps, in: design) })
                    ?? earlier.first
            else {
                continue
            }
            diagnostics.report(.stepsOfOneItem(other, step, of: pattern, steps, in: design))
        }
    }
    // Without being asked, one item with its companions.
    for entity in design.entities where entity.uniques.count >= mostOfTransaction {
        diagnostics.report(.tooManyCompanions(entity, in: design))
    }
}

private func saturated(_ one: Int, _ other: Int) -> Int {
    let (sum, overflow) = one.addingReportingOverflow(other)
    return overflow ? .max : sum
}

extension Design {
    /// The most items that a step takes, companions included.
    fileprivate func items(of step: TransactionStep) -> Int {
        let uniques = self[step.entity].uniques
        let each: Int
        switch step.action {
        case .create, .put, .delete: each = 1 + uniques.count
        case .check: each = 1
        case .update(let update):
            let changed = Set(
                (update.set + update.add).map(\.attribute) + update.remove.map(\.value)
                    + (update.append + update.delete).map(\.attribute))
            each = 1 + 2 * uniques.count { $0.attributes.contains(where: changed.contains) }
        }
        let (product, overflow) = each.multipliedReportingOverflow(by: step.many?.value ?? 1)
        return overflow ? .max : product
    }
}

extension TransactionStep {
    /// Whether both are of one item in every call.
    fileprivate func isOfOneItem(as other: TransactionStep, among steps: [TransactionStep], in design: Design) -> Bool {
        many == nil && other.many == nil
            && keySources(among: steps, in: design) == other.keySources(among: steps, in: design)
    }

    /// Where the values of the entity's key come from: a step's whole item, or parameters.
    private func keySources(among steps: [TransactionStep], in design: Design) -> [[String]] {
        let entity = design[entity]
        return entity.keyAttributes.map { source(of: entity[$0].name, among: steps, in: design) }
    }

    /// What another step's key gives comes from where that step has it; steps that name each other in a circle end there.
    private func source(
        of name: String, among steps: [TransactionStep], in design: Design, through passed: [String] = []
    ) -> [String] {
        let bindings: [KeyBinding]
        switch action {
        case .create, .put: return [label, name]
        case .update(let update): bindings = update.keyBindings
        case .delete(let delete), .check(let delete): bindings = delete.keyBindings
        }
        let entity = design[entity]
        guard let value = bindings.first(where: { entity[$0.attribute].name == name })?.value else { return [name] }
        if let member = value.member, !passed.contains(value.name),
            let step = steps.first(where: { $0.label == value.name && $0.many == nil }),
            design[step.entity].keyAttributes.contains(where: { design[step.entity][$0].name == member })
        {
            return step.source(of: member, among: steps, in: design, through: passed + [label])
        }
        return [value.isNegated ? "-" : "", value.name, value.member ?? ""].filter { !$0.isEmpty }
    }
}

extension Diagnostic {
    fileprivate static func transactionTooLarge(
        _ pattern: AccessPattern, _ steps: [TransactionStep], _ counts: [Int], in design: Design
    ) -> Diagnostic {
        let total = counts.reduce(0) { saturated($0, $1) }
        let widest = zip(steps, counts).max { $0.1 < $1.1 }?.0
        return Diagnostic(
            Rule.transactionTooLarge.id, .error,
            "`\(pattern.name)` can take \(NumberText.grouped(Double(total))) items, and a transaction takes 100",
            at: Label(widest?.many?.span ?? pattern.nameSpan),
            help: ["let `many` repeat less often, or write in several transactions"],
            notes: zip(steps, counts).map { step, count in
                "`\(step.label)`: \(NumberText.grouped(Double(count)))"
                    + (step.many.map { ", at most \($0.value) times" } ?? "")
                    + (design[step.entity].uniques.isEmpty ? "" : ", companions included")
            }, subject: Subject(pattern: pattern.name))
    }

    fileprivate static func tooManyCompanions(_ entity: Entity, in design: Design) -> Diagnostic {
        Diagnostic(
            Rule.transactionTooLarge.id, .error,
            "an item of `\(entity.name)` has \(entity.uniques.count) companions, and a transaction takes 100 items",
            at: Label(entity.uniques.last?.span ?? entity.nameSpan),
            subject: Subject(table: design[entity.table].name, entity: entity.name))
    }

    fileprivate static func stepsOfOneItem(
        _ first: TransactionStep, _ second: TransactionStep, of pattern: AccessPattern, _ steps: [TransactionStep],
        in design: Design
    ) -> Diagnostic {
        let entity = design[first.entity]
        let subject = Subject(table: design[entity.table].name, entity: entity.name, pattern: pattern.name)
        let related = [Label(first.span, "the other step")]
        if first.isOfOneItem(as: second, among: steps, in: design) {
            return Diagnostic(
                Rule.transactionTooLarge.id, .error,
                "steps `\(first.label)` and `\(second.label)` are of one item, and a transaction takes an item once (F4.17)",
                at: Label(second.span), related: related,
                help: ["do in one step what is to be done, or give one of them another `key`"], subject: subject,
                witness: design.itemsOfOneKey(of: entity, differingIn: []))
        }
        return Diagnostic(
            Rule.transactionTooLarge.id, .info,
            "steps `\(first.label)` and `\(second.label)` are of one item where a call gives the same key twice",
            at: Label(second.span), related: related,
            help: ["generated code compares the keys and sends nothing then (F4.17)"], subject: subject,
            witness: design.itemsOfOneKey(of: entity, differingIn: []))
    }
}
