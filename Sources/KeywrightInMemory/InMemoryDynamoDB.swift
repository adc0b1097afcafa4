public import KeywrightRuntime

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// DynamoDB in memory: tables and indexes that answer the real requests, expressions included, and refuse what the
/// service refuses, in its words.
///
/// ```swift
/// let database = InMemoryDynamoDB()
/// try await database.createTable(
///     CreateTableInput(
///         tableName: "Shop",
///         attributeDefinitions: [.init(attributeName: "PK", attributeType: "S")],
///         keySchema: [.init(attributeName: "PK", keyType: "HASH")]))
/// _ = try await database.putItem(PutItemInput(tableName: "Shop", item: ["PK": .s("a")]))
/// ```
///
/// It is meant for tests and demonstrations: deterministic, with a clock that can be given, and with the limits that
/// change what a program sees (400 KB items, 1 MB pages, 100 actions, 300 operators). One request ends before the next
/// begins. Global indexes are up to date at once, where the service's lag a little. Items that have expired stay
/// readable until `removeExpired()`, as the service deletes them late (F4.22).
///
/// Tables are made, changed and removed by the service's rules, and each change is complete when the call returns: no
/// table is ever `CREATING`, and a new global index is filled at once. Billing mode, throughput, stream, encryption
/// and table class are checked and described, and have no effect. An item collection of a table with a local index has
/// its limit of 10 GB (F1.29), which can be given smaller.
///
/// Answers say what they cost, as the service counts it, where `returnConsumedCapacity` asks (F2.1 to F2.8, F2.25), and
/// `statistics` adds it up. Nothing is throttled by that: a table has no throughput here. What goes wrong with the
/// service goes wrong here when a test says so: `setFaults(_:)` throttles requests, loses requests and answers, leaves
/// part of a batch, and lets transactions collide, by script or by chance that repeats; `hold(_:)` makes single items
/// busy.
///
/// ```swift
/// await database.setFaults(FaultPlan(operations: [.putItem: [.dropAnswer]]))
/// // The next PutItem is written, and fails with `unavailable` and `mayHaveBeenApplied`.
/// ```
///
/// Absent on purpose: the records of streams, tags, backups, global tables, vector indexes, the throughput that a table
/// on demand may be given (`OnDemandThroughput`, `WarmThroughput`), PartiQL and the legacy parameters. Maps of
/// placeholders that are empty count as not given, because the request structs cannot tell the two (F3.8). An item here
/// cannot hold two names that are canonically equivalent as Unicode text, because Swift's dictionaries cannot.
public actor InMemoryDynamoDB: DynamoDBClient, DynamoDBTableClient {
    /// Epoch seconds.
    let now: @Sendable () -> Int64
    /// The bytes that an item collection of a table with a local index may take (F1.29).
    let collectionSizeLimit: Int
    /// The tables by name; names are ASCII, so that a dictionary tells them apart as the service does.
    var tables: [String: Table] = [:]
    /// The write transactions of the last ten minutes that came with a token (F4.18).
    /// By the bytes of their tokens.
    var transactions: [[UInt8]: RememberedTransaction] = [:]
    /// Which requests go wrong.
    var faults = FaultState()
    /// What is held, by the numbers of the tokens.
    var holds: [Int: Set<TableItem>] = [:]
    /// The number of the last token.
    var lastHold = 0
    /// What was seen until now.
    var currentStatistics = Statistics()

    /// 10 GB (F1.29).
    public static let collectionSizeLimit = 10 * 1024 * 1024 * 1024

    private static let systemClock: @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970) }

    /// Makes a database without tables, which reads the system's clock.
    public init() {
        self.init(now: Self.systemClock)
    }

    /// Makes a database without tables, with a clock of one's own, in epoch seconds.
    ///
    /// The clock decides which items `removeExpired()` takes, for how long a transaction's token counts, and when
    /// the expiry or the class of a table may be changed again.
    ///
    /// - Parameters:
    ///   - now: the time.
    ///   - collectionSizeLimit: how many bytes the items of one partition key value may take together with what local
    ///     indexes hold of them, in tables that have a local index. 10 GB unless a smaller limit is to be tried (F1.29).
    public init(now: @escaping @Sendable () -> Int64, collectionSizeLimit: Int = collectionSizeLimit) {
        self.now = now
        self.collectionSizeLimit = collectionSizeLimit
    }

    /// Makes a database with these tables, as the code generated from a design gives them, which reads the system's clock.
    ///
    /// ```swift
    /// let shop = Shop(client: try InMemoryDynamoDB(tables: Shop.tables()))
    /// ```
    ///
    /// - Throws: what `createTable(_:)` throws.
    public init(tables inputs: [CreateTableInput]) throws(DynamoDBError) {
        now = Self.systemClock
        collectionSizeLimit = Self.collectionSizeLimit
        for input in inputs {
            let table = try Self.table(input, collectionSizeLimit: collectionSizeLimit)
            if tables.updateValue(table, forKey: table.schema.name) != nil { throw .taken(table.schema.name) }
        }
    }

    /// The names of all tables, sorted.
    public var tableNames: [String] { tables.keys.sorted(by: utf8Precedes) }

    /// All items of a table, sorted by partition key, then by sort key; none if there is no such table.
    ///
    /// Unlike a scan it has no pages, and its order is the order of the keys.
    public func allItems(ofTable name: String) -> [Item] {
        guard let table = tables[name] else { return [] }
        return table.items.order.sorted { $0.parts.lexicographicallyPrecedes($1.parts) }
            .flatMap { table.items[$0].map(\.item) }
    }

    /// Deletes the items whose time has come, as the service does some time after it (F4.22).
    ///
    /// An item counts if the attribute named with UpdateTimeToLive is a number, not after the clock's time and not more
    /// than five years before it.
    ///
    /// - Returns: how many were deleted.
    @discardableResult
    public func removeExpired() -> Int {
        let now = DecimalNumber(now())
        let horizon = now - DecimalNumber(5 * 365 * 24 * 60 * 60)
        var count = 0
        for name in tableNames {
            guard let table = tables[name], let attribute = table.expiryAttribute else { continue }
            for item in table.items.all {
                guard case .n(let digits)? = item.value(exactly: attribute),
                    let expiry = DecimalNumber(parsing: digits), expiry <= now, expiry >= horizon,
                    let place = try? table.schema.place(of: item)
                else { continue }
                tables[name]?.set(nil, at: place)
                count += 1
            }
        }
        return count
    }

    /// The table that a request names, by its name or its ARN (F1.2).
    func table(_ nameOrARN: String) throws(DynamoDBError) -> Table {
        guard let table = tables[Self.tableName(nameOrARN)] else { throw .noTable }
        return table
    }

    /// The name in an ARN `arn:…:table/name`; anything else is a name.
    static func tableName(_ nameOrARN: String) -> String {
        guard nameOrARN.hasPrefix("arn:"), let slash = nameOrARN.firstIndex(of: "/") else { return nameOrARN }
        return String(nameOrARN[nameOrARN.index(after: slash)...])
    }
}
