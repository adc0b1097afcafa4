import KeywrightDiagnostics

extension Rule {
    static let filterOnKey = Rule(
        RuleID("KW220", "filter-on-key"),
        severity: .error,
        isFixed: true,
        summary: "a `filter` on a key attribute of what is queried",
        explanation: """
            The service refuses a filter on a key attribute of the queried table or index (F3.17). Such a condition belongs into `where`, where the
            key condition can carry it.
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
              byScore: { query: Match, where: tournamentId = $tournamentId and round = $round and score >= $score, filter: round != $other, limit: 20 }
            #                                                                                                              ^^^^^^^^^^^^^^^ error[KW220]
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
        check: .design(checkFilterOnKey)
    )
}

private func checkFilterOnKey(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    reportObstacles(
        of: Rule.filterOnKey.id,
        help: ["ask for it in `where`, or leave the filter out"],
        context, &diagnostics)
}
