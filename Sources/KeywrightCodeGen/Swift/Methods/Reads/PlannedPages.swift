import KeywrightModel
import KeywrightPlanner

/// A query or a scan, and what is fetched after it.
struct PlannedPages {
    let table: TableID
    /// nil for the table itself.
    let index: String?
    /// nil of a scan.
    let query: PlannedQuery?
    let filterExpression: String?
    let projectionExpression: String?
    let tables: ExpressionTables
    let limit: Int?
    let consistent: Bool
    private let countsOnly: Bool
    private let fetchedFromTable: [String]
    /// The read of the whole items, where an index does not hold them.
    let fetch: PlannedGet?

    /// nil where the plan reads no pages.
    init?(_ plan: AccessPlan) {
        var fetch: PlannedGet?
        for case .batchGet(let batch) in plan.requests where batch.keys == .itemsRead { fetch = batch.get }
        self.fetch = fetch
        switch plan.requests.first {
        case .query(let query)?:
            (table, index, self.query) = (query.table, query.index, query)
            (filterExpression, projectionExpression) = (query.filterExpression, query.projectionExpression)
            (tables, limit, consistent) = (query.tables, query.limit, query.consistent)
            (countsOnly, fetchedFromTable) = (query.countsOnly, query.fetchedFromTable)
        case .scan(let scan)?:
            (table, index, query) = (scan.table, scan.index, nil)
            (filterExpression, projectionExpression) = (scan.filterExpression, scan.projectionExpression)
            (tables, limit, consistent) = (scan.tables, scan.limit, scan.consistent)
            (countsOnly, fetchedFromTable) = (scan.countsOnly, scan.fetchedFromTable)
        case .get?, .batchGet?, .transactGet?, .put?, .update?, .delete?, .transact?, .batchWrite?, nil: return nil
        }
    }

    var fans: [Fan] { query?.fans ?? [] }

    /// Whether a local index gives what it fetches from the table itself (F3.23).
    var selectsAll: Bool {
        !countsOnly && !fetchedFromTable.isEmpty && projectionExpression == nil
    }

    /// Whether the moment of the call stands in it.
    var usesNow: Bool {
        tables.values.contains { $0.source.usesNow }
            || fans.contains { $0.endsNow(through: true) || $0.endsNow(through: false) }
    }

    /// Whether the read may be asked to see what was last written: a local index can be, a global one cannot (F3.22).
    func mayBeConsistent(in design: Design) -> Bool {
        index.map { design[table].index(named: $0)?.isLocal == true } ?? true
    }
}

extension Fan {
    /// Whether its stretch of time ends, or begins, with the moment of the call.
    func endsNow(through: Bool) -> Bool {
        guard case .buckets(_, let from, let to, _) = values else { return false }
        if case .now = through ? to : from { return true }
        return false
    }
}

extension ExpressionTables {
    /// The values that stand in the request for themselves; those of lists have aliases of their own.
    var plainValues: [Value] { values.filter { $0.source.list == nil } }

    var lists: [(alias: String, argument: Argument)] {
        values.compactMap { value in value.source.list.map { (value.alias, $0) } }
    }
}

extension ValueSource {
    /// The list whose values stand in the request one by one.
    var list: Argument? {
        guard case .argument(let argument) = self else { return nil }
        switch argument.form {
        case .each: return argument
        case .value, .element, .size: return nil
        }
    }
}
