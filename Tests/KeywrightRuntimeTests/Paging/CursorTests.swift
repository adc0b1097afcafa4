import Testing

@testable import KeywrightRuntime

@Suite struct CursorTests {
    private let context = CursorContext(
        pattern: "listOrders", parameters: [.s("user-1"), nil, .n("5")], keyNames: ["PK", "SK", "n", "b"])
    private let key: Item = ["PK": .s("USER#é"), "SK": .s("ORDER#1"), "n": .n("-1.5"), "b": .b([0, 255])]

    private func cursor() throws -> Cursor {
        try context.cursor([CursorContext.Position(stream: 0, key: key)])
    }

    @Test func bothWays() throws {
        let cursor = try cursor()
        #expect(context.positions(cursor) == [CursorContext.Position(stream: 0, key: key)])
        #expect(Cursor(cursor.description) == cursor)
        #expect(
            cursor.description.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || byte == 0x2D || byte == 0x5F
            })
        let positions = [
            CursorContext.Position(stream: 3, key: key), CursorContext.Position(stream: 300, key: nil),
        ]
        #expect(context.positions(try context.cursor(positions)) == positions)
        #expect(context.positions(try context.cursor([])) == [])
    }

    @Test func theBytesStayTheSame() throws {
        let small = CursorContext(pattern: "p", parameters: [], keyNames: ["k"])
        let cursor = try small.cursor([CursorContext.Position(stream: 0, key: ["k": .s("a")])])
        // Version, checksum of `01 01 'p' 00 01 01 'k'` and the body, one position of stream 0 with a key of one S.
        let body: [UInt8] = [1, 0, 1, 1, 1, 0x61]
        let hash = FNV1a.hash64([1, 1, 0x70, 0, 1, 1, 0x6B] + body)
        let checksum = (0..<8).map { UInt8(hash >> UInt64(56 - 8 * $0) & 0xFF) }
        #expect(cursor.bytes == [1] + checksum + body)
    }

    @Test func everyChangedByteIsRefused() throws {
        let bytes = try cursor().bytes
        for index in bytes.indices {
            for value in UInt8.min...UInt8.max where value != bytes[index] {
                var changed = bytes
                changed[index] = value
                if context.positions(Cursor(bytes: changed)) != nil { Issue.record("byte \(index) as \(value)") }
            }
        }
        for count in bytes.indices where context.positions(Cursor(bytes: Array(bytes[..<count]))) != nil {
            Issue.record("the first \(count) bytes")
        }
        #expect(context.positions(Cursor(bytes: bytes + [0])) == nil)
    }

    @Test func everyChangedCharacterIsRefused() throws {
        let text = Array(try cursor().description.utf8)
        for index in text.indices {
            for value in UInt8(0)..<128 where value != text[index] {
                var changed = text
                changed[index] = value
                let cursor = Cursor(String(decoding: changed, as: UTF8.self))
                if let cursor, context.positions(cursor) != nil { Issue.record("character \(index) as \(value)") }
            }
        }
    }

    @Test func cursorsOfOtherCallsAreRefused() throws {
        let cursor = try cursor()
        let others = [
            CursorContext(pattern: "listOrder", parameters: [.s("user-1"), nil, .n("5")], keyNames: context.keyNames),
            CursorContext(pattern: "listOrders", parameters: [.s("user-2"), nil, .n("5")], keyNames: context.keyNames),
            CursorContext(
                pattern: "listOrders", parameters: [.s("user-1"), .null, .n("5")], keyNames: context.keyNames),
            CursorContext(pattern: "listOrders", parameters: [.s("user-1"), nil, .s("5")], keyNames: context.keyNames),
            CursorContext(pattern: "listOrders", parameters: [.s("user-1"), nil], keyNames: context.keyNames),
            CursorContext(pattern: "listOrders", parameters: [nil, .s("user-1"), .n("5")], keyNames: context.keyNames),
            CursorContext(
                pattern: "listOrders", parameters: [.s("user-1"), nil, .n("5")], keyNames: ["PK", "SK", "n", "c"]),
        ]
        for other in others { #expect(other.positions(cursor) == nil) }
        let same = CursorContext(
            pattern: "listOrders", parameters: [.s("user-1"), nil, .n("5")], keyNames: context.keyNames)
        #expect(same.positions(cursor) != nil)
    }

    /// Bodies that nobody but an attacker writes, under a checksum that is right.
    @Test(
        arguments: [
            [], [1], [1, 0], [1, 0, 2], [1, 0, 1], [1, 0, 1, 1], [1, 0, 1, 1, 5],
            [1, 0, 1, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
            [0x80, 0], [1, 0x80, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF, 0x0F], [1, 0, 1, 1, 1, 0xFF], [1, 0, 1, 2, 1, 0x78],
            [1, 0, 1, 4, 0],
            [1, 0, 1, 0, 0], [1, 0, 0, 0], [1, 0, 1, 9, 1, 0x61],
        ] as [[UInt8]])
    func hostileBodies(body: [UInt8]) {
        let context = CursorContext(pattern: "p", parameters: [], keyNames: ["k"])
        let hash = FNV1a.hash64([1, 1, 0x70, 0, 1, 1, 0x6B] + body)
        let checksum = (0..<8).map { UInt8(hash >> UInt64(56 - 8 * $0) & 0xFF) }
        #expect(context.positions(Cursor(bytes: [1] + checksum + body)) == nil)
    }

    @Test func randomBytesNeverTrap() {
        var generator = SeededGenerator(seed: 7)
        let context = CursorContext(pattern: "p", parameters: [], keyNames: ["k", "l"])
        for _ in 0..<20_000 {
            let body = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
                UInt8.random(in: 0...12, using: &generator)
            }
            let hash = FNV1a.hash64([1, 1, 0x70, 0, 2, 1, 0x6B, 1, 0x6C] + body)
            let checksum = (0..<8).map { UInt8(hash >> UInt64(56 - 8 * $0) & 0xFF) }
            let cursor = Cursor(bytes: [1] + checksum + body)
            // What is taken is written back to the same bytes: each position has one form.
            if let positions = context.positions(cursor), (try? context.cursor(positions)) != cursor {
                Issue.record("\(body)")
            }
        }
    }

    @Test(arguments: ["", "A", "====", "AQ==", "a b", "é", "*"])
    func noCursor(text: String) {
        #expect(Cursor(text) == nil)
    }

    @Test func keysThatAreNone() {
        #expect(throws: ItemError.self) {
            try context.cursor([CursorContext.Position(stream: 0, key: ["PK": .s("a")])])
        }
        var key = key
        key["n"] = .bool(true)
        #expect(throws: ItemError.self) { try context.cursor([CursorContext.Position(stream: 0, key: key)]) }
    }
}
