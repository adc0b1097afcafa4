import Foundation
import KeywrightDiagnostics
import Testing

/// Whatever the text: the same tree, the same comments, the same findings, and the same layout again.
///
/// `KEYWRIGHT_FORMAT_ROUNDS` says how many texts a seed makes.
@Suite("What laying out keeps", .timeLimit(.minutes(30)))
struct PropertyTests {
    private static let rounds =
        ProcessInfo.processInfo.environment["KEYWRIGHT_FORMAT_ROUNDS"].flatMap { Int($0) } ?? 40

    @Test("of every design of the repository")
    func corpus() {
        #expect(DesignCorpus.files.count >= 5)
        #expect(DesignCorpus.documents.count >= 2)
        #expect(DesignCorpus.testTexts.count > 100)
        for text in DesignCorpus.all {
            if let fault = layoutFault(of: text.bytes, compiles: true) { Issue.record("\(text.name): \(fault)") }
        }
    }

    @Test("of every design of the repository with all its line breaks as carriage returns and line feeds")
    func carriageReturns() {
        for text in DesignCorpus.all {
            let bytes = Array(String(decoding: text.bytes, as: UTF8.self).replacing("\n", with: "\r\n").utf8)
            if let fault = layoutFault(of: bytes) { Issue.record("\(text.name): \(fault)") }
        }
    }

    /// Designs in which blanks, line breaks and comments are strewn, and now and then anything.
    @Test("of designs that were changed at random", arguments: 0..<8)
    func mutations(_ seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        let designs = DesignCorpus.all.map(\.bytes).filter { $0.count > 200 }
        var trees = 0
        for round in 0..<Self.rounds {
            var bytes = designs[random.below(designs.count)]
            if round % 2 == 0 { bytes = someLines(of: bytes, &random) }
            for _ in 0...random.below(5) where !bytes.isEmpty { change(&bytes, &random) }
            if parsed(bytes) != nil { trees += 1 }
            if let fault = layoutFault(of: bytes, compiles: round % 8 == 0) {
                Issue.record("\(fault) in \(String(decoding: bytes, as: UTF8.self).debugDescription)")
                return
            }
        }
        #expect(trees * 4 > Self.rounds)
    }

    private func someLines(of bytes: [UInt8], _ random: inout SplitMix) -> [UInt8] {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let first = random.below(lines.count)
        let count = min(lines.count - first, 1 + random.below(20))
        return Array(lines[first..<first + count].joined(separator: [0x0A]))
    }

    private func change(_ bytes: inout [UInt8], _ random: inout SplitMix) {
        let layout = [
            " ", "  ", "   ", "\n\n", "\n\n\n", "\n# c\n", "\n    # c\n", " # c\n", "  # d <e>\n", "\n      ", "\n  ",
            "\r\n", "\t",
            "\u{85}", "\n ",
        ]
        let anything = [
            "\"", "'", "#", "&a ", "*a", ",", ":", ": ", "? ", "[", "]", "{", "}", "|\n", ">\n", "!t ", "- ", "<<: ",
            "é", "日本",
        ]
        let position = random.below(bytes.count)
        switch random.below(8) {
        case 0: bytes.insert(contentsOf: Array(anything[random.below(anything.count)].utf8), at: position)
        case 1: bytes.removeSubrange(position..<min(bytes.count, position + 1 + random.below(12)))
        case 2...4:
            guard let end = bytes[position...].firstIndex(of: 0x0A) else { return }
            bytes.insert(contentsOf: Array(layout[random.below(layout.count)].utf8), at: end)
        default:
            guard let blank = bytes[position...].firstIndex(where: { $0 == 0x20 || $0 == 0x2C }) else { return }
            bytes.insert(contentsOf: Array(layout[random.below(layout.count)].utf8), at: blank + 1)
        }
    }

    /// Small texts of the characters that YAML lives by: all sorts of nesting, keys, scalars and comments.
    @Test("of texts made of pieces of YAML", arguments: 0..<8)
    func soups(_ seed: Int) {
        var random = SplitMix(seed: UInt64(100 + seed))
        let pieces = [
            "a", "b", "é", "🛒", ": ", ":", ", ", "- ", "? ", "{ ", "}", "[", "]", "&a ", "*a", "*a ", "!t ", "<<: ",
            "'", "\"",
            "\n", "\n ", "\n  ", "\n    ", "\r\n", "# c\n", " #", "  # d\n", "|\n", "|+\n", "|2-\n", ">\n ", "---\n",
            "...\n",
            "\u{85}", "x y", "a: b\n", "- c\n", "{a: b}", "[c, d]", "<<: *a\n", "\t", "\\", "\n\n", "key:  v\n",
            "  k:   v  # x\n", "b: |\n  t\n", "\u{2028}",
        ]
        var trees = 0
        for _ in 0..<Self.rounds * 10 {
            let text = (0..<1 + random.below(16)).map { _ in pieces[random.below(pieces.count)] }.joined()
            if let fault = layoutFault(of: Array(text.utf8)) {
                Issue.record("\(fault) in \(text.debugDescription)")
                return
            }
            if parsed(Array(text.utf8)) != nil { trees += 1 }
        }
        #expect(trees * 10 > Self.rounds)
    }

    @Test("of a large design, in time linear in it")
    func large() {
        let entry = """
              Order%:
                  key:   {PK: 'USER#<userId>',SK: 'ORDER#<orderId>'}   # key
                  attributes: { userId: ulid, lines: [ {sku: string},{ a: { b: { c: [d, [e, [f]]] } } } ] }
                  # last

            """
        let text = "entities:\n" + (0..<400).map { entry.replacing("%", with: "\($0)") }.joined()
        let wide = "a: {" + (0..<4000).map { "k\($0): [v, { w: x }]" }.joined(separator: ",") + "}\n"
        let deep =
            String(repeating: "[", count: 60) + String(repeating: "a, ", count: 4000)
            + String(repeating: "]", count: 60) + "\n"
        for text in [text, wide, deep] { #expect(layoutFault(of: Array(text.utf8)) == nil) }
    }
}

/// A small generator with a seed, so that each run sees the same texts.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
