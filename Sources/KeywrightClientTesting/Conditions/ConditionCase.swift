internal import KeywrightRuntime

extension ClientCase {
    /// A condition that holds for some items and not for others, tried as the condition of a write on each item and as
    /// the filter of a scan over all of them.
    static func condition(
        _ fact: String, _ title: String, _ expression: String, _ values: Item = [:], names: [String: String] = [:],
        holdsFor good: [Item], failsFor bad: [Item] = []
    ) -> ClientCase {
        ClientCase(fact, title) { context in
            let table = try await context.table()
            let items = (good + bad).enumerated().map { row("\($0.offset + 1)", $0.element) }
            try await context.fill(table, items)
            for (index, item) in items.enumerated() {
                let input = PutItemInput(
                    tableName: table, item: item, conditionExpression: expression,
                    expressionAttributeNames: names, expressionAttributeValues: values)
                let holds = try await context.writes(input)
                try expectEqual(holds, index < good.count, "whether \(excerpt(expression)) holds for \(caseText(item))")
            }
            let page = try await context.client.scan(
                ScanInput(
                    tableName: table, filterExpression: expression, expressionAttributeNames: names,
                    expressionAttributeValues: values, consistentRead: true))
            try expectEqual(
                texts(page.items).sorted(), (0..<good.count).map { "\($0 + 1)" },
                "items that pass the filter \(excerpt(expression))")
        }
    }

    /// A condition that the service refuses to evaluate, as the condition of a write and as the filter of a scan.
    static func refusedCondition(
        _ fact: String, _ title: String, _ expression: String, _ values: Item = [:], names: [String: String] = [:]
    ) -> ClientCase {
        ClientCase(fact, title) { context in
            let table = try await context.table()
            try await context.put(table, row("1", ["a": .s("x"), "b": .s("y")]))
            try await expectRefusal(of: "the condition \(excerpt(expression))") {
                try await context.client.putItem(
                    PutItemInput(
                        tableName: table, item: row(), conditionExpression: expression,
                        expressionAttributeNames: names, expressionAttributeValues: values))
            }
            try await expectRefusal(of: "the filter \(excerpt(expression))") {
                try await context.client.scan(
                    ScanInput(
                        tableName: table, filterExpression: expression, expressionAttributeNames: names,
                        expressionAttributeValues: values))
            }
        }
    }
}

/// An expression in a failure's text: whole, or its beginning where it is long.
func excerpt(_ expression: String) -> String {
    let text = "`\(expression.prefix(80))`"
    return expression.utf8.count > 80 ? "\(text)… of \(expression.utf8.count) bytes" : text
}

extension CaseContext {
    /// Whether a put with a condition is carried out.
    func writes(_ input: PutItemInput) async throws -> Bool {
        do {
            _ = try await client.putItem(input)
            return true
        } catch {
            guard error.kind == .conditionalCheckFailed else { throw error }
            return false
        }
    }
}
