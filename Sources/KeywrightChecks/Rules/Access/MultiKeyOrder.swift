import KeywrightDiagnostics

extension Rule {
    static let multiKeyOrder = Rule(
        RuleID("KW213", "multi-key-order"),
        severity: .error,
        isFixed: true,
        summary: "a multi-attribute index queried with a gap, or with a range before the last attribute",
        explanation: """
            The sort attributes of a multi-attribute key are used from the left without a gap, and only the last one used may have a range
            (F1.42).
            """,
        bad: """
            keywright: 1
            design: Matches
            table:
              name: matches
              key: { partition: PK, sort: SK }
              indexes:
                ByRound: { partition: tournamentId, sort: [round, score] }
            entities:
              Match:
                key: { PK: MATCH#<matchId>, SK: MATCH }
                attributes: { matchId: ulid, tournamentId: ulid, round: { type: int, min: 1 }, score: int }
            accessPatterns:
              byScore: { query: Match, where: tournamentId = $tournamentId and score >= $score, limit: 20 }
            #                                                                  ^^^^^^^^^^^^^^^ error[KW213]
            """,
        good: """
            keywright: 1
            design: Matches
            table:
              name: matches
              key: { partition: PK, sort: SK }
              indexes:
                ByRound: { partition: tournamentId, sort: [round, score] }
            entities:
              Match:
                key: { PK: MATCH#<matchId>, SK: MATCH }
                attributes: { matchId: ulid, tournamentId: ulid, round: { type: int, min: 1 }, score: int }
            accessPatterns:
              byScore: { query: Match, where: tournamentId = $tournamentId and round = $round and score >= $score, limit: 20 }
            """,
        check: .design(checkMultiKeyOrder)
    )
}

private func checkMultiKeyOrder(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    reportObstacles(
        of: Rule.multiKeyOrder.id,
        help: ["give the sort attributes before it by `=`, in their order"],
        context, &diagnostics)
}
