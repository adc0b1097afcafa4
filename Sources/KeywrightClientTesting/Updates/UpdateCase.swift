internal import KeywrightRuntime

extension ClientCase {
    /// An update of an item, and the item that comes of it. The key attributes are added to both.
    ///
    /// - Parameter before: the item; nil where there is none.
    static func update(
        _ fact: String, _ title: String, _ expression: String, _ values: Item = [:], names: [String: String] = [:],
        on before: Item?, gives after: Item
    ) -> ClientCase {
        ClientCase(fact, title) { context in
            let table = try await context.table()
            if let before { try await context.put(table, row("1", before)) }
            _ = try await context.client.updateItem(
                UpdateItemInput(
                    tableName: table, key: key(), updateExpression: expression, expressionAttributeNames: names,
                    expressionAttributeValues: values))
            try expectItem(try await context.stored(table), row("1", after), "the item after \(excerpt(expression))")
        }
    }

    /// An update that the service refuses, and that leaves the item as it is.
    static func refusedUpdate(
        _ fact: String, _ title: String, _ expression: String, _ values: Item = [:], names: [String: String] = [:],
        on before: Item = ["a": .n("1")]
    ) -> ClientCase {
        ClientCase(fact, title) { context in
            let table = try await context.table()
            try await context.put(table, row("1", before))
            try await expectRefusal(of: "the update \(excerpt(expression))") {
                try await context.client.updateItem(
                    UpdateItemInput(
                        tableName: table, key: key(), updateExpression: expression, expressionAttributeNames: names,
                        expressionAttributeValues: values))
            }
            try expectItem(try await context.stored(table), row("1", before), "the item after the refusal")
        }
    }

    /// An update, and the attributes that it gives back.
    static func updateAnswer(
        _ fact: String, _ title: String, _ expression: String, _ values: Item = [:], on before: Item?,
        returning returnValues: ReturnValues, gives answer: Item?
    ) -> ClientCase {
        ClientCase(fact, title) { context in
            let table = try await context.table()
            if let before { try await context.put(table, row("1", before)) }
            let output = try await context.client.updateItem(
                UpdateItemInput(
                    tableName: table, key: key(), updateExpression: expression, expressionAttributeValues: values,
                    returnValues: returnValues))
            try expectItem(output.attributes, answer, "\(returnValues.rawValue) of \(excerpt(expression))")
        }
    }
}
