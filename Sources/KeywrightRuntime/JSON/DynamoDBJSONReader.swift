/// A text that is not the service's JSON form of a value or an item.
public struct DynamoDBJSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where, in bytes from the start of the text.
    public let offset: Int
    /// What was expected there.
    public let message: String

    /// `byte 12: expected a type like "S"`.
    public var description: String { "byte \(offset): \(message)" }
}

extension DynamoDBJSON {
    /// Reads an item, and nothing behind it but blanks.
    ///
    /// Refused are JSON that is not valid, types that the service does not have, numbers that are none, empty sets, a
    /// name twice, and names that are one to Swift although their bytes differ.
    public static func item(_ bytes: [UInt8]) throws(DynamoDBJSONError) -> Item {
        var reader = DynamoDBJSONReader(bytes)
        let item = try reader.members(depth: 0)
        try reader.end()
        return item
    }

    /// Reads an item from a text.
    public static func item(_ text: String) throws(DynamoDBJSONError) -> Item {
        try item(Array(text.utf8))
    }

    /// Reads a value, and nothing behind it but blanks.
    public static func value(_ bytes: [UInt8]) throws(DynamoDBJSONError) -> AttributeValue {
        var reader = DynamoDBJSONReader(bytes)
        let value = try reader.value(depth: 0)
        try reader.end()
        return value
    }

    /// Reads a value from a text.
    public static func value(_ text: String) throws(DynamoDBJSONError) -> AttributeValue {
        try value(Array(text.utf8))
    }
}

/// Reads values straight from the bytes, without a tree of JSON between.
private struct DynamoDBJSONReader {
    private var scanner: JSONScanner

    init(_ bytes: [UInt8]) {
        scanner = JSONScanner(bytes)
        scanner.skipBlanks()
    }

    mutating func end() throws(DynamoDBJSONError) {
        scanner.skipBlanks()
        if scanner.next != nil { throw expected("the end") }
    }

    /// `{"name": VALUE, …}`.
    mutating func members(depth: Int) throws(DynamoDBJSONError) -> Item {
        try skip("{")
        var item: Item = [:]
        if scanner.skip(UInt8(ascii: "}")) { return item }
        repeat {
            scanner.skipBlanks()
            let name = try string("a name")
            try skip(":")
            let value = try value(depth: depth + 1)
            if item.updateValue(value, forKey: name) != nil { throw expected("no name twice") }
            scanner.skipBlanks()
        } while scanner.skip(UInt8(ascii: ","))
        try skip("}")
        return item
    }

    /// `{"S": "text"}`.
    mutating func value(depth: Int) throws(DynamoDBJSONError) -> AttributeValue {
        guard depth < JSONScanner.deepest else { throw expected("less nesting") }
        try skip("{")
        let type = try string("a type like \"S\"")
        try skip(":")
        let value = try content(type, depth: depth)
        try skip("}")
        return value
    }

    private mutating func content(_ type: String, depth: Int) throws(DynamoDBJSONError) -> AttributeValue {
        switch type {
        case "S": return .s(try string("a string"))
        case "N": return .n(try number())
        case "B": return .b(try base64())
        case "BOOL":
            if scanner.skip(word: "true") { return .bool(true) }
            if scanner.skip(word: "false") { return .bool(false) }
            throw expected("true or false")
        case "NULL":
            if scanner.skip(word: "true") { return .null }
            throw expected("true")
        case "L": return .l(try list { reader throws(DynamoDBJSONError) in try reader.value(depth: depth + 1) })
        case "M": return .m(try members(depth: depth + 1))
        case "SS": return .ss(try set { reader throws(DynamoDBJSONError) in try reader.string("a string") })
        case "NS": return .ns(try set { reader throws(DynamoDBJSONError) in try reader.number() })
        case "BS": return .bs(try set { reader throws(DynamoDBJSONError) in try reader.base64() })
        default: throw expected("one of the types S, N, B, BOOL, NULL, L, M, SS, NS, BS")
        }
    }

    private mutating func list<Element>(
        _ element: (inout DynamoDBJSONReader) throws(DynamoDBJSONError) -> Element
    ) throws(DynamoDBJSONError) -> [Element] {
        try skip("[")
        var list: [Element] = []
        if scanner.skip(UInt8(ascii: "]")) { return list }
        repeat {
            scanner.skipBlanks()
            list.append(try element(&self))
            scanner.skipBlanks()
        } while scanner.skip(UInt8(ascii: ","))
        try skip("]")
        return list
    }

    private mutating func set<Element>(
        _ element: (inout DynamoDBJSONReader) throws(DynamoDBJSONError) -> Element
    ) throws(DynamoDBJSONError) -> [Element] {
        let elements = try list(element)
        if elements.isEmpty { throw expected("a set that is not empty") }
        return elements
    }

    private mutating func number() throws(DynamoDBJSONError) -> String {
        let text = try string("a number in quotes")
        guard NumberText(text) != nil else { throw expected("a number in quotes") }
        return text
    }

    private mutating func base64() throws(DynamoDBJSONError) -> [UInt8] {
        guard let bytes = Base64.decode(try string("base 64 in quotes")) else { throw expected("base 64 in quotes") }
        return bytes
    }

    private mutating func string(_ meaning: String) throws(DynamoDBJSONError) -> String {
        guard let text = scanner.string() else { throw expected(meaning) }
        return text
    }

    /// The byte, with blanks before and behind it.
    private mutating func skip(_ byte: Unicode.Scalar) throws(DynamoDBJSONError) {
        scanner.skipBlanks()
        guard scanner.skip(UInt8(ascii: byte)) else { throw expected("\"\(byte)\"") }
        scanner.skipBlanks()
    }

    private func expected(_ what: String) -> DynamoDBJSONError {
        DynamoDBJSONError(offset: scanner.offset, message: "expected \(what)")
    }
}
