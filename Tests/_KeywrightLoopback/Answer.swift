import KeywrightWire

/// What goes back over the wire.
struct Answer: Sendable {
    var status: Int
    var body: [UInt8]
    /// Those that the server adds are left out where they stand here.
    var headers: [(name: String, value: String)] = []

    /// The bytes of the head. Its checksum and length are those of the body as it should be.
    func head(requestID: String, closes: Bool) -> [UInt8] {
        var fields = headers
        let own = Set(headers.map { $0.name.lowercased() })
        func add(_ name: String, _ value: String) {
            if !own.contains(name.lowercased()) { fields.append((name, value)) }
        }
        add("Content-Type", WireOperation.contentType)
        add("Content-Length", String(body.count))
        add("x-amzn-RequestId", requestID)
        add("x-amz-crc32", String(crc32(body)))
        add("Date", httpDateNow())
        if closes { add("Connection", "close") }
        let lines = ["HTTP/1.1 \(status) \(Self.reason(status))"] + fields.map { "\($0.name): \($0.value)" }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    }

    private static func reason(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 400: "Bad Request"
        case 500: "Internal Server Error"
        case 503: "Service Unavailable"
        default: "Status"
        }
    }
}
