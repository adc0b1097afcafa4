import KeywrightRuntime

/// Writes DynamoDB JSON member by member, in the order of the calls. What is left out leaves no comma behind.
struct WireWriter {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// The bytes of one object.
    static func object(_ members: (inout WireWriter) -> Void) -> [UInt8] {
        var writer = WireWriter()
        writer.bytes.reserveCapacity(512)
        writer.object(members)
        return writer.bytes
    }

    mutating func object(_ members: (inout WireWriter) -> Void) {
        separate()
        bytes.append(UInt8(ascii: "{"))
        needsComma = false
        members(&self)
        bytes.append(UInt8(ascii: "}"))
        needsComma = true
    }

    mutating func list<Element>(_ elements: [Element], _ element: (inout WireWriter, Element) -> Void) {
        separate()
        bytes.append(UInt8(ascii: "["))
        needsComma = false
        for one in elements { element(&self, one) }
        bytes.append(UInt8(ascii: "]"))
        needsComma = true
    }

    /// A name and its colon; the value must follow. Names are those of the service, which need no escapes.
    mutating func name(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// A name that is a table's or an index's.
    mutating func name(of text: String) {
        string(text)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    mutating func string(_ text: String) {
        separate()
        DynamoDBJSON.append(quoted: text, to: &bytes)
        needsComma = true
    }

    mutating func item(_ item: Item) {
        separate()
        DynamoDBJSON.append(item, to: &bytes)
        needsComma = true
    }

    mutating func literal(_ text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }
}

/// Members that are left out where there is nothing to say.
extension WireWriter {
    mutating func string(_ name: StaticString, _ text: String?) {
        guard let text else { return }
        self.name(name)
        string(text)
    }

    mutating func integer(_ name: StaticString, _ number: Int?) {
        guard let number else { return }
        self.name(name)
        literal(number.description)
    }

    mutating func flag(_ name: StaticString, _ flag: Bool, unless standard: Bool) {
        guard flag != standard else { return }
        self.name(name)
        literal(flag ? "true" : "false")
    }

    mutating func item(_ name: StaticString, _ item: Item?) {
        guard let item else { return }
        self.name(name)
        self.item(item)
    }

    /// The service refuses a map without members (F3.8).
    mutating func values(_ values: [String: AttributeValue]) {
        if !values.isEmpty { item("ExpressionAttributeValues", values) }
    }

    /// The service refuses a map without members (F3.8).
    mutating func names(_ names: [String: String]) {
        guard !names.isEmpty else { return }
        name("ExpressionAttributeNames")
        members(names) { $0.string($1) }
    }

    /// An object whose names are not the service's, sorted by their bytes.
    mutating func members<Value>(_ members: [String: Value], _ value: (inout WireWriter, Value) -> Void) {
        object { writer in
            for (name, member) in DynamoDBJSON.sorted(members) {
                writer.name(of: name)
                value(&writer, member)
            }
        }
    }

    mutating func returnConsumedCapacity(_ wish: ReturnConsumedCapacity) {
        if wish != .none { string("ReturnConsumedCapacity", wish.rawValue) }
    }

    mutating func returnValues(_ wish: ReturnValues) {
        if wish != .none { string("ReturnValues", wish.rawValue) }
    }

    mutating func returnItemOnConditionFailure(_ isWished: Bool) {
        if isWished { string("ReturnValuesOnConditionCheckFailure", "ALL_OLD") }
    }
}
