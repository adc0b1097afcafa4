#if HTTP
    import KeywrightRuntime
    import KeywrightWire
    import NIOConcurrencyHelpers

    extension RequestExchange {
        /// Reads an answer.
        func read<Request: ClientRequest>(
            _: Request.Type, _ response: HTTPResponse, _ progress: inout CallProgress
        ) throws(AttemptFailure) -> Request.Output {
            if let checksum = response.header("x-amz-crc32"), UInt32(checksum) != crc32(response.body) {
                throw damaged("its bytes are not those of its checksum")
            }
            switch response.status {
            case 200:
                do throws(WireError) {
                    return try Request.output(response.body)
                } catch {
                    throw damaged("\(error)")
                }
            case 201..<300:
                throw damaged("its HTTP status is \(response.status)")
            default:
                throw failure(of: response, &progress)
            }
        }

        private func damaged(_ words: String) -> AttemptFailure {
            AttemptFailure(DynamoDBError(.unavailable, "the answer cannot be read: \(words)"), .damagedAnswer)
        }

        private func failure(of response: HTTPResponse, _ progress: inout CallProgress) -> AttemptFailure {
            let failure = ServiceFailure(
                status: response.status, body: response.body, requestID: requestID(of: response),
                errorTypeHeader: response.header("x-amzn-ErrorType"))
            let error = failure.error
            switch failure.cause {
            case .throttled:
                return AttemptFailure(error, .throttled)
            case .server:
                return AttemptFailure(error, .serverError)
            case .inProgress:
                return AttemptFailure(error, .transactionInProgress)
            case .clockSkew:
                return AttemptFailure(error, correctClock(by: response, &progress) ? .clockSkew : nil)
            case .expiredCredentials:
                guard progress.refusal == nil, let used = progress.used else { return AttemptFailure(error, nil) }
                progress.refusal = (used, error)
                return AttemptFailure(error, .expiredCredentials)
            case .refused:
                return AttemptFailure(error, retriesConflicts && isConflict(error) ? .conflict : nil)
            }
        }

        /// Takes over the service's time, once in a call.
        ///
        /// - Returns: whether the next signature has another time.
        private func correctClock(by response: HTTPResponse, _ progress: inout CallProgress) -> Bool {
            guard !progress.hasCorrectedClock else { return false }
            guard let date = response.header("Date").flatMap(epochSeconds(ofHTTPDate:)) else { return false }
            progress.hasCorrectedClock = true
            clockOffset.withLockedValue { $0 = date - time.epochSeconds() }
            return true
        }

        /// Whether only other requests stood in the way (F4.19).
        private func isConflict(_ error: DynamoDBError) -> Bool {
            if error.kind == .transactionConflict { return true }
            guard error.kind == .transactionCanceled else { return false }
            let codes = Set(error.reasons.map(\.code)).subtracting(["None"])
            let passing: Set = ["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"]
            return !codes.isEmpty && codes.isSubset(of: passing)
        }
    }
#endif
