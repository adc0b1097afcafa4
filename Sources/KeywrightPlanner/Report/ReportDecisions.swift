import KeywrightDiagnostics
import KeywrightModel

/// What an interpreter decides of a request before it sends it, as members that stand beside `input`.
struct ReportDecisions {
    let design: Design
    private var values: ReportValue { ReportValue(design: design) }
    private typealias Member = JSONValue.Member

    init(_ design: Design) { self.design = design }

    func put(_ put: PlannedPut) -> [JSONValue.Member] {
        leaveOut(put.leftOut.map { (nil, $0) }) + choices(put.choices.map { (nil, $0) })
    }

    func update(_ update: PlannedUpdate) -> [JSONValue.Member] { choices(update.choices.map { (nil, $0) }) }

    func delete(_ delete: PlannedDelete) -> [JSONValue.Member] { choices(all(of: delete).map { (nil, $0) }) }

    func batch(_ leftOut: [LeftOutAttributes]) -> [JSONValue.Member] { leaveOut(leftOut.map { (nil, $0) }) }

    /// Of the actions of a transaction, each with its place in `TransactItems`.
    func actions(_ actions: [PlannedTransaction.Action]) -> [JSONValue.Member] {
        var leftOut: [(Int?, LeftOutAttributes)] = []
        var found: [(Int?, RequestChoice)] = []
        var companions: [JSONValue] = []
        for (place, action) in actions.enumerated() {
            switch action.kind {
            case .put(let put):
                leftOut += put.leftOut.map { (place, $0) }
                found += put.choices.map { (place, $0) }
            case .update(let update): found += update.choices.map { (place, $0) }
            case .delete(let delete), .check(let delete): found += all(of: delete).map { (place, $0) }
            }
            if let same = action.sameKey {
                companions.append([
                    "delete": .int(place - 1), "put": .int(place), "sameKey": .string(same.rawValue),
                ])
            }
        }
        return leaveOut(leftOut) + choices(found)
            + (companions.isEmpty ? [] : [Member("companions", .array(companions))])
    }

    /// A delete beside companions tests optional unique attributes by what was read.
    private func all(of delete: PlannedDelete) -> [RequestChoice] {
        let entity = design[delete.entity]
        return delete.presence.map { presence in
            let span = entity[presence.attribute].nameSpan
            let part = { (text: String) in
                var tables = delete.tables
                tables.names += presence.tables.names
                tables.values += presence.tables.values
                return RequestChoice.Part(condition: text, tables: tables.restricted(to: [text]))
            }
            let values = presence.tables.values.map { KnownTest.Value(presence.attribute, $0.source) }
            let test = Test(.exists(AttributeReference(attribute: presence.attribute, span: span)), span: span)
            return RequestChoice(
                KnownTest(entity: delete.entity, condition: .test(test), values: values),
                then: part(presence.whenPresent), otherwise: part(presence.whenAbsent))
        } + delete.choices
    }

    private func leaveOut(_ found: [(place: Int?, LeftOutAttributes)]) -> [JSONValue.Member] {
        if found.isEmpty { return [] }
        let entries = found.map { place, leftOut in
            JSONValue.object(
                at(place) + [
                    Member("attributes", .strings(leftOut.names)),
                    Member("unless", .string(ConditionText(entity: design[leftOut.entity]).text(leftOut.condition))),
                ])
        }
        return [Member("leaveOut", .array(entries))]
    }

    private func choices(_ found: [(place: Int?, RequestChoice)]) -> [JSONValue.Member] {
        if found.isEmpty { return [] }
        let entries = found.map { place, choice in
            let entity = design[choice.test.entity]
            let known = choice.test.values.map { Member(entity[$0.attribute].storedName, values.json($0.source)) }
            return JSONValue.object(
                at(place) + [
                    Member("if", .string(ConditionText(entity: entity).text(choice.test.condition))),
                    Member("of", .object(known)), Member("then", part(choice.then)),
                    Member("else", part(choice.otherwise)),
                ])
        }
        return [Member("choices", .array(entries))]
    }

    private func at(_ place: Int?) -> [JSONValue.Member] { place.map { [Member("at", .int($0))] } ?? [] }

    private func part(_ part: RequestChoice.Part) -> JSONValue {
        var members: [JSONValue.Member] = []
        let clauses = [("SET", part.set), ("REMOVE", part.remove)].filter { !$0.1.isEmpty }
            .map { "\($0.0) \($0.1.joined(separator: ", "))" }
        if !clauses.isEmpty { members.append(Member("UpdateExpression", .string(clauses.joined(separator: " ")))) }
        if let condition = part.condition { members.append(Member("ConditionExpression", .string(condition))) }
        return .object(members + ReportInput(design).tables(part.tables))
    }
}
