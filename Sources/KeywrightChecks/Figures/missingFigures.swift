package import KeywrightDiagnostics
import KeywrightModel

/// A figure that a part of the design does not declare, and the rules that it would make speak.
package struct MissingFigure: Sendable {
    package var figure: Figure
    /// The entity or the pattern.
    package var owner: String
    package var span: SourceSpan
    package var subject: Subject
    /// In the order of their codes.
    package var rules: [RuleID]
}

/// What `check --missing-figures` lists: by place, each figure once.
package func missingFigures(_ context: CheckContext, rules: [Rule] = Rule.all) -> [MissingFigure] {
    let design = context.design
    var missing: [MissingFigure] = []
    for figure in Figure.allCases {
        let needs = rules.flatMap { rule in rule.figures.filter { $0.figure == figure }.map { (rule.id, $0.owners) } }
        guard !needs.isEmpty else { continue }
        for id in design.entityIDs where !isDeclared(figure, by: design[id]) {
            let rules = needs.compactMap { rule, owners in
                if case .entities(let isWanted) = owners, isWanted(context, id) { rule } else { nil }
            }
            let entity = design[id]
            missing += found(figure, entity.name, entity.nameSpan, Subject(entity: entity.name), rules)
        }
        for pattern in design.patterns where !isDeclared(figure, by: pattern) {
            let rules = needs.compactMap { rule, owners in
                if case .patterns(let isWanted) = owners, isWanted(context, pattern) { rule } else { nil }
            }
            missing += found(figure, pattern.name, pattern.nameSpan, Subject(pattern: pattern.name), rules)
        }
    }
    return missing.enumerated().sorted { left, right in
        let (a, b) = (left.element.span, right.element.span)
        return (a.file.rawValue, a.lower, left.offset) < (b.file.rawValue, b.lower, right.offset)
    }.map(\.element)
}

private func found(
    _ figure: Figure, _ owner: String, _ span: SourceSpan, _ subject: Subject, _ rules: [RuleID]
) -> [MissingFigure] {
    rules.isEmpty ? [] : [MissingFigure(figure: figure, owner: owner, span: span, subject: subject, rules: rules)]
}

private func isDeclared(_ figure: Figure, by entity: Entity) -> Bool {
    switch figure {
    case .count: entity.expect.count != nil
    case .size: entity.expect.size != nil
    case .rate, .items: true
    }
}

private func isDeclared(_ figure: Figure, by pattern: AccessPattern) -> Bool {
    switch figure {
    case .rate: pattern.expect.peak != nil
    case .items: pattern.expect.items != nil
    case .count, .size: true
    }
}
