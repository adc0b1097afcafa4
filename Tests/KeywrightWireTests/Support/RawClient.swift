import Foundation
import KeywrightWire
import _KeywrightLoopback

/// A connection that sends bytes and reads answers, and knows no more of HTTP than it must. It blocks its thread.
final class RawClient {
    struct Answer: Sendable {
        var status: Int
        var headers: [String: String]
        var body: [UInt8]
        /// Whether the body is as long as the head says.
        var isComplete: Bool

        var text: String { String(decoding: body, as: UTF8.self) }
        var hasRightChecksum: Bool { headers["x-amz-crc32"] == String(crc32(body)) }
    }

    private let socket: TCPSocket
    private var buffer: [UInt8] = []

    init(port: Int) throws {
        socket = try TCPSocket.connected(port: port)
    }

    deinit { socket.close() }

    func send(_ bytes: [UInt8]) { socket.send(bytes) }

    func exchange(_ request: some WireRequest) -> Answer? {
        send(Self.message(request))
        return receive()
    }

    /// The bytes of a request. Headers replace those of their name; nil leaves one out.
    static func message(
        _ request: some WireRequest, headers: [String: String?] = [:], line: String = "POST / HTTP/1.1"
    ) -> [UInt8] {
        let body = request.body()
        var all: [String: String?] = [
            "X-Amz-Target": WireOperation.targetPrefix + type(of: request).operation.rawValue,
            "Content-Type": WireOperation.contentType, "Content-Length": String(body.count),
            "Authorization": "AWS4-HMAC-SHA256 …", "Host": "127.0.0.1",
        ]
        all.merge(headers) { $1 }
        let lines = all.compactMap { name, value in value.map { "\(name): \($0)" } }
        return Array(([line] + lines.sorted()).joined(separator: "\r\n").utf8) + Array("\r\n\r\n".utf8) + body
    }

    /// The next answer, as far as it came; nil where not even a head came.
    func receive() -> Answer? {
        while true {
            if let end = buffer.firstRange(of: Array("\r\n\r\n".utf8)) {
                let lines = String(decoding: buffer[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
                var headers: [String: String] = [:]
                for line in lines.dropFirst() {
                    let parts = line.split(separator: ": ", maxSplits: 1, omittingEmptySubsequences: false)
                    headers[parts[0].lowercased()] = String(parts[1])
                }
                buffer.removeSubrange(..<end.upperBound)
                let length = headers["content-length"].flatMap(Int.init) ?? 0
                while buffer.count < length, more() {}
                let body = Array(buffer.prefix(length))
                buffer.removeFirst(body.count)
                return Answer(
                    status: Int(lines[0].split(separator: " ")[1]) ?? 0, headers: headers, body: body,
                    isComplete: body.count == length)
            }
            guard more() else { return nil }
        }
    }

    private func more() -> Bool {
        let bytes = socket.receive()
        buffer += bytes
        return !bytes.isEmpty
    }
}

/// Runs what blocks on a thread of its own, so that the threads of tasks stay free for the engine.
func onThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread { continuation.resume(with: Result(catching: work)) }.start()
    }
}
