import KeywrightDiagnostics

extension Rule {
    static let variableWidthBefore = Rule(
        RuleID("KW503", "variable-width-before"),
        severity: .error,
        isFixed: true,
        summary: "a range on a placeholder that follows one of varying width without a delimiter",
        explanation: """
            Where nothing says where the first placeholder ends, texts of the second cannot be compared: `<kind><at>` of kind `a` and `ab` mix.
            Put the delimiter between the two.
            """,
        bad: """
            keywright: 1
            design: Logs
            table: { name: logs, key: { partition: PK, sort: SK } }
            entities:
              Entry:
                key: { PK: LOG#<logId>, SK: 'ENTRY#<kind><ts>' }
                identity: [logId, ts]
                attributes: { logId: ulid, ts: timestamp, kind: { type: string, pattern: '[a-z]+' }, code: uuid }
            accessPatterns:
              entries: { query: Entry, where: logId = $logId and kind = $kind and ts >= $ts, limit: 20 }
            #                                                                     ^^^^^^^^^ error[KW503]
            """,
        good: """
            keywright: 1
            design: Logs
            table: { name: logs, key: { partition: PK, sort: SK } }
            entities:
              Entry:
                key: { PK: LOG#<logId>, SK: 'ENTRY#<kind>#<ts>' }
                identity: [logId, ts]
                attributes: { logId: ulid, ts: timestamp, kind: { type: string, pattern: '[a-z]+' }, code: uuid }
            accessPatterns:
              entries: { query: Entry, where: logId = $logId and kind = $kind and ts >= $ts, limit: 20 }
            """,
        check: .design(checkVariableWidthBefore)
    )
}

private func checkVariableWidthBefore(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    reportObstacles(
        of: Rule.variableWidthBefore.id,
        help: ["put the delimiter between the two placeholders"],
        context, &diagnostics)
}
