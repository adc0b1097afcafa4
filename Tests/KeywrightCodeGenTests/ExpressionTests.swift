import KeywrightModel
import KeywrightPlanner
import Testing

@testable import KeywrightCodeGen

/// What generated code sends is the plan's, word for word.
@Suite("Expressions of generated code")
struct ExpressionTests {
    @Test("every expression and every alias of the plan stands in the code", arguments: DesignFile.allCases)
    func verbatim(_ file: DesignFile) throws {
        let (design, plan) = try file.resolved()
        let files = try SwiftEmitter.emit(design, plan: plan, options: file.options)
        let code = files.map(\.contents).joined().split(separator: "\n").map { line in
            line.drop { $0 == " " }
        }.joined(separator: "\n").replacing("\\\n", with: "")
        let plans =
            plan.patterns.flatMap(\.plans)
            + plan.entities.flatMap { [$0.get, $0.create, $0.delete] + ($0.put.map { [$0] } ?? []) }
        var count = 0
        for request in plans.flatMap(\.requests) {
            for text in request.expressionTexts {
                #expect(code.contains(text), "\(text)")
                count += 1
            }
            for tables in request.expressionTables {
                for name in tables.names { #expect(code.contains("\"\(name.alias)\": \"\(name.attribute)\"")) }
                for value in tables.values { #expect(code.contains("\"\(value.alias)\"")) }
            }
        }
        #expect(count > 10)
    }

    @Test("a design of many entities takes time in proportion")
    func linear() throws {
        let (design, plan) = try DesignFile.shop.resolved()
        var seconds: [Double] = []
        for copies in [4, 32] {
            var many = design
            var manyPlan = plan
            for copy in 1..<copies {
                many.entities += design.entities.map { entity in
                    var entity = entity
                    entity.name += "\(copy)"
                    return entity
                }
                many.patterns += design.patterns
                manyPlan.patterns += plan.patterns
            }
            manyPlan.entities = EntityPlans(many)
            seconds.append(
                try least(of: 2) {
                    let files = try SwiftEmitter.emit(many, plan: manyPlan, options: DesignFile.shop.options)
                    #expect(files.count == 5 * copies + 1)
                })
        }
        // Eight times the size; in quadratic time it would be sixty-four times as much.
        #expect(seconds[1] < seconds[0] * 24, "\(seconds)")
    }

    private func least(of attempts: Int, _ body: () throws -> Void) throws -> Double {
        var least = Double.infinity
        for _ in 0..<attempts {
            let time = try ContinuousClock().measure(body)
            least = min(least, Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds))
        }
        return least
    }
}

extension PlannedRequest {
    fileprivate var parts: [(texts: [String?], tables: [ExpressionTables])] {
        switch self {
        case .get(let get): [([get.projectionExpression], [get.tables])]
        case .batchGet(let batch): [([batch.get.projectionExpression], [batch.get.tables])]
        case .transactGet(let gets): gets.map { ([$0.projectionExpression], [$0.tables]) }
        case .query(let query):
            [([query.keyConditionExpression, query.filterExpression, query.projectionExpression], [query.tables])]
        case .scan(let scan): [([scan.filterExpression, scan.projectionExpression], [scan.tables])]
        case .batchWrite: []
        case .put(let put): [put.parts]
        case .update(let update): [update.parts]
        case .delete(let delete): [delete.parts]
        case .transact(let transaction):
            transaction.actions.map { action -> (texts: [String?], tables: [ExpressionTables]) in
                switch action.kind {
                case .put(let put): return put.parts
                case .update(var update):
                    update.versionCondition = nil
                    return update.parts
                case .delete(let delete), .check(let delete): return delete.parts
                }
            }
        }
    }

    fileprivate var expressionTexts: [String] { parts.flatMap(\.texts).compactMap { $0 } }

    fileprivate var expressionTables: [ExpressionTables] { parts.flatMap(\.tables) }
}

extension PlannedPut {
    fileprivate var parts: (texts: [String?], tables: [ExpressionTables]) {
        (
            [conditionExpression, replacing?.expression] + choices.texts,
            [tables] + (replacing.map { [$0.tables] } ?? []) + choices.tables
        )
    }
}

extension PlannedUpdate {
    /// Where parts depend on the call, the changes of a clause stand one by one.
    fileprivate var parts: (texts: [String?], tables: [ExpressionTables]) {
        let changes = UpdateClauses(updateExpression).labeled.flatMap(\.changes)
        return (changes + [conditionExpression, versionCondition] + choices.texts, [tables] + choices.tables)
    }
}

extension PlannedDelete {
    fileprivate var parts: (texts: [String?], tables: [ExpressionTables]) {
        (
            [conditionExpression] + presence.flatMap { [$0.whenPresent, $0.whenAbsent] } + choices.texts,
            [tables] + choices.tables
        )
    }
}

extension [RequestChoice] {
    fileprivate var texts: [String?] {
        flatMap { choice in
            [choice.then, choice.otherwise].flatMap { [$0.condition] + $0.set + $0.remove }
        }
    }

    fileprivate var tables: [ExpressionTables] { flatMap { [$0.then.tables, $0.otherwise.tables] } }
}
