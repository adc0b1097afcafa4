internal import KeywrightRuntime

/// What attributes that are no keys may be called (F1.5, F1.6).
enum AttributeNameCases {
    static let all: [ClientCase] =
        legalNames.map(legalName) + longNames + letterCase + reserved.map(reservedWord)

    private static let legalNames: [(what: String, name: String)] = [
        ("a blank", "two words"), ("a dot", "a.b"), ("a dash", "a-b"), ("a bracket", "a[0]"), ("a quote", "a\"b"),
        ("a backslash", "a\\b"), ("a line break", "a\nb"), ("a hash sign", "#a"), ("a colon", ":a"),
        ("letters beyond ASCII", "größe"), ("an emoji", "\u{1F600}"), ("digits alone", "123"),
    ]

    private static func legalName(_ row: (what: String, name: String)) -> ClientCase {
        ClientCase("F1.5", "an attribute's name with \(row.what) is accepted, and reached by an alias") { context in
            let table = try await context.open()
            try await table.put(.pair("p", "s", [row.name: .s("x")]))
            try await table.expectStored(.pair("p", "s"), .pair("p", "s", [row.name: .s("x")]))
            let projected = try await context.client.getItem(
                GetItemInput(
                    tableName: table.name, key: .pair("p", "s"), consistentRead: true, projectionExpression: "#a",
                    expressionAttributeNames: ["#a": row.name]))
            try expectSame(projected.item, [row.name: .s("x")], "the item by the alias")
        }
    }

    private static let longNames: [ClientCase] = [
        ClientCase("F1.5", "an attribute's name of 65,535 bytes is accepted") { context in
            let table = try await context.open()
            let name = String(repeating: "n", count: 65_535)
            try await table.put(.pair("p", "s", [name: .s("x")]))
            try expect(try await table.get(.pair("p", "s"))?[name] == .s("x"), "the attribute is not stored")
        },
        ClientCase("F1.5", "an attribute's name of 65,536 bytes is refused") { context in
            let table = try await context.open()
            try await expectRefusal(of: "PutItem") {
                try await table.put(.pair("p", "s", [String(repeating: "n", count: 65_536): .s("x")]))
            }
        },
        ClientCase("F1.5", "an attribute's name of 32,768 characters of two bytes is refused") { context in
            let table = try await context.open()
            try await expectRefusal(of: "PutItem") {
                try await table.put(.pair("p", "s", [String(repeating: "é", count: 32_768): .s("x")]))
            }
        },
        ClientCase("F1.5", "an attribute of a key may have a name with a blank") { context in
            let table = try await context.open(CaseKey("my key"))
            try await table.put(["my key": .s("p")])
            try await table.expectStored(["my key": .s("p")], ["my key": .s("p")])
        },
    ]

    private static let letterCase: [ClientCase] = [
        ClientCase("F1.6", "attribute names that differ in case name two attributes") { context in
            let table = try await context.open()
            let item: Item = .pair("p", "s", ["alpha": .s("x"), "Alpha": .s("y")])
            try await table.put(item)
            try await table.update(.pair("p", "s"), "SET Alpha = :z", [":z": .s("z")])
            try await table.expectStored(.pair("p", "s"), .pair("p", "s", ["alpha": .s("x"), "Alpha": .s("z")]))
        },
        ClientCase("F1.6", "a key attribute's name in another case is another attribute") { context in
            let table = try await context.open()
            try await expectRefusal(of: "PutItem") { try await table.put(["PK": .s("p"), "sk": .s("s")]) }
        },
    ]

    private static let reserved: [String] = ["status", "STATUS", "Status"]

    private static func reservedWord(_ word: String) -> ClientCase {
        ClientCase("F1.6", "the reserved word \(word) is refused in an expression, and accepted by an alias") {
            context in
            let table = try await context.open()
            try await expectRefusal(of: "UpdateItem") {
                try await table.update(.pair("p", "s"), "SET \(word) = :a", [":a": .s("x")])
            }
            _ = try await context.client.updateItem(
                UpdateItemInput(
                    tableName: table.name, key: .pair("p", "s"), updateExpression: "SET #a = :a",
                    expressionAttributeNames: ["#a": word], expressionAttributeValues: [":a": .s("x")]))
            try await table.expectStored(.pair("p", "s"), .pair("p", "s", [word: .s("x")]))
        }
    }
}
