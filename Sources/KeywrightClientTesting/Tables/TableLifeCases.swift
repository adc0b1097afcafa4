internal import KeywrightRuntime

/// How tables come and go, and what there is to know of them.
enum TableLifeCases {
    static let all: [ClientCase] = [
        ClientCase("F4.34", "a table of a name that exists is refused") { context in
            let name = try await context.table()
            try await expectRefusal(.resourceInUse, of: "CreateTable") {
                try await context.client.createTable(context.input())
            }
            try await CaseTable(client: context.client, name: name).expectStored(.pair("p", "s"), nil)
        },
        ClientCase("F4.33", "a deleted table is gone") { context in
            let name = try await context.table()
            try await context.client.deleteTable(name)
            try await context.waitUntilGone(name)
        },
        ClientCase("F4.33", "a table created again has none of its items") { context in
            let table = try await context.open()
            try await table.put(.pair("p", "s"))
            try await context.client.deleteTable(table.name)
            try await context.waitUntilGone(table.name)
            _ = try await context.open()
            try await table.expectStored(.pair("p", "s"), nil)
        },
        ClientCase("F4.33", "a table created again has lost its time to live") { context in
            let name = try await context.table()
            try await context.client.updateTimeToLive(
                UpdateTimeToLiveInput(
                    tableName: name, timeToLiveSpecification: .init(attributeName: "until", enabled: true)))
            try await context.client.deleteTable(name)
            try await context.waitUntilGone(name)
            _ = try await context.table()
            try expectEqual(try await context.client.describeTimeToLive(name), nil, "the described attribute")
        },
        ClientCase("F4.33", "a table can be created again with another key") { context in
            let name = try await context.table()
            try await context.client.deleteTable(name)
            try await context.waitUntilGone(name)
            let table = try await context.open(CaseKey("id:N"))
            try await table.put(["id": .n("1")])
            try await table.expectStored(["id": .n("1")], ["id": .n("1")])
        },
        ClientCase("F4.25", "a protected table cannot be deleted") { context in
            let table = try await context.open(context.input { $0.deletionProtectionEnabled = true })
            try await table.put(.pair("p", "s"))
            try await unprotecting(table) {
                try await expectRefusal(of: "DeleteTable") { try await context.client.deleteTable(table.name) }
                try await table.expectStored(.pair("p", "s"), .pair("p", "s"))
            }
        },
        ClientCase("F4.25", "a protected table is described as such") { context in
            let table = try await context.open(context.input { $0.deletionProtectionEnabled = true })
            try await unprotecting(table) {
                let described = try await context.client.describeTable(table.name)
                try expectEqual(described.deletionProtectionEnabled, true, "the described protection")
            }
        },
        ClientCase("F4.25", "a table can be deleted after its protection is turned off") { context in
            let table = try await context.open(context.input { $0.deletionProtectionEnabled = true })
            try await unprotecting(table) {}
            try await context.client.deleteTable(table.name)
            try await context.waitUntilGone(table.name)
        },
        ClientCase("F4.25", "a table can be protected from deletion later") { context in
            let table = try await context.open()
            try await context.client.updateTable(
                UpdateTableInput(tableName: table.name, deletionProtectionEnabled: true))
            try await context.waitUntilActive(table.name)
            try await unprotecting(table) {
                try await expectRefusal(of: "DeleteTable") { try await context.client.deleteTable(table.name) }
            }
        },
        .makesTable(
            "F5.1", "a table is described with its name, its key and its definitions",
            { $0.input(CaseKey("pk", sort: "sk:N")) },
            check: { table in
                try expect(table.tableName.utf8.last == UInt8(ascii: "t"), "the described name is another")
                try expectEqual(table.tableStatus, "ACTIVE", "the described status")
                try expectEqual(table.keySchema.caseTexts, ["pk HASH", "sk RANGE"], "the described key")
                let types = (table.attributeDefinitions ?? []).map { "\($0.attributeName):\($0.attributeType)" }
                try expectEqual(types.sorted(), ["pk:S", "sk:N"], "the described definitions")
            }),
        .makesTable(
            "F5.1", "a table without indexes is described without indexes", { $0.input() },
            check: { table in
                try expectEqual(table.globalSecondaryIndexes?.count ?? 0, 0, "the described global indexes")
                try expectEqual(table.localSecondaryIndexes?.count ?? 0, 0, "the described local indexes")
            }),
        .makesTable(
            "F5.2", "an index is described with its key and its projection",
            { context in
                context.input(
                    global: [CaseIndex("global", CaseKey("a", sort: "b"), .including(["x"]))],
                    local: [CaseIndex("local", CaseKey("pk", sort: "c"), .keysOnly)])
            },
            check: { table in
                let global = table.globalSecondaryIndexes?.first
                try expectEqual(global?.indexName, "global", "the global index's name")
                try expectEqual((global?.keySchema).caseTexts, ["a HASH", "b RANGE"], "the global index's key")
                try expectEqual(global?.projection, .including(["x"]), "the global index's projection")
                let local = table.localSecondaryIndexes?.first
                try expectEqual(local?.indexName, "local", "the local index's name")
                try expectEqual((local?.keySchema).caseTexts, ["pk HASH", "c RANGE"], "the local index's key")
                try expectEqual(local?.projection, .keysOnly, "the local index's projection")
            }),
        ClientCase("F4.33", "deleting one table leaves another as it is") { context in
            let kept = try await context.open(suffix: "kept")
            let other = try await context.table(suffix: "other")
            try await kept.put(.pair("p", "s"))
            try await context.client.deleteTable(other)
            try await context.waitUntilGone(other)
            try await kept.expectStored(.pair("p", "s"), .pair("p", "s"))
        },
    ]

    /// Tries something with a protected table and takes its protection off, whatever came of it.
    private static func unprotecting(_ table: CaseTable, _ body: () async throws -> Void) async throws {
        var failure: (any Error)?
        do { try await body() } catch { failure = error }
        do {
            try await table.client.updateTable(
                UpdateTableInput(tableName: table.name, deletionProtectionEnabled: false))
        } catch {
            throw failure ?? error
        }
        if let failure { throw failure }
    }
}
