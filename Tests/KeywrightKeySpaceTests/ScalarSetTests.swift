import Testing

@testable import KeywrightKeySpace

@Suite struct ScalarSetTests {
    /// Sets over a stretch that spans the surrogates, against plain sets of numbers.
    @Test func agreesWithPlainSets() {
        let universe = Set((0xD7F0...0xE00F).filter { !(0xD800...0xDFFF).contains($0) }.map { UInt32($0) })
        func members(_ set: ScalarSet) -> Set<UInt32> {
            universe.filter { set.contains(Unicode.Scalar($0)!) }
        }
        var random = SeededGenerator(seed: 1)
        func some() -> ([ClosedRange<UInt32>], Set<UInt32>) {
            let ranges = (0..<Int.random(in: 0...3, using: &random)).map { _ in
                let low = UInt32.random(in: 0xD7F0...0xE00F, using: &random)
                return low...min(low + UInt32.random(in: 0...12, using: &random), 0xE00F)
            }
            return (ranges, universe.intersection(ranges.flatMap { Array($0) }))
        }
        for _ in 0..<300 {
            let (a, b) = (some(), some())
            let (left, right) = (ScalarSet(ranges: a.0), ScalarSet(ranges: b.0))
            #expect(members(left) == a.1)
            #expect(members(left.union(right)) == a.1.union(b.1))
            #expect(members(left.intersection(right)) == a.1.intersection(b.1))
            #expect(members(left.subtracting(right)) == a.1.subtracting(b.1))
            #expect(members(left.inverted) == universe.subtracting(a.1))
            #expect(left.inverted.inverted == left)
            #expect((left == right) == (a.1 == b.1))
        }
    }

    @Test(arguments: [
        (ScalarSet.all, "a" as String?),
        (ScalarSet("0"..."9"), "0"),
        (ScalarSet("A"..."Z", "5"..."9"), "5"),
        (ScalarSet("#"..."&"), "#"),
        (ScalarSet("\u{1}"..."\u{20}"), " "),
        (ScalarSet("\u{3B1}"..."\u{3B9}", "\u{0}"..."\u{5}"), "\u{3B1}"),
        (ScalarSet("\u{10FFFF}"..."\u{10FFFF}"), "\u{10FFFF}"),
        (ScalarSet.none, nil),
    ])
    func prefersReadableMembers(_ set: ScalarSet, _ expected: String?) {
        #expect(set.readableMember.map { String($0) } == expected)
    }
}
