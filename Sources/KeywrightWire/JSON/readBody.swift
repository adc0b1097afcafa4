import KeywrightRuntime

/// Reads one JSON value, and nothing behind it but blanks.
///
/// - Parameter checksValues: whether numbers that are none and empty sets are refused: yes in an answer, no in a
///   request, whose engine refuses them.
func readBody<Value>(
    _ body: [UInt8], checksValues: Bool = true,
    _ read: (inout DynamoDBJSONReader) throws(DynamoDBJSONError) -> Value
) throws(WireError) -> Value {
    do {
        var reader = DynamoDBJSONReader(body, checksValues: checksValues)
        let value = try read(&reader)
        try reader.end()
        return value
    } catch {
        throw WireError(offset: error.offset, message: error.message)
    }
}
