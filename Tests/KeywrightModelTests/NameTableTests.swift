import Testing

@testable import KeywrightModel

/// Beside a dictionary by bytes, over as many names as are looked through and more, which are hashed.
@Suite struct NameTableTests {
    @Test(arguments: [1, 7, 8, 9, 10, 40])
    func agreesWithADictionary(_ count: Int) {
        // Each name has another of the same meaning to Swift, and some are longer than a text holds in place.
        let names = (0..<count).flatMap { ["é\($0)", "e\u{301}\($0)", String(repeating: "n", count: 20) + "\($0)"] }
        var table = NameTable<Int>()
        var expected: [[UInt8]: Int] = [:]
        for value in 0..<600 {
            // Any order that meets all of them, in each of the five ways.
            let name = names[(value * 7919 + value / 7) % names.count]
            let key = Array(name.utf8)
            switch value % 5 {
            case 0, 1:
                #expect(table.insert(value, for: name) == expected[key])
                if expected[key] == nil { expected[key] = value }
            case 2, 3:
                table[name] = value
                expected[key] = value
            default:
                table[name] = nil
                expected[key] = nil
            }
            let wrong = names.filter {
                table[$0] != expected[Array($0.utf8)] || table.contains($0) != (table[$0] != nil)
            }
            #expect(wrong == [])
        }
    }
}
