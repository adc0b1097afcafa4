import _KeywrightLoopback

/// One connection to a server on this machine, on which a request goes out and its answer is waited for. A client for all
/// cases would take longer over a request than the server does.
actor LoopbackConnection {
    struct Answer {
        var status: Int
        var body: [UInt8]
    }

    struct Broken: Error {
        var what: String
    }

    private let port: Int
    private var socket: TCPSocket?

    init(port: Int) { self.port = port }

    deinit { socket?.close() }

    /// - Parameter head: The lines of the request but for the length of the body.
    func post(_ head: String, _ body: [UInt8]) throws -> Answer {
        let request = Array("\(head)\r\nContent-Length: \(body.count)\r\n\r\n".utf8) + body
        // A server may have ended a connection that waited.
        let isKept = socket != nil
        do { return try exchange(request) } catch {
            hangUp()
            guard isKept else { throw error }
            return try exchange(request)
        }
    }

    private func hangUp() {
        socket?.close()
        socket = nil
    }

    private func exchange(_ request: [UInt8]) throws -> Answer {
        let open = try socket ?? TCPSocket.connected(port: port)
        socket = open
        guard open.send(request) else { throw Broken(what: "the connection has ended") }
        var received: [UInt8] = []
        while true {
            guard let end = endOfHead(received) else {
                try receive(&received, from: open)
                continue
            }
            let fields = String(decoding: received[..<end], as: UTF8.self).split(separator: "\r\n")
            let status = fields.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
            guard let status, let length = length(fields) else { throw Broken(what: "no length in \(fields)") }
            while received.count < end + 4 + length { try receive(&received, from: open) }
            // Some say so, and wait for the other side to do it.
            if fields.contains(where: { $0.lowercased() == "connection: close" }) { hangUp() }
            return Answer(status: status, body: Array(received[(end + 4)...]))
        }
    }

    private func receive(_ bytes: inout [UInt8], from open: TCPSocket) throws {
        let more = open.receive()
        guard !more.isEmpty else { throw Broken(what: "the connection has ended") }
        bytes += more
    }

    private func endOfHead(_ bytes: [UInt8]) -> Int? {
        let end = Array("\r\n\r\n".utf8)
        return bytes.indices.dropLast(3).first { bytes[$0...].starts(with: end) }
    }

    private func length(_ fields: [Substring]) -> Int? {
        let name = "content-length:"
        let field = fields.first { $0.lowercased().hasPrefix(name) }
        return field.flatMap { Int($0.dropFirst(name.count).filter { $0 != " " }) }
    }
}
