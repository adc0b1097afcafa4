import KeywrightModel
import KeywrightPlanner

extension MethodBuilder {
    /// Puts any number of items, without conditions.
    func batchPut(_ name: Name, _ plan: AccessPlan, _ write: PlannedBatchWrite) -> Built {
        var scope = scope(plan)
        var body = body()
        guard let list = scope.parameters.first?.name.declared else { return unwritten(name, scope, entityType, body) }
        let usesNow = entity.created != nil || entity.updated != nil || entity.isStoredByMoment
        let now = usesNow ? bindNow(&scope, &body) : ""
        let requests = scope.local("requests")
        body.add(.text("var \(requests): [\(context.known(.writeRequest))] = []"))
        let element = scope.local("element")
        var inner = scope
        body.block("for \(element) in \(list)") { loop in
            let item = inner.local("item")
            encode(
                write.label, id, mode: .batch, version: nil, now: now, item: item, &inner, &loop, from: element)
            loop.add(.text("\(requests).append(.put(\(item)))"))
        }
        body.add(.joined("return ", send(requests, of: list, write, scope), ""))
        return unwritten(name, scope, entityType, body)
    }

    /// Deletes any number of items by their keys, without conditions.
    func batchDelete(_ name: Name, _ plan: AccessPlan, _ write: PlannedBatchWrite) -> Built {
        var scope = scope(plan)
        var body = body()
        let key = KeyStruct(id, context).map { context.namer.text($0.type, in: .namespace) } ?? ""
        guard let list = scope.parameters.first?.name.declared else { return unwritten(name, scope, key, body) }
        let requests = scope.local("requests")
        body.add(
            .text("let \(requests) = \(list).map { \(context.known(.writeRequest)).delete(key: $0.attributes) }"))
        body.add(.joined("return ", send(requests, of: list, write, scope), ""))
        return unwritten(name, scope, key, body)
    }

    private func send(
        _ requests: String, of elements: String, _ write: PlannedBatchWrite, _ scope: MethodScope
    ) -> SwiftExpression {
        .call(
            "try await \(scope.member("store")).batchWrite",
            [
                .labeled("table", .text(scope.member(context.namer.tableName(write.table).text))), .text(requests),
                .labeled("of", .text(elements)), .labeled("keyNames", .text(context.keyNamesLiteral(of: write.table))),
            ])
    }

    private func unwritten(_ name: Name, _ scope: MethodScope, _ element: String, _ body: SwiftStatements) -> Built {
        method(
            name, scope, effects: "async " + repositoryThrows, returns: "[\(context.known(.unwritten))<\(element)>]",
            more: ["- Returns: What was not written after all retries, with the reason."], body: body)
    }

    /// Deletes what a query finds, page by page.
    func deleteAll(_ name: Name, _ pattern: AccessPattern, _ plan: AccessPlan, _ query: PlannedQuery) -> [Built] {
        let scope = scope(plan)
        let reader = ReaderWriter(self, name, pattern, plan, element: ReadElement(storedBy: id, context))
            .write(scope, consistent: query.consistent ? "true" : nil)
        let call = SwiftExpression.call(reader.name, scope.parameters.map { .text($0.argument) })
        let made =
            reader.isThrowing
            ? SwiftExpression.joined(
                "try ", .call(context.known(.repositoryError) + ".encoding", [.joined("try ", call, "")]), "") : call
        var body = body()
        var inner = scope
        let variable = inner.local("reader")
        body.constant(variable, made)
        body.add(
            .joined(
                "return ",
                .call(
                    "try await \(scope.member("store")).deleteAll",
                    [
                        .text(variable),
                        .labeled("table", .text(scope.member(context.namer.tableName(query.table).text))),
                        .labeled("keyNames", .text(context.keyNamesLiteral(of: query.table))),
                    ]), ""))
        let method = method(
            name, scope, effects: "async " + repositoryThrows, returns: context.known(.int), isDiscardable: true,
            more: ["- Returns: How many items were deleted."], body: body)
        return [method, Built(method: reader.method, requirement: nil)]
    }
}
