#if HTTP
    import NIOConcurrencyHelpers

    /// The bytes of a request's body, and whether anybody has looked at them.
    ///
    /// AsyncHTTPClient turns a collection into a buffer only after it has a connection and has written the head of the
    /// request to it. So while nobody has looked, no server has the request: whatever failed, it may be sent again.
    struct WatchedBody: Collection, Sendable {
        private let bytes: [UInt8]
        private let isRead = NIOLockedValueBox(false)

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        /// Whether a byte was handed out.
        var wasRead: Bool { isRead.withLockedValue { $0 } }

        var startIndex: Int { bytes.startIndex }
        var endIndex: Int { bytes.endIndex }
        func index(after index: Int) -> Int { index + 1 }
        func index(_ index: Int, offsetBy distance: Int) -> Int { index + distance }
        func distance(from start: Int, to end: Int) -> Int { end - start }

        subscript(index: Int) -> UInt8 {
            isRead.withLockedValue { $0 = true }
            return bytes[index]
        }

        func withContiguousStorageIfAvailable<Result>(
            _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
        ) rethrows -> Result? {
            isRead.withLockedValue { $0 = true }
            return try bytes.withContiguousStorageIfAvailable(body)
        }
    }
#endif
