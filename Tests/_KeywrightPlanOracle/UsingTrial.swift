/// Where `check` says that a key condition leaves out what is asked for (`KW219`), looks for a call and an item that show it.
struct UsingTrial {
    let design: PlainDesign
    let items: [PlainItem]
    private(set) var tally = PlanTally()

    init(_ design: PlainDesign, _ items: [PlainItem]) {
        self.design = design
        self.items = items
    }

    static let calls = 150

    mutating func run(_ pattern: PlainPattern, _ random: inout OracleRandom) {
        guard let using = pattern.using else { return }
        // What is filtered besides is left out on purpose.
        var asked = pattern
        asked.filter = nil
        tally.count("key conditions that leave something out, it is said")
        if pattern.entities.contains(where: { design.entity($0).keys(on: using.path) == nil }) {
            return tally.count("key conditions of an index that does not hold an entity")
        }
        // Without a `where` it says, too, that no item of an entity can be in the partition.
        var unmet = pattern.tests.isEmpty ? Set(pattern.entities) : []
        for _ in 0..<Self.calls {
            guard let values = design.parameters(of: pattern, near: items, &random) else { continue }
            let all = design.items(beside: items, pattern, values, &random)
            for item in all where design.isWanted(item, asked, values) {
                unmet.remove(item.entity)
                guard using.path.keys.allSatisfy({ item.stored[$0] != nil }) else { continue }
                guard using.reads(item.stored, design, values) == false else { continue }
                return tally.count("key conditions that leave something out, as was found")
            }
        }
        guard unmet.isEmpty else { return tally.count("key conditions whose partition has no item of an entity") }
        var shown = design
        shown.patterns = [pattern]
        tally.doubt("KW219, and nothing is left out in \(Self.calls) calls\n\(pattern.yaml)\n\(shown.yaml)")
    }
}
