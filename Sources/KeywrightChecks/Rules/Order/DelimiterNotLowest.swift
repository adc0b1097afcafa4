import KeywrightDiagnostics

extension Rule {
    static let delimiterNotLowest = Rule(
        RuleID("KW505", "delimiter-not-lowest"),
        severity: .error,
        summary:
            "a range or an order over a placeholder of varying width that a character follows which its values can undercut",
        explanation: """
            Texts are compared byte by byte, so with a `#` behind the name `Ann Lee#` sorts before `Ann#`: the blank is below `#`. A range over such
            a placeholder, or an order by it, would give the wrong items. Repairs: a type of fixed width, the placeholder last in its
            template, or a multi-attribute key.
            """,
        bad: """
            keywright: 1
            design: Logs
            table: { name: logs, key: { partition: PK, sort: SK } }
            entities:
              Entry:
                key: { PK: LOG#<logId>, SK: 'ENTRY#<kind>#<ts>' }
                identity: [logId, ts]
                attributes: { logId: ulid, ts: timestamp, kind: string, code: uuid }
            accessPatterns:
              entries: { query: Entry, where: logId = $logId and kind >= $kind, limit: 20 }
            #                                                    ^^^^^^^^^^^^^ error[KW505]
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
        check: .design(checkDelimiterNotLowest)
    )
}

private func checkDelimiterNotLowest(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    reportObstacles(
        of: Rule.delimiterNotLowest.id,
        help: ["let the placeholder be the last of its template, or of a type of fixed width"],
        context, &diagnostics)
}
