#if HTTP
    extension HTTPTransport {
        /// Sends a request of a credentials source, and says in its error which host did not answer.
        func sendForCredentials(_ request: HTTPRequest, timeout: Duration) async throws(CredentialsError)
            -> HTTPResponse
        {
            do {
                return try await send(request, timeout: timeout)
            } catch {
                throw CredentialsError(
                    "\(request.host) gave no answer: \(error.message)", isPassing: error.fate != .cancelled)
            }
        }
    }
#endif
