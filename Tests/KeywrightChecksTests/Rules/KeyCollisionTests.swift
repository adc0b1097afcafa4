import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

@Suite("KW101 key-collision, of keys too entangled for a proof")
struct KeyCollisionTests {
    private static func design(_ second: String) -> String {
        """
        keywright: 1
        design: Twins
        table: { name: twins, key: { partition: PK, sort: SK } }
        entities:
          First:
            key: { PK: "N<n|pad(4)>#<n|invert(3)>", SK: HEAD }
            attributes: { n: { type: int, min: 0, max: 999 } }
          Second:
            key: { PK: "\(second)", SK: HEAD }
            attributes: { m: { type: int, min: 0, max: 999 } }
        """
    }

    @Test("the same key of two entities is shown by an item of each")
    func same() throws {
        let found = findings(in: Self.design("N<m|pad(4)>#<m|invert(3)>")).filter { $0.rule.code == "KW101" }
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.severity == .error)
        guard case .items(let items)? = finding.witness else {
            Issue.record("no witness")
            return
        }
        #expect(items.map(\.entity) == ["First", "Second"])
        // 1 with three more digits, and its nine's complement.
        #expect(items.map { $0.key.first?.value } == [.text("N0001#998"), .text("N0001#998")])
    }

    @Test("other keys are not said to collide")
    func other() {
        let found = findings(in: Self.design("N<m|invert(4)>#<m|pad(3)>")).filter { $0.rule.code == "KW101" }
        #expect(found.allSatisfy { $0.severity == .info })
    }
}
