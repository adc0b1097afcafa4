import KeywrightInMemory
import KeywrightRuntime

extension Mutants {
    static let tables: [Alteration] = [
        creating("takes an empty list of indexes for none", fails: "F1.34") { input in
            if input.globalSecondaryIndexes == [] { input.globalSecondaryIndexes = nil }
            if input.localSecondaryIndexes == [] { input.localSecondaryIndexes = nil }
        },
        creating("drops definitions that no key uses", fails: "F1.18") { input in
            let keys =
                input.keySchema + (input.globalSecondaryIndexes ?? []).flatMap(\.keySchema)
                + (input.localSecondaryIndexes ?? []).flatMap(\.keySchema)
            let names = keys.map(\.attributeName)
            input.attributeDefinitions.removeAll { !names.contains($0.attributeName) }
        },
        creating("projects whole items into every index", fails: "F1.32") { input in
            for index in (input.globalSecondaryIndexes ?? []).indices {
                input.globalSecondaryIndexes?[index].projection = .init(projectionType: "ALL")
            }
        },
        creating("puts the partition key first", fails: "F1.26") { input in
            input.keySchema.sort { $0.keyType < $1.keyType }
        },
        Alteration("makes a table that exists anew", fails: "F4.34") { client in
            client.onCreateTable = { input, base throws(DynamoDBError) in
                do throws(DynamoDBError) {
                    return try await base.createTable(input)
                } catch {
                    if error.kind != .resourceInUse { throw error }
                    return try await base.describeTable(input.tableName)
                }
            }
        },
        Alteration("tells no time to live", fails: "F4.22") { client in
            client.onDescribeTimeToLive = { _, _ throws(DynamoDBError) in nil }
        },
        Alteration("swallows a refused time to live", fails: "F4.22") { client in
            client.onUpdateTimeToLive = { input, base throws(DynamoDBError) in
                try? await base.updateTimeToLive(input)
            }
        },
        Alteration("describes keys in the order of their names", fails: "F1.26") { client in
            client.onDescribeTable = { name, base throws(DynamoDBError) in
                var table = try await base.describeTable(name)
                for index in (table.globalSecondaryIndexes ?? []).indices {
                    table.globalSecondaryIndexes?[index].keySchema.sort { $0.attributeName < $1.attributeName }
                }
                table.keySchema?.reverse()
                return table
            }
        },
        Alteration("changes nothing of a table", fails: "F6.5") { client in
            client.onUpdateTable = { input, base throws(DynamoDBError) in
                try await base.describeTable(input.tableName)
            }
        },
    ]

    static let costs: [Alteration] = [
        Alteration("tells no cost", fails: "F2.1") { client in
            client.onGet = { input, base throws(DynamoDBError) in
                var output = try await base.getItem(input)
                output.consumedCapacity = nil
                return output
            }
        },
        Alteration("takes every read for a unit", fails: "F2.2") { client in
            client.onQuery = { input, base throws(DynamoDBError) in
                var output = try await base.query(input)
                output.consumedCapacity?.capacityUnits = 1
                return output
            }
        },
        Alteration("does not count the indexes of a write", fails: "F2.25") { client in
            client.onPut = { input, base throws(DynamoDBError) in
                var output = try await base.putItem(input)
                output.consumedCapacity?.globalSecondaryIndexes = [:]
                return output
            }
        },
    ]

    private static func creating(
        _ description: String, fails fact: String, _ change: @escaping @Sendable (inout CreateTableInput) -> Void
    ) -> Alteration {
        Alteration(description, fails: fact) { client in
            client.onCreateTable = { input, base throws(DynamoDBError) in
                var input = input
                change(&input)
                return try await base.createTable(input)
            }
        }
    }
}
