internal import KeywrightRuntime

extension TableSchema {
    /// Checks a table as the service does at CreateTable (F1.1, F1.18, F1.26).
    init(checking input: CreateTableInput) throws(DynamoDBError) {
        try Self.checkName(input.tableName, at: "tableName")
        try Self.checkConstraints(input)
        if input.localSecondaryIndexes?.isEmpty == true {
            throw .invalidParameter("List of LocalSecondaryIndexes is empty")
        }
        if input.globalSecondaryIndexes?.isEmpty == true {
            throw .invalidParameter("List of GlobalSecondaryIndexes is empty")
        }
        try Self.checkPairShape(input.keySchema)
        let definitions = try Self.definitions(input)
        guard
            let key = Self.keySchema(input.keySchema, definitions)
        else {
            throw input.keySchema.count > 1 || definitions.isEmpty
                ? .refused("Invalid KeySchema: Some index key attribute have no definition")
                : Self.undefined(input.keySchema, input)
        }
        self.init(name: input.tableName, key: key, indexes: [])
        try addIndexes(input, definitions)
        try checkDefinitionsUsed(input)
    }

    /// 3 to 255 characters out of letters, digits, `_`, `.` and `-` (F1.1).
    static func checkName(_ name: String, at place: String) throws(DynamoDBError) {
        func problem(_ constraint: String) -> DynamoDBError {
            .constraint("Value '\(name)' at '\(place)' failed to satisfy constraint: \(constraint)")
        }
        let isLegal = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        if !isLegal { throw problem("Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+") }
        if name.utf8.count < 3 { throw problem("Member must have length greater than or equal to 3") }
        if name.utf8.count > 255 { throw problem("Member must have length less than or equal to 255") }
    }

    /// What the service's model itself demands of the definitions and of the table's key.
    private static func checkConstraints(_ input: CreateTableInput) throws(DynamoDBError) {
        for (number, definition) in input.attributeDefinitions.enumerated() {
            try checkKeyName(
                definition.attributeName, at: "attributeDefinitions.\(number + 1).member.attributeName")
            if !["B", "N", "S"].contains(definition.attributeType) {
                throw .constraint(
                    "Value '\(definition.attributeType)' at 'attributeDefinitions.\(number + 1).member.attributeType' "
                        + "failed to satisfy constraint: Member must satisfy enum value set: [B, N, S]")
            }
        }
        try checkElements(input.keySchema, at: "keySchema", maximum: 2)
    }

    /// Names of key attributes have 1 to 255 characters (F1.4).
    private static func checkKeyName(_ name: String, at place: String) throws(DynamoDBError) {
        if name.isEmpty || name.unicodeScalars.count > 255 {
            throw .constraint(
                "Value '\(name)' at '\(place)' failed to satisfy constraint: Member must have length "
                    + (name.isEmpty ? "greater than or equal to 1" : "less than or equal to 255"))
        }
    }

    /// The length of a key schema, its names and its key types.
    static func checkElements(
        _ elements: [CreateTableInput.KeySchemaElement], at place: String, maximum: Int
    ) throws(DynamoDBError) {
        if elements.isEmpty || elements.count > maximum {
            let shown = elements.map { "KeySchemaElement(attributeName=\($0.attributeName), keyType=\($0.keyType))" }
            throw .constraint(
                "Value '[\(shown.joined(separator: ", "))]' at '\(place)' failed to satisfy constraint: Member must "
                    + "have length "
                    + (elements.isEmpty ? "greater than or equal to 1" : "less than or equal to \(maximum)"))
        }
        for (number, element) in elements.enumerated() {
            try checkKeyName(element.attributeName, at: "\(place).\(number + 1).member.attributeName")
            if element.keyType != "HASH" && element.keyType != "RANGE" {
                throw .constraint(
                    "Value '\(element.keyType)' at '\(place).\(number + 1).member.keyType' failed to satisfy "
                        + "constraint: Member must satisfy enum value set: [HASH, RANGE]")
            }
        }
    }

    /// `[HASH]` or `[HASH, RANGE]`, two attributes (F1.26).
    static func checkPairShape(_ elements: [CreateTableInput.KeySchemaElement]) throws(DynamoDBError) {
        guard let first = elements.first, first.keyType == "HASH" else {
            throw .refused("Invalid KeySchema: The first KeySchemaElement is not a HASH key type")
        }
        guard elements.count == 2 else { return }
        if utf8Equal(first.attributeName, elements[1].attributeName) {
            throw .refused("Both the Hash Key and the Range Key element in the KeySchema have the same name")
        }
        if elements[1].keyType != "RANGE" {
            throw .refused("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type")
        }
    }

    /// The type of each defined attribute, in the order of the definitions.
    private static func definitions(_ input: CreateTableInput) throws(DynamoDBError) -> [KeyAttribute] {
        var definitions: [KeyAttribute] = []
        for definition in input.attributeDefinitions {
            if definitions.contains(where: { utf8Equal($0.name, definition.attributeName) }) {
                throw .invalidParameter("Duplicate AttributeName: \(definition.attributeName)")
            }
            definitions.append(
                KeyAttribute(
                    name: definition.attributeName, type: ValueType(rawValue: definition.attributeType) ?? .s))
        }
        return definitions
    }

    /// The key with its types, or nil if an attribute has no definition.
    static func keySchema(
        _ elements: [CreateTableInput.KeySchemaElement], _ definitions: [KeyAttribute]
    ) -> KeySchema? {
        var key = KeySchema(partition: [], sort: [])
        for element in elements {
            guard let attribute = definitions.first(where: { utf8Equal($0.name, element.attributeName) }) else {
                return nil
            }
            if element.keyType == "HASH" { key.partition.append(attribute) } else { key.sort.append(attribute) }
        }
        return key
    }

    static func undefined(
        _ elements: [CreateTableInput.KeySchemaElement], _ input: CreateTableInput
    ) -> DynamoDBError {
        .invalidParameter(
            "Some index key attributes are not defined in AttributeDefinitions. "
                + "Keys: [\(elements.map(\.attributeName).joined(separator: ", "))], AttributeDefinitions: "
                + "[\(input.attributeDefinitions.map(\.attributeName).joined(separator: ", "))]")
    }

    /// Every definition must be used by a key (F1.18).
    private func checkDefinitionsUsed(_ input: CreateTableInput) throws(DynamoDBError) {
        let isUsed = { (name: String) in key.contains(name) || indexes.contains { $0.key.contains(name) } }
        if input.attributeDefinitions.allSatisfy({ isUsed($0.attributeName) }) { return }
        if indexes.isEmpty {
            throw .invalidParameter(
                "Number of attributes in KeySchema does not exactly match number of attributes defined in "
                    + "AttributeDefinitions")
        }
        let names = input.attributeDefinitions.map(\.attributeName)
        throw .invalidParameter(
            "Some AttributeDefinitions are not used. AttributeDefinitions: [\(names.joined(separator: ", "))], keys "
                + "used: [\(names.filter(isUsed).joined(separator: ", "))]")
    }
}
