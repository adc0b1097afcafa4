import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let wrongKeyCondition = Rule(
        RuleID("KW219", "wrong-key-condition"),
        severity: .error,
        isFixed: true,
        summary:
            "a `using` that DynamoDB refuses, that leaves out what the pattern asks for, or that is not the own key",
        explanation: """
            A `using` is the key condition of existing code, taken as it stands. DynamoDB takes `=` for the whole partition key, and at most
            one condition for each sort attribute (F3.15, F1.42). What it then reads must hold every item that `query` and `where` ask for:
            a range from day to day ends before the items of its last day, since their key texts go on behind the day. Of a `get` or a
            write it is the entity's own primary key.
            """,
        bad: """
            keywright: 1
            design: Orders
            table:
              name: orders
              key: { partition: PK, sort: SK }
            entities:
              Order:
                key: { PK: USER#<userId>, SK: ORDER#<placedOn>#<orderId> }
                attributes: { userId: ulid, placedOn: date, orderId: ulid }
            accessPatterns:
              ordersBetween:
                query: Order
                where: userId = $userId and placedOn between $from and $to
                using: PK = 'USER#<userId>' and SK between 'ORDER#<placedOn:$from>' and 'ORDER#<placedOn:$to>'
            #          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[KW219]
                limit: 20
            """,
        good: """
            keywright: 1
            design: Orders
            table:
              name: orders
              key: { partition: PK, sort: SK }
            entities:
              Order:
                key: { PK: USER#<userId>, SK: ORDER#<placedOn>#<orderId> }
                attributes: { userId: ulid, placedOn: date, orderId: ulid }
            accessPatterns:
              ordersOf:
                query: Order
                where: userId = $userId
                using: PK = 'USER#<userId>' and SK begins with 'ORDER#'
                limit: 20
              ordersBetween: { query: Order, where: userId = $userId and placedOn between $from and $to, limit: 20 }
            """,
        check: .design(checkWrongKeyCondition)
    )
}

private func checkWrongKeyCondition(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    for (pattern, outcome) in context.outcomes(in: .queries) {
        guard case .query(let query) = pattern.operation, let using = query.using else { continue }
        let finding = UsingFinding(design: context.design, pattern: pattern, query: query, using: using)
        switch outcome {
        case .failed(let failure):
            guard case .wrongKeyCondition(let obstacles, let index) = failure.verdict,
                let obstacle = obstacles.first(where: \.isOfKeyCondition)
            else { continue }
            diagnostics.report(finding.misfit(obstacle, index: index))
        case .planned(let plan):
            for entity in plan.leftOutUnproven { diagnostics.report(finding.unproven(entity, index: plan.index)) }
        }
    }
    context.forEachWriteProblem { pattern, problem in
        guard case .wrongKey(let entity, let wrong, let span) = problem else { return }
        diagnostics.report(.wrongKey(pattern, context.design[entity], wrong, at: span))
    }
}

/// The findings about the `using` of one query.
private struct UsingFinding {
    let design: Design
    let pattern: AccessPattern
    let query: QueryPattern
    let using: KeyConditionText

    func misfit(_ obstacle: PlanFailure.Obstacle, index: String?) -> Diagnostic {
        switch obstacle {
        case .leavesOut(let leftOut): return leavesOut(leftOut, index: index)
        case .keyConditionRefused, .notInIndex, .partitionUnbound, .partitionsDiffer, .conditionNotServed, .fanOut,
            .orderNotServed, .orderUnsound, .notProjected, .consistentOnIndex, .notPinned:
            return Diagnostic(
                Rule.wrongKeyCondition.id, .error,
                "DynamoDB refuses the `using` of `\(pattern.name)`: \(obstacle.text(in: design))",
                at: Label(using.textSpan),
                help: help, subject: subject(query.entities.first?.entity, index: index))
        }
    }

    private func leavesOut(_ leftOut: LeftOut, index: String?) -> Diagnostic {
        let entity = design[leftOut.entity]
        let place = index.map { "index `\($0)`" } ?? "the table"
        let message: String
        if leftOut.isAll {
            message = "the `using` of `\(pattern.name)` reads no `\(entity.name)`: none has such a key in \(place)"
        } else {
            let which = query.whereSpan == nil ? "are in the partition" : "meet `where`"
            message = "the `using` of `\(pattern.name)` leaves out items of `\(entity.name)` that \(which)"
        }
        let call = leftOut.call.map { "`\($0.name)` = \($0.value.plainText)" }.joined(separator: ", ")
        return Diagnostic(
            Rule.wrongKeyCondition.id, .error, message, at: Label(using.textSpan),
            related: [Label(entity.keySpan, "the keys of `\(entity.name)`")], help: help,
            notes: leftOut.witness == nil || call.isEmpty ? [] : ["it is left out by the call with \(call)"],
            subject: subject(leftOut.entity, index: index), witness: leftOut.witness)
    }

    func unproven(_ id: EntityID, index: String?) -> Diagnostic {
        let entity = design[id]
        return Diagnostic(
            Rule.wrongKeyCondition.id, .info,
            "that the `using` of `\(pattern.name)` leaves out no `\(entity.name)` could not be proven, and none was found",
            at: Label(using.textSpan), related: [Label(entity.keySpan, "the keys of `\(entity.name)`")],
            subject: subject(id, index: index), proof: .bounded)
    }

    private var help: [String] {
        query.whereSpan == nil
            ? [] : ["without `using` the key condition is made of `where`, so that nothing is left out"]
    }

    private func subject(_ entity: EntityID?, index: String?) -> Subject {
        let table = entity.map { design[design[$0].table].name }
        return Subject(table: table, index: index, entity: entity.map { design[$0].name }, pattern: pattern.name)
    }
}

extension WitnessValue {
    fileprivate var plainText: String {
        switch self {
        case .text(let text): "'\(text)'"
        case .number(let number): number
        case .bool(let value): value ? "true" : "false"
        }
    }
}

extension Diagnostic {
    fileprivate static func wrongKey(
        _ pattern: AccessPattern, _ entity: Entity, _ wrong: WrongKey, at span: SourceSpan
    ) -> Diagnostic {
        Diagnostic(
            Rule.wrongKeyCondition.id, .error,
            "the `using` of `\(pattern.name)` is not the primary key of `\(entity.name)`: \(wrong.why)",
            at: Label(span),
            related: [Label(entity.keySpan, "its key")],
            help: ["leave `using` out, or give `\(entity.name)` the key that is in use"],
            subject: Subject(entity: entity.name, pattern: pattern.name), witness: wrong.witness)
    }
}
