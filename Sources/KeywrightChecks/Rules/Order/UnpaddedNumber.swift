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
    let rule = Rule.unpaddedNumber.id.code
    for template in context.sortTemplates {
        for placeholder in template.entry.template.placeholders {
            guard case .integer(let minimum, let maximum) = placeholder.language,
                let witness = misorderedIntegers(from: minimum, through: maximum),
                !context.design.isConstant(placeholder, in: template)
            else { continue }
            diagnostics.report(
                .unpaddedNumber(
                    template, placeholder, minimum...maximum, witness,
                    patterns: context.patterns(relyingOn: placeholder, in: template, rule: rule), context.design))
        }
    }
}

extension Diagnostic {
    fileprivate static func unpaddedNumber(
        _ template: SortTemplate, _ placeholder: Placeholder, _ bounds: ClosedRange<Int64>, _ witness: (Int64, Int64),
        patterns: [AccessPattern], _ design: Design
    ) -> Diagnostic {
        let entity = design[template.entity]
        let attribute = entity[placeholder.attribute]
        let name = entity.name(of: placeholder)
        let padded = "<\(name)|pad(\(digits(of: bounds)))>"
        let isWhole = template.entry.template.isNatural
        let isTime: Bool
        if case .timestamp = attribute.type { isTime = placeholder.path.isEmpty } else { isTime = false }
        let help =
            if isWhole {
                "let the sort key be an attribute of its own, made by a template that holds `\(padded)`"
            } else if isTime {
                "store the time as text, `as: iso8601`, or write `<\(name)|invert(13)>` for the latest first"
            } else {
                "write `\(padded)`, with as many digits as the largest value needs"
            }
        let edits = isWhole || isTime ? [] : [FixIt.Edit(placeholder.span, padded)]
        return Diagnostic(
            Rule.unpaddedNumber.id, patterns.isEmpty ? .warning : .error,
            "`\(name)` stands unpadded in a sort key, where `\(witness.1)` sorts before `\(witness.0)`",
            at: Label(placeholder.span),
            related: patterns.map { Label($0.nameSpan, "`\($0.name)` relies on the order") },
            help: [help],
            subject: Subject(
                index: template.indexes.first ?? nil, entity: entity.name, attribute: attribute.name,
                pattern: patterns.first?.name),
            witness: .values(
                attribute: attribute.name, [.number(String(witness.0)), .number(String(witness.1))]),
            fixIts: edits.isEmpty ? [] : [FixIt("pad `\(name)`", isSafe: false, edits: edits)])
    }
}

/// As many as the largest number needs, by its size; ten where nothing bounds it.
private func digits(of bounds: ClosedRange<Int64>) -> Int {
    if bounds.upperBound == .max || bounds.lowerBound == .min { return 10 }
    return [bounds.lowerBound, bounds.upperBound].map { String($0.magnitude).count }.max() ?? 10
}
