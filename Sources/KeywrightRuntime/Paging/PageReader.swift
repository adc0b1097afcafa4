/// Reads what a pattern finds: in pages of an exact size, as one sequence, as the one item, or as a count.
///
/// ```swift
/// PageReader(
///     client: client, query: query, pattern: "listOrders", parameters: [.s(userId.description)],
///     keyNames: ["PK", "SK"], largestPage: 20
/// ) { item throws(ItemError) in try Order(item: item) }
/// ```
///
/// A page holds exactly as many items as were asked for, unless the matches end: the reader asks for one more than is
/// wanted, so that the last page is known to be the last, and reads on where the service gave less, `maxReads` requests
/// at most. What it read beyond the page is dropped, and read again for the next.
public struct PageReader<Element: Sendable>: Sendable {
    private let client: any DynamoDBClient
    private let source: PageSource
    private let context: CursorContext
    private let largestPage: Int?
    private let maxReads: Int
    private let fetch: ItemFetch?
    /// Whether a page can hold fewer items than were evaluated (F3.18).
    private let isFiltered: Bool
    private let decoder: ElementDecoder<Element>

    private init(
        client: any DynamoDBClient, source: PageSource, context: CursorContext, largestPage: Int?, maxReads: Int,
        fetch: ItemFetch?, isFiltered: Bool, decoder: ElementDecoder<Element>
    ) {
        self.client = client
        self.source = source
        self.context = context
        self.largestPage = largestPage
        self.maxReads = max(1, maxReads)
        self.fetch = fetch
        self.isFiltered = isFiltered || source.isFiltered
        self.decoder = decoder
    }

    /// A reader of what a query finds.
    ///
    /// - Parameters:
    ///   - query: the request, its limit and start key unset; nil where its bounds cross, which finds nothing without
    ///     a request.
    ///   - pattern: the pattern's name, for cursors and errors.
    ///   - parameters: the call's parameters in the pattern's order, for the checksum of cursors; not the page's size.
    ///   - keyNames: the key attributes of the table and, on an index, of the index. Every item that is read must have
    ///     them.
    ///   - largestPage: the size of a page that a call may ask for, and the one it gets without asking; nil for none.
    ///   - maxReads: how many requests one page may cost, fetches not counted.
    ///   - fetch: reads the whole items, where the query's index does not hold them.
    ///   - foreign: what to do with an item for which `decode` throws a foreign item's error.
    ///   - isFiltered: whether `decode` leaves out what does not meet a condition, so that a page takes more items than it
    ///     holds.
    ///   - decode: the element that an item is; nil for an item that is to be left out.
    public init(
        client: any DynamoDBClient,
        query: QueryInput?,
        pattern: String,
        parameters: [AttributeValue?] = [],
        keyNames: [String],
        largestPage: Int? = nil,
        maxReads: Int = 10,
        fetch: ItemFetch? = nil,
        foreign: ForeignItems = .fail,
        isFiltered: Bool = false,
        decode: @escaping @Sendable (Item) throws(ItemError) -> Element?
    ) {
        self.init(
            client: client,
            source: query.map { .query($0) } ?? .nothing,
            context: CursorContext(pattern: pattern, parameters: parameters, keyNames: keyNames),
            largestPage: largestPage,
            maxReads: maxReads,
            fetch: fetch,
            isFiltered: isFiltered,
            decoder: ElementDecoder(foreign: foreign, decode: decode)
        )
    }

    /// A reader of what a scan finds, with the same parameters; of nil there is nothing to find.
    public init(
        client: any DynamoDBClient,
        scan: ScanInput?,
        pattern: String,
        parameters: [AttributeValue?] = [],
        keyNames: [String],
        largestPage: Int? = nil,
        maxReads: Int = 10,
        foreign: ForeignItems = .fail,
        decode: @escaping @Sendable (Item) throws(ItemError) -> Element?
    ) {
        self.init(
            client: client,
            source: scan.map { .scan($0) } ?? .nothing,
            context: CursorContext(pattern: pattern, parameters: parameters, keyNames: keyNames),
            largestPage: largestPage,
            maxReads: maxReads,
            fetch: nil,
            isFiltered: false,
            decoder: ElementDecoder(foreign: foreign, decode: decode)
        )
    }
}

extension PageReader {
    /// One page.
    ///
    /// Without a limit and without a largest page it is one page of the service's, of up to 1 MB.
    ///
    /// - Parameters:
    ///   - limit: how many items; from 1 to the largest page.
    ///   - cursor: where the page before it ended.
    public func page(limit: Int? = nil, cursor: Cursor? = nil) async throws(RepositoryError) -> Page<Element> {
        let size = try PageSize.checked(limit, largest: largestPage)
        var start = try startKey(cursor)
        guard let size else { return try await servicePage(start) }
        var page = Page<Element>(items: [])
        var lastItem: Item = [:]
        for _ in 0..<maxReads {
            // One more than is wanted. Behind a filter the few that are still wanted would make for many small reads.
            let wanted = isFiltered ? size : size - page.items.count
            let output = try await source.read(client, limit: wanted < Int.max ? wanted + 1 : wanted, start: start)
            var rest = output.items[...]
            while !rest.isEmpty, page.items.count < size {
                // What is not wanted is not fetched; what was deleted meanwhile makes room for the next.
                let taken = fetch == nil ? rest : rest.prefix(min(size - page.items.count, ItemFetch.most))
                for (item, whole) in zip(taken, try await wholeItems(Array(taken))) {
                    if page.items.count == size { break }
                    rest = rest.dropFirst()
                    guard let whole, let element = try decoder.element(whole, &page.skipped) else { continue }
                    page.items.append(element)
                    lastItem = item
                }
            }
            for item in rest where fetch != nil || decoder.isFollowing(item) {
                page.cursor = try self.cursor(after: lastItem)
                return page
            }
            guard let next = output.lastEvaluatedKey else { return page }
            start = next
        }
        // Everything up to here was evaluated. To go on behind the last item returned would read it all again, and
        // where none was returned it would never get anywhere.
        page.cursor = try self.cursor(after: start ?? [:])
        return page
    }

    /// All items, page by page as they are needed.
    ///
    /// - Parameter pageSize: how many items each request evaluates; nil for as many as a page of the service holds.
    public func all(pageSize: Int? = nil) -> PagedSequence<Element> {
        PagedSequence(
            client: client, source: source, fetch: fetch, decoder: decoder, pageSize: pageSize.map { max(1, $0) })
    }

    /// The one item, or nil: reads to the first match or to the end.
    ///
    /// - Throws: `moreThanOne` where what was read holds a second.
    public func one() async throws(RepositoryError) -> Element? {
        var found: Element?
        var start: Item?
        var skipped = 0
        repeat {
            let output = try await source.read(client, limit: isFiltered ? nil : 2, start: start)
            for item in try await wholeItems(output.items) {
                guard let item, let element = try decoder.element(item, &skipped) else { continue }
                if found != nil { throw .moreThanOne(context.pattern) }
                found = element
            }
            start = output.lastEvaluatedKey
        } while found == nil && start != nil
        return found
    }

    /// How many items there are, over all pages. The service counts: no item is decoded, and the request must not
    /// name attributes to give back.
    public func count() async throws(RepositoryError) -> Int {
        var count = 0
        var start: Item?
        repeat {
            let output = try await source.read(client, limit: nil, start: start, select: .count)
            count += output.count
            start = output.lastEvaluatedKey
        } while start != nil
        return count
    }

    private func servicePage(_ start: Item?) async throws(RepositoryError) -> Page<Element> {
        let output = try await source.read(client, limit: nil, start: start)
        var page = Page<Element>(items: [])
        for item in try await wholeItems(output.items) {
            guard let item, let element = try decoder.element(item, &page.skipped) else { continue }
            page.items.append(element)
        }
        if let next = output.lastEvaluatedKey { page.cursor = try cursor(after: next) }
        return page
    }

    /// The items as they are to be decoded; nil for one that is no longer there.
    private func wholeItems(_ items: [Item]) async throws(RepositoryError) -> [Item?] {
        guard let fetch else { return items }
        return try await fetch.items(items)
    }

    private func startKey(_ cursor: Cursor?) throws(RepositoryError) -> Item? {
        guard let cursor else { return nil }
        guard let positions = context.positions(cursor), let position = positions.first, positions.count == 1,
            position.stream == 0, let key = position.key
        else { throw .cursorRefused(context.pattern) }
        return key
    }

    private func cursor(after item: Item) throws(RepositoryError) -> Cursor {
        do {
            return try context.cursor([CursorContext.Position(stream: 0, key: item)])
        } catch {
            throw RepositoryError(error)
        }
    }
}
