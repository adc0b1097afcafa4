/// Reads the requests of one connection.
struct HTTPReader {
    /// A request of HTTP/1.1, or what is wrong with it.
    enum Message {
        case request(method: String, path: String, version: String, headers: [(name: String, value: String)], [UInt8])
        case malformed
    }

    private static let largestHead = 64 * 1024
    /// Twice what the service takes (F4.13).
    private static let largestBody = 32 * 1024 * 1024

    private let socket: TCPSocket
    private var buffer: [UInt8] = []

    init(_ socket: TCPSocket) {
        self.socket = socket
    }

    /// The next request, or nil where no more come.
    mutating func next() -> Message? {
        var searched = 0
        while true {
            if let end = endOfHead(from: searched) { return message(endOfHead: end) }
            if buffer.count > Self.largestHead { return .malformed }
            searched = max(0, buffer.count - 3)
            guard receive() else { return nil }
        }
    }

    private mutating func receive() -> Bool {
        let bytes = socket.receive()
        buffer += bytes
        return !bytes.isEmpty
    }

    /// Where the empty line behind the head ends.
    private func endOfHead(from start: Int) -> Int? {
        var index = start
        while index + 3 < buffer.count {
            if buffer[index] == 13, buffer[index + 1] == 10, buffer[index + 2] == 13, buffer[index + 3] == 10 {
                return index + 4
            }
            index += 1
        }
        return nil
    }

    private mutating func message(endOfHead: Int) -> Message? {
        let head = String(decoding: buffer[..<(endOfHead - 4)], as: UTF8.self)
        let lines = head.split(separator: "\r\n", omittingEmptySubsequences: false)
        let words = lines[0].split(separator: " ")
        var headers: [(name: String, value: String)] = []
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { return .malformed }
            headers.append((line[..<colon].lowercased(), Self.trimmed(line[colon...].dropFirst())))
        }
        let length = headers.first { $0.name == "content-length" }.map { Int($0.value) } ?? 0
        guard words.count == 3, let length, (0...Self.largestBody).contains(length),
            !headers.contains(where: { $0.name == "transfer-encoding" })
        else { return .malformed }
        buffer.reserveCapacity(endOfHead + length)
        while buffer.count < endOfHead + length {
            guard receive() else { return nil }
        }
        let body = Array(buffer[endOfHead..<endOfHead + length])
        buffer.removeFirst(endOfHead + length)
        return .request(
            method: String(words[0]), path: String(words[1]), version: String(words[2]), headers: headers, body)
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text.drop { $0 == " " || $0 == "\t" }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return String(text)
    }
}
