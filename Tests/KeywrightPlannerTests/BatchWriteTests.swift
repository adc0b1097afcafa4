// Names that a fixture gives are there: a missing one should stop the test.
// swift-format-ignore-file: NeverForceUnwrap

import KeywrightDiagnostics
import KeywrightModel
import Testing

@testable import KeywrightPlanner

/// Writes of many items: batches, what a query finds, and steps that repeat.
@Suite("Writes of many items")
struct BatchWriteTests {
    static let text = """
        keywright: 1
        design: Shop
        table:
          name: shop
          key: { partition: PK, sort: SK }
          timeToLive: expiresAt
          indexes: { GSI1: { partition: GSI1PK, sort: GSI1SK, project: keys } }
        entities:
          Line:
            key: { PK: ORDER#<orderId>, SK: 'LINE#<line|pad(3)>' }
            indexes: { GSI1: { GSI1PK: SKU#<sku>, GSI1SK: 'ORDER#<orderId>#<line|pad(3)>' } }
            attributes: { orderId: ulid, line: { type: int, min: 0 }, sku: string, count: int }
            version: true
            timestamps: true
            expect: { size: 2KB }
          Stock:
            key: { PK: SKU#<sku>, SK: STOCK }
            attributes: { sku: string, left: { type: int, min: 0, default: 0 }, note: string? }
            expect: { size: 100B }
          Coupon:
            key: { PK: 'ORDER#<orderId>', SK: 'COUPON#<code>' }
            attributes: { orderId: ulid, code: string, expiresAt: { type: timestamp, as: epochSeconds } }
            unique: [code]
        accessPatterns:

        """

    func facts(_ entry: String) throws -> PlanFacts {
        let design = try #require(readDesign(fromYAML: Self.text + "  p: \(entry)\n"))
        return try #require(PlanFacts(design, "p"))
    }

    func entry(_ entry: String) throws -> JSONValue {
        let design = try #require(readDesign(fromYAML: Self.text + "  p: \(entry)\n"))
        return try #require(planJSON(design, planAccess(design))["patterns"]?.elements.first)
    }

    @Test("What a call brings has a name of its own beside a parameter that is called as its entity")
    func names() throws {
        for (pattern, names) in [
            ("{ put: Line, given: [line] }", [#""lineItem""#, #""line""#]),
            ("{ put: Line, if: line > $line }", [#""lineItem""#, #""line""#]),
            ("{ create: Line }", [#""line""#]),
        ] {
            let entry = try self.entry(pattern)
            #expect(entry["parameters"]?.elements.compactMap { $0["name"]?.text(.compact) } == names)
            let item = entry["requests"]?.elements.first?["input"]?["Item"]
            let name = names[0].dropFirst().dropLast()
            #expect(item?["SK"] == ["S": .string("LINE#${\(name).line|pad(3)}")])
        }
        let batch = try self.entry("{ batchGet: Line, filter: line > $keys }")
        let names = batch["parameters"]?.elements.compactMap { $0["name"]?.text(.compact) }
        #expect(names == [#""itemKeys""#, #""keys""#])
        #expect(readDesign(fromYAML: Self.text + "  p: { transact: [{ put: Line, given: [line] }] }\n") == nil)
    }

    @Test("A batch of puts goes on from the version that an item has")
    func batchPut() throws {
        let entry = try self.entry("{ batchPut: Line, expect: { items: 10 } }")
        let request = try #require(entry["requests"]?.elements.first)
        #expect(request["operation"] == "BatchWriteItem")
        #expect(request["per"] == "item")
        #expect(request["each"]?.text(.compact) == #"{"name":"line","max":null,"perRequest":25}"#)
        let item: JSONValue = [
            "PK": ["S": "ORDER#${line.orderId}"], "SK": ["S": "LINE#${line.line|pad(3)}"],
            "EntityType": ["S": "Line"], "GSI1PK": ["S": "SKU#${line.sku}"],
            "GSI1SK": ["S": "ORDER#${line.orderId}#${line.line|pad(3)}"], "orderId": ["S": "${line.orderId}"],
            "line": ["N": "${line.line}"], "sku": ["S": "${line.sku}"], "count": ["N": "${line.count}"],
            "version": ["N": "${line.version|else(0)|plus(1)}"],
            "createdAt": ["S": "${line.createdAt|orNow(iso8601)}"], "updatedAt": ["S": "${now|iso8601}"],
        ]
        let input: JSONValue = ["RequestItems": ["shop": [["PutRequest": ["Item": item]]]]]
        #expect(request["input"]?.text() == input.text())
        #expect(entry["parameters"]?.elements.map { $0["type"] } == ["list<Line>"])
        // 2 KB ten times, and the entry in GSI1, whose size nothing tells.
        #expect(try facts("{ batchPut: Line, expect: { items: 10 } }").units == "0/30 least")
    }

    @Test("A batch of deletes takes keys")
    func batchDelete() throws {
        let entry = try self.entry("{ batchDelete: Line }")
        let request = try #require(entry["requests"]?.elements.first)
        let input: JSONValue = [
            "RequestItems": [
                "shop": [
                    [
                        "DeleteRequest": [
                            "Key": ["PK": ["S": "ORDER#${line.orderId}"], "SK": ["S": "LINE#${line.line|pad(3)}"]]
                        ]
                    ]
                ]
            ]
        ]
        #expect(request["input"]?.text() == input.text())
        #expect(entry["parameters"]?.elements.map { $0["type"] } == ["list<{ orderId: ulid, line: int }>"])
        #expect(try facts("{ batchDelete: Stock }").units == "0/1 least")
    }

    @Test("What a query finds is deleted by the keys that were read, page by page, also from an index of keys")
    func deleteAll() throws {
        let entry = try self.entry("{ deleteAll: Line, where: sku = $sku }")
        #expect(entry["operation"] == "BatchWriteItem")
        #expect(entry["index"] == "GSI1")
        let requests = entry["requests"]?.elements ?? []
        #expect(requests.map { $0["operation"] } == ["Query", "BatchWriteItem"])
        #expect(requests.map { $0["per"] } == ["page", "item"])
        #expect(requests[0]["input"]?["Select"] == nil)
        #expect(requests[1]["each"]?.text(.compact) == #"{"name":"line","of":"page","perRequest":25}"#)
        let key: JSONValue = ["PK": ["S": "${line.PK}"], "SK": ["S": "${line.SK}"]]
        #expect(
            requests[1]["input"]?["RequestItems"]?["shop"]?.elements.first?["DeleteRequest"]?["Key"]?.text()
                == key.text())
        let own = try facts("{ deleteAll: Line, where: orderId = $orderId and line >= $from }")
        #expect(own.plan.index == nil)
        #expect(own.query?.keyConditionExpression == "#PK = :pk AND #SK BETWEEN :skFrom AND :skTo")
        #expect(own.plan.foreign.isEmpty)
    }

    @Test("Batches leave companions alone, so that there are none beside unique attributes")
    func unique() throws {
        for entry in ["batchPut: Coupon", "batchDelete: Coupon", "deleteAll: Coupon, where: orderId = $orderId"] {
            let design = try #require(readDesign(fromYAML: Self.text + "  p: { \(entry) }\n"))
            guard case .failed(let failure) = planAccess(design).patterns[0] else {
                Issue.record("planned: \(entry)")
                continue
            }
            #expect(failure.problems.map { WriteTests().text($0, design) } == ["unique code"])
        }
    }

    @Test("A step that repeats takes from each element what it alone names")
    func many() throws {
        let pattern = """
            { transact: [{ create: Line }, { update: Stock, as: sold, add: { left: $count }, if: note = $note, many: { max: 9 } }, \
            { check: Stock, if: note = $note }] }
            """
        let entry = try self.entry(pattern)
        #expect(
            entry["parameters"]?.elements.map { "\($0["name"]!.text(.compact)) \($0["type"]!.text(.compact))" } == [
                #""line" "Line""#, #""sold" "list<{ count: int }>""#, #""sku" "string""#, #""note" "string""#,
            ])
        _ = entry
        let alone = try self.entry("{ transact: [{ delete: Stock, as: gone, many: { max: 3 }, if: note = $note }] }")
        #expect(
            alone["parameters"]?.elements.map { $0["type"] } == ["list<{ sku: string, note: string }>"])
        let request = try #require(alone["requests"]?.elements.first)
        #expect(request["each"]?.text(.compact) == #"{"name":"gone","max":3}"#)
        let delete: JSONValue = [
            "TableName": "shop", "Key": ["PK": ["S": "SKU#${gone.sku}"], "SK": ["S": "STOCK"]],
            "ConditionExpression": "#note = :note", "ExpressionAttributeNames": ["#note": "note"],
            "ExpressionAttributeValues": [":note": ["S": "${gone.note}"]],
        ]
        #expect(request["input"]?["TransactItems"]?.elements.first?["Delete"]?.text() == delete.text())
        // 100 B, twice, three times.
        #expect(try facts("{ transact: [{ delete: Stock, as: gone, many: { max: 3 } }] }").units == "0/6 declared")
    }
}
