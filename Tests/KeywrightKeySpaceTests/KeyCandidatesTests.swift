import Testing

@testable import KeywrightKeySpace

/// Which pairs of keys have to be compared, against trying all values.
@Suite struct KeyCandidatesTests {
    private func pairs(_ count: Int, _ isPair: (Int, Int) -> Bool) -> Set<[Int]> {
        var found: Set<[Int]> = []
        for second in 0..<count {
            for first in 0..<second where isPair(first, second) { found.insert([first, second]) }
        }
        return found
    }

    /// Without repeated fields just those pairs are left that have a key in common; with them none of these is lost.
    @Test(arguments: [1, 2], [RandomKey.Repeats.none, .some])
    func readingAllAtOnceTellsApartWhatComparingDoes(templates: Int, repeats: RandomKey.Repeats) throws {
        var random = SeededGenerator(seed: UInt64(90 + templates))
        var (met, apart) = (0, 0)
        for _ in 0..<40 {
            let texts = RandomKey.texts(templates: templates, using: &random)
            let keys = RandomKey.family(14, from: texts, repeats: repeats, limit: 200, using: &random)
            let all = keys.map { Set($0.oracle.keys().map { $0.texts.joined(separator: "\n") }) }
            let meeting = pairs(keys.count) { !all[$0].isDisjoint(with: all[$1]) }
            let shapes = keys.map(\.shape)
            let groups = try #require(CrowdSearch.groups(of: shapes)).map(Set.init)
            let left = pairs(keys.count) { first, second in
                groups.contains { $0.contains(first) && $0.contains(second) }
            }
            if repeats == .none { #expect(left == meeting) }
            #expect(left.isSuperset(of: meeting))
            let candidates = KeyCandidates(shapes)
            let listed = pairs(keys.count) { candidates.before($1).contains($0) }
            #expect(listed.isSuperset(of: meeting))
            met += meeting.count
            apart += keys.count * (keys.count - 1) / 2 - left.count
        }
        #expect(met > 300 && apart > 300, "\(met) meet, \(apart) are told apart")
    }

    /// What all keys begin with changes nothing, and those behind a tenant's id are told apart by their literals.
    @Test func whatAllBeginWithIsLeftOut() {
        let template = Templates.usual.template
        let keys = (0..<400).map { KeyShape(partition: template("T#<u>#KIND\($0 % 200)#<v>"), sort: template("<w>")) }
        let rest = CommonFront.removed(from: keys)
        #expect(rest.map { $0.parts[0].literalHead }.prefix(3) == ["0#", "1#", "2#"])
        #expect(HeadIndex.possiblePairs(rest)?.count == 200)
        let candidates = KeyCandidates(keys)
        for key in keys.indices { #expect(candidates.before(key) == (key < 200 ? [] : [key - 200])) }
    }
}
