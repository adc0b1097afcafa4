import Testing

@testable import KeywrightKeySpace

@Suite struct HeadIndexTests {
    private func pairs(_ list: [(Int, Int)]) -> [[Int]] { list.map { [$0.0, $0.1] } }

    @Test func agreesWithComparingAll() {
        var random = SeededGenerator(seed: 41)
        let field = TemplateShape.Part.field(FieldID("f"), .anyText)
        for _ in 0..<60 {
            let texts = (0..<30).map { _ in
                let letters = (0..<Int.random(in: 0...4, using: &random)).map { _ in
                    "ab#é".randomElement(using: &random)!
                }
                return (String(letters), random.chance(50))
            }
            let shapes = texts.map { text, isOpen in TemplateShape([.literal(text)] + (isOpen ? [field] : [])) }
            var expected: [[Int]] = []
            for i in texts.indices {
                for j in texts.indices where i < j {
                    let (a, b) = (texts[i], texts[j])
                    let meets =
                        a.0 == b.0 || (a.1 && b.0.hasPrefix(a.0)) || (b.1 && a.0.hasPrefix(b.0))
                    if meets { expected.append([i, j]) }
                }
            }
            #expect(pairs(HeadIndex.possiblePairs(shapes)) == expected)
            let keys = shapes.indices.map { KeyShape(parts: [shapes[$0], shapes[($0 * 7 + 3) % shapes.count]]) }
            let seconds = Set(pairs(HeadIndex.possiblePairs(keys.map { $0.parts[1] })))
            #expect(pairs(HeadIndex.possiblePairs(keys) ?? []) == expected.filter { seconds.contains($0) })
        }
    }

    /// A thousand entities in one partition with sort keys of their own: no pair is ever listed.
    @Test func distinctHeadsAreQuick() {
        let template = Templates.usual.template
        let keys = (0..<1_000).map { KeyShape(partition: template("T#<u>"), sort: template("E\($0)#<v>")) }
        let clock = ContinuousClock()
        var found: [(Int, Int)] = []
        let time = clock.measure { found = HeadIndex.possiblePairs(keys + keys) ?? [] }
        // Each key with its copy.
        #expect(found.count == 1_000)
        #expect(time < .seconds(2))
    }
}
