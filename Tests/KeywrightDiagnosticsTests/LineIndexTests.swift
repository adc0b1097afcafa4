import KeywrightDiagnostics
import Testing

struct PositionCase: CustomTestStringConvertible, Sendable {
    var name: String
    var bytes: [UInt8]
    /// Offset, line, column.
    var positions: [(Int, Int, Int)]

    init(_ name: String, _ text: String, _ positions: [(Int, Int, Int)]) {
        self.init(name, Array(text.utf8), positions)
    }

    init(_ name: String, _ bytes: [UInt8], _ positions: [(Int, Int, Int)]) {
        self.name = name
        self.bytes = bytes
        self.positions = positions
    }

    var testDescription: String { name }
}

@Suite struct LineIndexTests {
    @Test(arguments: [
        PositionCase("empty", "", [(0, 1, 1), (7, 1, 1), (-3, 1, 1)]),
        PositionCase("line feeds", "ab\n\nc", [(0, 1, 1), (2, 1, 3), (3, 2, 1), (4, 3, 1), (5, 3, 2), (99, 3, 2)]),
        PositionCase("ends with a line break", "a\n", [(1, 1, 2), (2, 2, 1)]),
        PositionCase(
            "carriage returns", "a\r\nb\rc", [(1, 1, 2), (2, 1, 3), (3, 2, 1), (4, 2, 2), (5, 3, 1), (6, 3, 2)]),
        PositionCase("two carriage returns", "\r\r\n", [(0, 1, 1), (1, 2, 1), (3, 3, 1)]),
        PositionCase(
            "beyond the first plane", "    pk: \"USER#<userld>\" # 🛒 typo",
            [(15, 1, 16), (21, 1, 22), (25, 1, 26), (27, 1, 27), (29, 1, 27), (30, 1, 28), (31, 1, 29)]),
        PositionCase("byte order mark", "\u{FEFF}ab\nc", [(0, 1, 1), (1, 1, 1), (3, 1, 1), (4, 1, 2), (6, 2, 1)]),
        PositionCase("combining marks are scalars", "e\u{301}x", [(0, 1, 1), (1, 1, 2), (3, 1, 3)]),
        // E2 82 is one truncated scalar, FF and each half of an overlong C0 80 stand alone.
        PositionCase(
            "not UTF-8", [0xE2, 0x82, 0x41, 0xFF, 0xC0, 0x80, 0x42],
            [(0, 1, 1), (1, 1, 1), (2, 1, 2), (3, 1, 3), (4, 1, 4), (5, 1, 5), (6, 1, 6), (7, 1, 7)]),
        PositionCase("truncated at the end", [0x41, 0xF0, 0x9F], [(1, 1, 2), (2, 1, 2), (3, 1, 3)]),
    ])
    func position(_ example: PositionCase) {
        let index = LineIndex(bytes: example.bytes)
        for (offset, line, column) in example.positions {
            #expect(index.position(of: offset) == .init(line: line, column: column), "offset \(offset)")
        }
    }

    @Test func unitsOfUTF16() {
        let index = LineIndex(bytes: Array("\u{FEFF}🛒x\n🛒🛒y".utf8))
        #expect([0, 3, 4, 7, 8].map { index.position(of: $0, in: .utf16).column } == [1, 1, 1, 3, 4])
        #expect(index.position(of: 17, in: .utf16) == .init(line: 2, column: 5))
        #expect(index.position(of: 17) == .init(line: 2, column: 3))
    }

    @Test func lastLineOfASpan() {
        let index = LineIndex(bytes: Array("a\r\nb\nc".utf8))
        let line = { (lower: Int, upper: Int) in
            index.lastLine(of: SourceSpan(file: FileID(0), lower: lower, upper: upper))
        }
        #expect([line(0, 0), line(0, 3), line(0, 4), line(3, 3), line(3, 5), line(3, 6)] == [1, 1, 2, 2, 2, 3])
    }

    @Test func lineRanges() {
        let index = LineIndex(bytes: Array("\u{FEFF}ab\r\n\rc\n".utf8))
        #expect(index.lineCount == 4)
        #expect((0...5).map { index.range(ofLine: $0) } == [3..<5, 3..<5, 7..<7, 8..<9, 10..<10, 10..<10])
    }

    /// Against the standard library's own decoder, over texts of random pieces that cross the checkpoints.
    @Test func agreesWithTheDecoder() throws {
        var random = SplitMix(seed: 11)
        let pieces: [[UInt8]] = [
            [0x41], [0x41, 0x42, 0x43], [0x0A], [0x0D], [0x0D, 0x0A], Array("é".utf8), Array("日本".utf8),
            Array("🛒".utf8),
            [0xFF], [0xE2, 0x82], [0xF0, 0x9F, 0x9B], [0xED, 0xA0, 0x80],
        ]
        for _ in 0..<40 {
            var bytes: [UInt8] = []
            for _ in 0..<400 { bytes += pieces[random.below(pieces.count)] }
            let index = LineIndex(bytes: bytes)
            var line = 1
            var start = 0
            for offset in 0...bytes.count {
                let isBreak =
                    offset > 0
                    && (bytes[offset - 1] == 0x0A
                        || (bytes[offset - 1] == 0x0D && (offset == bytes.count || bytes[offset] != 0x0A)))
                if isBreak {
                    line += 1
                    start = offset
                }
                let position = index.position(of: offset)
                try #require(position.line == line)
                // At the start of a scalar the decoded text before it has one scalar less than the column.
                let isStart = offset == bytes.count || bytes[offset] < 0x80 || bytes[offset] >= 0xC2
                guard isStart, start < offset else { continue }
                let before = String(decoding: bytes[start..<offset], as: UTF8.self)
                try #require(position.column == before.unicodeScalars.count + 1)
                try #require(index.position(of: offset, in: .utf16).column == before.utf16.count + 1)
            }
        }
    }
}
