/// The keys of the language, those of all kinds of maps, by section of a design. `keysOf` says which kind has which.
enum Key: UInt8, CaseIterable, Sendable {
    case keywright, design, description, include, table, tables, types, mixins, entities, accessPatterns, delimiter,
        scope, checks, allow
    case name, key, indexes, discriminator, foreign, billing, timeToLive, stream, pointInTimeRecovery,
        deletionProtection, `class`, encryption, maxThroughput, warmThroughput, replicas, tags
    case project, local, partition, sort, read, write, autoscale, target, regions, consistency
    case type, `enum`, object, min, max, fraction, digits, minLength, maxLength, pattern, `as`, distinct, hottest,
        `default`, immutable, stored
    case identity, expect, examples, extends, unscoped, attributes, unique, version, timestamps, when, created,
        updated, count, size
    case rule, because
    case get, batchGet, transactGet, query, scan, create, put, update, delete, deleteAll, batchPut, batchDelete,
        transact
    case budget, filter, using, consistent, select, expired, `where`, order, limit, reads, fetch, returns, index,
        fanout, buckets
    case `if`, given, set, add, remove, append, upsert, many, check, pages, rate, peak, items

    /// As a design writes it.
    var name: String { Self.names[Int(rawValue)] }

    // A case is called what its key is called.
    private static let names = allCases.map { "\($0)" }

    /// The key of this name, byte for byte; in linear time.
    init?(named name: String) {
        guard let key = Self.allCases.first(where: { $0.name.utf8.elementsEqual(name.utf8) }) else { return nil }
        self = key
    }
}
