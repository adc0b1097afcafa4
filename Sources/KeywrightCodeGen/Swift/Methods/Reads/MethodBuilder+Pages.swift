import KeywrightModel
import KeywrightPlanner

extension MethodBuilder {
    /// Pages and the sequence of all items, the one item, or the count; and the reader that they share.
    ///
    /// - Parameter element: The type of what is read.
    func query(
        _ name: Name, _ plan: AccessPlan, _ query: PlannedQuery, returns: QueryPattern.Returns, element: String
    ) -> [Built] {
        var scope = scope(plan)
        let consistent = declareConsistent(query, &scope)
        var readerWriter = QueryReaderWriter(self, name, plan, query, element: element)
        let reader = readerWriter.write(scope, consistent: consistent)
        let call = SwiftExpression.call(reader.name, scope.parameters.map { .text($0.argument) })
        switch returns {
        case .many:
            return [
                page(name, plan, query, element: element, call, reader),
                all(name, plan, query, element: element, call, reader),
                Built(method: reader.method, requirement: nil),
            ]
        case .one:
            return [
                single(name, scope, result: element + "?", end: ".one()", call, reader),
                Built(method: reader.method, requirement: nil),
            ]
        case .count:
            return [
                single(name, scope, result: context.known(.int), end: ".count()", call, reader),
                Built(method: reader.method, requirement: nil),
            ]
        }
    }

    private func declareConsistent(_ query: PlannedQuery, _ scope: inout MethodScope) -> String? {
        // A local index can be read consistently, a global one cannot (F3.22).
        if let index = query.index, context.design[query.table].index(named: index)?.isLocal != true { return nil }
        return scope.declare(
            "consistent", orElse: "consistentRead", context.known(.bool), default: query.consistent ? "true" : "false")
    }

    private func single(
        _ name: Name, _ scope: MethodScope, result: String, end: String, _ call: SwiftExpression,
        _ reader: QueryReaderWriter.Reader
    ) -> Built {
        var body = body()
        body.add(.joined("try await ", wrapped(call, reader), end))
        return method(name, scope, effects: "async " + repositoryThrows, returns: result, body: body)
    }

    private func page(
        _ name: Name, _ plan: AccessPlan, _ query: PlannedQuery, element: String, _ call: SwiftExpression,
        _ reader: QueryReaderWriter.Reader
    ) -> Built {
        var scope = scope(plan)
        let int = context.known(.int)
        let limit = scope.declare(
            "limit", orElse: "pageLimit", query.limit == nil ? int + "?" : int,
            default: query.limit.map { SwiftLiteral.integer(Int64($0)) } ?? "nil")
        let cursor = scope.declare("cursor", orElse: "pageCursor", context.known(.cursor) + "?", default: "nil")
        _ = declareConsistent(query, &scope)
        var body = body()
        body.add(.joined("try await ", wrapped(call, reader), ".page(limit: \(limit), cursor: \(cursor))"))
        return method(
            name, scope, effects: "async " + repositoryThrows, returns: "\(context.known(.page))<\(element)>",
            more: ["A page at a time."], body: body)
    }

    private func all(
        _ name: Name, _ plan: AccessPlan, _ query: PlannedQuery, element: String, _ call: SwiftExpression,
        _ reader: QueryReaderWriter.Reader
    ) -> Built {
        var scope = scope(plan)
        let pageSize = scope.declare("pageSize", orElse: "sizeOfPages", context.known(.int) + "?", default: "nil")
        _ = declareConsistent(query, &scope)
        var body = body()
        body.add(.joined(reader.isThrowing ? "try " : "", wrapped(call, reader), ".all(pageSize: \(pageSize))"))
        var name = name
        name.name = SwiftIdentifier(verbatim: name.name.text + "Paginated")
        return method(
            name, scope, effects: reader.isThrowing ? repositoryThrows : "",
            returns: "\(context.known(.pagedSequence))<\(element)>",
            more: ["All items one after another, read page by page while they are asked for."], body: body)
    }

    private func wrapped(_ call: SwiftExpression, _ reader: QueryReaderWriter.Reader) -> SwiftExpression {
        if !reader.isThrowing { return call }
        return .call(context.known(.repositoryError) + ".encoding", [.joined("try ", call, "")])
    }
}
