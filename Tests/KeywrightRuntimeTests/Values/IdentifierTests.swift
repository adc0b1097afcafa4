import Testing

@testable import KeywrightRuntime

@Suite struct IdentifierTests {
    /// The time of the specification's own example.
    @Test func ulidTime() throws {
        let ulid = try #require(ULID("01ARYZ6S41TSV4RRFFQ69G5FAV"))
        #expect(ulid.timestamp?.millisecondsSinceEpoch == 1_469_918_176_385)
        #expect(ulid.description == "01ARYZ6S41TSV4RRFFQ69G5FAV")
    }

    @Test(arguments: [
        "00000000000000000000000000", "7ZZZZZZZZZZZZZZZZZZZZZZZZZ", "0123456789ABCDEFGHJKMNPQRS",
        "0TVWXYZ0123456789ABCDEFGHJ",
    ])
    func ulidText(text: String) {
        #expect(ULID(text)?.description == text)
    }

    @Test(arguments: [
        "", "8ZZZZZZZZZZZZZZZZZZZZZZZZZ", "01ARYZ6S41TSV4RRFFQ69G5FA", "01ARYZ6S41TSV4RRFFQ69G5FAVV",
        "01arYZ6S41TSV4RRFFQ69G5FAV", "01ARYZ6S41TSV4RRFFQ69G5FAI", "01ARYZ6S41TSV4RRFFQ69G5FAL",
        "01ARYZ6S41TSV4RRFFQ69G5FAO", "01ARYZ6S41TSV4RRFFQ69G5FAU", "01ARYZ6S41TSV4RRFFQ69G5FA#",
    ])
    func noUlid(text: String) {
        #expect(ULID(text) == nil)
    }

    @Test func ulidsOrderAsTheirTexts() {
        var generator = SeededGenerator(seed: 2)
        let base = Timestamp(clamping: 1_469_918_176_385)
        let ulids = (0..<500).map { ULID(at: base + .milliseconds($0 % 7), using: &generator) }
        for left in ulids {
            for right in ulids
            where (left < right) != (Array(left.description.utf8).lexicographicallyPrecedes(right.description.utf8)) {
                Issue.record("\(left) \(right)")
            }
        }
        #expect(Set(ulids).count == 500)
        #expect(ULID(at: base).timestamp == base)
        #expect(ULID(at: .earliest).timestamp?.millisecondsSinceEpoch == 0)
        #expect(ULID(at: .latest).timestamp == .latest)
    }

    /// The example of the reference implementation: its raw bytes and its text.
    @Test func ksuidText() throws {
        let words: [UInt32] = [0x0669_F7EF, 0xB5A1_CD34, 0xB5F9_9D11, 0x54FB_6853, 0x345C_9735]
        #expect(KSUID(words: words).description == "0ujtsYcgvSTl8PAuAdqWYSMnLOv")
        let greatest = [UInt32](repeating: .max, count: 5)
        #expect(KSUID(words: greatest).description == "aWgEPTl1tmebfsQzFP4bxwgy80V")
        #expect(KSUID(words: [0, 0, 0, 0, 0]).description == "000000000000000000000000000")
        #expect(KSUID("zzzzzzzzzzzzzzzzzzzzzzzzzzz") != nil)
    }

    @Test(arguments: [
        "", "0ujtsYcgvSTl8PAuAdqWYSMnLO", "0ujtsYcgvSTl8PAuAdqWYSMnLOvv", "0ujtsYcgvSTl8PAuAdqWYSMnLO-",
        "0ujtsYcgvSTl8PAuAdqWYSMnLé",
    ])
    func noKsuid(text: String) {
        #expect(KSUID(text) == nil)
    }

    @Test func ksuidsOrderByTime() {
        var generator = SeededGenerator(seed: 3)
        let base = Timestamp(clamping: 1_500_000_000_000)
        #expect(KSUID(at: base, using: &generator) < KSUID(at: base + .seconds(1), using: &generator))
        #expect(KSUID(at: .earliest, using: &generator) < KSUID(at: base, using: &generator))
    }
}
