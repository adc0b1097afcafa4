import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let duplicatePattern = Rule(
        RuleID("KW215", "duplicate-pattern"),
        severity: .info,
        summary: "two access patterns that run as one",
        explanation: """
            Two patterns whose requests are the same but for the names of their parameters are one thing under two names: what one is
            given, the other is not, and a change has to be made twice. It is told at the second. Patterns that ask for pages of
            different sizes, count what the other lists, or return other images of what they write have different requests and are none.
            Two names may be meant, as for two callers whose needs will part: then an `allow` says so.
            """,
        bad: """
            keywright: 1
            design: Tasks
            table: { name: tasks, key: { partition: PK, sort: SK } }
            entities:
              Task:
                key: { PK: PROJECT#<projectId>, SK: TASK#<taskId> }
                attributes: { projectId: ulid, taskId: ulid, title: string }
            accessPatterns:
              tasksOfProject: { query: Task, where: projectId = $projectId, limit: 20 }
              listTasks: { query: Task, where: projectId = $project, limit: 20 }
            # ^^^^^^^^^ info[KW215]
            """,
        good: """
            keywright: 1
            design: Tasks
            table: { name: tasks, key: { partition: PK, sort: SK } }
            entities:
              Task:
                key: { PK: PROJECT#<projectId>, SK: TASK#<taskId> }
                attributes: { projectId: ulid, taskId: ulid, title: string }
            accessPatterns:
              tasksOfProject: { query: Task, where: projectId = $projectId, limit: 20 }
              countTasks: { query: Task, where: projectId = $projectId, returns: count }
            """,
        check: .design(checkDuplicatePattern)
    )
}

private func checkDuplicatePattern(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    // Only what looks alike is written out.
    var ofEntity: [[Int]] = Array(repeating: [], count: context.design.entities.count)
    for (place, outcome) in context.plan.patterns.enumerated() {
        if let plan = outcome.plan, let first = plan.entities.first { ofEntity[first.rawValue].append(place) }
    }
    let alike = ofEntity.lazy.filter { $0.count > 1 }.flatMap { places in
        Dictionary(grouping: places) { context.plan.patterns[$0].plan.map(Outline.init) }.values
    }
    var doubles: [(second: Int, first: Int)] = []
    for places in alike where places.count > 1 {
        var known: [[String]: Int] = [:]
        for place in places {
            // Of all calls, those that give fewer optional parameters, too.
            var texts = context.plan.patterns[place].plans.map { requestText(of: $0, in: context.design) }
            if case .query(let query) = context.design.patterns[place].operation, query.returns.value == .one {
                texts.append(query.returns.value.rawValue)
            }
            if let first = known[texts] { doubles.append((place, first)) } else { known[texts] = place }
        }
    }
    for (second, first) in doubles.sorted(by: { $0.second < $1.second }) {
        diagnostics.report(.duplicatePattern(context.design.patterns[second], of: context.design.patterns[first]))
    }
}

/// What two plans of an entity that are one have in common, and few others.
private struct Outline: Hashable {
    private let index: String?
    private let operation: String?
    private let requests: Int
    private let parameters: Int

    init(_ plan: AccessPlan) {
        index = plan.index
        operation = plan.requests.first?.operation
        requests = plan.requests.count
        parameters = plan.parameters.count
    }
}

extension Diagnostic {
    fileprivate static func duplicatePattern(_ pattern: AccessPattern, of first: AccessPattern) -> Diagnostic {
        Diagnostic(
            Rule.duplicatePattern.id, .info, "`\(pattern.name)` runs just as `\(first.name)` does",
            at: Label(pattern.nameSpan), related: [Label(first.nameSpan, "the first of them")],
            help: ["keep one of them, or say by an `allow` why there are two"],
            subject: Subject(other: first.name, pattern: pattern.name))
    }
}
