import KeywrightModel
import Testing

@testable import KeywrightPlanner

/// The planner's work grows with the design, not with its square.
@Suite("Scale")
struct ScaleTests {
    typealias F = DesignFixture

    /// Entities that share one form of partition key, each with a list, a look-up by an index, and a get.
    static func design(entities: Int) -> Design {
        var fixture = F(indexes: [F.index("GSI1", ["GSI1PK"], ["GSI1SK"])])
        let attributes = [F.attribute("t", .ulid), F.attribute("o", .ulid), F.attribute("n", .int, min: 0)]
        for number in 0..<entities {
            let name = "E\(number)"
            fixture.add(
                name, key: ["T#<t>", "\(name)#<o>"], indexes: [("GSI1", ["\(name)#<o>", "\(name)#<n|pad(4)>"])],
                attributes)
        }
        for number in 0..<entities {
            fixture.query("list\(number)", ["E\(number)"], where: "t = $t")
            fixture.query("find\(number)", ["E\(number)"], where: "o = $o and n >= $n")
        }
        return fixture.design
    }

    @Test("A key condition is held against the items alone whose keys can begin as it asks")
    func candidates() {
        let design = Self.design(entities: 300)
        let occupancy = Occupancy(design)
        for path in occupancy.paths(of: TableID(0)) {
            for number in stride(from: 0, to: 300, by: 7) {
                let partition = path.index == nil ? "T#" : "E\(number)#"
                let found = occupancy.compatible(with: partition, "E\(number)#", on: path)
                #expect(found.map(\.entity) == [EntityID(number)])
            }
        }
        #expect(planAccess(design).patterns.allSatisfy { $0.plan?.foreign.isEmpty ?? false })
    }
}
