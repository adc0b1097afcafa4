extension DynamoDBJSON {
    /// Reads an item, and nothing behind it but blanks.
    ///
    /// Refused are JSON that is not valid, types that the service does not have, numbers that are none, empty sets, a
    /// name twice, names that are one to Swift although their bytes differ, and more than 128 arrays and objects in
    /// each other: twice what an item of the service can hold (F3.4).
    public static func item(_ bytes: [UInt8]) throws(DynamoDBJSONError) -> Item {
        var reader = DynamoDBJSONReader(bytes)
        let item = try reader.item()
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
        let value = try reader.value()
        try reader.end()
        return value
    }

    /// Reads a value from a text.
    public static func value(_ text: String) throws(DynamoDBJSONError) -> AttributeValue {
        try value(Array(text.utf8))
    }
}
