extension PlanInterpreter {
    /// What became of a write.
    enum Written {
        /// With the item that it gives back.
        case done(Item?)
        /// A read before it found no item to change.
        case notFound
    }

    /// Carries out a write; begun anew as often as the report says where a condition failed.
    func write() async throws -> Written {
        var retries = plan["retries"]?.int ?? 0
        while true {
            do {
                return try await attempt()
            } catch let refusal as Refusal where refusal.isCondition && retries > 0 {
                retries -= 1
            } catch Unfilled.noItem {
                return .notFound
            }
        }
    }

    /// What a write has read and sent so far.
    private struct Progress {
        /// Items that were read for the whole call, and as they are stored.
        var read: [String: PlanItem?] = [:]
        var stored: [String: Item] = [:]
        /// Items that were read for each item of a list, by the label.
        var readEach: [String: [PlanItem?]] = [:]
        var actions: [OracleJSON] = []
        /// Whether a delete was left out because there was no item.
        var lacksItem = false
        var firstPut: Item?
        var answer: OracleJSON?
    }

    private func attempt() async throws -> Written {
        var progress = Progress()
        for (place, request) in requests.enumerated() {
            if operation(request) != "TransactWriteItems" { try await sendTransaction(&progress) }
            switch operation(request) {
            case "GetItem" where request["as"] != nil:
                try await read(request, &progress)
            case "Query" where place + 1 < requests.count:
                let found = try await PlanInterpreter(
                    carrier: carrier, plan: planOfQuery(request), keyNames: keyNames, tableKeys: tableKeys,
                    arguments: arguments, types: types
                ).pages(of: deletedAtOnce)
                for page in found { try await batch(requests[place + 1], page) }
                return .done(nil)
            case "BatchWriteItem":
                try await batch(request)
            case "TransactWriteItems":
                for (number, own) in repetitions(of: request, progress).enumerated() {
                    var own = own
                    for (label, items) in progress.readEach where number < items.count {
                        own.read[label] = items[number]
                    }
                    progress.actions += try actions(request, own, &progress)
                }
            default:
                guard var own = repetitions(of: request, progress).first else { continue }
                own.types = types
                let input = try filledWrite(request, 0, request["input"] ?? .null, own, isTransaction: false)
                if operation(request) == "PutItem" { progress.firstPut = input["Item"]?.members }
                progress.answer = try await carrier.send(operation(request), input)
            }
        }
        if progress.lacksItem, progress.actions.isEmpty { return .notFound }
        try await sendTransaction(&progress)
        return .done(try returned(progress))
    }

    private func planOfQuery(_ request: OracleJSON) -> OracleJSON {
        var own = plan
        own["requests"] = .array([request])
        return own
    }

    private func sendTransaction(_ progress: inout Progress) async throws {
        guard !progress.actions.isEmpty else { return }
        let actions = progress.actions
        progress.actions = []
        _ = try await carrier.send("TransactWriteItems", .object(["TransactItems": .array(actions)]))
    }

    private func returned(_ progress: Progress) throws -> Item? {
        let item: Item?
        switch plan["returns"]?["from"]?.text {
        case "input": item = progress.firstPut
        case "read": item = plan["returns"]?["as"]?.text.flatMap { progress.stored[$0] }
        case "answer": item = progress.answer?["Item"]?.members
        default: item = progress.answer?["Attributes"]?.members
        }
        guard let item, !item.isEmpty, try isKept(item) else { return nil }
        return item
    }

    // MARK: Reads before

    private func read(_ request: OracleJSON, _ progress: inout Progress) async throws {
        let label = request["as"]?.text ?? ""
        let own = Substitution(arguments: arguments, read: progress.read, types: types)
        guard let each = request["each"]?["name"]?.text else {
            let item = try await self.item(request, own)
            progress.read[label] = .some(item.map(typed))
            progress.stored[label] = item
            return
        }
        guard case .items(let items)? = arguments[each] else { throw Unfilled.absent(each) }
        var found: [PlanItem?] = []
        for item in items {
            var one = own
            one.arguments[each] = .item(item)
            found.append(try await self.item(request, one).map(typed))
        }
        progress.readEach[label] = found
    }

    /// None where it has expired.
    private func item(_ request: OracleJSON, _ own: Substitution) async throws -> Item? {
        let answer = try await carrier.send("GetItem", own.fill(request["input"] ?? .null))
        guard let item = answer["Item"]?.members else { return nil }
        let type = PlainType.timestamp(.epochSeconds)
        if case .number(let expiry)? = item[PlainDesign.expiry].flatMap({ type.value(stored: $0) }), expiry <= own.now {
            return nil
        }
        return item
    }

    // MARK: Requests

    /// The same for each item of a list that is an argument, under the name that `each` gives.
    private func repetitions(of request: OracleJSON, _ progress: Progress) -> [Substitution] {
        let own = Substitution(arguments: arguments, read: progress.read, types: types)
        guard let name = request["each"]?["name"]?.text, case .items(let items)? = own.arguments[name] else {
            return [own]
        }
        return items.map { item in
            var one = own
            one.arguments[name] = .item(item)
            return one
        }
    }

    /// The actions of a transaction that a call sends.
    private func actions(
        _ request: OracleJSON, _ own: Substitution, _ progress: inout Progress
    ) throws -> [OracleJSON] {
        var filled: [OracleJSON?] = []
        for (number, action) in (request["input"]?["TransactItems"]?.elements ?? []).enumerated() {
            guard let (kind, input) = action.members.first else { throw Unfilled.refused("TransactItems") }
            do {
                let input = try filledWrite(request, number, input, own, isTransaction: true)
                if kind == "Put", progress.firstPut == nil { progress.firstPut = input["Item"]?.members }
                filled.append(.object([kind: input]))
            } catch Unfilled.absent {
                filled.append(nil)
            } catch Unfilled.noItem where kind == "Delete" {
                // Nothing is there to be deleted.
                progress.lacksItem = true
                filled.append(nil)
            }
        }
        for pair in request["companions"]?.elements ?? [] {
            guard let delete = pair["delete"]?.int, let put = pair["put"]?.int,
                let gone = filled[delete]?["Delete"]?["Key"],
                let made = filled[put]?["Put"]?["Item"], gone.members.allSatisfy({ made[$0.key] == $0.value })
            else { continue }
            filled[delete] = nil
            if pair["sameKey"]?.text == "neither" { filled[put] = nil }
        }
        return filled.compactMap { $0 }
    }

    private func filledWrite(
        _ request: OracleJSON, _ action: Int, _ input: OracleJSON, _ own: Substitution, isTransaction: Bool
    ) throws -> OracleJSON {
        func ofAction(_ name: String) -> [OracleJSON] {
            (request[name]?.elements ?? []).filter { ($0["at"]?.int ?? 0) == action }
        }
        var joined = input
        for choice in ofAction("choices") {
            let known = try own.fillItem(choice["of"] ?? .object([:]))
            let holds = try ClientFilter(choice["if"]?.text ?? "", own).holds(of: known.members)
            if let part = choice[holds ? "then" : "else"] { Self.join(part, to: &joined) }
        }
        var filled = try self.input(of: .object(["input": joined]), own) ?? joined
        for (name, value) in joined.members {
            switch name {
            case "Item": filled[name] = try item(value, ofAction("leaveOut"), own)
            case "Key": filled[name] = try own.fill(value)
            default: break
            }
        }
        if isTransaction, filled["ReturnValues"] != nil { throw Unfilled.refused("ReturnValues in a transaction") }
        return filled
    }

    /// What is put: a key of an index in which the item is not need not hold its values.
    private func item(_ template: OracleJSON, _ leftOut: [OracleJSON], _ own: Substitution) throws -> OracleJSON {
        func names(_ entry: OracleJSON) -> [String] { entry["attributes"]?.elements.compactMap(\.text) ?? [] }
        var gone = Set(leftOut.flatMap(names))
        let always = try own.fillItem(.object(template.members.filter { !gone.contains($0.key) }))
        for entry in leftOut {
            guard let condition = entry["unless"]?.text else { continue }
            if try ClientFilter(condition, own).holds(of: always.members) { gone.subtract(names(entry)) }
        }
        return try own.fillItem(.object(template.members.filter { !gone.contains($0.key) }))
    }

    /// Joins what a choice says to a request: the condition by AND, the changes to the clause of the same word.
    private static func join(_ part: OracleJSON, to input: inout OracleJSON) {
        var members = input.members
        for name in ["ExpressionAttributeNames", "ExpressionAttributeValues"] {
            guard let own = part[name]?.members else { continue }
            members[name] = .object((members[name]?.members ?? [:]).merging(own) { $1 })
        }
        if let condition = part["ConditionExpression"]?.text {
            let before = members["ConditionExpression"]?.text.map { $0 + " AND " } ?? ""
            members["ConditionExpression"] = .string(before + condition)
        }
        if let changes = part["UpdateExpression"]?.text {
            let word = changes.prefix { $0 != " " }
            var clauses = self.clauses(members["UpdateExpression"]?.text ?? "")
            if let place = clauses.firstIndex(where: { $0.hasPrefix(word + " ") }) {
                clauses[place] += ", " + changes.dropFirst(word.count + 1)
            } else {
                clauses.append(changes)
            }
            let words: [Substring] = ["SET", "REMOVE", "ADD", "DELETE"]
            let inOrder = words.flatMap { word in clauses.filter { $0.prefix { $0 != " " } == word } }
            members["UpdateExpression"] = .string(inOrder.joined(separator: " "))
        }
        input = .object(members)
    }

    private static func clauses(_ text: String) -> [String] {
        var clauses: [String] = []
        for word in text.split(separator: " ") {
            if ["SET", "REMOVE", "ADD", "DELETE"].contains(word) {
                clauses.append(String(word))
            } else if !clauses.isEmpty {
                clauses[clauses.count - 1] += " " + word
            }
        }
        return clauses
    }

    // MARK: Batches

    /// Two writes of one item in a batch, which are refused before any request.
    struct SameItemTwice: Error {}

    private func batch(_ request: OracleJSON) async throws {
        let own = repetitions(of: request, Progress())
        try await send(try own.map { try written(request, $0) }, request)
    }

    /// The same for the items of a page.
    private func batch(_ request: OracleJSON, _ page: [Item]) async throws {
        let name = request["each"]?["name"]?.text ?? ""
        try await send(try page.map { try written(request, found(as: name, $0)) }, request)
    }

    private func written(_ request: OracleJSON, _ own: Substitution) throws -> OracleJSON {
        guard let template = request["input"]?["RequestItems"]?.members.first?.value.elements.first else {
            throw Unfilled.refused("RequestItems")
        }
        return .object(
            try template.members.mapValues { try filledWrite(request, 0, $0, own, isTransaction: false) })
    }

    private func send(_ writes: [OracleJSON], _ request: OracleJSON) async throws {
        guard let table = request["input"]?["RequestItems"]?.members.first?.key else { return }
        var seen: Set<PlainText> = []
        for write in writes {
            let item = write["PutRequest"]?["Item"] ?? write["DeleteRequest"]?["Key"] ?? .null
            let key = OracleJSON.object(item.members.filter { tableKeys.contains($0.key) })
            guard seen.insert(PlainText(key.document)).inserted else { throw SameItemTwice() }
        }
        let most = request["each"]?["perRequest"]?.int ?? 25
        for start in stride(from: 0, to: writes.count, by: most) {
            var open = OracleJSON.array(Array(writes[start..<min(start + most, writes.count)]))
            while !open.elements.isEmpty {
                let answer = try await carrier.send(
                    "BatchWriteItem", .object(["RequestItems": .object([table: open])]))
                open = answer["UnprocessedItems"]?[table] ?? .array([])
            }
        }
    }
}
