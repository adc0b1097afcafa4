import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Scans, whole and in segments (F3.20, F3.25, 8.9).
@Suite struct ScanTests {
    static let items = (0..<60).map { number in
        Shop.item("p\(number % 20)", "\(number)", ["v": .n(String(number)), "g": .s("g\(number % 3)")])
    }

    /// The `v` of all items of a scan, page by page.
    static func all(_ scan: ScanInput, of database: InMemoryDynamoDB) async throws -> [Int] {
        var scan = scan
        var numbers: [Int] = []
        repeat {
            let page = try await database.scan(scan)
            for case .n(let digits)? in page.items.map({ $0["v"] }) { numbers.append(try #require(Int(digits))) }
            scan.exclusiveStartKey = page.lastEvaluatedKey
        } while scan.exclusiveStartKey != nil
        return numbers
    }

    @Test("Every item once, in pages of any size", arguments: [1, 7, 20, 60, 100], [nil, "byG", "local", "some"])
    func pages(_ limit: Int, _ index: String?) async throws {
        let items = Self.items.map { item in
            item.merging(["n": item["v"] ?? .null, "l": item["v"] ?? .null, "kept": item["v"] ?? .null]) { a, _ in a }
        }
        let shop = try await Shop.database(items)
        var scan = ScanInput(tableName: "Shop", indexName: index, limit: limit)
        if index == "local" { scan.projectionExpression = "v" }
        if index == "some" {
            // This index does not hold `v`; `kept` has the same values.
            var seen = 0
            repeat {
                let page = try await shop.scan(scan)
                seen += page.count
                scan.exclusiveStartKey = page.lastEvaluatedKey
            } while scan.exclusiveStartKey != nil
            #expect(seen == 60)
        } else {
            #expect(try await Self.all(scan, of: shop).sorted() == Array(0..<60))
        }
    }

    @Test("F3.25: segments share the items out", arguments: [1, 2, 3, 8, 1000])
    func segments(_ total: Int) async throws {
        let shop = try await Shop.database(Self.items)
        var together: [Int] = []
        var largest = 0
        for segment in 0..<total {
            let scan = ScanInput(tableName: "Shop", limit: 4, segment: segment, totalSegments: total)
            let part = try await Self.all(scan, of: shop)
            largest = max(largest, part.count)
            together += part
        }
        #expect(together.sorted() == Array(0..<60))
        #expect(total == 1 || largest < 60)
    }

    @Test("F3.20: the order means nothing, and collections stay together")
    func order() async throws {
        let shop = try await Shop.database(Self.items)
        let keys = try await shop.scan(ScanInput(tableName: "Shop")).items.compactMap { $0["pk"] }
        #expect(Set(keys.enumerated().filter { $0 == 0 || keys[$0 - 1] != $1 }.map(\.element)).count == 20)
        #expect(zip(keys, keys.dropFirst()).filter { $0 != $1 }.count == 19)
        #expect(keys != (await shop.allItems(ofTable: "Shop")).compactMap { $0["pk"] })
    }

    @Test(
        "What a scan refuses",
        arguments: [
            Case(
                "8.9: Segment alone",
                (
                    ScanInput(tableName: "Shop", segment: 0),
                    "The TotalSegments parameter is required but was not present in the request when Segment parameter is present"
                )),
            Case(
                "8.9: TotalSegments alone",
                (
                    ScanInput(tableName: "Shop", totalSegments: 2),
                    "The Segment parameter is required but was not present in the request when parameter TotalSegments is present"
                )),
            Case(
                "8.9: Segment too large",
                (
                    ScanInput(tableName: "Shop", segment: 5, totalSegments: 5),
                    "The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: 5 is not less than TotalSegments: 5"
                )),
            Case(
                "F3.25: too many segments",
                (ScanInput(tableName: "Shop", segment: 0, totalSegments: 1_000_001), "less than or equal to 1000000")),
            Case(
                "8.9: ConsistentRead on a global index",
                (
                    ScanInput(tableName: "Shop", indexName: "byG", consistentRead: true),
                    "Consistent reads are not supported on global secondary indexes"
                )),
            Case(
                "F3.18: Limit 0",
                (
                    ScanInput(tableName: "Shop", limit: 0),
                    "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1"
                )),
            Case(
                "F1.49: start key of another shape",
                (
                    ScanInput(tableName: "Shop", exclusiveStartKey: ["pk": .s("p")]),
                    "The provided starting key is invalid: The provided key element does not match the schema"
                )),
        ])
    func refuses(_ case: Case<(ScanInput, String)>) async throws {
        let shop = try await Shop.database(Self.items)
        expect(await outcome { try await shop.scan(`case`.content.0) }, .refused(`case`.content.1))
    }

    @Test("A start key of another segment")
    func foreignStartKey() async throws {
        let shop = try await Shop.database(Self.items)
        let first = try await shop.scan(ScanInput(tableName: "Shop", limit: 1, segment: 0, totalSegments: 2))
        let key = try #require(first.lastEvaluatedKey)
        let scan = ScanInput(tableName: "Shop", exclusiveStartKey: key, segment: 1, totalSegments: 2)
        expect(
            await outcome { try await shop.scan(scan) }, .refused("Please use ExclusiveStartKey with correct Segment"))
    }

    @Test("F3.17: in a scan a filter may name the key")
    func filterOnKey() async throws {
        let shop = try await Shop.database(Self.items)
        let scan = ScanInput(
            tableName: "Shop", filterExpression: "pk = :p AND sk > :s",
            expressionAttributeValues: [":p": .s("p3"), ":s": .s("3")])
        let page = try await shop.scan(scan)
        #expect(page.count == 1 && page.scannedCount == 60)
    }
}
