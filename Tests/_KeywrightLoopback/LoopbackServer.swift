package import KeywrightRuntime

/// An engine behind HTTP/1.1 on 127.0.0.1, one thread for each connection.
///
/// It takes what a client of the service sends: `POST` with `X-Amz-Target`, a body with `Content-Length`, connections
/// that stay open. It answers with the service's headers, checksum and errors. Signatures are not checked, only that
/// there is one.
package final class LoopbackServer: Sendable {
    /// The port that it listens on.
    package let port: Int

    private let listener: TCPSocket
    private let threads = Threads()

    /// Listens at once.
    ///
    /// - Parameters:
    ///   - port: 0 for one that is free.
    ///   - onRequest: sees every request before it is carried out, on the connection's thread, and may disturb the
    ///     exchange. It may not stop the server.
    package init(
        serving engine: any DynamoDBClient & DynamoDBTableClient, port: Int = 0,
        onRequest: (@Sendable (RecordedRequest) -> Disruption?)? = nil
    ) throws {
        let listener = try TCPSocket.listening(port: port)
        self.listener = listener
        self.port = listener.port
        let engine = ServedEngine(engine: engine)
        let counter = RequestCounter()
        threads.start { [threads] in
            while let socket = listener.accepted() {
                let added = threads.add { number in
                    Connection(
                        number: number, socket: socket, engine: engine, counter: counter, onRequest: onRequest)
                }
                guard let (number, connection) = added else {
                    socket.close()
                    break
                }
                threads.start {
                    connection.serve()
                    threads.remove(number)
                }
            }
        }
    }

    deinit { stop() }

    /// Ends all connections and threads, and returns when they have ended. An answer that an engine is still working
    /// on is not waited for. The second call does nothing.
    package func stop() {
        let isFirst = threads.stop()
        if isFirst {
            // What wakes the thread that waits for connections is a connection, or on some systems the end of the
            // listening. The port stays taken until the thread has ended, so that the connection reaches nobody else.
            (try? TCPSocket.connected(port: port))?.close()
            listener.shutDown()
        }
        threads.join()
        if isFirst { listener.close() }
    }
}
