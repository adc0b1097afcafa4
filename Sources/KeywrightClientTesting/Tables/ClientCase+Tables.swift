internal import KeywrightRuntime

/// What a case asks of CreateTable.
typealias TableRequest = @Sendable (CaseContext) -> CreateTableInput

extension ClientCase {
    /// A case in which the service does not make a table.
    static func refusesTable(_ fact: String, _ title: String, _ request: @escaping TableRequest) -> ClientCase {
        ClientCase(fact, title) { context in
            try await expectRefusal(of: "CreateTable") { try await context.createTable(request(context)) }
        }
    }

    /// A case in which the service makes a table, and perhaps describes it in some way.
    static func makesTable(
        _ fact: String, _ title: String, _ request: @escaping TableRequest,
        check: @escaping @Sendable (TableDescription) throws -> Void = { _ in }
    ) -> ClientCase {
        ClientCase(fact, title) { context in
            let name = try await context.createTable(request(context))
            try check(try await context.client.describeTable(name))
        }
    }
}

extension CaseContext {
    /// The request for a table of another name.
    func input(named name: String) -> CreateTableInput {
        var input = input()
        input.tableName = name
        return input
    }

    /// The request for a table with something more or something else in it.
    func input(
        _ key: CaseKey = CaseKey("pk", sort: "sk"), global: [CaseIndex] = [], local: [CaseIndex] = [],
        changed change: (inout CreateTableInput) -> Void
    ) -> CreateTableInput {
        var input = input(key, global: global, local: local)
        change(&input)
        return input
    }

    /// A name of this length that no other case uses.
    func name(ofLength length: Int) -> String {
        let head = "\(prefix)-"
        return head + String(repeating: "n", count: max(0, length - head.utf8.count))
    }
}
