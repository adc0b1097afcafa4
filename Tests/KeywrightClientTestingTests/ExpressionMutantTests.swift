import KeywrightInMemory
import KeywrightRuntime
import Testing

@testable import KeywrightClientTesting

/// A client that does one thing wrong, and the cases that are there to find it.
private struct Mutant: Sendable, CustomTestStringConvertible {
    let name: String
    let client: RewritingClient
    let cases: [ClientCase]
    var testDescription: String { name }

    init(_ name: String, _ client: RewritingClient, _ cases: [ClientCase]) {
        self.name = name
        self.client = client
        self.cases = cases
    }
}

@Suite("The client suite finds broken expressions, orders, pages and sizes")
struct ExpressionMutantTests {
    @Test(
        "a mutant fails a case",
        arguments: conditionMutants + refusalMutants + updateMutants + pageMutants + itemMutants)
    private func isFound(mutant: Mutant) async {
        let results = await ClientSuite.run(mutant.cases, on: mutant.client)
        #expect(results.contains { $0.failure != nil })
    }

    @Test("the client round the engine passes where nothing is changed")
    func passes() async {
        let results = await ClientSuite.run(ClientSuite.betweens + ClientSuite.pagings, on: RewritingClient())
        #expect(results.compactMap(\.failure) == [])
    }
}

private let conditionMutants: [Mutant] = [
    Mutant(
        "BETWEEN excludes its bounds",
        .conditions { expression, _ in
            expression.replacing(/(\S+) BETWEEN (\S+) AND (\S+)/) { "\($0.1) > \($0.2) AND \($0.1) < \($0.3)" }
        }, ClientSuite.betweens),
    Mutant(
        "begins_with takes capitals for small letters",
        .conditions { expression, values in
            guard case .s(let text)? = values[":v"] else { return expression }
            values[":lower"] = .s(text.lowercased())
            return expression.replacing(/begins_with\((\S+), :v\)/) {
                "(begins_with(\($0.1), :v) OR begins_with(\($0.1), :lower))"
            }
        }, ClientSuite.beginsWiths),
    Mutant(
        "attribute_not_exists always holds",
        .conditions { expression, _ in
            expression.replacing(/attribute_not_exists\((\S+)\)/) {
                "(attribute_not_exists(\($0.1)) OR attribute_exists(\($0.1)))"
            }
        }, ClientSuite.existences),
    Mutant(
        "AND is OR", .conditions { expression, _ in expression.replacing(" AND ", with: " OR ") }, ClientSuite.logic),
    Mutant(
        "NOT is passed over", .conditions { expression, _ in expression.replacing("NOT ", with: "") }, ClientSuite.logic
    ),
    Mutant("<= is <", .conditions { expression, _ in expression.replacing("<=", with: "<") }, ClientSuite.comparisons),
    Mutant(
        "<> of a missing attribute is false",
        .conditions { expression, _ in
            expression.replacing(/^(\w+) <> :v$/) { "attribute_exists(\($0.1)) AND \($0.1) <> :v" }
        }, ClientSuite.comparisonsOfUnlikes),
    Mutant(
        "numbers in conditions are compared as text",
        RewritingClient(put: { (engine, input) async throws(DynamoDBError) in
            guard let comparison = input.conditionExpression?.wholeMatch(of: /a ([<>]) :v/),
                case .n(let left)? = input.item["a"], case .n(let right)? = input.expressionAttributeValues[":v"]
            else { return try await engine.putItem(input) }
            if comparison.1 == "<" ? left < right : left > right { return WriteItemOutput() }
            throw DynamoDBError(.conditionalCheckFailed, "The conditional request failed")
        }), ClientSuite.comparisons),
    Mutant(
        "size is compared by >= alone",
        .conditions { expression, _ in expression.replacing("size(a) = :n", with: "size(a) >= :n") },
        ClientSuite.sizes),
    Mutant(
        "contains is begins_with",
        .conditions { expression, _ in expression.replacing("contains(", with: "begins_with(") },
        ClientSuite.containments),
]

private let refusalMutants: [Mutant] = [
    Mutant("reserved words are names", .forgiving("reserved keyword"), ClientSuite.reservedWords),
    Mutant("placeholders may stay unused", .forgiving("unused in expressions"), ClientSuite.placeholders),
    Mutant("operators are not counted", .forgiving("too many operators"), ClientSuite.expressionLimits),
    Mutant("expressions may be long", .forgiving("Expression size"), ClientSuite.expressionLimits),
    Mutant("parentheses may be doubled", .forgiving("redundant parentheses"), ClientSuite.conditionSyntax),
    Mutant("a query filters on keys", .forgiving("non-primary key attributes"), ClientSuite.refusedQueries),
    Mutant("paths may overlap", .forgiving("overlap"), ClientSuite.overlaps),
    Mutant("keys may be updated", .forgiving("part of the key"), ClientSuite.updatedKeys),
    Mutant("bounds may be the wrong way round", .forgiving("upper bound"), ClientSuite.refusedKeyConditions),
    Mutant("items may exceed 400 KB", .forgiving("size has exceeded"), ClientSuite.itemSizeLimits),
    Mutant("numbers may have 39 digits", .forgiving("38 significant digits"), ClientSuite.numberLimits),
    Mutant("items may nest as they like", .forgiving("Nesting Levels"), ClientSuite.nesting),
]

private let updateMutants: [Mutant] = [
    Mutant(
        "UPDATED_NEW gives the whole item",
        .updates { if $0.returnValues == .updatedNew { $0.returnValues = .allNew } }, ClientSuite.updateAnswers),
    Mutant(
        "ADD replaces",
        .updates {
            $0.updateExpression = $0.updateExpression.replacing(/^ADD (\w+) (:\w+)$/) { "SET \($0.1) = \($0.2)" }
        },
        ClientSuite.adds),
    Mutant(
        "DELETE adds",
        .updates { $0.updateExpression = $0.updateExpression.replacing("DELETE a", with: "ADD a") }, ClientSuite.deletes
    ),
    Mutant(
        "if_not_exists takes the value always",
        .updates {
            $0.updateExpression = $0.updateExpression.replacing(/if_not_exists\(\w+, (:\w+)\)/) { "\($0.1)" }
        }, ClientSuite.sets),
    Mutant(
        "list_append puts the second list first",
        .updates {
            $0.updateExpression = $0.updateExpression.replacing(/list_append\((\w+), (:\w+)\)/) {
                "list_append(\($0.2), \($0.1))"
            }
        }, ClientSuite.nestedSets),
    Mutant(
        "an update's condition is passed over", .updates { $0.conditionExpression = nil },
        ClientSuite.conditionalUpdates),
]

private let pageMutants: [Mutant] = [
    Mutant("descending is ascending", .queries { $0.scanIndexForward = true }, ClientSuite.pagings),
    Mutant("the start key is passed over", .queries { $0.exclusiveStartKey = nil }, ClientSuite.pagings),
    Mutant("the limit is passed over", .queries { $0.limit = nil }, ClientSuite.pagings),
    Mutant("the filter is passed over", .queries { $0.filterExpression = nil }, ClientSuite.filters),
    Mutant("COUNT gives items", .queries { if $0.select == .count { $0.select = nil } }, ClientSuite.selects),
    Mutant(
        "a local index does not fetch",
        .queries { if $0.select == .allAttributes { $0.select = .allProjectedAttributes } },
        ClientSuite.indexProjections),
    Mutant(
        "the projection is dropped",
        .queries {
            $0.projectionExpression = nil
            $0.expressionAttributeNames = [:]
        }, ClientSuite.projections),
    Mutant(
        "the filter comes before the limit",
        RewritingClient(query: { (engine, input) async throws(DynamoDBError) in
            guard input.filterExpression != nil, let limit = input.limit else { return try await engine.query(input) }
            var whole = input
            whole.limit = nil
            var page = try await engine.query(whole)
            page.items = Array(page.items.prefix(limit))
            page.count = page.items.count
            return page
        }), ClientSuite.filters),
    Mutant(
        "numbers sort as text",
        .pages { page, input in
            page.items.sort { texts([$0])[0].utf8.lexicographicallyPrecedes(texts([$1])[0].utf8) }
            if !input.scanIndexForward { page.items.reverse() }
        }, ClientSuite.keyOrders),
    Mutant(
        "texts sort by UTF-16",
        .pages { page, input in
            page.items.sort { left, right in
                guard case .s(let a)? = left["sk"], case .s(let b)? = right["sk"] else { return false }
                return a.utf16.lexicographicallyPrecedes(b.utf16)
            }
            if !input.scanIndexForward, case .s? = page.items.first?["sk"] { page.items.reverse() }
        }, ClientSuite.keyOrders),
    Mutant(
        "a cursor at the very end is left out",
        RewritingClient(query: { (engine, input) async throws(DynamoDBError) in
            var page = try await engine.query(input)
            guard let last = page.lastEvaluatedKey else { return page }
            var next = input
            next.exclusiveStartKey = last
            if try await engine.query(next).scannedCount == 0 { page.lastEvaluatedKey = nil }
            return page
        }), ClientSuite.cursors),
    Mutant(
        "a cursor of an index holds the table's keys alone",
        .pages { page, _ in page.lastEvaluatedKey = page.lastEvaluatedKey?.filter { ["pk", "sk"].contains($0.key) } },
        ClientSuite.cursors),
    Mutant(
        "the count is what was read", .pages { page, _ in page.count = page.scannedCount }, ClientSuite.filters),
    Mutant(
        "each segment scans everything",
        .scans {
            $0.segment = nil
            $0.totalSegments = nil
        }, ClientSuite.parallelScans),
]

private let itemMutants: [Mutant] = [
    Mutant(
        "a set comes back with a member twice",
        .items {
            guard case .ss(let texts) = $0 else { return $0 }
            return .ss(texts + texts.prefix(1))
        }, ClientSuite.nesting),
    Mutant(
        "numbers go through Double",
        .items {
            guard case .n(let text) = $0, let number = Double(text), text.count > 17 else { return $0 }
            return .n("\(number)")
        }, ClientSuite.numberPlaces),
    Mutant(
        "items are measured in 1,000 bytes",
        RewritingClient(put: { (engine, input) async throws(DynamoDBError) in
            guard case .s(let text)? = input.item["f"], text.utf8.count > 400_000 else {
                return try await engine.putItem(input)
            }
            throw DynamoDBError(.validation, "Item size has exceeded the maximum allowed size")
        }), ClientSuite.itemSizes),
    Mutant(
        "keys are taken in small letters",
        RewritingClient(put: { (engine, input) async throws(DynamoDBError) in
            var input = input
            if case .s(let text)? = input.item["sk"] { input.item["sk"] = .s(text.lowercased()) }
            return try await engine.putItem(input)
        }), ClientSuite.keyIdentities),
    Mutant(
        "the item of a failed condition is left out",
        RewritingClient(put: { (engine, input) async throws(DynamoDBError) in
            var input = input
            input.returnItemOnConditionFailure = false
            return try await engine.putItem(input)
        }), ClientSuite.conditionalPuts),
]
