import KeywrightCodeGen
import KeywrightRuntime
import Testing
import _KeywrightGeneratedCalls

@testable import _KeywrightPlanOracle

/// What holds generated code to the report of plans has to see where both differ.
@Suite("Generated code held to the report")
struct HeldCodeTests {
    private func request(
        _ operation: String, _ members: [String: OracleJSON], group: Int = 1
    ) -> SentRequest { SentRequest(operation: operation, input: .object(members), group: group) }

    private func query(_ partition: String, group: Int = 1, _ more: [String: OracleJSON] = [:]) -> SentRequest {
        request("Query", ["PK": .string(partition)].merging(more) { $1 }, group: group)
    }

    private func whole(_ sent: [SentRequest], _ planned: [SentRequest]) -> String? {
        var rules = RequestRules()
        return rules.difference(ofWhole: sent, planned)
    }

    @Test("a read sends what is planned, group by group")
    func wholes() {
        let planned = [query("a"), query("b"), query("c", group: 2)]
        #expect(whole(planned, planned) == nil)
        // Of one group in any order, of two in theirs.
        #expect(whole([query("b"), query("a"), query("c")], planned) == nil)
        #expect(whole([query("a"), query("c"), query("b")], planned) != nil)
        #expect(whole([query("a"), query("b")], planned) != nil)
        #expect(whole(planned + [query("c")], planned) != nil)
        #expect(whole([query("a", ["Limit": .number("1")])], [query("a")]) != nil)
        #expect(whole([query("a", ["ConsistentRead": .bool(true)])], [query("a")]) != nil)
        #expect(whole([query("a")], [query("a", ["ScanIndexForward": .bool(true)])]) == nil)
        #expect(whole([query("a")], [query("a", ["ScanIndexForward": .bool(false)])]) != nil)
        #expect(whole([request("Scan", ["PK": .string("a")])], [query("a")]) != nil)
        // Equal to Swift, and not to the service.
        #expect(whole([query("\u{E9}")], [query("e\u{301}")]) != nil)
    }

    private func fetch(_ keys: [String], _ projection: String = "x") -> SentRequest {
        let own: OracleJSON = .object([
            "Keys": .array(keys.map { .string($0) }), "ProjectionExpression": .string(projection),
        ])
        return request("BatchGetItem", ["RequestItems": .object(["t": own])], group: 9)
    }

    @Test("what is found is fetched in other portions where several requests find it, and there alone")
    func fetches() {
        let one = [query("a"), fetch(["1", "2"])]
        #expect(whole(one, one) == nil)
        #expect(whole([query("a"), fetch(["1"]), fetch(["2"])], one) != nil)
        let several = [query("a"), query("b"), fetch(["1", "2"])]
        #expect(whole([query("a"), query("b"), fetch(["1"]), fetch(["2"])], several) == nil)
        #expect(whole([query("a"), query("b"), fetch(["2"]), fetch(["1"])], several) != nil)
        #expect(whole([query("a"), query("b"), fetch(["1", "2"], "y")], several) != nil)
    }

    @Test("a page says how many it wants and where it begins, and no more")
    func pages() {
        func part(_ sent: [SentRequest], isFirst: Bool = false) -> String? {
            var rules = RequestRules()
            return rules.difference(ofPart: sent, [query("a")], limits: 1...3, isFirst: isFirst)
        }
        let start: [String: OracleJSON] = ["Limit": .number("3"), "ExclusiveStartKey": .object([:])]
        #expect(part([query("a", start)]) == nil)
        #expect(part([query("a", start)], isFirst: true) != nil)
        #expect(part([query("a", ["Limit": .number("4")])]) != nil)
        #expect(part([query("a")]) != nil)
        #expect(part([query("b", start)]) != nil)
    }

    @Test("a write asks for the item as it stands where it has a condition, and a transaction has a token")
    func writes() {
        func write(_ sent: [SentRequest], _ planned: [SentRequest], fails: Bool = false) -> String? {
            var rules = RequestRules()
            return rules.difference(ofWrite: sent, planned, fails: fails)
        }
        let condition: [String: OracleJSON] = ["ConditionExpression": .string("c")]
        let asking = condition.merging(["ReturnValuesOnConditionCheckFailure": .string("ALL_OLD")]) { $1 }
        let (planned, sent) = (request("PutItem", condition), request("PutItem", asking))
        #expect(write([sent], [planned]) == nil)
        #expect(write([planned], [planned]) != nil)
        #expect(write([sent, sent], [planned]) != nil)
        // Begun anew where the condition failed, and there alone.
        #expect(write([sent], [planned, planned], fails: true) == nil)
        #expect(write([sent], [planned, planned]) != nil)
        let actions: OracleJSON = .array([.object(["Put": .object(condition)])])
        let askingActions: OracleJSON = .array([.object(["Put": .object(asking)])])
        let transaction = request("TransactWriteItems", ["TransactItems": actions])
        let token: OracleJSON = .string("t")
        let withToken = request(
            "TransactWriteItems", ["TransactItems": askingActions, "ClientRequestToken": token])
        #expect(write([withToken], [transaction]) == nil)
        #expect(write([request("TransactWriteItems", ["TransactItems": askingActions])], [transaction]) != nil)
    }

    /// Methods that find nothing and do nothing.
    private struct IdleCalls: GeneratedCalls {
        static let number = 1
        static var design: String {
            var tally = PlanTally()
            return (try? GeneratedDesign(number: number, seed: 7, &tally))?.design.yaml ?? ""
        }

        init(client: some DynamoDBClient, now: @escaping @Sendable () -> Timestamp) {}

        func call(_ call: GeneratedCall) async throws -> CallResult { .items([]) }
    }

    @Test("methods that do nothing are found out, of reads and of writes")
    func idle() async throws {
        let tally = try await heldCode(of: [IdleCalls.self], seed: 7)
        #expect(tally["generated: calls of reads"] > 0 && tally["generated: calls of writes"] > 0)
        #expect(tally.faultCount > 2)
        // Written of another seed, it is another design.
        let other = try await heldCode(of: [IdleCalls.self], seed: 8)
        #expect(other.faults.first?.hasPrefix("the code of design 1 is of another design") == true)
    }

    @Test("each pattern that is generated has a method, which the calls name")
    func calls() throws {
        var tally = PlanTally()
        let generated = try #require(try GeneratedDesign(number: 1, seed: 7, &tally))
        #expect(generated.calls.methods.map(\.pattern) == generated.design.patterns.map(\.name))
        let text = CallsWriter(calls: generated.calls, number: 1, design: generated.design).text
        for pattern in generated.design.patterns { #expect(text.contains("case \"\(pattern.name)\": ")) }
        let files = try generated.files()
        #expect(files.map(\.path).contains("Calls.swift") && files.count > 1)
    }
}
