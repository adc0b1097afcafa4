import Testing

@testable import KeywrightItems

/// Records beyond what memory holds, against sorting them all at once.
@Suite("Sorting of records") struct SorterTests {
    /// The same numbers in every run (SplitMix64).
    private struct Chance: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
            return value ^ value >> 31
        }
    }

    private func record(_ chance: inout Chance, _ number: Int, shift: UInt64) -> KeyRecord {
        let value = UInt64.random(in: 0..<300, using: &chance) << shift
        let role: KeyRecord.Role = [.owner, .companion][Int.random(in: 0...1, using: &chance)]
        return KeyRecord(
            (value, value &* 3), item: UInt64.random(in: 0...5, using: &chance),
            at: ItemPlace(file: number % 3, line: number, offset: UInt64(number)), role: role, set: 1, mayBeGone: false)
    }

    /// The shift tells at which bits of the hash records differ: it is sorted by 16, by 40, and by all.
    @Test(
        "in runs is sorting at once",
        arguments: [(0, 10), (1, 10), (10, 10), (11, 10), (1_000, 7), (1_000, 1), (5_000, 640), (5_000, 6_000)],
        [0, 4, 8, 44, 50, 55] as [UInt64])
    func runs(_ size: (count: Int, capacity: Int), shift: UInt64) throws {
        let (count, capacity) = size
        var chance = Chance(state: UInt64(count))
        let sorter = RecordSorter(MemoryStorage(), capacity: capacity)
        var all: [KeyRecord] = []
        for number in 0..<count {
            let record = record(&chance, number, shift: shift)
            all.append(record)
            try sorter.add(record)
        }
        var merged: [KeyRecord] = []
        try sorter.merge { merged.append($0) }
        all.sort(by: KeyRecord.precedes)
        #expect(merged.map(\.offset) == all.map(\.offset))
    }

    @Test("hashes of texts differ where their cuts do")
    func hashes() {
        func hash(_ texts: [String]) -> [UInt64] {
            var hash = KeyHash(domain: 1)
            for text in texts { Array(text.utf8).withUnsafeBufferPointer { hash.add($0) } }
            return [hash.value.high, hash.value.low]
        }
        let texts = [
            ["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["", "abc"], [], [""], ["\0"], ["\0\0"], ["abcdefgh"],
            ["abcdefgh", ""],
        ]
        #expect(Set(texts.map(hash)).count == texts.count)
        // Many texts that are much alike, by each half alone.
        var high: Set<UInt64> = []
        var low: Set<UInt64> = []
        for number in 0..<200_000 {
            let value = hash(["USER#\(number)", "PROFILE"])
            high.insert(value[0])
            low.insert(value[1])
        }
        #expect(high.count == 200_000 && low.count == 200_000)
    }
}
