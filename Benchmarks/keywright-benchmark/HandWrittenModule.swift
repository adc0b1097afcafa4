/// The Swift of a synthetic design as one writes it by hand: structs, keys, items both ways with the checks of the design, and
/// repositories with the methods of its patterns. What a compiler takes for generated code is held against it.
struct HandWrittenModule {
    /// A file for each entity, and one for what they share.
    let files: [(name: String, text: String)]

    init(_ design: SyntheticDesign) {
        files = [("Shared.swift", shared)] + design.numbers.map { ("Entity\($0).swift", entity($0)) }
    }
}

private let shared = """
    import KeywrightRuntime

    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    enum Phase: String {
        case drafted
        case placed
        case shipped
        case delivered
    }

    enum StoreError: Error {
        case refused(String)
        case missing(String)
        case mismatch(String)
        case notFound
        case alreadyExists
    }

    func text(_ item: Item, _ name: String) throws -> String {
        guard let value = item[name] else { throw StoreError.missing(name) }
        guard case .s(let text) = value else { throw StoreError.mismatch(name) }
        return text
    }

    func parsed<Value: LosslessStringConvertible>(_ item: Item, _ name: String) throws -> Value {
        guard let value = Value(try text(item, name)) else { throw StoreError.mismatch(name) }
        return value
    }

    func int(_ item: Item, _ name: String) throws -> Int {
        guard let value = item[name] else { throw StoreError.missing(name) }
        guard case .n(let text) = value, let number = Int(text) else { throw StoreError.mismatch(name) }
        return number
    }

    func decimal(_ item: Item, _ name: String) throws -> Decimal {
        guard let value = item[name] else { throw StoreError.missing(name) }
        guard case .n(let text) = value, let number = Decimal(string: text) else { throw StoreError.mismatch(name) }
        return number
    }

    """

private func entity(_ number: String) -> String {
    let name = "Entity\(number)"
    return """
        import KeywrightRuntime

        #if canImport(FoundationEssentials)
            import FoundationEssentials
        #else
            import Foundation
        #endif

        struct \(name): Hashable, Sendable {
            var accountId: ULID
            var recordId: ULID
            var ownerId: ULID
            var subject: String
            var phase: Phase
            var amountDue: Decimal
            var quantity = 0
            var placedAt: Timestamp

            static func partitionKey(accountId: ULID) -> String { "E\(number)#\\(accountId)" }

            static func sortKey(recordId: ULID) -> String { "RECORD#\\(recordId)" }

            static func ownerKey(ownerId: ULID) -> String { "E\(number)#\\(ownerId)" }

            static func ownerSortKey(placedAt: Timestamp, recordId: ULID) -> String { "\\(placedAt)#\\(recordId)" }

            static func key(accountId: ULID, recordId: ULID) -> Item {
                ["PK": .s(partitionKey(accountId: accountId)), "SK": .s(sortKey(recordId: recordId))]
            }
        }

        extension \(name) {
            init(item: Item) throws {
                guard try text(item, "EntityType") == "\(name)" else { throw StoreError.mismatch("EntityType") }
                accountId = try parsed(item, "accountId")
                recordId = try parsed(item, "recordId")
                ownerId = try parsed(item, "ownerId")
                subject = try text(item, "subject")
                guard let phase = Phase(rawValue: try text(item, "phase")) else { throw StoreError.mismatch("phase") }
                self.phase = phase
                amountDue = try decimal(item, "amountDue")
                quantity = item["quantity"] == nil ? 0 : try int(item, "quantity")
                placedAt = try parsed(item, "placedAt")
            }

            func item() throws -> Item {
                guard subject.unicodeScalars.count <= 200 else { throw StoreError.refused("subject") }
                guard !amountDue.isNaN, amountDue >= 0, amountDue.exponent >= -2 else {
                    throw StoreError.refused("amountDue")
                }
                guard (0...10_000).contains(quantity) else { throw StoreError.refused("quantity") }
                return [
                    "PK": .s(Self.partitionKey(accountId: accountId)),
                    "SK": .s(Self.sortKey(recordId: recordId)),
                    "EntityType": .s("\(name)"),
                    "GSI1PK": .s(Self.ownerKey(ownerId: ownerId)),
                    "GSI1SK": .s(Self.ownerSortKey(placedAt: placedAt, recordId: recordId)),
                    "accountId": .s(accountId.description),
                    "recordId": .s(recordId.description),
                    "ownerId": .s(ownerId.description),
                    "subject": .s(subject),
                    "phase": .s(phase.rawValue),
                    "amountDue": .n(amountDue.description),
                    "quantity": .n(String(quantity)),
                    "placedAt": .s(placedAt.description),
                ]
            }
        }

        struct \(name)Repository {
            let client: any DynamoDBClient
            let tableName: String

            func get(accountId: ULID, recordId: ULID, consistent: Bool = false) async throws -> \(name)? {
                let input = GetItemInput(
                    tableName: tableName, key: \(name).key(accountId: accountId, recordId: recordId),
                    consistentRead: consistent)
                guard let item = try await client.getItem(input).item else { return nil }
                return try \(name)(item: item)
            }

            func create(_ value: \(name)) async throws -> \(name) {
                let input = PutItemInput(
                    tableName: tableName, item: try value.item(), conditionExpression: "attribute_not_exists(#PK)",
                    expressionAttributeNames: ["#PK": "PK"])
                do {
                    _ = try await client.putItem(input)
                } catch where error.kind == .conditionalCheckFailed {
                    throw StoreError.alreadyExists
                }
                return value
            }

            func put(_ value: \(name)) async throws -> \(name) {
                _ = try await client.putItem(PutItemInput(tableName: tableName, item: try value.item()))
                return value
            }

            func delete(accountId: ULID, recordId: ULID) async throws {
                let key = \(name).key(accountId: accountId, recordId: recordId)
                _ = try await client.deleteItem(DeleteItemInput(tableName: tableName, key: key))
            }

            func list(
                accountId: ULID, limit: Int = 25, startKey: Item? = nil, consistent: Bool = false
            ) async throws -> (items: [\(name)], next: Item?) {
                let input = QueryInput(
                    tableName: tableName, keyConditionExpression: "#PK = :pk AND begins_with(#SK, :sk)",
                    expressionAttributeNames: ["#PK": "PK", "#SK": "SK"],
                    expressionAttributeValues: [
                        ":pk": .s(\(name).partitionKey(accountId: accountId)), ":sk": .s("RECORD#"),
                    ],
                    scanIndexForward: false, limit: limit, exclusiveStartKey: startKey, consistentRead: consistent)
                let output = try await client.query(input)
                return (try output.items.map { try \(name)(item: $0) }, output.lastEvaluatedKey)
            }

            func listAll(accountId: ULID, consistent: Bool = false) async throws -> [\(name)] {
                var all: [\(name)] = []
                var startKey: Item?
                repeat {
                    let page = try await list(accountId: accountId, startKey: startKey, consistent: consistent)
                    all += page.items
                    startKey = page.next
                } while startKey != nil
                return all
            }

            func listByOwner(
                ownerId: ULID, from: Timestamp, limit: Int = 25, startKey: Item? = nil
            ) async throws -> (items: [\(name)], next: Item?) {
                let input = QueryInput(
                    tableName: tableName, indexName: "GSI1",
                    keyConditionExpression: "#GSI1PK = :gsi1pk AND #GSI1SK >= :gsi1sk",
                    expressionAttributeNames: ["#GSI1PK": "GSI1PK", "#GSI1SK": "GSI1SK"],
                    expressionAttributeValues: [
                        ":gsi1pk": .s(\(name).ownerKey(ownerId: ownerId)), ":gsi1sk": .s(from.description),
                    ],
                    limit: limit, exclusiveStartKey: startKey)
                let output = try await client.query(input)
                return (try output.items.map { try \(name)(item: $0) }, output.lastEvaluatedKey)
            }

            func listAllByOwner(ownerId: ULID, from: Timestamp) async throws -> [\(name)] {
                var all: [\(name)] = []
                var startKey: Item?
                repeat {
                    let page = try await listByOwner(ownerId: ownerId, from: from, startKey: startKey)
                    all += page.items
                    startKey = page.next
                } while startKey != nil
                return all
            }

            func relabel(accountId: ULID, recordId: ULID, subject: String) async throws -> \(name) {
                guard subject.unicodeScalars.count <= 200 else { throw StoreError.refused("subject") }
                let input = UpdateItemInput(
                    tableName: tableName, key: \(name).key(accountId: accountId, recordId: recordId),
                    updateExpression: "SET #subject = :subject", conditionExpression: "attribute_exists(#PK)",
                    expressionAttributeNames: ["#subject": "subject", "#PK": "PK"],
                    expressionAttributeValues: [":subject": .s(subject)], returnValues: .allNew)
                do {
                    return try \(name)(item: try await client.updateItem(input).attributes ?? [:])
                } catch let error as DynamoDBError where error.kind == .conditionalCheckFailed {
                    throw StoreError.notFound
                }
            }
        }

        """
}
