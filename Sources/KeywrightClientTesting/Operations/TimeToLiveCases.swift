internal import KeywrightRuntime

/// When items expire (F1.5, F4.22).
enum TimeToLiveCases {
    static let all: [ClientCase] = [
        ClientCase("F4.22", "nothing expires in a new table") { context in
            let name = try await context.table()
            try expectEqual(try await context.client.describeTimeToLive(name), nil, "the described attribute")
        },
        ClientCase("F4.22", "the attribute of the time to live is described") { context in
            let name = try await context.table()
            try await expire(name, by: "until", context)
            try expectEqual(try await context.client.describeTimeToLive(name), "until", "the described attribute")
        },
        ClientCase("F4.22", "a time to live enabled twice is refused") { context in
            let name = try await context.table()
            try await expire(name, by: "until", context)
            try await expectRefusal(of: "UpdateTimeToLive") { try await expire(name, by: "until", context) }
        },
        ClientCase("F4.22", "another time to live is refused while there is one") { context in
            let name = try await context.table()
            try await expire(name, by: "until", context)
            try await expectRefusal(of: "UpdateTimeToLive") { try await expire(name, by: "other", context) }
            try expectEqual(try await context.client.describeTimeToLive(name), "until", "the described attribute")
        },
        ClientCase("F4.22", "a second change of the time to live within the hour is refused") { context in
            let name = try await context.table()
            try await expire(name, by: "until", context)
            try await expectRefusal(of: "UpdateTimeToLive") {
                try await expire(name, by: "until", context, enabled: false)
            }
        },
        ClientCase("F1.5", "a time to live by an attribute of 255 characters is accepted") { context in
            let name = try await context.table()
            let attribute = String(repeating: "u", count: 255)
            try await expire(name, by: attribute, context)
            try expectEqual(try await context.client.describeTimeToLive(name), attribute, "the described attribute")
        },
        ClientCase("F1.5", "a time to live by an attribute of 256 characters is refused") { context in
            let name = try await context.table()
            try await expectRefusal(of: "UpdateTimeToLive") {
                try await expire(name, by: String(repeating: "u", count: 256), context)
            }
        },
        ClientCase("F1.5", "a time to live by an attribute without a name is refused") { context in
            let name = try await context.table()
            try await expectRefusal(of: "UpdateTimeToLive") { try await expire(name, by: "", context) }
        },
        ClientCase("F4.22", "an expired item can be read until it is deleted") { context in
            let table = try await context.open()
            try await expire(table.name, by: "until", context)
            let item: Item = .pair("p", "s", ["until": .n("1700000000")])
            try await table.put(item)
            try await table.expectStored(.pair("p", "s"), item)
        },
        ClientCase("F4.22", "an expired item can be updated until it is deleted") { context in
            let table = try await context.open()
            try await expire(table.name, by: "until", context)
            try await table.put(.pair("p", "s", ["until": .n("1700000000")]))
            try await table.update(.pair("p", "s"), "SET a = :a", [":a": .s("x")])
            try await table.expectStored(
                .pair("p", "s"), .pair("p", "s", ["until": .n("1700000000"), "a": .s("x")]))
        },
        ClientCase("F4.22", "the attribute of the time to live may hold anything else") { context in
            let table = try await context.open()
            try await expire(table.name, by: "until", context)
            let item: Item = .pair("p", "s", ["until": .s("tomorrow")])
            try await table.put(item)
            try await table.expectStored(.pair("p", "s"), item)
        },
    ]

    private static func expire(
        _ name: String, by attribute: String, _ context: CaseContext, enabled: Bool = true
    ) async throws {
        try await context.client.updateTimeToLive(
            UpdateTimeToLiveInput(
                tableName: name, timeToLiveSpecification: .init(attributeName: attribute, enabled: enabled)))
    }
}
