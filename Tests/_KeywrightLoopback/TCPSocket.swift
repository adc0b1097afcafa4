#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A blocking socket on 127.0.0.1. Whoever holds it last closes it, once.
package struct TCPSocket: Sendable {
    /// A call of the system that failed.
    package struct Failure: Error, CustomStringConvertible {
        package let call: String
        package let code: Int32

        package var description: String { "\(call): \(String(cString: strerror(code)))" }
    }

    let descriptor: Int32

    /// A socket that takes connections.
    ///
    /// - Parameter port: 0 for one that is free.
    static func listening(port: Int) throws(Failure) -> TCPSocket {
        let socket = try opened()
        socket.set(SOL_SOCKET, SO_REUSEADDR)
        var address = loopback(port: port)
        let isBound = withSocketAddress(&address) { bind(socket.descriptor, $0, $1) } == 0
        guard isBound, listen(socket.descriptor, 256) == 0 else {
            let code = errno
            socket.close()
            throw Failure(call: isBound ? "listen" : "bind", code: code)
        }
        return socket
    }

    /// A socket that is connected to a port.
    package static func connected(port: Int) throws(Failure) -> TCPSocket {
        let socket = try opened()
        var address = loopback(port: port)
        guard withSocketAddress(&address, { connect(socket.descriptor, $0, $1) }) == 0 else {
            let code = errno
            socket.close()
            throw Failure(call: "connect", code: code)
        }
        socket.sendAtOnce()
        return socket
    }

    /// The next connection, or nil where there is none to be had.
    func accepted() -> TCPSocket? {
        while true {
            let descriptor = accept(self.descriptor, nil, nil)
            if descriptor >= 0 {
                let socket = TCPSocket(descriptor: descriptor)
                socket.sendAtOnce()
                return socket
            }
            guard errno == EINTR || errno == ECONNABORTED else { return nil }
        }
    }

    /// The port that the socket is bound to.
    var port: Int {
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    /// What has come, at least one byte; empty where nothing more comes.
    package func receive() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 64 * 1024) { buffer, count in
            var received = recv(descriptor, buffer.baseAddress, buffer.count, 0)
            while received < 0, errno == EINTR { received = recv(descriptor, buffer.baseAddress, buffer.count, 0) }
            count = max(0, received)
        }
    }

    /// - Returns: whether all bytes were taken.
    @discardableResult
    package func send(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var sent = 0
            while sent < buffer.count {
                let count = Self.send(descriptor, UnsafeRawBufferPointer(rebasing: buffer[sent...]))
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }
    }

    /// Says that nothing more is sent or read here, which ends every call that waits for it.
    package func shutDown() { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }

    package func close() {
        #if canImport(Glibc)
            _ = Glibc.close(descriptor)
        #elseif canImport(Musl)
            _ = Musl.close(descriptor)
        #else
            _ = Darwin.close(descriptor)
        #endif
    }

    private static func opened() throws(Failure) -> TCPSocket {
        #if canImport(Glibc)
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        guard descriptor >= 0 else { throw Failure(call: "socket", code: errno) }
        return TCPSocket(descriptor: descriptor)
    }

    /// A peer that is gone is an error of the call and not a signal to the process.
    private static func send(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Glibc)
            Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
        #elseif canImport(Musl)
            Musl.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
        #else
            Darwin.send(descriptor, bytes.baseAddress, bytes.count, 0)
        #endif
    }

    private func sendAtOnce() {
        set(Int32(IPPROTO_TCP), TCP_NODELAY)
        #if canImport(Darwin)
            set(SOL_SOCKET, SO_NOSIGPIPE)
        #endif
    }

    private func set(_ level: Int32, _ option: Int32) {
        var flag: Int32 = 1
        _ = setsockopt(descriptor, level, option, &flag, socklen_t(MemoryLayout<Int32>.size))
    }

    private static func loopback(port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(truncatingIfNeeded: port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private static func withSocketAddress(
        _ address: inout sockaddr_in, _ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                call($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
