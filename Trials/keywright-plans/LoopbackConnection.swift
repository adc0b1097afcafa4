#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

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

    private let port: UInt16
    /// Below 0 while there is none.
    private var socket: Int32 = -1

    init(port: UInt16) { self.port = port }

    deinit { if socket >= 0 { close(socket) } }

    /// - Parameter head: The lines of the request but for the length of the body.
    func post(_ head: String, _ body: [UInt8]) throws -> Answer {
        let request = Array("\(head)\r\nContent-Length: \(body.count)\r\n\r\n".utf8) + body
        // A server may have ended a connection that waited.
        let isKept = socket >= 0
        do { return try exchange(request) } catch {
            hangUp()
            guard isKept else { throw error }
            return try exchange(request)
        }
    }

    private func hangUp() {
        if socket >= 0 { close(socket) }
        socket = -1
    }

    private func exchange(_ request: [UInt8]) throws -> Answer {
        if socket < 0 { socket = try connect() }
        try send(request)
        var received: [UInt8] = []
        while true {
            if let end = headEnd(of: received) {
                let fields = String(decoding: received[..<end], as: UTF8.self).split(separator: "\r\n")
                let status = fields.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
                guard let status, let length = length(fields) else { throw Broken(what: "no length in \(fields)") }
                while received.count < end + 4 + length { try receive(&received) }
                // Some say so, and wait for the other side to do it.
                if fields.contains(where: { $0.lowercased() == "connection: close" }) { hangUp() }
                return Answer(status: status, body: Array(received[(end + 4)...]))
            }
            try receive(&received)
        }
    }

    private func headEnd(of bytes: [UInt8]) -> Int? {
        let end = Array("\r\n\r\n".utf8)
        return bytes.indices.dropLast(3).first { bytes[$0...].starts(with: end) }
    }

    private func length(_ fields: [Substring]) -> Int? {
        for field in fields where field.lowercased().hasPrefix("content-length:") {
            return Int(field.dropFirst("content-length:".count).filter { $0 != " " })
        }
        return nil
    }

    private func connect() throws -> Int32 {
        #if canImport(Glibc)
            let kind = Int32(SOCK_STREAM.rawValue)
        #else
            let kind = SOCK_STREAM
        #endif
        let made = openSocket(kind)
        guard made >= 0 else { throw Broken(what: "no socket") }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { join(made, $0, size) }
        }
        guard status == 0 else {
            close(made)
            throw Broken(what: "nobody listens on port \(port)")
        }
        return made
    }

    private func send(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { write(socket, $0.baseAddress, $0.count) }
            guard count > 0 else { throw Broken(what: "the connection has ended") }
            sent += count
        }
    }

    private func receive(_ bytes: inout [UInt8]) throws {
        let size = 65_536
        let chunk = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = max(0, read(socket, buffer.baseAddress, size))
        }
        guard !chunk.isEmpty else { throw Broken(what: "the connection has ended") }
        bytes += chunk
    }
}

// The system's functions, whose names are those of methods and properties above.
private func openSocket(_ kind: Int32) -> Int32 { socket(AF_INET, kind, 0) }

private func join(_ socket: Int32, _ address: UnsafePointer<sockaddr>, _ size: socklen_t) -> Int32 {
    connect(socket, address, size)
}
