package import KeywrightModel

/// A file of items, or standard input.
package struct ItemSource {
    /// As findings call it.
    package var name: String
    /// Opens it at its beginning.
    package var open: () throws(SourceTrouble) -> any ByteSource
    /// Whether it can be opened a second time.
    package var isRepeatable: Bool

    package init(name: String, isRepeatable: Bool, open: @escaping () throws(SourceTrouble) -> any ByteSource) {
        self.name = name
        self.open = open
        self.isRepeatable = isRepeatable
    }
}

/// What came of holding items to a design.
package struct ItemsReport: Sendable {
    package var table: String
    /// The names of the files, in order.
    package var files: [String]
    package var log: FindingLog
    package var totals: ItemTotals
    /// Whether two items with one value were looked for.
    package var findsDuplicates: Bool
}

/// Holds items to a table of a design, in bounded memory, however many they are.
///
/// - Parameters:
///   - storage: where the hashes wait that are looked at for values that two items share; nil to leave that out.
///   - limit: how many findings of each kind are kept; all are counted.
///   - now: seconds since 1970 up to which items count as expired; nil where that is not known, and what has an expiry may be gone.
/// - Throws: where a source, or the storage, cannot be read or written. A compressed file that is damaged is a finding.
package func checkItems(
    of sources: [ItemSource], in design: Design, _ table: TableID, storage: (any RunStorage)?, limit: Int, now: Int64?
) throws(SourceTrouble) -> ItemsReport {
    let sorter = storage.map { RecordSorter($0) }
    let checker = ItemChecker(TableCheck(design, table), limit: limit, sorter: sorter, now: now)
    for (file, source) in sources.enumerated() {
        let feed = ItemFeed(try unpacked(source))
        try read(feed, file, into: checker)
    }
    if let sorter {
        var groups = RecordGroups()
        try sorter.merge { record in groups.take(record) { checker.note($0) } }
        groups.finish { checker.note($0) }
        try readKeys(of: checker, sources)
    }
    return ItemsReport(
        table: design[table].name, files: sources.map(\.name), log: checker.log, totals: checker.totals,
        findsDuplicates: sorter != nil)
}

private func read(_ feed: ItemFeed, _ file: Int, into checker: ItemChecker) throws(SourceTrouble) {
    var line = 0
    reading: while true {
        switch feed.step() {
        case .item(let frame):
            line = frame.line
            try checker.take(frame, file: file)
        case .fault(let faultLine, let column, let seen, let expected, let goesOn):
            line = faultLine
            checker.noteBroken(
                at: ItemPlace(file: file, line: faultLine, column: column, offset: .max),
                seen: goesOn ? seen : "\(seen); nothing behind it was read", expected: expected)
        case .end: break reading
        }
    }
    guard let trouble = feed.trouble else { return }
    guard trouble.kind == .damaged else { throw trouble }
    checker.noteBroken(
        at: ItemPlace(file: file, line: line + 1, column: 1, offset: .max),
        seen: "\(trouble.message); nothing behind it was read", expected: "a whole file", kind: .damagedFile)
}

/// The source itself, or what it holds if it is compressed.
private func unpacked(_ source: ItemSource) throws(SourceTrouble) -> any ByteSource {
    let opened = try source.open()
    let peeked = PeekedSource(opened)
    return try peeked.begins(with: GzipSource.mark) ? GzipSource(peeked) : peeked
}

/// Reads the items of kept findings about two of them once more, to show their keys.
private func readKeys(of checker: ItemChecker, _ sources: [ItemSource]) throws(SourceTrouble) {
    var wanted: [Set<UInt64>] = sources.map { _ in [] }
    for finding in checker.log.findings where finding.key.isEmpty {
        for place in [finding.place, finding.other].compactMap({ $0 }) where place.offset != .max {
            wanted[place.file].insert(place.offset)
        }
    }
    var keys: [ItemPlace: [(name: String, value: String)]] = [:]
    for (file, source) in sources.enumerated() where !wanted[file].isEmpty && source.isRepeatable {
        let feed = ItemFeed(try unpacked(source))
        var left = wanted[file].count
        while left > 0, case .some(let frame) = feed.nextItem() {
            guard wanted[file].contains(frame.offset) else { continue }
            left -= 1
            if let key = checker.readKey(frame) {
                keys[ItemPlace(file: file, line: frame.line, column: frame.column, offset: frame.offset)] = key
            }
        }
    }
    checker.complete { finding in
        guard finding.key.isEmpty else { return }
        finding.key = keys[finding.place] ?? []
        finding.otherKey = finding.other.flatMap { keys[$0] } ?? []
    }
}

extension ItemFeed {
    /// The next item, whatever stands before it.
    fileprivate func nextItem() -> ItemFrame? {
        while true {
            switch step() {
            case .item(let frame): return frame
            case .fault: continue
            case .end: return nil
            }
        }
    }
}

/// A source whose beginning is looked at before it is read.
private final class PeekedSource: ByteSource {
    private let source: any ByteSource
    private var head: [UInt8] = []

    init(_ source: any ByteSource) { self.source = source }

    func begins(with mark: [UInt8]) throws(SourceTrouble) -> Bool {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 1)
        defer { buffer.deallocate() }
        while head.count < mark.count {
            let count = try source.read(into: buffer)
            if count == 0 { break }
            head += UnsafeRawBufferPointer(buffer)[..<count]
        }
        return head.starts(with: mark)
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(SourceTrouble) -> Int {
        guard !head.isEmpty else { return try source.read(into: buffer) }
        let part = head.prefix(buffer.count)
        buffer.copyBytes(from: part)
        head.removeFirst(part.count)
        return part.count
    }
}
