import KeywrightDiagnostics
import KeywrightModel

extension Rule {
    static let reservedWord = Rule(
        RuleID("KW701", "reserved-word"),
        severity: .info,
        summary: "an attribute whose stored name is a reserved word of expressions",
        explanation: """
            The service refuses some 570 words as names in its expressions, in whatever case (F3.21). Generated code gives every name an
            alias, so that nothing breaks; it is who writes an expression by hand, in the console or in another program, that meets the
            refusal. Turn the rule off where nobody does.
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, status: string }
            #                               ^^^^^^ info[KW701]
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
                attributes: { noteId: ulid, status: { type: string, stored: noteStatus } }
            accessPatterns:
              getNote: { get: Note }
            """,
        check: .design(checkReservedWord)
    )
}

private func checkReservedWord(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    let design = context.design
    for entity in design.entities.indices {
        let attributes = design.entities[entity].attributes
        // By position, since a loop over the attributes would copy each.
        for index in attributes.indices where ReservedWords.contains(attributes[index].storedName) {
            diagnostics.report(
                .reservedWord(
                    attributes[index].storedName, at: attributes[index].nameSpan,
                    Subject(entity: design.entities[entity].name, attribute: attributes[index].name)))
        }
    }
    for id in design.tableIDs { checkKeyNames(of: id, in: design, &diagnostics) }
}

/// Key attributes that templates give are attributes of no entity.
private func checkKeyNames(of id: TableID, in design: Design, _ diagnostics: inout Diagnostics) {
    let table = design[id]
    let keys = (table.keyAttributes + table.indexes.flatMap(\.keyAttributes)).filter {
        ReservedWords.contains($0.name)
    }
    guard !keys.isEmpty else { return }
    var known: Set<[UInt8]> = []
    for entity in design.entities where entity.table == id {
        for attribute in entity.attributes { known.insert(Array(attribute.storedName.utf8)) }
    }
    for key in keys where known.insert(Array(key.name.utf8)).inserted {
        diagnostics.report(.reservedWord(key.name, at: key.origin, Subject(table: table.name, attribute: key.name)))
    }
}

extension Diagnostic {
    fileprivate static func reservedWord(_ name: String, at place: SourceSpan, _ subject: Subject) -> Diagnostic {
        Diagnostic(
            Rule.reservedWord.id, .info, "`\(name)` is a reserved word of expressions, where only an alias can name it",
            at: Label(place), help: ["generated code does; store the attribute under another name for others' sake"],
            subject: subject)
    }
}
