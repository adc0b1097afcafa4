import KeywrightDiagnostics
import KeywrightModel
import Testing
import _KeywrightTestSupport

/// What the model holds of each operation and each of its keys.
@Suite struct OperationMeaningTests {
    static let entities = """
        entities:
          Account:
            key: { PK: 'A#<accountId>', SK: ACCOUNT }
            indexes: { GSI1: { G1: '<state>', G2: '<accountId>' } }
            attributes:
              accountId: ulid
              balance: { type: int, default: 0 }
              level: { type: int, min: 1, max: 3 }
              owner: string
              note: string?
              tags: set<string>
              log: list<string>
              state: { enum: [open, closed] }
              active: bool
          Entry:
            key: { PK: 'A#<accountId>', SK: 'E#<number|pad(6)>' }
            attributes: { accountId: ulid, number: { type: int, min: 0 }, amount: int, text: string? }

        """

    private func pattern(_ entry: String) throws -> (AccessPattern, Design) {
        let (design, findings) = resolve(FindingCase.head + Self.entities + "accessPatterns:\n  a: \(entry)\n")
        #expect(findings.map(\.message) == [])
        let known = try #require(design)
        return (try #require(known.patterns.first), known)
    }

    private func names(_ ids: [AttributeID]?, of entity: EntityID, _ design: Design) -> [String]? {
        ids.map { $0.map { design[entity][$0].name } }
    }

    @Test func getAndItsKeys() throws {
        let (pattern, design) = try pattern(
            "{ get: Account, consistent: true, select: [owner, note], expired: included, filter: active = $on }")
        guard case .get(let get) = pattern.operation else { throw Unexpected() }
        #expect(get.consistent?.value == true && get.includesExpired && get.filter?.tests.count == 1)
        #expect(names(get.select, of: get.entity, design) == ["owner", "note"])
        #expect(pattern.parameters.map(\.name) == ["accountId", "on"])
    }

    @Test func aBatchTakesWholeKeys() throws {
        let (pattern, _) = try pattern("{ batchGet: Entry }")
        guard case .batchGet(let get) = pattern.operation else { throw Unexpected() }
        #expect(get.keyBindings.isEmpty && pattern.parameters.isEmpty)
    }

    @Test func transactGetSharesParameters() throws {
        let (pattern, design) = try pattern(
            "{ transactGet: [Account, Entry], select: [owner, amount, accountId], filter: { Entry: amount > 0 } }")
        guard case .transactGet(let gets) = pattern.operation else { throw Unexpected() }
        #expect(pattern.parameters.map(\.name) == ["accountId", "number"])
        #expect(
            gets.map { names($0.select, of: $0.entity, design) } == [["owner", "accountId"], ["amount", "accountId"]])
        #expect(gets.map { $0.filter == nil } == [true, false])
    }

    @Test func queryAndItsKeys() throws {
        let (pattern, design) = try pattern(
            "{ query: Account, where: accountId = $accountId, limit: 5, reads: 3, fetch: true, index: GSI1, "
                + "fanout: [state, active, level], buckets: 12, expired: included, select: [owner], returns: count }")
        guard case .query(let query) = pattern.operation, let branch = query.entities.first else { throw Unexpected() }
        #expect(query.limit?.value == 5 && query.reads?.value == 3 && query.buckets?.value == 12)
        #expect(query.fetches && query.includesExpired && query.returns.value == .count)
        #expect(names(branch.fanout, of: branch.entity, design) == ["state", "active", "level"])
        #expect(names(branch.select, of: branch.entity, design) == ["owner"])
    }

    @Test func scan() throws {
        let (pattern, _) = try pattern(
            "{ scan: Account, because: a report by night, index: GSI1, filter: balance < $most, limit: 100 }")
        guard case .scan(let scan) = pattern.operation else { throw Unexpected() }
        #expect(scan.because == "a report by night" && scan.index?.value == "GSI1" && scan.limit?.value == 100)
        #expect(scan.returns.value == .many && pattern.parameters.map(\.name) == ["most"])
        #expect(pattern.entities == [scan.branch.entity] && !pattern.writes(scan.branch.entity))
    }

    @Test func deleteAll() throws {
        let (pattern, _) = try pattern("{ deleteAll: Entry, where: accountId = $accountId, filter: amount = 0 }")
        guard case .deleteAll(let deleteAll) = pattern.operation else { throw Unexpected() }
        #expect(deleteAll.branch.condition != nil && deleteAll.branch.filter != nil)
        #expect(pattern.writes(deleteAll.branch.entity))
    }

    @Test(arguments: ["batchPut", "batchDelete"])
    func batches(operation: String) throws {
        let (pattern, design) = try pattern("{ \(operation): Entry }")
        #expect(pattern.parameters.isEmpty && pattern.entities.map { design[$0].name } == ["Entry"])
        #expect(pattern.entities.allSatisfy { pattern.writes($0) })
    }

    @Test func members() throws {
        let (pattern, _) = try pattern(
            "{ update: Account, append: { log: $line, tags: [$tag, 'new'] }, delete: {}, upsert: true, returns: old }")
        guard case .update(let update) = pattern.operation else { throw Unexpected() }
        #expect(update.append.map(\.values.count) == [1, 2] && update.isUpsert && update.returns == .old)
        #expect(pattern.parameters.map(\.name) == ["accountId", "line", "tag"])
        #expect(pattern.parameters.dropFirst().map(\.type) == [.string, .string])
    }

    @Test func deletedMembers() throws {
        let (pattern, _) = try pattern("{ update: Account, delete: { tags: $tag } }")
        guard case .update(let update) = pattern.operation else { throw Unexpected() }
        #expect(update.delete.count == 1 && pattern.parameters.map(\.name) == ["accountId", "tag"])
    }

    @Test func given() throws {
        let (pattern, _) = try pattern(
            "{ update: Account, set: { owner: $new }, given: [owner, state], read: true }")
        guard case .update(let update) = pattern.operation else { throw Unexpected() }
        #expect(update.given.attributes.count == 2 && update.given.isRead)
        #expect(pattern.parameters.map(\.name) == ["accountId", "new", "owner", "state"])
    }

    @Test func negatedParameters() throws {
        let (pattern, _) = try pattern(
            "{ update: Account, add: { balance: -$amount }, if: balance >= $amount and balance > -$least }")
        guard case .update(let update) = pattern.operation, case .parameter(let amount) = update.add[0].value else {
            throw Unexpected()
        }
        #expect(amount.isNegated && amount.name == "amount")
        #expect(pattern.parameters.map(\.name) == ["accountId", "amount", "least"])
        let negated = update.condition?.tests.flatMap(\.operands).filter { operand in
            if case .parameter(let parameter) = operand { return parameter.isNegated }
            return false
        }
        #expect(negated?.count == 1)
    }

    @Test func budgetAndScope() throws {
        let (pattern, _) = try pattern("{ get: Account, budget: { read: 0.5, write: 5, pages: 2 }, unscoped: true }")
        #expect(pattern.budget.read?.value == 0.5 && pattern.budget.write?.value == 5)
        #expect(pattern.budget.pages?.value == 2 && pattern.isUnscoped)
        #expect(pattern.words.map(\.value) == ["get", "budget", "unscoped"])
    }

    @Test func repeatedSteps() throws {
        let (pattern, _) = try pattern("{ transact: [{ delete: Entry, many: { max: 5 } }, { check: Account }] }")
        guard case .transact(let steps) = pattern.operation else { throw Unexpected() }
        #expect(steps[0].many?.value == 5 && steps[0].words.map(\.value) == ["delete", "many"])
    }

    private struct Unexpected: Error {}
}
