import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let expressionTooLarge = Rule(
        RuleID("KW408", "expression-too-large"),
        severity: .error,
        isFixed: true,
        summary: "a request whose expression is over what the service takes",
        explanation: """
            An expression has at most 4,096 bytes (F3.5), 300 comparisons, `AND`, `OR` and `NOT` (F3.6), 100 values behind `IN` and paths of 32
            names; the names and values that it is given have at most 2 MB together (F3.7). Looked at is what a plan sends, with the
            aliases that stand for names and values there: an alias begins as its attribute or parameter does, so shorter names make
            shorter expressions.
            """,
        bad: """
            keywright: 1
            design: Plans
            table: { name: plans, key: { partition: PK, sort: SK } }
            entities:
              Plan:
                key: { PK: OWNER#<ownerId>, SK: PLAN#<planId> }
                attributes: { ownerId: ulid, planId: ulid, consecutiveFailedRenewalAttemptsThisYear: int }
            accessPatterns:
              failing:
                query: Plan
                where: ownerId = $ownerId
                filter: consecutiveFailedRenewalAttemptsThisYear in (\(hundredNumbers))
            #   ^^^^^^ error[KW408]
            """,
        good: """
            keywright: 1
            design: Plans
            table: { name: plans, key: { partition: PK, sort: SK } }
            entities:
              Plan:
                key: { PK: OWNER#<ownerId>, SK: PLAN#<planId> }
                attributes: { ownerId: ulid, planId: ulid, consecutiveFailedRenewalAttemptsThisYear: int }
            accessPatterns:
              failing:
                query: Plan
                where: ownerId = $ownerId
                filter: consecutiveFailedRenewalAttemptsThisYear between 1 and 100
            """,
        check: .design(checkExpressionTooLarge)
    )

    private static let hundredNumbers = (1...100).map(String.init).joined(separator: ", ")
}

private func checkExpressionTooLarge(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    let design = context.design
    for (pattern, outcome) in context.outcomes {
        guard let plan = outcome.plan else { continue }
        for request in plan.requests {
            for (expressions, step) in request.expressions {
                guard let (word, excess) = expressions.excess else { continue }
                diagnostics.report(.expressionTooLarge(pattern, plan, step, word, excess, in: design))
            }
        }
    }
}

/// The expressions of one request, as the longest of its forms is sent.
private struct RequestExpressions {
    /// Each with the word of the language that it comes from.
    var texts: [(word: String, text: String)]
    var tables: ExpressionTables

    init(_ texts: [(word: String, text: String?)], _ tables: ExpressionTables) {
        self.texts = texts.compactMap { word, text in text.map { (word, $0) } }
        self.tables = tables
    }

    /// What is over a limit, and of which expression.
    var excess: (word: String, text: String)? {
        for (word, text) in texts {
            if let excess = Self.excess(of: text) { return (word, excess) }
        }
        let bytes = tables.byteCount
        guard bytes > 2_097_152, let word = texts.first?.word else { return nil }
        return (
            word,
            "its names and values have \(NumberText.grouped(Double(bytes))) bytes together, and the service takes 2,097,152 (F3.7)"
        )
    }

    private static func excess(of text: String) -> String? {
        let length = text.utf8.count
        if length > 4_096 {
            return "it has \(NumberText.grouped(Double(length))) bytes, and the service takes 4,096 (F3.5)"
        }
        // What is short has few operators, and no path of 33 names: each operator stands between blanks, each name has two
        // bytes and a dot behind it.
        if length <= 97 { return nil }
        let words = text.split(separator: " ")
        let operators = words.count { Self.operators.contains($0) } - words.count { $0 == "BETWEEN" }
        if operators > 300 { return "it has \(operators) operators, and the service takes 300 (F3.6)" }
        let deepest = words.map { $0.utf8.count { $0 == UInt8(ascii: ".") } + 1 }.max() ?? 0
        return deepest > 32 ? "a path of it has \(deepest) names, and the service takes 32 (F3.7)" : nil
    }

    private static let operators: Set<Substring> = [
        "=", "<>", "<", "<=", ">", ">=", "AND", "OR", "NOT", "BETWEEN", "IN",
    ]
}

extension ExpressionTables {
    /// Of all aliases, names and literal texts; what a call brings is not known here.
    fileprivate var byteCount: Int {
        let ofNames = names.reduce(0) { $0 + $1.alias.utf8.count + $1.attribute.utf8.count }
        return values.reduce(ofNames) { sum, value in
            let literal = if case .literal(.text(let text), _) = value.source { text.utf8.count } else { 0 }
            return sum + value.alias.utf8.count + literal
        }
    }
}

extension PlannedRequest {
    /// By the step of a transaction; nil where the request is no transaction.
    fileprivate var expressions: [(RequestExpressions, step: String?)] {
        switch self {
        case .get(let get): [(get.expressions, nil)]
        case .batchGet(let batch): [(batch.get.expressions, nil)]
        case .transactGet(let gets): gets.map { ($0.expressions, nil) }
        case .batchWrite: []
        case .query(let query):
            [
                (
                    RequestExpressions(
                        [
                            ("where", query.keyConditionExpression), ("filter", query.filterExpression),
                            ("select", query.projectionExpression),
                        ], query.tables),
                    nil
                )
            ]
        case .scan(let scan):
            [
                (
                    RequestExpressions(
                        [("filter", scan.filterExpression), ("select", scan.projectionExpression)], scan.tables),
                    nil
                )
            ]
        case .put(let put): put.expressions.map { ($0, nil) }
        case .update(let update): [(update.expressions, nil)]
        case .delete(let delete): [(delete.expressions, nil)]
        case .transact(let transaction):
            transaction.actions.flatMap { action -> [(RequestExpressions, step: String?)] in
                switch action.kind {
                case .put(let put): put.expressions.map { ($0, action.label) }
                case .update(let update): [(update.expressions, action.label)]
                case .delete(let delete), .check(let delete): [(delete.expressions, action.label)]
                }
            }
        }
    }
}

extension PlannedGet {
    fileprivate var expressions: RequestExpressions { RequestExpressions([("select", projectionExpression)], tables) }
}

extension PlannedPut {
    /// With a version that is given, and without one.
    fileprivate var expressions: [RequestExpressions] {
        [RequestExpressions([("if", conditionExpression)], tables)]
            + (replacing.map { [RequestExpressions([("if", $0.expression)], $0.tables)] } ?? [])
    }
}

extension PlannedUpdate {
    fileprivate var expressions: RequestExpressions {
        RequestExpressions(
            [("set", updateExpression), ("if", joined([conditionExpression, versionCondition]))], tables)
    }
}

extension PlannedDelete {
    fileprivate var expressions: RequestExpressions {
        let longest = presence.map { condition in
            let (one, other) = (condition.whenPresent, condition.whenAbsent)
            return one.utf8.count < other.utf8.count ? other : one
        }
        return RequestExpressions([("if", joined([conditionExpression, versionCondition] + longest))], tables)
    }
}

private func joined(_ parts: [String?]) -> String? {
    let present = parts.compactMap { $0 }
    return present.isEmpty ? nil : present.joined(separator: " AND ")
}

extension AccessPattern {
    /// Where the word stands, in the step of a transaction that it is about.
    fileprivate func place(of word: String, step label: String?) -> SourceSpan {
        guard let label, case .transact(let steps) = operation, let step = steps.first(where: { $0.label == label })
        else {
            return place(of: word)
        }
        return step.place(of: word)
    }
}

extension Diagnostic {
    fileprivate static func expressionTooLarge(
        _ pattern: AccessPattern, _ plan: AccessPlan, _ step: String?, _ word: String, _ excess: String,
        in design: Design
    ) -> Diagnostic {
        let place = step.map { "step `\($0)` of `\(pattern.name)`" } ?? "`\(pattern.name)`"
        return Diagnostic(
            Rule.expressionTooLarge.id, .error, "an expression of \(place) is too large: \(excess)",
            at: Label(pattern.place(of: word, step: step)),
            help: ["ask for less in one request, or give what it names shorter names"],
            subject: Subject(table: design[plan.table].name, index: plan.index, pattern: pattern.name))
    }
}
