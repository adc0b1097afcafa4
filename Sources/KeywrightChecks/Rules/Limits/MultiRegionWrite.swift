import KeywrightDiagnostics
import KeywrightModel

extension Rule {
    static let multiRegionWrite = Rule(
        RuleID("KW412", "multi-region-write"),
        severity: .warning,
        summary: "a write that replicas in other regions undo, or that strong replicas do not have",
        explanation: """
            Between eventual replicas the last writer wins, item by item (F4.30): two regions can both make a companion of one `unique`
            value, both raise a counter from one number, and both pass the test of one `version`. That is fine where all writes
            of an item go to one region. Strong replicas have no transactions, on which `unique` rests, and no time-to-live: there it is
            an error.
            """,
        bad: """
            keywright: 1
            design: Notes
            table:
              name: notes
              key: { partition: PK, sort: SK }
              replicas: { regions: [eu-west-1] }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, slug: string, visits: int }
                unique: [slug]
            #            ^^^^ warning[KW412]
            accessPatterns:
              visitNote: { update: Note, add: { visits: 1 } }
            #                                   ^^^^^^ warning[KW412]
            """,
        good: """
            keywright: 1
            design: Notes
            table:
              name: notes
              key: { partition: PK, sort: SK }
              replicas: { regions: [eu-west-1] }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, slug: string, visits: int }
            accessPatterns:
              renameNote: { update: Note, set: [slug] }
            """,
        check: .design(checkMultiRegionWrite)
    )
}

private func checkMultiRegionWrite(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    let design = context.design
    guard design.tables.contains(where: { $0.settings.replicas != nil }) else { return }
    for table in design.tables {
        guard let replicas = table.settings.replicas, replicas.consistency == .strong else { continue }
        guard let expiry = table.timeToLive else { continue }
        diagnostics.report(
            .withoutStrongReplicas("time-to-live", at: expiry.span, replicas, Subject(table: table.name)))
    }
    for entity in design.entities {
        guard let replicas = design[entity.table].settings.replicas else { continue }
        let subject = Subject(table: design[entity.table].name, entity: entity.name)
        for unique in entity.uniques {
            switch replicas.consistency {
            case .eventual:
                diagnostics.report(
                    .lastWriterWins(
                        "two regions can give one value of `unique` to two items", at: unique.span, replicas, subject))
            case .strong:
                diagnostics.report(
                    .withoutStrongReplicas("transactions, which `unique` rests on", at: unique.span, replicas, subject))
            }
        }
        if let version = entity.version, replicas.consistency == .eventual {
            diagnostics.report(
                .lastWriterWins(
                    "two regions can both pass the test of one `version`", at: entity[version].nameSpan, replicas,
                    subject))
        }
    }
    for pattern in design.patterns { checkPattern(pattern, in: design, &diagnostics) }
}

private func checkPattern(_ pattern: AccessPattern, in design: Design, _ diagnostics: inout Diagnostics) {
    var updates: [UpdatePattern] = []
    if case .update(let update) = pattern.operation { updates = [update] }
    if case .transact(let steps) = pattern.operation {
        for step in steps {
            if case .update(let update) = step.action { updates.append(update) }
        }
        checkTransaction(pattern, of: steps.map(\.entity), in: design, &diagnostics)
    }
    if case .transactGet(let gets) = pattern.operation {
        checkTransaction(pattern, of: gets.map(\.entity), in: design, &diagnostics)
    }
    for update in updates {
        let entity = design[update.entity]
        guard let replicas = design[entity.table].settings.replicas, replicas.consistency == .eventual else { continue }
        for counter in update.add {
            diagnostics.report(
                .lastWriterWins(
                    "two regions can both raise `\(entity[counter.attribute].name)` from one number", at: counter.span,
                    replicas,
                    Subject(
                        table: design[entity.table].name, entity: entity.name,
                        attribute: entity[counter.attribute].name, pattern: pattern.name)))
        }
    }
}

/// Strong replicas take neither reads nor writes in transactions (F4.21).
private func checkTransaction(
    _ pattern: AccessPattern, of entities: [EntityID], in design: Design, _ diagnostics: inout Diagnostics
) {
    for entity in entities {
        let table = design[design[entity].table]
        guard let replicas = table.settings.replicas, replicas.consistency == .strong else { continue }
        diagnostics.report(
            .withoutStrongReplicas(
                "transactions", at: pattern.nameSpan, replicas, Subject(table: table.name, pattern: pattern.name)))
        return
    }
}

extension Diagnostic {
    fileprivate static func lastWriterWins(
        _ fact: String, at place: SourceSpan, _ replicas: Replicas, _ subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            Rule.multiRegionWrite.id, .warning, "\(fact), and of eventual replicas the last writer wins",
            at: Label(place), related: [Label(replicas.keySpan, "the replicas")],
            help: ["send all writes of an item to one region, and `allow` this with that reason"], subject: subject)
    }

    fileprivate static func withoutStrongReplicas(
        _ what: String, at place: SourceSpan, _ replicas: Replicas, _ subject: Subject
    ) -> Diagnostic {
        Diagnostic(
            Rule.multiRegionWrite.id, .error, "a table with strong replicas has no \(what)", at: Label(place),
            related: [Label(replicas.keySpan, "the replicas")], help: ["make the replicas eventual, or do without"],
            subject: subject)
    }
}
