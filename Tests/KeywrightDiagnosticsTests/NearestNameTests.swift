import KeywrightDiagnostics
import Testing

@Suite struct NearestNameTests {
    static let attributes = ["userId", "orderId", "placedAt", "status", "id"]

    @Test(
        arguments: [
            ("userld", "userId"),
            ("USERID", "userId"),
            ("usreId", "userId"),
            ("orderid", "orderId"),
            ("satus", "status"),
            ("statuss", "status"),
            ("plcaedAt", "placedAt"),
            ("placedAtt", "placedAt"),
            ("di", "id"),
            ("ix", "id"),
            ("customer", nil),
            ("xy", nil),
            ("", nil),
        ] as [(String, String?)])
    func nearest(_ name: String, _ expected: String?) {
        #expect(nearestName(to: name, among: Self.attributes) == expected)
    }

    @Test func firstOfEquals() {
        #expect(nearestName(to: "bat", among: ["cat", "rat"]) == "cat")
        #expect(nearestName(to: "bat", among: ["rat", "cat"]) == "rat")
        #expect(nearestName(to: "bat", among: ["cat", "BAT"]) == "BAT")
    }

    /// One letter in the place of another is no slip.
    @Test func namesThatShareNothing() {
        #expect(nearestName(to: "c", among: ["a", "b"]) == nil)
        #expect(nearestName(to: "c", among: ["a", "C"]) == "C")
        #expect(nearestName(to: "c", among: ["a", "ca"]) == "ca")
        #expect(nearestName(to: "PK", among: ["SK"]) == "SK")
    }

    @Test func neverItself() {
        #expect(nearestName(to: "id", among: ["id"]) == nil)
        #expect(nearestName(to: "id", among: []) == nil)
    }

    @Test func hugeNames() {
        let huge = String(repeating: "a", count: 200)
        #expect(nearestName(to: huge, among: [huge + "b"]) == nil)
        #expect(nearestName(to: "a", among: [huge]) == nil)
    }

    /// Against the textbook table, over all pairs of short words.
    @Test func agreesWithTheTextbook() {
        var words = [""]
        for _ in 0..<5 { words += words.flatMap { word in ["a", "b", "c"].map { word + $0 } } }
        words = Array(Set(words)).sorted()
        var random = SplitMix(seed: 5)
        for _ in 0..<4000 {
            let left = words[random.below(words.count)]
            let right = words[random.below(words.count)]
            guard left != right else { continue }
            let distance = distance(Array(left), Array(right))
            let isNear = distance <= max(left.count, 3) / 3 && distance < max(left.count, right.count)
            #expect((nearestName(to: left, among: [right]) != nil) == isNear, "\(left) \(right)")
        }
    }

    private func distance(_ a: [Character], _ b: [Character]) -> Int {
        var d = Array(repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in 0...a.count { d[i][0] = i }
        for j in 0...b.count { d[0][j] = j }
        for i in stride(from: 1, through: a.count, by: 1) {
            for j in stride(from: 1, through: b.count, by: 1) {
                let cost = a[i - 1] == b[j - 1] ? 0 : 1
                d[i][j] = min(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + cost)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    d[i][j] = min(d[i][j], d[i - 2][j - 2] + 1)
                }
            }
        }
        return d[a.count][b.count]
    }
}
