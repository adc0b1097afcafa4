/// All items that a pattern finds, read page by page while they are iterated.
///
/// ```swift
/// for try await order in orders.allOrders(userId: id) { … }
/// ```
///
/// Each iteration reads anew, from the start. Nothing is read ahead.
public struct PagedSequence<Element: Sendable>: AsyncSequence, Sendable {
    /// What iterating throws.
    public typealias Failure = RepositoryError

    let client: any DynamoDBClient
    let source: PageSource
    let fetch: ItemFetch?
    let decoder: ElementDecoder<Element>
    let pageSize: Int?

    /// Begins at the first item.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(sequence: self)
    }

    /// All items in an array. Mind how many there can be.
    public func collect() async throws(RepositoryError) -> [Element] {
        var elements: [Element] = []
        var iterator = makeAsyncIterator()
        while let element = try await iterator.next() { elements.append(element) }
        return elements
    }

    /// Steps through the items.
    public struct AsyncIterator: AsyncIteratorProtocol {
        /// What stepping throws.
        public typealias Failure = RepositoryError

        private let sequence: PagedSequence<Element>
        private var elements: ArraySlice<Element> = []
        private var start: Item?
        private var isAtEnd = false

        init(sequence: PagedSequence<Element>) {
            self.sequence = sequence
        }

        /// The next item, or nil at the end. After an error the sequence is at its end.
        public mutating func next() async throws(RepositoryError) -> Element? {
            while elements.isEmpty, !isAtEnd {
                isAtEnd = true
                let page = try await readPage()
                elements = page.items[...]
                start = page.next
                isAtEnd = page.next == nil
            }
            return elements.popFirst()
        }

        private func readPage() async throws(RepositoryError) -> (items: [Element], next: Item?) {
            let output = try await sequence.source.read(sequence.client, limit: sequence.pageSize, start: start)
            var items: [Element] = []
            var skipped = 0
            let whole = try await sequence.fetch?.items(output.items) ?? output.items
            for item in whole {
                guard let item, let element = try sequence.decoder.element(item, &skipped) else { continue }
                items.append(element)
            }
            return (items, output.lastEvaluatedKey)
        }
    }
}
