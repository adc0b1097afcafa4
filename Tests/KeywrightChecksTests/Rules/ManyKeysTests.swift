import KeywrightDiagnostics
import KeywrightDriver
import Testing

/// How much is told of a design in which nearly all keys collide, or are ambiguous. What single findings say stands in the rules'
/// examples and in the corpus.
@Suite("KW101 key-collision and KW102 ambiguous-key: many at once")
struct ManyKeysTests {
    private func findings(_ rule: String, entities: Int, _ key: (Int) -> String) -> [Diagnostic] {
        let entity = { (number: Int) in
            """
              E\(number):
                key: { \(key(number)) }
                attributes: { a: string, b: string }

            """
        }
        let text = """
            keywright: 1
            design: T
            table: { name: things, key: { partition: PK, sort: SK } }
            entities:
            \((0..<entities).map(entity).joined())
            """
        return compile(SourceFile(path: "t.keywright.yaml", text: text)).findings.filter { $0.rule.code == rule }
    }

    @Test func tenCollisionsOfOneKeyAreTold() {
        let found = findings("KW101", entities: 12) { _ in "PK: <a>, SK: <b>" }
        let ofLast = found.filter { $0.subject.other == "E11" }
        #expect(ofLast.count == 10)
        #expect(
            ofLast.flatMap(\.notes) == [
                "there are many such pairs: with further entities the keys of `E11` were not compared"
            ])
        // Ten others, each of which is told: nothing is left out.
        let ofTheOneBefore = found.filter { $0.subject.other == "E10" }
        #expect(ofTheOneBefore.count == 10 && ofTheOneBefore.flatMap(\.notes).isEmpty)
    }

    @Test func theRestIsLeftOutAndSaidToBe() {
        let found = findings("KW101", entities: 80) { _ in "PK: <a>, SK: <b>" }
        #expect(found.count == 500)
        #expect(found.last?.notes == ["there are many such pairs: further keys were not compared"])
        let ambiguous = findings("KW102", entities: 260) { "PK: K\($0)#<a><b>, SK: X" }
        #expect(ambiguous.count == 250)
        #expect(ambiguous.last?.notes == ["there are many such keys: further ones were not looked at"])
    }
}
