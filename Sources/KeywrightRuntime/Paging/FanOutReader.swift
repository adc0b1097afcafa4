/// Reads what a pattern finds where one query cannot: all shards of a key, all values of a fanned-out attribute, or the
/// time buckets between two moments.
///
/// The queries stand in groups. Those of a group run at the same time, at most 16 of them, and their items are merged
/// in the asked order; the groups run one after another, until the page is full. Shards are one group of many queries,
/// buckets are many groups of one.
public struct FanOutReader<Element: Sendable>: Sendable {
    private let client: any DynamoDBClient
    private let groups: [[QueryInput]]
    private let order: KeyOrder
    private let context: CursorContext
    private let largestPage: Int?
    private let maxReads: Int
    private let numbersFromEnd: Bool
    private let fetch: ItemFetch?
    private let decoder: ElementDecoder<Element>

    /// A reader of what many queries find.
    ///
    /// - Parameters:
    ///   - groups: the requests, their limits and start keys unset. For one pattern and one list of parameters the
    ///     groups are always the same, and in the same order: cursors count on it.
    ///   - orderedBy: the attributes that give the asked order, as a rule the sort key of what is queried; empty for
    ///     any order. Every query is in that order already.
    ///   - numbersFromEnd: whether cursors number the queries from the last one, where the groups that come first are
    ///     those which a later call has more of: time buckets up to now, the latest first.
    ///   - isDescending: whether that order begins with the greatest.
    ///   - pattern: the pattern's name, for cursors and errors.
    ///   - parameters: the call's parameters in the pattern's order, for the checksum of cursors.
    ///   - keyNames: the key attributes of the table and, on an index, of the index. Every item must have them.
    ///   - largestPage: the size of a page that a call may ask for, and the one it gets without asking; nil for none.
    ///   - maxReads: how many requests one page may cost for each query, fetches not counted.
    ///   - fetch: reads the whole items, where the index does not hold them.
    ///   - foreign: what to do with an item for which `decode` throws a foreign item's error.
    ///   - decode: the element that an item is; nil for an item that is to be left out.
    public init(
        client: any DynamoDBClient,
        groups: [[QueryInput]],
        orderedBy: [String] = [],
        isDescending: Bool = false,
        numbersFromEnd: Bool = false,
        pattern: String,
        parameters: [AttributeValue?] = [],
        keyNames: [String],
        largestPage: Int? = nil,
        maxReads: Int = 10,
        fetch: ItemFetch? = nil,
        foreign: ForeignItems = .fail,
        decode: @escaping @Sendable (Item) throws(ItemError) -> Element?
    ) {
        self.client = client
        self.groups = groups.filter { !$0.isEmpty }
        self.order = KeyOrder(attributes: orderedBy, isDescending: isDescending, keyNames: keyNames)
        self.context = CursorContext(pattern: pattern, parameters: parameters, keyNames: keyNames)
        self.largestPage = largestPage
        self.maxReads = max(1, maxReads)
        self.numbersFromEnd = numbersFromEnd
        self.fetch = fetch
        self.decoder = ElementDecoder(foreign: foreign, decode: decode)
    }

    /// One page: exactly as many items as were asked for, unless the matches end or the requests that a page may cost
    /// are used up. Each query is asked for as many as the page holds.
    ///
    /// Without a limit and without a largest page it is what one request of each query of a group brings.
    ///
    /// - Parameters:
    ///   - limit: how many items; from 1 to the largest page.
    ///   - cursor: where the page before it ended.
    public func page(limit: Int? = nil, cursor: Cursor? = nil) async throws(RepositoryError) -> Page<Element> {
        let size = try PageSize.checked(limit, largest: largestPage)
        var merge = try merge(cursor)
        merge.limit = size
        merge.maxReads = size == nil ? 1 : maxReads
        if let size { merge.wanted = size }
        var page = Page<Element>(items: [])
        while page.items.count < size ?? .max {
            if size == nil, !page.items.isEmpty, merge.isGroupAtEnd { break }
            guard let element = try await merge.next() else { break }
            page.items.append(element)
        }
        page.skipped = merge.skipped
        let positions = numbered(merge.positions)
        if !positions.isEmpty {
            do { page.cursor = try context.cursor(positions) } catch { throw RepositoryError(error) }
        }
        return page
    }

    /// All items, read as they are needed.
    ///
    /// - Parameter pageSize: how many items each request evaluates; nil for as many as a page of the service holds.
    public func all(pageSize: Int? = nil) -> FanOutSequence<Element> {
        var merge = newMerge
        merge.limit = pageSize.map { max(1, $0) }
        return FanOutSequence(merge: merge)
    }

    /// The one item, or nil: reads to the first match or to the end.
    ///
    /// - Throws: `moreThanOne` where what was read holds a second.
    public func one() async throws(RepositoryError) -> Element? {
        var merge = newMerge
        merge.wanted = 2
        merge.limit = groups.contains { $0.contains { $0.filterExpression != nil } } ? nil : 2
        guard let found = try await merge.next() else { return nil }
        if try await merge.nextOfRead() != nil { throw .moreThanOne(context.pattern) }
        return found
    }

    /// How many items there are. The service counts: no item is decoded, and the request must not
    /// name attributes to give back.
    public func count() async throws(RepositoryError) -> Int {
        var count = 0
        var rest = groups.flatMap { $0 }.map { FanOutRequest(query: $0, start: nil) }
        while !rest.isEmpty {
            let outputs = try await FanOutRequest.read(rest, client, limit: nil, select: .count)
            count += outputs.reduce(0) { $0 + $1.count }
            rest = zip(rest, outputs).compactMap { request, output in
                output.lastEvaluatedKey.map { FanOutRequest(query: request.query, start: $0) }
            }
        }
        return count
    }

    /// The merge that goes on where a page ended.
    private func merge(_ cursor: Cursor?) throws(RepositoryError) -> FanOutMerge<Element> {
        var merge = newMerge
        guard let cursor else { return merge }
        guard let positions = context.positions(cursor), merge.resume(numbered(positions)) else {
            throw .cursorRefused(context.pattern)
        }
        return merge
    }

    private var newMerge: FanOutMerge<Element> {
        var merge = FanOutMerge(client: client, groups: groups, order: order, decoder: decoder)
        merge.fetch = fetch
        return merge
    }

    /// As cursors number the queries, and back; they stand in the order of their numbers.
    private func numbered(_ positions: [CursorContext.Position]) -> [CursorContext.Position] {
        guard numbersFromEnd else { return positions }
        let count = groups.reduce(0) { $0 + $1.count }
        return positions.reversed().map { position in
            CursorContext.Position(stream: count - 1 - position.stream, key: position.key)
        }
    }
}
