package import KeywrightModel

/// The plans of a design's patterns for a person: what each sends, what it reads and keeps out, and what it costs.
package func renderPlanText(_ design: Design, _ plan: DesignPlan) -> String {
    let blocks = zip(design.patterns, plan.patterns).flatMap { pattern, outcome in
        switch outcome {
        case .planned(let plan): ([plan] + plan.withFewer).map(PlanText(design).plan)
        case .failed(let failure): [PlanText(design).failure(failure, of: pattern)]
        }
    }
    return blocks.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
}

private struct PlanText {
    let design: Design
    private var readable: ReadableText { ReadableText(design: design) }

    private static let margin = "  "
    private static let width = 13

    init(_ design: Design) { self.design = design }

    func plan(_ plan: AccessPlan) -> [String] {
        var lines = [heading(plan.name, plan.parameters.map(parameter))]
        for request in plan.requests { lines += self.lines(request) }
        for entity in plan.expiredInClient {
            lines.append(line("client", "drops expired items of \(design[entity].name)"))
        }
        for filter in plan.clientFilters {
            let text = ConditionText(entity: design[filter.entity]).text(filter.condition)
            lines.append(line("client", "tests of \(design[filter.entity].name): \(text)"))
        }
        for foreign in plan.foreign { lines.append(line("also reads", text(foreign, of: plan))) }
        switch plan.returned == nil ? plan.requests.last : nil {
        case .get, .batchGet, .transactGet, .query, .scan:
            lines.append(line("consistency", plan.isConsistent ? "strong" : "eventual"))
        case .put, .update, .delete, .transact, .batchWrite, nil: break
        }
        switch plan.returned {
        case .asPut?: lines.append(line("returns", "the item as it is put"))
        case .asRead(let name)?: lines.append(line("returns", "\(name), as it was read"))
        case .readAfter?: lines.append(line("returns", "the item as it is read afterwards"))
        case nil: break
        }
        if let retries = plan.retries {
            lines.append(line("retries", "at most \(retries), with the read, where a condition failed"))
        }
        return lines + cost(plan.cost)
    }

    func failure(_ failure: PlanFailure, of pattern: AccessPattern) -> [String] {
        var lines = [heading(pattern.name, pattern.parameters.map { "\($0.name): \($0.type.name)" })]
        lines.append(line("no plan", failure.problems.isEmpty ? "nothing answers it" : "it would break what is stored"))
        for candidate in failure.candidates {
            for (number, obstacle) in candidate.obstacles.enumerated() {
                lines.append(line(number == 0 ? candidate.index ?? "table" : "", obstacle.text(in: design)))
            }
        }
        for problem in failure.problems { lines.append(line("", problem.text(in: design))) }
        return lines
    }

    private func heading(_ name: String, _ parameters: [String]) -> String {
        "\(name)(\(parameters.joined(separator: ", ")))"
    }

    private func parameter(_ parameter: PlanParameter) -> String {
        switch parameter.kind {
        case .value(let type, _, _, let isOptional): "\(parameter.name): \(type.name)\(isOptional ? "?" : "")"
        case .item(let entity): "\(parameter.name): \(design[entity].name)"
        case .items(let entity, let most): "\(parameter.name): at most \(most) x \(design[entity].name)"
        case .keys(let entity): "\(parameter.name): any number of keys of \(design[entity].name)"
        case .anyItems(let entity): "\(parameter.name): any number of \(design[entity].name)"
        case .arguments(let members, let most): "\(parameter.name): at most \(most) x \(group(members))"
        case .anyArguments(let members): "\(parameter.name): any number of \(group(members))"
        }
    }

    private func group(_ members: [PlanParameter]) -> String {
        "(\(members.map(parameter).joined(separator: ", ")))"
    }

    private func line(_ label: String, _ text: String) -> String {
        let padding = String(repeating: " ", count: max(1, Self.width - label.count))
        return Self.margin + label + padding + text
    }

    // MARK: Requests

    private func lines(_ request: PlannedRequest) -> [String] {
        switch request {
        case .get(let get):
            let name = get.label.map { ", read as \($0)" } ?? ""
            let times = get.each.map { ", for each of at most \($0.most) \($0.name)" } ?? ""
            return [line("GetItem", place(get.table, nil) + name + times)]
                + self.get(get)
        case .batchGet(let batch):
            let what =
                switch batch.keys {
                case .argument: "each key, in as many requests of at most 100 as it takes"
                case .itemsRead: "the whole item of each that was read"
                }
            return [line("BatchGetItem", place(batch.get.table, nil)), line("of", what)] + self.get(batch.get)
        case .transactGet(let gets):
            return [line("transaction", "reads \(gets.count) items as they are at one moment")]
                + gets.flatMap { [line("get", place($0.table, nil))] + self.get($0) }
        case .scan(let scan):
            return self.scan(scan)
        case .query(let query):
            return self.query(query)
        case .put(let put):
            return [line("PutItem", place(put.table, nil))] + self.put(put)
        case .update(let update):
            return [line("UpdateItem", place(update.table, nil))] + self.update(update)
        case .delete(let delete):
            return [line("DeleteItem", place(delete.table, nil))] + self.delete(delete)
        case .transact(let transaction):
            var lines = [line("transaction", "at most \(transaction.mostItems) items")]
            for action in transaction.actions { lines += self.action(action) }
            return lines
        case .batchWrite(let write):
            return batch(write)
        }
    }

    private func get(_ get: PlannedGet) -> [String] {
        [line("key", readable.key(get.key))] + selection(get.projectionExpression, get.tables)
    }

    private func scan(_ scan: PlannedScan) -> [String] {
        var lines = [line("Scan", place(scan.table, scan.index))]
        lines += page(scan.limit, countsOnly: scan.countsOnly)
        if let filter = scan.filterExpression {
            lines.append(line("filter", readable.expression(filter, scan.tables)))
        }
        return lines + selection(scan.projectionExpression, scan.tables) + fetched(scan.fetchedFromTable)
    }

    private func selection(_ expression: String?, _ tables: ExpressionTables) -> [String] {
        expression.map { [line("attributes", readable.expression($0, tables))] } ?? []
    }

    private func page(_ limit: Int?, countsOnly: Bool) -> [String] {
        if countsOnly { return [line("returns", "the number of items, over all pages")] }
        return limit.map {
            [line("page", "\($0) items; one more is asked for, so that the last page carries no cursor")]
        } ?? []
    }

    private func query(_ query: PlannedQuery) -> [String] {
        var lines = [line("Query", place(query.table, query.index)), line("key", readable.keyCondition(query))]
        if let sort = sortAttribute(query) {
            lines.append(line("order", "\(sort) \(query.forward ? "ascending" : "descending")"))
        }
        for fan in query.fans { lines.append(line("reads", text(fan, descends: query.bucketsDescend))) }
        lines += page(query.limit, countsOnly: query.countsOnly)
        if let filter = query.filterExpression {
            lines.append(line("filter", readable.expression(filter, query.tables)))
        }
        lines += selection(query.projectionExpression, query.tables)
        return lines + fetched(query.fetchedFromTable)
    }

    private func fetched(_ names: [String]) -> [String] {
        names.isEmpty ? [] : [line("fetches", names.joined(separator: ", ") + " from the table, for each item")]
    }

    private func text(_ fan: Fan, descends: Bool) -> String {
        switch fan.values {
        case .shards(let count): return "all \(count) shards, merged"
        case .domain(let texts): return "each of the \(texts.count) values of \(fan.name), merged"
        case .buckets(let unit, let from, let through, let most):
            let ends = [from, through].map { readable.value(.keyText([$0])) }
            let turn = descends ? "the last first" : "one after another"
            return "each \(unit) from \(ends[0]) through \(ends[1]), \(turn), at most \(most)"
        }
    }

    private func sortAttribute(_ query: PlannedQuery) -> String? {
        guard let index = query.index else { return design[query.table].sort?.name }
        let sort = design[query.table].index(named: index)?.sort.map(\.name) ?? []
        return sort.isEmpty ? nil : sort.joined(separator: ", ")
    }

    private func put(_ put: PlannedPut) -> [String] {
        let what =
            switch put.item {
            case .entity(let entity, let label): "\(design[entity].name) \(label)"
            case .companion(let key, let entity, _):
                "companion of \(design[entity].name) for \(key.values.map { design[$0.entity][$0.attribute].name }.joined(separator: ", "))"
            }
        let names = design[put.table].keyAttributes.map(\.name)
        let key = put.attributes.filter { names.contains($0.storedName) }
            .map { "\($0.storedName) = \(readable.value($0.value))" }
        return [line("item", what), line("key", key.joined(separator: ", "))]
            + leftOut(put.leftOut) + condition(put.conditionExpression, put.tables) + choices(put.choices)
    }

    private func batch(_ write: PlannedBatchWrite) -> [String] {
        let what = design[write.entity].name
        let items =
            switch write.origin {
            case .argument: "\(PlannedBatchWrite.mostWrites) \(what) a request"
            case .page: "the \(what) of each page, \(PlannedBatchWrite.mostWrites) a request"
            }
        let lines = [line("BatchWriteItem", place(write.table, nil))]
        switch write.kind {
        case .put(let attributes, let leftOut):
            let names = design[write.table].keyAttributes.map(\.name)
            let key = attributes.filter { names.contains($0.storedName) }
                .map { "\($0.storedName) = \(readable.value($0.value))" }
            return lines + [line("put", items), line("key", key.joined(separator: ", "))] + self.leftOut(leftOut)
        case .delete(let key): return lines + [line("delete", items), line("key", readable.key(key))]
        }
    }

    private func leftOut(_ leftOut: [LeftOutAttributes]) -> [String] {
        leftOut.map { entry in
            let condition = ConditionText(entity: design[entry.entity]).text(entry.condition)
            return line("only if", "\(condition): \(entry.names.joined(separator: ", "))")
        }
    }

    /// `if not exists(note)` on what is known, and what is demanded or changed in either case.
    private func choices(_ choices: [RequestChoice]) -> [String] {
        choices.flatMap { choice in
            let entity = design[choice.test.entity]
            let condition = ConditionText(entity: entity).text(choice.test.condition)
            let known = choice.test.values.map { "\(entity[$0.attribute].name) = \(readable.value($0.source))" }
            return [
                line("where", "\(condition), with \(known.joined(separator: ", "))"),
                line("", "then \(part(choice.then))"), line("", "else \(part(choice.otherwise))"),
            ]
        }
    }

    private func part(_ part: RequestChoice.Part) -> String {
        let clauses = [("SET", part.set), ("REMOVE", part.remove)].filter { !$0.1.isEmpty }
            .map { "\($0.0) \(readable.expression($0.1.joined(separator: ", "), part.tables))" }
        let condition = part.condition.map { ["if " + readable.expression($0, part.tables)] } ?? []
        return (clauses + condition).joined(separator: " ")
    }

    private func update(_ update: PlannedUpdate) -> [String] {
        [
            line("key", readable.key(update.key)),
            line("change", readable.expression(update.updateExpression, update.tables)),
        ] + condition(update.conditionExpression, update.tables) + choices(update.choices)
    }

    private func delete(_ delete: PlannedDelete) -> [String] {
        [line("key", readable.key(delete.key))] + condition(delete.conditionExpression, delete.tables)
            + choices(delete.choices)
    }

    private func condition(_ expression: String?, _ tables: ExpressionTables) -> [String] {
        expression.map { [line("if", readable.expression($0, tables))] } ?? []
    }

    private func action(_ action: PlannedTransaction.Action) -> [String] {
        let times = action.many.map { "for each of at most \($0) \(action.label)" } ?? action.label
        switch action.kind {
        case .put(let put):
            let same =
                switch action.sameKey {
                case .neither?: ", unless its key is that of the delete: then neither"
                case .putAlone?: ", and if its key is that of the delete, without that"
                case nil: ""
                }
            return [line("put", times + same)] + self.put(put)
        case .update(let update): return [line("update", times)] + self.update(update)
        case .delete(let delete): return [line("delete", times)] + self.delete(delete)
        case .check(let check): return [line("check", times)] + self.delete(check)
        }
    }

    private func place(_ table: TableID, _ index: String?) -> String {
        let name = "table \(design[table].name)"
        return index.map { "index \($0) of \(name)" } ?? name
    }

    // MARK: What it reads, and what that costs

    private func text(_ foreign: ForeignRead, of plan: AccessPlan) -> String {
        let name = design[foreign.entity].name
        let isStray = plan.entities.contains(foreign.entity) && foreign.companionOf == nil
        let what =
            foreign.companionOf.map { attributes in
                "companions of \(name) for \(attributes.map { design[foreign.entity][$0].name }.joined(separator: ", "))"
            } ?? (isStray ? "other items of \(name)" : "items of \(name)")
        let doubt = foreign.unproven.map { ", not proven: \($0)" } ?? ""
        return what + (foreign.isDiscarded ? ", which a filter discards" : ", which nothing discards") + doubt
    }

    private func cost(_ cost: Cost) -> [String] {
        var sums: [String] = []
        if cost.read > 0 || cost.write == 0 { sums.append(NumberText.units(cost.read, "read")) }
        if cost.write > 0 { sums.append(NumberText.units(cost.write, "write")) }
        let least = cost.basis == .least ? "at least " : ""
        return [line("cost", least + sums.joined(separator: " and "))] + cost.arithmetic.map { line("", $0) }
    }
}
