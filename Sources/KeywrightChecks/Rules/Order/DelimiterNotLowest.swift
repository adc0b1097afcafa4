import KeywrightDiagnostics
import KeywrightKeySpace
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let delimiterNotLowest = Rule(
        RuleID("KW505", "delimiter-not-lowest"),
        severity: .error,
        summary:
            "a placeholder of varying width in a sort key, followed by a character that its values can undercut",
        explanation: """
            Texts are compared byte by byte, so with a `#` behind the name `Ann Lee#` sorts before `Ann#`: the blank is below `#`. A range over such
            a placeholder, or an order by it, would give the wrong items: an error where a pattern relies on it, else an info, once for
            each template. Repairs: a `pattern` without the lower characters, a type of fixed width, the placeholder last in its template,
            or a multi-attribute key.
            """,
        bad: """
            keywright: 1
            design: Logs
            table: { name: logs, key: { partition: PK, sort: SK } }
            entities:
              Entry:
                key: { PK: LOG#<logId>, SK: 'ENTRY#<kind>#<ts>' }
                identity: [logId, ts]
                attributes: { logId: ulid, ts: timestamp, kind: string, code: uuid }
            accessPatterns:
              entries: { query: Entry, where: logId = $logId and kind >= $kind, limit: 20 }
            #                                                    ^^^^^^^^^^^^^ error[KW505]
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
        check: .design(checkDelimiterNotLowest)
    )
}

private func checkDelimiterNotLowest(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    let design = context.design
    let rule = Rule.delimiterNotLowest.id
    reportObstacles(
        of: rule,
        help: [
            "let the placeholder be the last of its template, or of a type of fixed width",
            "give the attribute a `pattern` without the lower characters, such as `[A-Za-z]+`",
        ],
        context, &diagnostics)
    var known: [Question: Decision<OrderBreak>] = [:]
    for template in context.sortTemplates {
        let parts = template.entry.template.parts
        for (part, piece) in parts.enumerated().dropLast() {
            guard case .placeholder(let placeholder) = piece, !placeholder.isPrefixFree,
                !design.isConstant(placeholder, in: template)
            else { continue }
            let question = Question(placeholder.language, parts[part + 1])
            let answer = known[question] ?? placeholder.orderBreak(before: parts[part + 1])
            known[question] = answer
            if answer.isNever { continue }
            // What a pattern relies on was told at the pattern: there, that no delimiter stands between the two is KW503.
            let isTold = template.entry.template.placeholders.contains { placeholder in
                [rule, Rule.variableWidthBefore.id].contains {
                    !context.patternsWithoutPlan(for: placeholder, in: template, rule: $0).isEmpty
                }
            }
            if !isTold { diagnostics.report(.undercut(template, placeholder, parts[part + 1], answer, design)) }
            break
        }
    }
}

/// What decides whether the texts of a placeholder keep their order: many templates ask the same.
private struct Question: Hashable {
    var language: PlaceholderLanguage
    var literal: String?
    var next: PlaceholderLanguage?

    init(_ language: PlaceholderLanguage, _ behind: KeyTemplate.Part) {
        self.language = language
        switch behind {
        case .literal(let text): literal = text
        case .placeholder(let placeholder): next = placeholder.language
        }
    }
}

extension Diagnostic {
    fileprivate static func undercut(
        _ template: SortTemplate, _ placeholder: Placeholder, _ behind: KeyTemplate.Part,
        _ answer: Decision<OrderBreak>, _ design: Design
    ) -> Diagnostic {
        let entity = design[template.entity]
        let attribute = entity[placeholder.attribute]
        let name = entity.name(of: placeholder)
        let follows =
            switch behind {
            case .literal(let text): "`\(text)`"
            case .placeholder(let next): "`\(entity[next.attribute].name)`"
            }
        let subject = Subject(
            index: template.indexes.first ?? nil, entity: entity.name, attribute: attribute.name)
        switch answer {
        case .witness(let found):
            return Diagnostic(
                Rule.delimiterNotLowest.id, .info,
                "`\(name)` is followed by \(follows) in a sort key, where `\(found.greater)` sorts before `\(found.lesser)`",
                at: Label(placeholder.span),
                help: [
                    "no pattern relies on it; for a range or an order by `\(name)`, let it be the last of its template, or give it a fixed width or a `pattern`"
                ],
                subject: subject, witness: entity.witness(of: placeholder, texts: [found.lesser, found.greater]))
        case .never, .unproven:
            let reason = if case .unproven(let reason) = answer { ": " + reason } else { "" }
            return Diagnostic(
                Rule.delimiterNotLowest.id, .info,
                "that `\(name)`, followed by \(follows) in a sort key, sorts as its values do could not be proven\(reason)",
                at: Label(placeholder.span), subject: subject, proof: .bounded)
        }
    }
}
