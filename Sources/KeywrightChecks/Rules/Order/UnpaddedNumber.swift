import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let unpaddedNumber = Rule(
        RuleID("KW501", "unpadded-number"),
        severity: .warning,
        summary: "a number in a sort key template without `pad` or `invert`",
        explanation: """
            A sort key of type S is compared byte by byte (F1.15), so `10` sorts before `9`. It is an error where a pattern relies on
            the order, by a range or by `order`; else a warning, since the next pattern will. Silent where the order of the texts
            is that of the numbers within `min` and `max`: from 0 to 9, or from 100 to 999.
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: PAGE#<page> }
            #                                      ^^^^^^ warning[KW501]
                identity: [[noteId, page]]
                attributes: { noteId: ulid, page: { type: int, min: 0 }, body: string }
            accessPatterns:
              getNote: { query: Note, where: noteId = $noteId, limit: 20 }
            """,
        good: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: 'PAGE#<page|pad(6)>' }
                identity: [[noteId, page]]
                attributes: { noteId: ulid, page: { type: int, min: 0 }, body: string }
            accessPatterns:
              getNote: { query: Note, where: noteId = $noteId, limit: 20 }
            """,
        check: .design(checkUnpaddedNumber)
    )
}

private func checkUnpaddedNumber(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    for id in context.design.entityIDs {
        let entity = context.design[id]
        for sort in context.design.sortTemplates(of: entity) {
            for placeholder in sort.entry.template.placeholders {
                guard case .integer(let minimum, let maximum) = placeholder.language, !sort.entry.template.isNatural,
                    let witness = misorderedIntegers(from: minimum, through: maximum)
                else { continue }
                let patterns = context.patternsRelying(on: placeholder.attribute, of: id, index: sort.index)
                diagnostics.report(
                    .unpaddedNumber(
                        entity, placeholder: placeholder, index: sort.index, witness: witness, maximum: maximum,
                        patterns: patterns))
            }
        }
    }
}

extension Diagnostic {
    fileprivate static func unpaddedNumber(
        _ entity: Entity, placeholder: Placeholder, index: String?, witness: (Int64, Int64), maximum: Int64,
        patterns: [AccessPattern]
    ) -> Diagnostic {
        let name = entity[placeholder.attribute].name
        let digits = maximum == .max ? 10 : max(String(maximum).count, 1)
        let padded = "<\(name)|pad(\(digits))>"
        return Diagnostic(
            Rule.unpaddedNumber.id, patterns.isEmpty ? .warning : .error,
            "`\(name)` stands unpadded in a sort key, where `\(witness.1)` sorts before `\(witness.0)`",
            at: Label(placeholder.span),
            related: patterns.map { Label($0.nameSpan, "`\($0.name)` relies on the order") },
            help: ["write `\(padded)`, with as many digits as the largest value needs"],
            subject: Subject(
                index: index, entity: entity.name, attribute: name, pattern: patterns.first?.name),
            witness: .values(attribute: name, [.number(String(witness.0)), .number(String(witness.1))]),
            fixIts: [
                FixIt("pad `\(name)`", isSafe: false, edits: [FixIt.Edit(placeholder.span, padded)])
            ])
    }
}
