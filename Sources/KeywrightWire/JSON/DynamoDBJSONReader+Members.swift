import KeywrightRuntime

extension DynamoDBJSONReader {
    mutating func text() throws(DynamoDBJSONError) -> String { try string("a string") }

    /// A whole number, however it is written: `10`, `10.0`, `1E1`.
    mutating func integer() throws(DynamoDBJSONError) -> Int {
        let text = try numberText("a whole number")
        guard let number = Int(text) ?? Double(text).flatMap({ Int(exactly: $0) }) else {
            throw expected("a whole number of 64 bits")
        }
        return number
    }

    mutating func decimal() throws(DynamoDBJSONError) -> Double {
        guard let number = Double(try numberText("a number")), number.isFinite else {
            throw expected("a number of common size")
        }
        return number
    }

    mutating func items() throws(DynamoDBJSONError) -> [Item] {
        try list { reader throws(DynamoDBJSONError) in try reader.item() }
    }

    /// `{"name": "text", …}`.
    mutating func texts() throws(DynamoDBJSONError) -> [String: String] {
        try members { reader throws(DynamoDBJSONError) in try reader.text() }
    }

    /// An object whose names are not the service's.
    mutating func members<Value>(
        _ value: (inout DynamoDBJSONReader) throws(DynamoDBJSONError) -> Value
    ) throws(DynamoDBJSONError) -> [String: Value] {
        var members: [String: Value] = [:]
        try object { reader, name throws(DynamoDBJSONError) in
            members[name] = try value(&reader)
            return true
        }
        return members
    }

    /// One of the service's words.
    mutating func word<Word: RawRepresentable>(_ type: Word.Type) throws(DynamoDBJSONError) -> Word
    where Word.RawValue == String {
        guard let word = Word(rawValue: try text()) else { throw expected("a word that the service knows") }
        return word
    }

    /// What a member that must be there is, or an error that names it.
    func required<Value>(_ value: Value?, _ name: StaticString) throws(DynamoDBJSONError) -> Value {
        guard let value else { throw expected("\(name) before the object's end") }
        return value
    }
}
