internal import KeywrightRuntime

/// How a table is paid for, streamed, encrypted and protected, at its creation (F4.23 to F4.27, F5.2 to F5.4).
enum TableOptionCases {
    static let all: [ClientCase] =
        billing + projections + streamViews.map(streamView) + streams + classes.map(tableClass) + encryption
        + protection

    private static let units = CreateTableInput.ProvisionedThroughput(readCapacityUnits: 1, writeCapacityUnits: 1)

    private static let billing: [ClientCase] = [
        .makesTable("F5.3", "a table on demand is accepted without throughput") { $0.input() },
        .refusesTable("F5.3", "a table on demand with throughput is refused") {
            $0.input { $0.provisionedThroughput = units }
        },
        .makesTable("F5.3", "a provisioned table with throughput is accepted") { $0.input(changed: provision) },
        .refusesTable("F5.3", "a provisioned table without throughput is refused") {
            $0.input { $0.billingMode = "PROVISIONED" }
        },
        .makesTable("F5.3", "a table of no billing mode is provisioned, so that throughput is accepted") {
            $0.input {
                $0.billingMode = nil
                $0.provisionedThroughput = units
            }
        },
        .refusesTable("F5.3", "a table of no billing mode is provisioned, so that it is refused without throughput") {
            $0.input { $0.billingMode = nil }
        },
        .refusesTable("F5.1", "an unknown billing mode is refused") { $0.input { $0.billingMode = "FREE" } },
        .makesTable("F5.3", "a global index with throughput is accepted in a provisioned table") {
            $0.input(global: [oneIndex]) {
                provision(&$0)
                $0.globalSecondaryIndexes?[0].provisionedThroughput = units
            }
        },
        .refusesTable("F5.3", "a global index without throughput is refused in a provisioned table") {
            $0.input(global: [oneIndex], changed: provision)
        },
        .refusesTable("F5.3", "a global index with throughput is refused in a table on demand") {
            $0.input(global: [oneIndex]) { $0.globalSecondaryIndexes?[0].provisionedThroughput = units }
        },
        .refusesTable("F5.1", "a throughput of no read units is refused") {
            $0.input {
                provision(&$0)
                $0.provisionedThroughput?.readCapacityUnits = 0
            }
        },
        .refusesTable("F5.1", "a throughput of no write units is refused") {
            $0.input {
                provision(&$0)
                $0.provisionedThroughput?.writeCapacityUnits = 0
            }
        },
    ]

    private static let oneIndex = CaseIndex("one", CaseKey("a"))

    @Sendable private static func provision(_ input: inout CreateTableInput) {
        input.billingMode = "PROVISIONED"
        input.provisionedThroughput = units
    }

    private static let projections: [ClientCase] = [
        .makesTable("F5.2", "an index that includes attributes is accepted") {
            $0.input(global: [CaseIndex("one", CaseKey("a"), .including(["b", "c"]))])
        },
        .refusesTable("F5.2", "an index that includes no attribute is refused") {
            $0.input(global: [CaseIndex("one", CaseKey("a"), .init(projectionType: "INCLUDE"))])
        },
        .refusesTable("F5.2", "an index of all attributes that names some is refused") {
            $0.input(global: [CaseIndex("one", CaseKey("a"), .init(projectionType: "ALL", nonKeyAttributes: ["b"]))])
        },
        .refusesTable("F5.2", "an index of its keys that names attributes is refused") {
            $0.input(
                global: [CaseIndex("one", CaseKey("a"), .init(projectionType: "KEYS_ONLY", nonKeyAttributes: ["b"]))])
        },
        .refusesTable("F5.2", "an index that includes one attribute twice is refused") {
            $0.input(global: [CaseIndex("one", CaseKey("a"), .including(["b", "b"]))])
        },
        .refusesTable("F5.1", "a global index without a projection is refused") {
            $0.input(global: [oneIndex]) { $0.globalSecondaryIndexes?[0].projection = nil }
        },
        .refusesTable("F5.1", "a local index without a projection is refused") {
            $0.input(local: [CaseIndex("one", CaseKey("pk", sort: "a"))]) {
                $0.localSecondaryIndexes?[0].projection = nil
            }
        },
        .refusesTable("F5.2", "an unknown projection is refused") {
            $0.input(global: [CaseIndex("one", CaseKey("a"), .init(projectionType: "SOME"))])
        },
    ]

    private static let streamViews: [String] = ["KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES"]

    private static func streamView(_ view: String) -> ClientCase {
        let stream = CreateTableInput.StreamSpecification(streamEnabled: true, streamViewType: view)
        return .makesTable(
            "F4.23", "a stream of \(view) is accepted and described", { $0.input { $0.streamSpecification = stream } },
            check: { try expectEqual($0.streamSpecification?.streamViewType, view, "the described view") })
    }

    private static let streams: [ClientCase] = [
        .refusesTable("F5.4", "a stream without a view is refused") {
            $0.input { $0.streamSpecification = .init(streamEnabled: true) }
        },
        .refusesTable("F5.4", "a view without a stream is refused") {
            $0.input { $0.streamSpecification = .init(streamEnabled: false, streamViewType: "NEW_IMAGE") }
        },
        .refusesTable("F4.23", "an unknown view of a stream is refused") {
            $0.input { $0.streamSpecification = .init(streamEnabled: true, streamViewType: "EVERYTHING") }
        },
    ]

    private static let classes: [(name: String, isLegal: Bool)] = [
        ("STANDARD", true), ("STANDARD_INFREQUENT_ACCESS", true), ("GLACIAL", false),
    ]

    private static func tableClass(_ tableClass: (name: String, isLegal: Bool)) -> ClientCase {
        let title = "the table class \(tableClass.name) is \(tableClass.isLegal ? "accepted" : "refused")"
        return tableClass.isLegal
            ? .makesTable("F4.27", title) { $0.input { $0.tableClass = tableClass.name } }
            : .refusesTable("F4.27", title) { $0.input { $0.tableClass = tableClass.name } }
    }

    private static let encryption: [ClientCase] = [
        .makesTable("F4.26", "encryption with the service's own key is accepted") {
            $0.input { $0.sseSpecification = .init(enabled: false) }
        },
        .refusesTable("F4.26", "a named key with encryption turned off is refused") {
            $0.input { $0.sseSpecification = .init(enabled: false, kmsMasterKeyId: "alias/one") }
        },
        .refusesTable("F4.26", "a type of encryption with encryption turned off is refused") {
            $0.input { $0.sseSpecification = .init(enabled: false, sseType: "KMS") }
        },
        .refusesTable("F4.26", "encryption of type AES256 is refused") {
            $0.input { $0.sseSpecification = .init(enabled: true, sseType: "AES256") }
        },
        .refusesTable("F4.26", "a named key with encryption of type AES256 is refused") {
            $0.input { $0.sseSpecification = .init(enabled: true, sseType: "AES256", kmsMasterKeyId: "alias/one") }
        },
    ]

    private static let protection: [ClientCase] = [
        .makesTable(
            "F4.25", "a table is not protected from deletion unless it is asked for", { $0.input() },
            check: { try expectEqual($0.deletionProtectionEnabled ?? false, false, "the described protection") })
    ]
}
