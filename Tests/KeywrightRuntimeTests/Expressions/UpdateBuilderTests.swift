import Testing

@testable import KeywrightRuntime

@Suite struct UpdateBuilderTests {
    @Test func everyPart() throws {
        var update = UpdateBuilder(entity: "User")
        try update.set("name", "Ann")
        try update.setOrRemove("note", String?.none)
        try update.setOrRemove("nick", Optional("A"))
        try update.set("tags", Set<String>())
        try update.set("expiresAt", .latest, as: .epochSeconds)
        try update.setOrRemove("seenAt", Timestamp?.none, as: .epochSeconds)
        update.set("GSI1PK", value: .s("NAME#Ann"))
        update.setIfAbsent("createdAt", value: .n("1"))
        try update.increment("count", by: 2, from: 10)
        try update.append("log", ["in"])
        try update.insert("groups", ["a"] as Set)
        try update.delete("groups", Set<String>())
        try update.delete("ids", [1] as Set)
        update.require("attribute_exists(\(update.arguments.name("PK")))")
        update.require("\(update.arguments.name("name")) = \(try update.arguments.value("Bob", "name"))")
        let input = update.input(table: "t", key: ["PK": .s("USER#1")], returnValues: .allNew)
        #expect(
            input.updateExpression
                == "SET #n0 = :v0, #n2 = :v1, #n4 = :v2, #n6 = :v3, #n7 = if_not_exists(#n7, :v4), "
                + "#n8 = if_not_exists(#n8, :v5) + :v6, #n9 = list_append(if_not_exists(#n9, :v7), :v8) "
                + "REMOVE #n1, #n3, #n5 ADD #n10 :v9 DELETE #n11 :v10")
        #expect(input.conditionExpression == "(attribute_exists(#n12)) AND (#n0 = :v11)")
        #expect(
            input.expressionAttributeNames == [
                "#n0": "name", "#n1": "note", "#n2": "nick", "#n3": "tags", "#n4": "expiresAt", "#n5": "seenAt",
                "#n6": "GSI1PK",
                "#n7": "createdAt", "#n8": "count", "#n9": "log", "#n10": "groups", "#n11": "ids", "#n12": "PK",
            ])
        #expect(
            input.expressionAttributeValues == [
                ":v0": .s("Ann"), ":v1": .s("A"), ":v2": .n("253402300799"), ":v3": .s("NAME#Ann"), ":v4": .n("1"),
                ":v5": .n("10"),
                ":v6": .n("2"), ":v7": .l([]), ":v8": .l([.s("in")]), ":v9": .ss(["a"]), ":v10": .ns(["1"]),
                ":v11": .s("Bob"),
            ])
        #expect(input.returnValues == .allNew)
    }

    @Test func oneCondition() throws {
        var update = UpdateBuilder(entity: "User")
        update.remove("a")
        #expect(update.input(table: "t", key: [:]).conditionExpression == nil)
        update.require("attribute_exists(#n0)")
        #expect(update.input(table: "t", key: [:]).conditionExpression == "attribute_exists(#n0)")
    }

    /// A value that is refused leaves no placeholder behind that nothing uses.
    @Test func errorsSayWhereAndLeaveNothing() {
        var update = UpdateBuilder(entity: "User")
        do throws(ValueError) {
            try update.set("score", Double.nan)
            Issue.record("written")
        } catch {
            #expect(error.description.hasPrefix("User.score: "))
        }
        #expect(update.arguments.names.isEmpty)
        #expect(update.arguments.values.isEmpty)
    }

    @Test func arguments() throws {
        var arguments = ExpressionArguments(entity: "User")
        #expect(arguments.name("\u{e9}") == "#n0")
        #expect(arguments.name("e\u{301}") == "#n1")
        #expect(arguments.name("\u{e9}") == "#n0")
        #expect(arguments.path("address", "city") == "#n2.#n3")
        #expect(try arguments.list([1, 2], "n") == ":v0, :v1")
        #expect(arguments.value(.bool(true)) == ":v2")
        #expect(try arguments.value(Timestamp.earliest, "at", as: .epochSeconds) == ":v3")
        #expect(arguments.values[":v3"] == .n("-62167219200"))
    }
}
