import KeywrightModel
import KeywrightPlanner

extension MethodBuilder {
    /// Pages and the sequence of all items, the one item, or the count; and the reader that they share.
    func pages(
        _ name: Name, _ pattern: AccessPattern, _ plan: AccessPlan, returns: QueryPattern.Returns, element: ReadElement
    ) -> [Built] {
        guard let pages = PlannedPages(plan) else { return [] }
        var scope = scope(plan)
        let consistent = declareConsistent(plan, &scope)
        let reader = ReaderWriter(self, name, pattern, plan, element: element).write(scope, consistent: consistent)
        let call = SwiftExpression.call(reader.name, scope.parameters.map { .text($0.argument) })
        let function = Built(method: reader.method, requirement: nil)
        switch returns {
        case .many:
            return [
                page(name, plan, pages.limit, element: element.type, call, reader),
                all(name, plan, element: element.type, call, reader), function,
            ]
        case .one:
            return [single(name, scope, result: element.type + "?", end: ".one()", call, reader), function]
        case .count:
            return [single(name, scope, result: context.known(.int), end: ".count()", call, reader), function]
        }
    }

    /// nil where a plan reads what cannot be read so.
    private func declareConsistent(_ plan: AccessPlan, _ scope: inout MethodScope) -> String? {
        let pages = ([plan] + plan.withFewer).compactMap { PlannedPages($0) }
        guard let first = pages.first, pages.allSatisfy({ $0.mayBeConsistent(in: context.design) }) else { return nil }
        return declareConsistent(first.consistent, &scope)
    }

    private func single(
        _ name: Name, _ scope: MethodScope, result: String, end: String, _ call: SwiftExpression,
        _ reader: ReaderWriter.Reader
    ) -> Built {
        var body = body()
        body.add(.joined("try await ", wrapped(call, reader), end))
        return method(name, scope, effects: "async " + repositoryThrows, returns: result, body: body)
    }

    private func page(
        _ name: Name, _ plan: AccessPlan, _ size: Int?, element: String, _ call: SwiftExpression,
        _ reader: ReaderWriter.Reader
    ) -> Built {
        var scope = scope(plan)
        let int = context.known(.int)
        let limit = scope.declare(
            "limit", orElse: "pageLimit", size == nil ? int + "?" : int,
            default: size.map { SwiftLiteral.integer(Int64($0)) } ?? "nil")
        let cursor = scope.declare("cursor", orElse: "pageCursor", context.known(.cursor) + "?", default: "nil")
        _ = declareConsistent(plan, &scope)
        var body = body()
        body.add(.joined("try await ", wrapped(call, reader), ".page(limit: \(limit), cursor: \(cursor))"))
        return method(
            name, scope, effects: "async " + repositoryThrows, returns: "\(context.known(.page))<\(element)>",
            more: ["A page at a time."], body: body)
    }

    private func all(
        _ name: Name, _ plan: AccessPlan, element: String, _ call: SwiftExpression, _ reader: ReaderWriter.Reader
    ) -> Built {
        var scope = scope(plan)
        let pageSize = scope.declare("pageSize", orElse: "sizeOfPages", context.known(.int) + "?", default: "nil")
        _ = declareConsistent(plan, &scope)
        var body = body()
        body.add(.joined(reader.isThrowing ? "try " : "", wrapped(call, reader), ".all(pageSize: \(pageSize))"))
        var name = name
        name.name = SwiftIdentifier(verbatim: name.name.text + "Paginated")
        let sequence = context.known(reader.fansOut ? .fanOutSequence : .pagedSequence)
        return method(
            name, scope, effects: reader.isThrowing ? repositoryThrows : "", returns: "\(sequence)<\(element)>",
            more: ["All items one after another, read page by page while they are asked for."], body: body)
    }

    private func wrapped(_ call: SwiftExpression, _ reader: ReaderWriter.Reader) -> SwiftExpression {
        if !reader.isThrowing { return call }
        return .call(context.known(.repositoryError) + ".encoding", [.joined("try ", call, "")])
    }
}
