#if HTTP
    @testable import KeywrightHTTP

    /// A transport that answers by method and URL, and keeps what it was asked.
    actor AnsweringTransport: HTTPTransport {
        enum Answer: Sendable {
            case response(Int, String)
            case failure(TransportError.Fate)
        }

        /// Answers by `GET http://host/path`, each given once, the last for ever.
        private var answers: [String: [Answer]]
        private(set) var requests: [HTTPRequest] = []
        private(set) var timeouts: [Duration] = []

        init(_ answers: [String: [Answer]] = [:]) {
            self.answers = answers
        }

        var urls: [String] { requests.map(Self.url) }

        func answer(_ url: String, _ answer: Answer) {
            answers[url] = [answer]
        }

        func send(_ request: HTTPRequest, timeout: Duration) async throws(TransportError) -> HTTPResponse {
            requests.append(request)
            timeouts.append(timeout)
            let url = Self.url(request)
            guard let list = answers[url], let answer = list.first else {
                throw TransportError(fate: .notSent, message: "nothing listens")
            }
            if list.count > 1 { answers[url] = Array(list.dropFirst()) }
            switch answer {
            case .response(let status, let body): return HTTPResponse(status: status, body: Array(body.utf8))
            case .failure(let fate): throw TransportError(fate: fate, message: "broken off")
            }
        }

        private static func url(_ request: HTTPRequest) -> String {
            let query = request.query.isEmpty ? "" : "?" + PercentEncoding.query(request.query)
            return
                "\(request.method) \(request.scheme)://\(CanonicalRequest.hostHeader(of: request))\(request.path)\(query)"
        }
    }
#endif
