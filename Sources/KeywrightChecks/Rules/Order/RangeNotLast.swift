import KeywrightDiagnostics

extension Rule {
    static let rangeNotLast = Rule(
        RuleID("KW504", "range-not-last"),
        severity: .error,
        isFixed: true,
        summary: "a range on a placeholder that is not the first unbound one of the sort key",
        explanation: """
            A sort key is compared from its beginning. A range over a placeholder means a range of keys only where everything before it has
            one value: `ENTRY#<at>#<kind>` serves a range of `at`, and one of `kind` for a single `at`.
            """,
        bad: """
            keywright: 1
            design: Logs
            table: { name: logs, key: { partition: PK, sort: SK } }
            entities:
              Entry:
                key: { PK: LOG#<logId>, SK: 'ENTRY#<ts>#<kind>' }
                identity: [logId, ts]
                attributes: { logId: ulid, ts: timestamp, kind: string, code: uuid }
            accessPatterns:
              entries: { query: Entry, where: logId = $logId and kind >= $kind, limit: 20 }
            #                                                    ^^^^^^^^^^^^^ error[KW504]
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
        check: .design(checkRangeNotLast)
    )
}

private func checkRangeNotLast(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    reportObstacles(
        of: Rule.rangeNotLast.id,
        help: ["give what stands before it by `=`, or use an index whose sort key begins with it"],
        context, &diagnostics)
}
