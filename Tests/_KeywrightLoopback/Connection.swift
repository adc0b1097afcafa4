/// One connection, served by the thread that calls ``serve()``.
final class Connection: Sendable {
    private let number: Int
    private let socket: TCPSocket
    private let engine: ServedEngine
    private let counter: RequestCounter
    private let onRequest: (@Sendable (RecordedRequest) -> Disruption?)?
    private let answers = Waiting<Answer>()

    init(
        number: Int, socket: TCPSocket, engine: ServedEngine, counter: RequestCounter,
        onRequest: (@Sendable (RecordedRequest) -> Disruption?)?
    ) {
        self.number = number
        self.socket = socket
        self.engine = engine
        self.counter = counter
        self.onRequest = onRequest
    }

    /// Answers request after request until one side ends the connection. The socket is open afterwards.
    func serve() {
        var reader = HTTPReader(socket)
        while let message = reader.next() {
            guard case .request(let method, let path, let version, let headers, let body) = message else {
                send(Answer(status: 400, body: []), "LOOPBACK0", closes: true)
                break
            }
            let request = RecordedRequest(
                number: counter.next(), connection: number, method: method, path: path, headers: headers, body: body)
            let closes = version != "HTTP/1.1" || request.header("connection")?.lowercased() == "close"
            guard exchange(request, closes: closes), !closes else { break }
        }
        socket.shutDown()
    }

    /// Ends every wait of ``serve()``.
    func stop() {
        answers.stop()
        socket.shutDown()
    }

    func close() { socket.close() }

    /// - Returns: whether the connection goes on.
    private func exchange(_ request: RecordedRequest, closes: Bool) -> Bool {
        let id = "LOOPBACK\(request.number)"
        switch onRequest?(request) {
        case nil:
            guard let answer = carryOut(request) else { return false }
            return send(answer, id, closes: closes)
        case .answer(let status, let body, let headers):
            return send(Answer(status: status, body: body, headers: headers), id, closes: closes)
        case .closeWithoutApplying:
            return false
        case .closeAfterApplying:
            _ = carryOut(request)
            return false
        case .truncateAfterApplying:
            guard let answer = carryOut(request) else { return false }
            socket.send(answer.head(requestID: id, closes: closes) + answer.body.prefix(answer.body.count / 2))
            return false
        case .corruptAfterApplying:
            guard let answer = carryOut(request) else { return false }
            return socket.send(answer.head(requestID: id, closes: closes) + Self.corrupted(answer.body))
        case .delay(let duration):
            guard let answer = carryOut(request), answers.pause(duration) else { return false }
            return send(answer, id, closes: closes)
        }
    }

    private func carryOut(_ request: RecordedRequest) -> Answer? {
        Task.detached { [engine, answers] in answers.deliver(await engine.answer(to: request)) }
        return answers.take()
    }

    @discardableResult
    private func send(_ answer: Answer, _ id: String, closes: Bool) -> Bool {
        socket.send(answer.head(requestID: id, closes: closes) + answer.body)
    }

    private static func corrupted(_ body: [UInt8]) -> [UInt8] {
        var body = body
        let isSign: (UInt8) -> Bool = { Unicode.Scalar($0).properties.isAlphabetic || (0x30...0x39).contains($0) }
        guard let place = body.lastIndex(where: { $0 < 0x80 && isSign($0) }) ?? body.indices.last else { return body }
        body[place] ^= 1
        return body
    }
}
