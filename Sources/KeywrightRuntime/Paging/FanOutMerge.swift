/// Steps through the items of many queries: group by group, and within a group in the asked order.
///
/// Items are decoded when it is their turn, so that one that does not decode fails the page that it is on and no other.
struct FanOutMerge<Element: Sendable>: Sendable {
    /// One query, and how far it has been read.
    private struct Stream: Sendable {
        let query: QueryInput
        /// Behind which item the next that was not yet stepped over stands; nil for the start.
        var position: Item?
        /// Behind which item the next request reads; nil for the start.
        var readPosition: Item?
        /// What was read and not yet stepped over.
        var items: ArraySlice<Item> = []
        /// Whether there is nothing left to read.
        var isRead = false
        /// How many requests it has cost.
        var reads = 0

        var isAtEnd: Bool { isRead && items.isEmpty }
        var needsItems: Bool { !isRead && items.isEmpty }
    }

    /// How many items each request evaluates; nil for as many as a page of the service holds.
    var limit: Int?
    /// How many requests each query may cost.
    var maxReads = Int.max
    /// Reads the whole items, where the index does not hold them.
    var fetch: ItemFetch?
    /// How many elements are wanted; no more items are fetched at once.
    var wanted = ItemFetch.most
    /// How many foreign items were left out.
    private(set) var skipped = 0

    private let client: any DynamoDBClient
    private let groups: [[QueryInput]]
    private let order: KeyOrder
    private let decoder: ElementDecoder<Element>
    private var group = 0
    private var streams: [Stream] = []
    /// What was fetched and not yet stepped over, in order; nil for an item that is no longer there.
    private var fetched: ArraySlice<Item?> = []

    init(
        client: any DynamoDBClient, groups: [[QueryInput]], order: KeyOrder, decoder: ElementDecoder<Element>
    ) {
        self.client = client
        self.groups = groups
        self.order = order
        self.decoder = decoder
        start(0)
    }

    private mutating func start(_ group: Int) {
        self.group = group
        streams = group < groups.count ? groups[group].map { Stream(query: $0) } : []
    }

    /// Whether all that the group has was stepped over.
    var isGroupAtEnd: Bool { streams.allSatisfy(\.isAtEnd) }

    /// The next element; nil at the end, or where a query has cost as many requests as it may.
    mutating func next() async throws(RepositoryError) -> Element? {
        while !streams.isEmpty {
            while streams.contains(where: \.needsItems) {
                if streams.contains(where: { $0.needsItems && $0.reads >= maxReads }) { return nil }
                try await readAhead()
            }
            if isGroupAtEnd {
                start(group + 1)
                continue
            }
            try await fetchAhead()
            if let element = try step() {
                wanted -= 1
                return element
            }
        }
        return nil
    }

    /// The next element of what was read, without a request but fetches; nil where none is left of it.
    mutating func nextOfRead() async throws(RepositoryError) -> Element? {
        while first != nil {
            try await fetchAhead()
            if let element = try step() { return element }
        }
        return nil
    }

    /// Steps over the item that comes first; nil where that is no element.
    private mutating func step() throws(RepositoryError) -> Element? {
        guard let first, let item = streams[first].items.popFirst() else { return nil }
        streams[first].position = item.key(order.keyNames)
        if fetch == nil { return try decoder.element(item, &skipped) }
        guard case .some(.some(let whole)) = fetched.popFirst() else { return nil }
        return try decoder.element(whole, &skipped)
    }

    /// Fetches the items that come next, as far as it is known which do.
    private mutating func fetchAhead() async throws(RepositoryError) {
        guard let fetch, fetched.isEmpty else { return }
        var ahead = self
        var items: [Item] = []
        while items.count < max(1, min(wanted, ItemFetch.most)), let first = ahead.first,
            let item = ahead.streams[first].items.popFirst()
        {
            items.append(item)
            // Behind the last that was read of a query its next one may come before all others.
            if ahead.streams.contains(where: \.needsItems) { break }
        }
        fetched = try await fetch.items(items)[...]
    }

    /// The stream whose next item comes first; nil where all are at their ends.
    private var first: Int? {
        var first: Int?
        for index in streams.indices {
            guard let item = streams[index].items.first else { continue }
            guard let other = first, let otherItem = streams[other].items.first else {
                first = index
                continue
            }
            if order.isBefore(item, otherItem) { first = index }
        }
        return first
    }

    /// Reads a page of each query of which nothing is left.
    private mutating func readAhead() async throws(RepositoryError) {
        let indices = streams.indices.filter { streams[$0].needsItems }
        let requests = indices.map { FanOutRequest(query: streams[$0].query, start: streams[$0].readPosition) }
        let outputs = try await FanOutRequest.read(requests, client, limit: limit)
        for (index, output) in zip(indices, outputs) {
            streams[index].reads += 1
            streams[index].items = output.items[...]
            streams[index].isRead = output.lastEvaluatedKey == nil
            streams[index].readPosition = output.lastEvaluatedKey
        }
    }
}

extension FanOutMerge {
    /// Where each query of the current group that is not at its end goes on. Queries are numbered through all groups.
    ///
    /// Where all that was read of a query was stepped over, it goes on where its reading stopped: behind a filter that
    /// is further than the last item that passed. Groups behind the current one go on at their start, unsaid.
    var positions: [CursorContext.Position] {
        var group = group
        var streams = streams
        while group < groups.count, streams.allSatisfy(\.isAtEnd) {
            group += 1
            streams = group < groups.count ? groups[group].map { Stream(query: $0) } : []
        }
        let offset = groups[..<group].reduce(0) { $0 + $1.count }
        return streams.indices.compactMap { index in
            let stream = streams[index]
            if stream.isAtEnd { return nil }
            let key = stream.needsItems ? stream.readPosition ?? stream.position : stream.position
            return CursorContext.Position(stream: offset + index, key: key)
        }
    }

    /// Goes on at positions that ``positions`` gave; false for others.
    mutating func resume(_ positions: [CursorContext.Position]) -> Bool {
        guard let first = positions.first else { return false }
        var offset = 0
        for index in groups.indices {
            if first.stream < offset + groups[index].count {
                start(index)
                return resume(positions, offset: offset)
            }
            offset += groups[index].count
        }
        return false
    }

    private mutating func resume(_ positions: [CursorContext.Position], offset: Int) -> Bool {
        for index in streams.indices { streams[index].isRead = true }
        var least = offset
        for position in positions {
            let index = position.stream - offset
            guard position.stream >= least, index < streams.count else { return false }
            streams[index].isRead = false
            streams[index].position = position.key
            streams[index].readPosition = position.key
            least = position.stream + 1
        }
        return true
    }
}
