import KeywrightDiagnostics

extension Rule {
    static let unsortableType = Rule(
        RuleID("KW502", "unsortable-type"),
        severity: .error,
        summary: "a range, or an order by name, on what has no order in the key",
        explanation: """
            A `uuid` is made at random, a shard is a hash, and a key that holds an attribute lowered has the order of the lowered texts.
            A range over such a text, or an order by it, would mean nothing. Use a `uuidv7` or a `ulid`, whose order is that of their
            time, or the attribute as it is.
            """,
        bad: """
            keywright: 1
            design: Logs
            table: { name: logs, key: { partition: PK, sort: SK } }
            entities:
              Entry:
                key: { PK: LOG#<logId>, SK: 'ENTRY#<code>' }
                identity: [logId, ts]
                attributes: { logId: ulid, ts: timestamp, kind: string, code: uuid }
            accessPatterns:
              entries: { query: Entry, where: logId = $logId and code >= $code, limit: 20 }
            #                                                    ^^^^^^^^^^^^^ error[KW502]
            """,
        good: """
            keywright: 1
            design: Logs
            table: { name: logs, key: { partition: PK, sort: SK } }
            entities:
              Entry:
                key: { PK: LOG#<logId>, SK: 'ENTRY#<ts>#<kind>' }
                identity: [logId, ts]
                attributes: { logId: ulid, ts: timestamp, kind: string, code: uuid }
            accessPatterns:
              entries: { query: Entry, where: logId = $logId and ts >= $ts, limit: 20 }
            """,
        check: .design(checkUnsortableType)
    )
}

private func checkUnsortableType(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    reportObstacles(
        of: Rule.unsortableType.id,
        help: [
            "let the sort key hold something that has an order: a `uuidv7`, a `ulid`, a timestamp, the attribute itself"
        ],
        context, &diagnostics)
}
