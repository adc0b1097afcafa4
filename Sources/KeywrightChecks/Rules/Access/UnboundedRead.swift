import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let unboundedRead = Rule(
        RuleID("KW209", "unbounded-read"),
        severity: .warning,
        summary: "a query without `limit` of what is expected to be more than 1 MB",
        explanation: """
            A page of the service holds 1 MB (F3.18), so that such a query is several requests one after another, and what it costs
            grows with the data. `limit` makes a page what the caller can use, and the cursor goes on from there. Reckoned is what
            `items` of the pattern declares, or, where the query asks for a whole partition key, `count` over the values that the
            key can have, times `size`.
            """,
        bad: """
            keywright: 1
            design: Forum
            table: { name: forum, key: { partition: PK, sort: SK } }
            entities:
              Post:
                key: { PK: THREAD#<thread>, SK: <postedAt>#<postId> }
                attributes: { thread: { type: string, distinct: 10k }, postedAt: timestamp, postId: ulid, body: string }
                expect: { count: 50M, size: 700B }
            accessPatterns:
              posts: { query: Post, where: thread = $thread, order: ascending }
            # ^^^^^ warning[KW209]
            """,
        good: """
            keywright: 1
            design: Forum
            table: { name: forum, key: { partition: PK, sort: SK } }
            entities:
              Post:
                key: { PK: THREAD#<thread>, SK: <postedAt>#<postId> }
                attributes: { thread: { type: string, distinct: 10k }, postedAt: timestamp, postId: ulid, body: string }
                expect: { count: 50M, size: 700B }
            accessPatterns:
              posts: { query: Post, where: thread = $thread, order: ascending, limit: 50 }
            """,
        check: .design(checkUnboundedRead),
        figures: [.items { _, pattern in pattern.unlimitedQuery != nil }]
    )
}

/// Bytes of a page of the service (F3.18).
private let page = 1_048_576.0

private func checkUnboundedRead(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    let design = context.design
    for (pattern, outcome) in context.outcomes(in: .queries) {
        guard let plan = outcome.plan, let query = pattern.unlimitedQuery,
            let size = query.entities.compactMap({ design[$0.entity].expect.size }).max(),
            let items = design.expectedItems(of: query, pattern, index: plan.index), items.count * size > page
        else { continue }
        diagnostics.report(.unboundedRead(pattern, query, items, size: size, in: design))
    }
}

extension AccessPattern {
    /// The query, where nothing bounds what it reads.
    fileprivate var unlimitedQuery: QueryPattern? {
        guard case .query(let query) = operation, query.limit == nil, query.returns.value != .one else { return nil }
        return query
    }
}

extension Design {
    /// What a call reads: as declared of the pattern, or the items of a partition key where it asks for all of these.
    fileprivate func expectedItems(
        of query: QueryPattern, _ pattern: AccessPattern, index: String?
    ) -> (count: Double, arithmetic: String)? {
        if let items = pattern.expect.items { return (items, "\(NumberText.grouped(items)) items") }
        guard query.entities.count == 1, let branch = query.entities.first else { return nil }
        return asksForWholePartition(branch, index: index) ? itemsOfPartition(of: branch.entity, index: index) : nil
    }
}

extension Diagnostic {
    fileprivate static func unboundedRead(
        _ pattern: AccessPattern, _ query: QueryPattern, _ items: (count: Double, arithmetic: String), size: Double,
        in design: Design
    ) -> Diagnostic {
        let bytes = NumberText.grouped((items.count * size / page * 10).rounded() / 10)
        let entity = query.entities.first.map { design[$0.entity] }
        return Diagnostic(
            Rule.unboundedRead.id, .warning,
            "`\(pattern.name)` has no `limit`, and reads \(bytes) MB in the mean", at: Label(pattern.nameSpan),
            help: ["add a `limit`: a call is then one page, and its cursor leads to the next"],
            notes: ["\(items.arithmetic) x \(NumberText.grouped(size)) B; a page of the service holds 1 MB (F3.18)"],
            subject: Subject(
                table: entity.map { design[$0.table].name }, entity: entity?.name, pattern: pattern.name),
            proof: .declared)
    }
}
