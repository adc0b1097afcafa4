import KeywrightDiagnostics

extension Rule {
    static let keyType = Rule(
        RuleID("KW105", "key-type"),
        severity: .error,
        isFixed: true,
        summary: "a template that cannot give its key attribute's type",
        explanation: """
            A key attribute has one type in the whole table (F1.7, F1.19). A number key takes one numeric placeholder, a binary key
            one `bytes` placeholder, and an attribute that bears a key attribute's name must have that type. A key of type S takes text
            and placeholders of types that have a text: a decimal has one only through `pad`, and `double`, `bytes`, `json`, objects,
            lists and sets have none.
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: { name: SK, type: N } } }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
            #                                 ^^^^ error[KW105]
                attributes: { noteId: ulid, text: string }
            accessPatterns:
              getNote: { get: Note }
            """,
        good: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, text: string }
            accessPatterns:
              getNote: { get: Note }
            """,
        check: .whileReading
    )
}
