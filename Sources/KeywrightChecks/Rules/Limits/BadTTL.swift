import KeywrightDiagnostics

extension Rule {
    static let badTTL = Rule(
        RuleID("KW410", "bad-ttl"),
        severity: .error,
        isFixed: true,
        summary: "a time-to-live attribute that is not epoch seconds",
        explanation: """
            The service reads the attribute as a number of seconds since 1970. A text, or milliseconds, never expires (F4.22).
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK }, timeToLive: expiresAt }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, expiresAt: timestamp }
            #                               ^^^^^^^^^ error[KW410]
            accessPatterns:
              getNote: { get: Note }
            """,
        good: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK }, timeToLive: expiresAt }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, expiresAt: { type: timestamp, as: epochSeconds } }
            accessPatterns:
              getNote: { get: Note }
            """,
        check: .whileReading
    )
}
