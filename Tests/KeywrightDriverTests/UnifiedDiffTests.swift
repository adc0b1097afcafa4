import KeywrightDriver
import Testing

@Suite("The unified diff")
struct UnifiedDiffTests {
    @Test("of equal texts is empty")
    func equal() {
        #expect(unifiedDiff(old: "a\nb\n", new: "a\nb\n", path: "f") == "")
        #expect(unifiedDiff(old: [], new: [], path: "f") == [])
    }

    @Test("shows three lines around a change")
    func context() {
        let old = (1...9).map { "\($0)\n" }.joined()
        #expect(
            unifiedDiff(old: old, new: old.replacing("5\n", with: "five\n"), path: "a/f.yaml") == """
                --- a/a/f.yaml
                +++ b/a/f.yaml
                @@ -2,7 +2,7 @@
                 2
                 3
                 4
                -5
                +five
                 6
                 7
                 8

                """)
    }

    @Test("joins changes whose lines around them meet, and parts others")
    func hunks() {
        let old = (1...20).map { "\($0)\n" }.joined()
        // Six lines between the first two, eight between the others.
        let new = old.replacing("2\n", with: "x\n", maxReplacements: 1).replacing("9\n", with: "", maxReplacements: 1)
            .replacing("17\n", with: "17\ny\n")
        #expect(
            unifiedDiff(old: old, new: new, path: "./f").split(separator: "\n").filter { "@+-".contains($0.prefix(1)) }
                == ["--- a/f", "+++ b/f", "@@ -1,12 +1,11 @@", "-2", "+x", "-9", "@@ -15,6 +14,7 @@", "+y"])
    }

    @Test("says where a text lacks its last line break")
    func noLineBreakAtTheEnd() {
        #expect(
            unifiedDiff(old: "a\nb", new: "a\nb\n", path: "f") == """
                --- a/f
                +++ b/f
                @@ -1,2 +1,2 @@
                 a
                -b
                \\ No newline at end of file
                +b

                """)
    }

    @Test("shows a change of line ends")
    func lineEnds() {
        #expect(
            unifiedDiff(old: "a\r\nb\n", new: "a\nb\n", path: "f")
                == "--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n-a\r\n+a\n b\n")
    }

    @Test("of a file that comes or goes names no file on the other side")
    func comesAndGoes() {
        let one = Array("a\n".utf8)
        #expect(
            String(decoding: unifiedDiff(old: nil, new: one, path: "f"), as: UTF8.self)
                == "--- /dev/null\n+++ b/f\n@@ -0,0 +1 @@\n+a\n")
        #expect(
            String(decoding: unifiedDiff(old: one, new: nil, path: "/far/f"), as: UTF8.self)
                == "--- a/far/f\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n")
    }

    @Test("quotes a path that would break its line")
    func paths() {
        let heads = { (path: String) in
            unifiedDiff(old: "", new: "a\n", path: path).split(separator: "\n").prefix(2).map(String.init)
        }
        #expect(heads("b c") == ["--- a/b c\t", "+++ b/b c\t"])
        #expect(heads("b\n\"\u{1}") == [#"--- "a/b\n\"\001""#, #"+++ "b/b\n\"\001""#])
    }

    /// Whatever two texts are, the diff turns one into the other, and where few lines differ there is no shorter one.
    @Test("turns the old text into the new one", arguments: 1...60)
    func isApplied(seed: UInt64) {
        var chance = Chance(seed)
        let letters = seed.isMultiple(of: 2) ? ["a", "b", ""] : (0..<40).map(String.init)
        let line = { (chance: inout Chance) in letters[chance.below(letters.count)] + "\n" }
        // Some are over the bound of the shortest way.
        let count = seed.isMultiple(of: 10) ? 3000 : 40
        let old = (0..<count).map { _ in line(&chance) }
        var new = seed == 10 ? (0..<count).map { _ in line(&chance) } : old
        for _ in 0..<chance.below(8) {
            let place = chance.below(new.count)
            if chance.below(2) == 0 { new.insert(line(&chance), at: place) } else { new.remove(at: place) }
        }
        let diff = unifiedDiff(old: old.joined(), new: new.joined(), path: "f")
        #expect(applied(diff, to: old) == new)
    }

    /// What a diff makes of lines, every one of which ends with a line break.
    private func applied(_ diff: String, to old: [String]) -> [String] {
        var result: [String] = []
        var place = 0
        for line in diff.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2).dropLast() {
            let rest = line.dropFirst() + "\n"
            switch line.first {
            case "@":
                let part = line.dropFirst(4).prefix { $0 != " " }
                let numbers = part.split(separator: ",").compactMap { Int($0) }
                let start = numbers[0] - (numbers.count == 2 && numbers[1] == 0 ? 0 : 1)
                result += old[place..<start]
                place = start
            case "+": result.append(String(rest))
            default:
                #expect(old[place] == rest)
                if line.first == " " { result.append(String(rest)) }
                place += 1
            }
        }
        return result + old[place...]
    }

    private struct Chance {
        private var state: UInt64

        init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

        mutating func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
    }
}
