internal import KeywrightRuntime

/// What the service's own model demands of single values. It checks these before all else, and reports the first one
/// here as `1 validation error detected`, with the place of the value in the request.
enum ModelConstraint {
    /// The name of a table or an index: 3 to 255 characters out of letters, digits, `_`, `.` and `-` (F1.1).
    static func checkName(_ name: String, at place: String) throws(DynamoDBError) {
        let isLegal = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        if !isLegal {
            throw violation(of: name, at: place, "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+")
        }
        if name.utf8.count < 3 {
            throw violation(of: name, at: place, "Member must have length greater than or equal to 3")
        }
        if name.utf8.count > 255 {
            throw violation(of: name, at: place, "Member must have length less than or equal to 255")
        }
    }

    /// The name of an attribute that a key, a projection or expiry names: 1 to 255 characters (F1.4, F1.5).
    static func checkAttributeName(_ name: String, at place: String) throws(DynamoDBError) {
        if name.isEmpty || name.unicodeScalars.count > 255 {
            throw violation(
                of: name, at: place,
                "Member must have length "
                    + (name.isEmpty ? "greater than or equal to 1" : "less than or equal to 255"))
        }
    }

    /// The names and types of key attributes (F1.4, F1.7).
    static func checkDefinitions(
        _ definitions: [CreateTableInput.AttributeDefinition]
    ) throws(DynamoDBError) {
        for (number, definition) in definitions.enumerated() {
            let place = "attributeDefinitions.\(number + 1).member"
            try checkAttributeName(definition.attributeName, at: place + ".attributeName")
            try checkChoice(definition.attributeType, of: ["B", "N", "S"], at: place + ".attributeType")
        }
    }

    /// The length of a key schema, its names and its key types.
    static func checkKeySchema(
        _ elements: [CreateTableInput.KeySchemaElement], at place: String, maximum: Int
    ) throws(DynamoDBError) {
        if elements.isEmpty || elements.count > maximum {
            let shown = elements.map { "KeySchemaElement(attributeName=\($0.attributeName), keyType=\($0.keyType))" }
            throw violation(
                of: "[\(shown.joined(separator: ", "))]", at: place,
                "Member must have length "
                    + (elements.isEmpty ? "greater than or equal to 1" : "less than or equal to \(maximum)"))
        }
        for (number, element) in elements.enumerated() {
            try checkAttributeName(element.attributeName, at: "\(place).\(number + 1).member.attributeName")
            try checkChoice(element.keyType, of: ["HASH", "RANGE"], at: "\(place).\(number + 1).member.keyType")
        }
    }

    /// Name, key and projection of an index, and the throughput of a global one. A local index has none: the service
    /// passes over the field (F5.3).
    ///
    /// The key of a global index has no greatest length here: too many attributes are refused later, in other words
    /// (F1.37).
    static func checkIndex(
        _ index: CreateTableInput.Index, isGlobal: Bool, at place: String
    ) throws(DynamoDBError) {
        try checkName(index.indexName, at: place + ".indexName")
        try checkKeySchema(index.keySchema, at: place + ".keySchema", maximum: isGlobal ? .max : 2)
        guard let projection = index.projection else {
            throw .constraint(
                "Value null at '\(place).projection' failed to satisfy constraint: Member must not be null")
        }
        try checkChoice(
            projection.projectionType, of: ["ALL", "INCLUDE", "KEYS_ONLY"], at: place + ".projection.projectionType")
        if let names = projection.nonKeyAttributes {
            try checkNonKeyAttributes(names, at: place + ".projection.nonKeyAttributes")
        }
        if isGlobal { try checkThroughput(index.provisionedThroughput, at: place + ".provisionedThroughput") }
    }

    /// 1 to 20 names of 1 to 255 characters (F1.4, F1.22).
    private static func checkNonKeyAttributes(_ names: [String], at place: String) throws(DynamoDBError) {
        let shown = "[\(names.joined(separator: ", "))]"
        if names.isEmpty {
            throw violation(of: shown, at: place, "Member must have length greater than or equal to 1")
        }
        if names.count > 20 {
            throw violation(of: shown, at: place, "Member must have length less than or equal to 20")
        }
        if names.contains(where: { $0.isEmpty || $0.unicodeScalars.count > 255 }) {
            throw violation(
                of: shown, at: place,
                "Member must satisfy constraint: [Member must have length less than or equal to 255, "
                    + "Member must have length greater than or equal to 1]")
        }
    }

    /// Units of at least 1 (F5.1).
    static func checkThroughput(
        _ throughput: CreateTableInput.ProvisionedThroughput?, at place: String
    ) throws(DynamoDBError) {
        guard let throughput else { return }
        let parts = [
            ("readCapacityUnits", throughput.readCapacityUnits), ("writeCapacityUnits", throughput.writeCapacityUnits),
        ]
        for (name, units) in parts where units < 1 {
            throw violation(
                of: String(units), at: "\(place).\(name)", "Member must have value greater than or equal to 1")
        }
    }

    /// The billing mode and the fields of streams and encryption that have named values (F4.23, F4.26, F5.3).
    static func checkSettings(
        billingMode: String?, stream: CreateTableInput.StreamSpecification?, sse: CreateTableInput.SSESpecification?
    ) throws(DynamoDBError) {
        try checkChoice(billingMode, of: ["PROVISIONED", "PAY_PER_REQUEST"], at: "billingMode")
        try checkChoice(
            stream?.streamViewType, of: ["NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES", "KEYS_ONLY"],
            at: "streamSpecification.streamViewType")
        try checkChoice(sse?.sseType, of: ["AES256", "KMS"], at: "sSESpecification.sSEType")
    }

    private static func checkChoice(
        _ value: String?, of choices: [String], at place: String
    ) throws(DynamoDBError) {
        guard let value, !choices.contains(value) else { return }
        throw violation(
            of: value, at: place, "Member must satisfy enum value set: [\(choices.joined(separator: ", "))]")
    }

    private static func violation(of value: String, at place: String, _ constraint: String) -> DynamoDBError {
        .constraint("Value '\(value)' at '\(place)' failed to satisfy constraint: \(constraint)")
    }
}
