import KeywrightDiagnostics
import KeywrightModel

extension Rule {
    static let emptyKey = Rule(
        .emptyKey,
        severity: .error,
        isFixed: true,
        summary: "a key can be the empty string",
        explanation: """
            DynamoDB refuses an empty text in every key attribute of a table or an index (F1.10). A placeholder of a string never gives one,
            since the guards ask for at least one character; an enum whose stored name is empty would.
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: <stage> }
            #                                 ^^^^^^^ error[KW106]
                attributes: { noteId: ulid, stage: { enum: { none: '', done: D } } }
            accessPatterns:
              getNote: { get: Note }
            """,
        good: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: <stage> }
                attributes: { noteId: ulid, stage: { enum: { open: O, done: D } } }
            accessPatterns:
              addNote: { create: Note }
              getNote: { get: Note }
            """,
        check: .whileReading
    )
}
