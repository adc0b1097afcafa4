import KeywrightDiagnostics
import KeywrightDriver
import KeywrightModel
import KeywrightSuggest
import KeywrightSynthesis
import Testing

/// Random small designs, with and without keys: whatever is suggested serves every query and is free of errors.
@Suite("suggest: random designs")
struct SuggestRandomTests {
    private struct Random {
        var state: UInt64

        mutating func below(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }

        mutating func pick<T>(_ list: [T]) -> T { list[below(list.count)] }
    }

    static func design(seed: Int, hasKeys: Bool) -> String {
        var random = Random(state: UInt64(seed) &* 2_654_435_761 &+ 1)
        let entities = Array(["User", "Order", "OrderItem", "Invoice"].prefix(1 + random.below(4)))
        var text = "keywright: 1\ndesign: R\ntable:\n  name: things\n"
        if hasKeys {
            text += "  key: { partition: PK, sort: SK }\n"
            if random.below(2) == 0 { text += "  indexes:\n    GSI1: { partition: GSI1PK, sort: GSI1SK }\n" }
        }
        text += "entities:\n"
        for entity in entities {
            let id = entity.prefix(1).lowercased() + entity.dropFirst() + "Id"
            text += "  \(entity): # of \(entity)\n"
            if hasKeys { text += "    key: { PK: \(entity.uppercased())#<\(id)>, SK: \(entity.uppercased()) }\n" }
            text += "    attributes: { \(id): ulid, owner: ulid, kind: string, at: timestamp, on: date, "
            text += "rank: { type: int, min: 0, max: 999 }, status: { enum: [new, done] }, note: string? }\n"
        }
        text += "accessPatterns:\n"
        for number in 0..<(1 + random.below(5)) {
            let entity = random.pick(entities)
            var equal: Set<String> = []
            for _ in 0...random.below(2) { equal.insert(random.pick(["owner", "kind", "status", "note"])) }
            var tests = equal.sorted().map { "\($0) = $\($0)" }
            let sorted = random.pick(["at", "on", "rank", "kind", ""])
            var order = ""
            if !sorted.isEmpty, !equal.contains(sorted) {
                if random.below(2) == 0 {
                    tests.append("\(sorted) >= $from")
                } else {
                    order = ", order: \(sorted) descending"
                }
            }
            text +=
                "  q\(number): { query: \(entity), where: \(tests.joined(separator: " and "))\(order), limit: 20 }\n"
        }
        if entities.count > 1, random.below(2) == 0 {
            text += "  both: { query: [\(entities[0]), \(entities[1])], where: owner = $owner, limit: 20 }\n"
        }
        if random.below(3) == 0 {
            text += "  change: { update: \(entities[0]), set: [\(random.pick(["kind", "at"]))] }\n"
        }
        return text
    }

    @Test("every query is planned and nothing is an error", arguments: 0..<40)
    func holds(seed: Int) throws {
        for hasKeys in [false, true] {
            let text = Self.design(seed: seed, hasKeys: hasKeys)
            let suggestion = try SuggestTests.suggestion(text)
            #expect(suggestion.unserved.map { "\($0.pattern): \($0.why)" } == [], "\(text)")
            let compilation = try SuggestTests.compiled(suggestion)
            #expect(compilation.patternsWithoutPlan == [], "\(text)")
            let errors = compilation.findings.filter { $0.severity == .error && $0.rule.code != "KW000" }
            #expect(errors.map(\.message) == [], "\(text)")
            #expect(suggestion.leastNewIndexes <= suggestion.change.indexes.count)
            for entity in compilation.design?.entities.map(\.name) ?? [] {
                #expect(SuggestTests.text(suggestion).contains("  \(entity): # of \(entity)\n"))
            }
        }
    }
}
