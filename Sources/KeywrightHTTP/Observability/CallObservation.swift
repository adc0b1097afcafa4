#if HTTP
    import KeywrightRuntime
    import KeywrightWire
    import Logging
    import Tracing

    /// One call, as it is told to logs, metrics and a span.
    struct CallObservation: Sendable {
        let operation: WireOperation
        let tables: [String]
        let logger: Logger
        let metrics: OperationMetrics
        let span: (any Span)?
        let time: ClientTime
        let start: Duration

        /// What requests made meanwhile belong to.
        var context: ServiceContext? { span?.context }

        /// An attempt ended.
        ///
        /// - Parameters:
        ///   - number: from 1.
        ///   - status: of the answer; nil if there was none.
        ///   - error: nil after a success.
        func attempted(
            _ number: Int, since begin: Duration, status: Int?, requestID: String?, error: DynamoDBError.Kind?
        ) {
            if let requestID { span?.attributes["aws.request_id"] = requestID }
            if let status { span?.attributes["db.response.status_code"] = String(status) }
            logger.debug(
                "attempt ended",
                metadata: metadata { more in
                    more["attempt"] = "\(number)"
                    more["duration_ms"] = "\(milliseconds(time.now() - begin))"
                    if let status { more["status"] = "\(status)" }
                    if let requestID { more["request_id"] = "\(requestID)" }
                    if let error { more["error_kind"] = "\(error.rawValue)" }
                })
        }

        /// The request will be sent again.
        ///
        /// - Parameter attempt: the number of the attempt that failed.
        func retrying(_ reason: RetryReason, after attempt: Int, delay: Duration, error: DynamoDBError.Kind?) {
            metrics.countRetry(reason: reason.rawValue)
            span?.addEvent(
                SpanEvent(
                    name: "retry",
                    attributes: [
                        "keywright.retry.reason": .string(reason.rawValue),
                        "keywright.retry.attempt": .int64(Int64(attempt)),
                        "keywright.retry.delay_ms": .int64(milliseconds(delay)),
                    ]))
            logger.info(
                "sending again",
                metadata: metadata { more in
                    more["attempt"] = "\(attempt)"
                    more["reason"] = "\(reason.rawValue)"
                    more["delay_ms"] = "\(milliseconds(delay))"
                    if let error { more["error_kind"] = "\(error.rawValue)" }
                })
        }

        /// A batch ends with a rest.
        ///
        /// - Parameter attempts: how many there were.
        func leftRest(attempts: Int, reason: RetryReason) {
            logger.warning(
                "giving up on the rest of a batch",
                metadata: metadata { more in
                    more["attempt"] = "\(attempts)"
                    more["duration_ms"] = "\(milliseconds(time.now() - start))"
                    more["reason"] = "\(reason.rawValue)"
                })
        }

        /// The call brought a result.
        func succeeded(_ capacity: [ConsumedCapacity]) {
            if !capacity.isEmpty { metrics.recordCapacity(capacity.reduce(0) { $0 + $1.capacityUnits }) }
            metrics.finish(outcome: "ok", duration: time.now() - start)
            span?.end()
        }

        /// The call ends with an error.
        ///
        /// - Parameters:
        ///   - reason: why the last attempt would have been worth another; nil where the answer was final.
        ///   - attempts: how many there were.
        func failed(_ error: DynamoDBError, attempts: Int, reason: RetryReason?) {
            metrics.finish(outcome: error.kind.rawValue, duration: time.now() - start)
            if let span {
                span.attributes["error.type"] = error.kind.rawValue
                // A description would carry the service's words, which may name values.
                span.setStatus(SpanStatus(code: .error))
                span.end()
            }
            // What the service refuses for good is the caller's to judge: a condition that is false is often no fault.
            guard reason != nil || error.mayHaveBeenApplied else { return }
            logger.warning(
                "giving up",
                metadata: metadata { more in
                    more["attempt"] = "\(attempts)"
                    more["duration_ms"] = "\(milliseconds(time.now() - start))"
                    more["error_kind"] = "\(error.kind.rawValue)"
                    more["may_have_been_applied"] = "\(error.mayHaveBeenApplied)"
                    if let reason { more["reason"] = "\(reason.rawValue)" }
                })
        }

        private func metadata(_ addMore: (inout Logger.Metadata) -> Void) -> Logger.Metadata {
            var metadata: Logger.Metadata = ["operation": "\(operation.rawValue)"]
            if !tables.isEmpty { metadata["table"] = "\(tables.joined(separator: ","))" }
            addMore(&metadata)
            return metadata
        }
    }

    private func milliseconds(_ duration: Duration) -> Int64 {
        let (seconds, attoseconds) = duration.components
        return seconds * 1_000 + attoseconds / 1_000_000_000_000_000
    }
#endif
