internal import KeywrightRuntime

extension CreateTableInput {
    /// Checks what the service's own model demands of the request (F1.1, F1.4, F1.7, F1.22, F1.26, F5.1).
    func checkConstraints() throws(DynamoDBError) {
        try ModelConstraint.checkName(tableName, at: "tableName")
        try ModelConstraint.checkDefinitions(attributeDefinitions)
        try ModelConstraint.checkKeySchema(keySchema, at: "keySchema", maximum: 2)
        for (number, index) in (localSecondaryIndexes ?? []).enumerated() {
            try ModelConstraint.checkIndex(
                index, isGlobal: false, at: "localSecondaryIndexes.\(number + 1).member")
        }
        for (number, index) in (globalSecondaryIndexes ?? []).enumerated() {
            try ModelConstraint.checkIndex(
                index, isGlobal: true, at: "globalSecondaryIndexes.\(number + 1).member")
        }
        try ModelConstraint.checkThroughput(provisionedThroughput, at: "provisionedThroughput")
        try ModelConstraint.checkSettings(
            billingMode: billingMode, stream: streamSpecification, sse: sseSpecification)
    }
}
