internal import KeywrightRuntime

/// What the `#names` and `:values` of one request stand for, and which of them its expressions have used (F3.8).
struct Placeholders {
    private let names: [String: String]
    private let values: [String: AttributeValue]
    private var usedNames: Set<String> = []
    private var usedValues: Set<String> = []

    /// Checks the two maps of a request.
    ///
    /// `expressions` are the request's parameters that could hold an expression, with what they hold. A map that is
    /// empty counts as not given, because the request structs cannot tell the two.
    init(
        names: [String: String],
        values: [String: AttributeValue],
        expressions: [(parameter: String, text: String?)]
    ) throws(DynamoDBError) {
        if !names.isEmpty, expressions.allSatisfy({ $0.text == nil }) {
            throw .refused("ExpressionAttributeNames can only be specified when using expressions")
        }
        let withValues = expressions.filter { $0.parameter != "ProjectionExpression" }
        if !values.isEmpty, withValues.allSatisfy({ $0.text == nil }) {
            let parameters = withValues.map(\.parameter).joined(separator: " and ")
            throw .refused(
                "ExpressionAttributeValues can only be specified when using expressions: "
                    + "\(parameters) \(withValues.count > 1 ? "are" : "is") null")
        }
        var size = 0
        for key in names.keys.sorted(by: utf8Precedes) {
            try Self.checkKey(key, sign: "#", parameter: "ExpressionAttributeNames")
            let name = names[key] ?? ""
            if name.isEmpty || name.utf8.count > 65_535 {
                throw .refused(
                    "ExpressionAttributeNames contains invalid value: Attribute names must have 1 to 65535 bytes for "
                        + "key \(key)")
            }
            size += key.utf8.count + name.utf8.count
        }
        var normalized: [String: AttributeValue] = [:]
        for key in values.keys.sorted(by: utf8Precedes) {
            try Self.checkKey(key, sign: ":", parameter: "ExpressionAttributeValues")
            guard let value = values[key] else { continue }
            do throws(DynamoDBError) {
                normalized[key] = try normalize(value)
            } catch {
                throw .refused(
                    "ExpressionAttributeValues contains invalid value: \(error.message) for key \(key)")
            }
            size += key.utf8.count + value.storedSize
        }
        if size > 2 * 1024 * 1024 {
            throw .refused("The sum of ExpressionAttributeNames and ExpressionAttributeValues exceeds 2 MB")
        }
        self.names = names
        self.values = normalized
    }

    /// A sign, then letters, digits and underscores, at most 255 bytes together (F3.7).
    private static func checkKey(_ key: String, sign: String, parameter: String) throws(DynamoDBError) {
        let tokens = tokenize(key)
        guard key.hasPrefix(sign), key.utf8.count > 1, key.utf8.count <= 255, tokens.count == 2,
            tokens[0].range == 0..<key.utf8.count
        else {
            throw .refused("\(parameter) contains invalid key: Syntax error; key: \"\(key)\"")
        }
    }

    /// The name that `#key` stands for.
    mutating func name(_ key: String) -> String? {
        usedNames.insert(key)
        return names[key]
    }

    /// The value that `:key` stands for.
    mutating func value(_ key: String) -> AttributeValue? {
        usedValues.insert(key)
        return values[key]
    }

    /// After all expressions are read: nothing that was given may be unused.
    func checkAllUsed() throws(DynamoDBError) {
        try Self.check(names.keys.filter { !usedNames.contains($0) }, "ExpressionAttributeNames")
        try Self.check(values.keys.filter { !usedValues.contains($0) }, "ExpressionAttributeValues")
    }

    private static func check(_ unused: [String], _ parameter: String) throws(DynamoDBError) {
        if unused.isEmpty { return }
        let keys = unused.sorted(by: utf8Precedes).joined(separator: ", ")
        throw .refused("Value provided in \(parameter) unused in expressions: keys: {\(keys)}")
    }
}
