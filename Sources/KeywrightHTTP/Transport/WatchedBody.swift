#if HTTP
    import AsyncHTTPClient
    import NIOConcurrencyHelpers
    import NIOCore

    /// The bytes of a request's body, and whether they were asked for.
    ///
    /// AsyncHTTPClient asks for a body only after it has a connection and has written the head of the request to it. So while
    /// nobody has asked, no server has the request: whatever failed, it may be sent again. Once an exchange has failed, nobody
    /// asks any more.
    struct WatchedBody: Sendable {
        private let bytes: [UInt8]
        private let wasAskedFor = NIOLockedValueBox(false)

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        /// Whether the bytes were handed to a connection, or were about to be.
        var wasRead: Bool { wasAskedFor.withLockedValue { $0 } }

        /// The body that tells when it is asked for.
        var clientBody: HTTPClient.Body {
            .stream(contentLength: Int64(bytes.count)) { [bytes, wasAskedFor] writer in
                wasAskedFor.withLockedValue { $0 = true }
                return writer.write(.byteBuffer(ByteBuffer(bytes: bytes)))
            }
        }
    }
#endif
