/// All items that the queries of a fan-out find, read while they are iterated.
///
/// Each iteration reads anew, from the start.
public struct FanOutSequence<Element: Sendable>: AsyncSequence, Sendable {
    /// What iterating throws.
    public typealias Failure = RepositoryError

    let merge: FanOutMerge<Element>

    /// Begins at the first item.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(merge: merge)
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

        private var merge: FanOutMerge<Element>
        private var hasFailed = false

        init(merge: FanOutMerge<Element>) {
            self.merge = merge
        }

        /// The next item, or nil at the end. After an error the sequence is at its end.
        public mutating func next() async throws(RepositoryError) -> Element? {
            if hasFailed { return nil }
            do {
                return try await merge.next()
            } catch {
                hasFailed = true
                throw error
            }
        }
    }
}
