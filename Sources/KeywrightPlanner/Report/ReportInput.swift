import KeywrightDiagnostics
import KeywrightModel

/// Requests as the service takes them: its own field names, in the order of its documentation.
struct ReportInput {
    let design: Design
    private var values: ReportValue { ReportValue(design: design) }
    typealias Member = JSONValue.Member

    init(_ design: Design) { self.design = design }

    func get(_ get: PlannedGet) -> JSONValue {
        var members = [tableName(get.table), Member("Key", values.key(get.key))]
        members += projection(get.projectionExpression) + tables(get.tables)
        if get.consistent { members.append(Member("ConsistentRead", true)) }
        return .object(members)
    }

    /// With the one key that repeats.
    func batchGet(_ get: PlannedGet) -> JSONValue {
        var members = [Member("Keys", [values.key(get.key)])]
        members += projection(get.projectionExpression) + tables(get.tables)
        if get.consistent { members.append(Member("ConsistentRead", true)) }
        return ["RequestItems": .object([Member(design[get.table].physicalName, .object(members))])]
    }

    func transactGet(_ gets: [PlannedGet]) -> JSONValue {
        ["TransactItems": .array(gets.map { ["Get": get($0)] })]
    }

    func scan(_ scan: PlannedScan) -> JSONValue {
        var members = [tableName(scan.table)]
        if let index = scan.index { members.append(Member("IndexName", .string(index))) }
        if scan.countsOnly {
            members.append(Member("Select", "COUNT"))
        } else if !scan.fetchedFromTable.isEmpty, scan.projectionExpression == nil {
            members.append(Member("Select", "ALL_ATTRIBUTES"))
        }
        if let filter = scan.filterExpression { members.append(Member("FilterExpression", .string(filter))) }
        members += projection(scan.projectionExpression) + tables(scan.tables)
        if let limit = scan.limit { members.append(Member("Limit", .int(limit))) }
        if scan.consistent { members.append(Member("ConsistentRead", true)) }
        return .object(members)
    }

    func query(_ query: PlannedQuery) -> JSONValue {
        var members = [tableName(query.table)]
        if let index = query.index { members.append(Member("IndexName", .string(index))) }
        if query.countsOnly {
            members.append(Member("Select", "COUNT"))
        } else if !query.fetchedFromTable.isEmpty, query.projectionExpression == nil {
            members.append(Member("Select", "ALL_ATTRIBUTES"))
        }
        members.append(Member("KeyConditionExpression", .string(query.keyConditionExpression)))
        if let filter = query.filterExpression { members.append(Member("FilterExpression", .string(filter))) }
        members += projection(query.projectionExpression) + tables(query.tables)
        members.append(Member("ScanIndexForward", .bool(query.forward)))
        if let limit = query.limit { members.append(Member("Limit", .int(limit))) }
        if query.consistent { members.append(Member("ConsistentRead", true)) }
        return .object(members)
    }

    func put(_ put: PlannedPut, returnsValues: Bool = true) -> JSONValue {
        let item = put.attributes.map { Member($0.storedName, values.json($0.value)) }
        return .object(
            [tableName(put.table), Member("Item", .object(item))] + condition(put.conditionExpression)
                + tables(put.tables) + (returnsValues ? returns(put.returns) : []))
    }

    func update(_ update: PlannedUpdate, returnsValues: Bool) -> JSONValue {
        var members = [
            tableName(update.table), Member("Key", values.key(update.key)),
            Member("UpdateExpression", .string(update.updateExpression)),
        ]
        members += condition(update.conditionExpression) + tables(update.tables)
        if returnsValues { members.append(Member("ReturnValues", .string(update.returns.serviceName))) }
        return .object(members)
    }

    func delete(_ delete: PlannedDelete, returnsValues: Bool = true) -> JSONValue {
        .object(
            [tableName(delete.table), Member("Key", values.key(delete.key))] + condition(delete.conditionExpression)
                + tables(delete.tables) + (returnsValues ? returns(delete.returns) : []))
    }

    /// `{ "Put": {…} }`; a transaction gives nothing back.
    func action(_ kind: PlannedTransaction.Action.Kind) -> JSONValue {
        switch kind {
        case .put(let put): ["Put": self.put(put, returnsValues: false)]
        case .update(let update): ["Update": self.update(update, returnsValues: false)]
        case .delete(let delete): ["Delete": self.delete(delete, returnsValues: false)]
        case .check(let check): ["ConditionCheck": self.delete(check, returnsValues: false)]
        }
    }

    /// `{ "RequestItems": { "shop": [{ "PutRequest": {…} }] } }`, of one item.
    func batchWrite(_ write: PlannedBatchWrite) -> JSONValue {
        let request: JSONValue =
            switch write.kind {
            case .put(let attributes, _):
                [
                    "PutRequest": [
                        "Item": .object(attributes.map { Member($0.storedName, values.json($0.value)) })
                    ]
                ]
            case .delete(let key): ["DeleteRequest": ["Key": values.key(key)]]
            }
        return ["RequestItems": .object([Member(design[write.table].physicalName, [request])])]
    }

    private func returns(_ returns: WriteReturns) -> [Member] {
        switch returns {
        case .old: [Member("ReturnValues", .string(returns.serviceName))]
        case .new, .none: []
        }
    }

    private func tableName(_ table: TableID) -> Member { Member("TableName", .string(design[table].physicalName)) }

    private func projection(_ expression: String?) -> [Member] {
        expression.map { [Member("ProjectionExpression", .string($0))] } ?? []
    }

    private func condition(_ expression: String?) -> [Member] {
        expression.map { [Member("ConditionExpression", .string($0))] } ?? []
    }

    /// Left out where empty: the service refuses empty maps (F3.8).
    func tables(_ tables: ExpressionTables) -> [Member] {
        var members: [Member] = []
        if !tables.names.isEmpty {
            let names = tables.names.map { Member($0.alias, .string($0.attribute)) }
            members.append(Member("ExpressionAttributeNames", .object(names)))
        }
        if !tables.values.isEmpty {
            let sources = tables.values.map { Member($0.alias, values.json($0.source)) }
            members.append(Member("ExpressionAttributeValues", .object(sources)))
        }
        return members
    }
}

extension WriteReturns {
    /// As the service calls it (F4.1).
    var serviceName: String {
        switch self {
        case .new: "ALL_NEW"
        case .old: "ALL_OLD"
        case .none: "NONE"
        }
    }
}
