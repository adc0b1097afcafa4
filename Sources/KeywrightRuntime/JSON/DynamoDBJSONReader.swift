/// Reads values, and what stands round them in requests and answers, straight from the bytes, without a tree of JSON
/// between.
package struct DynamoDBJSONReader {
    /// How many arrays and objects may stand in each other. The service takes 32 levels of values (F3.4), which are 64
    /// of these and a few round them; a thread with a stack of 512 KB has room for twice as many as this, even without
    /// optimization.
    private static let deepest = 128

    private var scanner: JSONScanner
    private let checksValues: Bool
    /// How many arrays and objects are open.
    private var depth = 0
    /// How many attributes the item before had: those of a page are much alike, and a dictionary that has its size at
    /// once hashes no name twice.
    private var usualCount = 8

    /// Starts at the first byte that is not blank.
    ///
    /// - Parameter checksValues: whether numbers that are none and empty sets are refused. A server takes them as they
    ///   stand, because it is the engine that refuses them, in the service's words.
    package init(_ bytes: [UInt8], checksValues: Bool = true) {
        scanner = JSONScanner(bytes)
        self.checksValues = checksValues
        scanner.skipBlanks()
    }

    /// Nothing more but blanks.
    package mutating func end() throws(DynamoDBJSONError) {
        scanner.skipBlanks()
        if scanner.next != nil { throw expected("the end") }
    }

    /// What was expected where the reader stands.
    package func expected(_ what: String) -> DynamoDBJSONError {
        DynamoDBJSONError(offset: scanner.offset, message: "expected \(what)")
    }

    /// `{"name": VALUE, …}`.
    package mutating func item() throws(DynamoDBJSONError) -> Item {
        let item = try members(capacity: usualCount)
        usualCount = item.count
        return item
    }

    private mutating func members(capacity: Int) throws(DynamoDBJSONError) -> Item {
        try open("{")
        if close("}") { return [:] }
        var item = Item(minimumCapacity: capacity)
        repeat {
            let name = try name()
            let value = try value()
            if item.updateValue(value, forKey: name) != nil { throw expected("no name twice") }
            scanner.skipBlanks()
        } while scanner.skip(UInt8(ascii: ","))
        guard close("}") else { throw expected("\"}\"") }
        return item
    }

    /// `{"S": "text"}`.
    package mutating func value() throws(DynamoDBJSONError) -> AttributeValue {
        try open("{")
        let type = try string("a type like \"S\"")
        try skip(":")
        let value = try content(type)
        scanner.skipBlanks()
        guard close("}") else { throw expected("\"}\"") }
        return value
    }

    private mutating func content(_ type: String) throws(DynamoDBJSONError) -> AttributeValue {
        switch type {
        case "S": return .s(try string("a string"))
        case "N": return .n(try number())
        case "B": return .b(try base64())
        case "BOOL": return .bool(try flag())
        case "NULL":
            if scanner.skip(word: "true") { return .null }
            throw expected("true")
        case "L": return .l(try list { reader throws(DynamoDBJSONError) in try reader.value() })
        case "M": return .m(try members(capacity: 0))
        case "SS": return .ss(try set { reader throws(DynamoDBJSONError) in try reader.string("a string") })
        case "NS": return .ns(try set { reader throws(DynamoDBJSONError) in try reader.number() })
        case "BS": return .bs(try set { reader throws(DynamoDBJSONError) in try reader.base64() })
        default: throw expected("one of the types S, N, B, BOOL, NULL, L, M, SS, NS, BS")
        }
    }

    private mutating func set<Element>(
        _ element: (inout DynamoDBJSONReader) throws(DynamoDBJSONError) -> Element
    ) throws(DynamoDBJSONError) -> [Element] {
        let elements = try list(element)
        if elements.isEmpty, checksValues { throw expected("a set that is not empty") }
        return elements
    }

    private mutating func number() throws(DynamoDBJSONError) -> String {
        let plain = scanner.plainString { bytes in
            NumberText.isNumber(bytes) ? String(decoding: bytes, as: UTF8.self) : nil
        }
        if let plain { return plain }
        let start = scanner.offset
        let text = try string("a number in quotes")
        guard !checksValues || NumberText(text) != nil else {
            throw DynamoDBJSONError(offset: start, message: "expected a number in quotes")
        }
        return text
    }

    private mutating func base64() throws(DynamoDBJSONError) -> [UInt8] {
        if let bytes = scanner.plainString({ Base64.decode($0) }) { return bytes }
        let start = scanner.offset
        guard let bytes = Base64.decode(try string("base 64 in quotes")) else {
            throw DynamoDBJSONError(offset: start, message: "expected base 64 in quotes")
        }
        return bytes
    }

    /// A string in quotes.
    package mutating func string(_ meaning: String) throws(DynamoDBJSONError) -> String {
        guard let text = scanner.string() else { throw expected(meaning) }
        return text
    }

    /// `true` or `false`.
    package mutating func flag() throws(DynamoDBJSONError) -> Bool {
        if scanner.skip(word: "true") { return true }
        if scanner.skip(word: "false") { return false }
        throw expected("true or false")
    }

    /// A number of JSON, as its text.
    package mutating func numberText(_ meaning: String) throws(DynamoDBJSONError) -> String {
        guard let text = scanner.number() else { throw expected(meaning) }
        return text
    }

    /// Steps over `null`, if it comes next.
    package mutating func skipNull() -> Bool { scanner.skip(word: "null") }

    /// `[element, …]`.
    package mutating func list<Element>(
        _ element: (inout DynamoDBJSONReader) throws(DynamoDBJSONError) -> Element
    ) throws(DynamoDBJSONError) -> [Element] {
        try open("[")
        var list: [Element] = []
        if close("]") { return list }
        repeat {
            scanner.skipBlanks()
            list.append(try element(&self))
            scanner.skipBlanks()
        } while scanner.skip(UInt8(ascii: ","))
        guard close("]") else { throw expected("\"]\"") }
        return list
    }

    /// `{"name": …, …}`, no name twice.
    ///
    /// - Parameter member: reads the value of a name that it knows, and gives true; else it reads nothing and gives
    ///   false, and the value is passed over, as is every `null`.
    package mutating func object(
        _ member: (inout DynamoDBJSONReader, String) throws(DynamoDBJSONError) -> Bool
    ) throws(DynamoDBJSONError) {
        try open("{")
        if close("}") { return }
        var names: Set<String> = []
        repeat {
            let name = try name()
            if !names.insert(name).inserted { throw expected("no name twice") }
            if !skipNull(), try !member(&self, name) { try skipValue() }
            scanner.skipBlanks()
        } while scanner.skip(UInt8(ascii: ","))
        guard close("}") else { throw expected("\"}\"") }
    }

    /// Passes over a value of any kind. Names that come twice are refused in it too.
    package mutating func skipValue() throws(DynamoDBJSONError) {
        let isValue: Bool
        switch scanner.next {
        case UInt8(ascii: "{"):
            return try object { reader, _ throws(DynamoDBJSONError) in
                try reader.skipValue()
                return true
            }
        case UInt8(ascii: "["):
            _ = try list { reader throws(DynamoDBJSONError) in try reader.skipValue() }
            return
        case UInt8(ascii: "\""): isValue = scanner.string() != nil
        case UInt8(ascii: "t"): isValue = scanner.skip(word: "true")
        case UInt8(ascii: "f"): isValue = scanner.skip(word: "false")
        case UInt8(ascii: "n"): isValue = skipNull()
        default: isValue = scanner.skipNumber()
        }
        if !isValue { throw expected("a value") }
    }

    /// `"name":`, with blanks round all of it.
    private mutating func name() throws(DynamoDBJSONError) -> String {
        scanner.skipBlanks()
        let name = try string("a name")
        try skip(":")
        return name
    }

    private mutating func open(_ bracket: Unicode.Scalar) throws(DynamoDBJSONError) {
        guard depth < Self.deepest else { throw expected("less nesting") }
        try skip(bracket)
        depth += 1
    }

    private mutating func close(_ bracket: Unicode.Scalar) -> Bool {
        guard scanner.skip(UInt8(ascii: bracket)) else { return false }
        depth -= 1
        return true
    }

    /// The byte, with blanks before and behind it.
    private mutating func skip(_ byte: Unicode.Scalar) throws(DynamoDBJSONError) {
        scanner.skipBlanks()
        guard scanner.skip(UInt8(ascii: byte)) else { throw expected("\"\(byte)\"") }
        scanner.skipBlanks()
    }
}
