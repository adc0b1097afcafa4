import KeywrightDiagnostics
import KeywrightModel

extension Rule {
    static let badThroughput = Rule(
        RuleID("KW409", "bad-throughput"),
        severity: .error,
        isFixed: true,
        summary: "provisioned figures with on-demand billing, or missing ones without",
        explanation: """
            A table and its global indexes are billed in one way. Provisioned, the table and each global index have figures of their own;
            on demand, none has, and `maxThroughput` is the limit; a local index draws on its table's and has neither (F5.3).
            Application Auto Scaling holds a use of 20 to 90 per cent between a least and a most.
            """,
        bad: """
            keywright: 1
            design: Notes
            table:
              name: notes
              key: { partition: PK, sort: SK }
              billing: { read: 100, write: 50 }
              indexes:
                ByAuthor: { partition: author }
            #   ^^^^^^^^ error[KW409]
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, author: string }
            accessPatterns:
              notesOfAuthor: { query: Note, where: author = $author, limit: 20 }
            """,
        good: """
            keywright: 1
            design: Notes
            table:
              name: notes
              key: { partition: PK, sort: SK }
              billing: { read: 100, write: 50, autoscale: { min: 50, max: 1000, target: 70% } }
              indexes:
                ByAuthor: { partition: author, billing: { read: 100, write: 50 } }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, author: string }
            accessPatterns:
              notesOfAuthor: { query: Note, where: author = $author, limit: 20 }
            """,
        check: .design(checkBadThroughput)
    )
}

private func checkBadThroughput(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    for table in context.design.tables {
        let found = ThroughputFaults(table)
        for finding in found.findings { diagnostics.report(finding) }
    }
}

/// What the service refuses of a table's throughput.
private struct ThroughputFaults {
    private(set) var findings: [Diagnostic] = []
    private let table: Table

    init(_ table: Table) {
        self.table = table
        let settings = table.settings
        checkAutoscale(settings.billing?.autoscale, nil)
        if let most = settings.maxThroughput, case .provisioned = table.billing {
            report(
                "`maxThroughput` limits on-demand billing, and table `\(table.name)` is provisioned", at: most.keySpan)
        }
        if let replicas = settings.replicas, case .provisioned = table.billing, settings.billing?.autoscale == nil {
            report(
                "a table with replicas is billed on demand or scaled, and `\(table.name)` has fixed figures",
                at: replicas.keySpan, help: ["add `autoscale` to `billing`, or bill on demand"])
        }
        for index in table.indexes {
            if index.isLocal { checkLocal(index) } else { checkGlobal(index) }
        }
    }

    private mutating func checkLocal(_ index: SecondaryIndex) {
        guard let place = index.settings.billing?.span ?? index.settings.maxThroughput?.keySpan else { return }
        report(
            "local index `\(index.name)` draws on the throughput of its table and has none of its own", at: place,
            index,
            help: ["leave it out"])
    }

    private mutating func checkGlobal(_ index: SecondaryIndex) {
        checkAutoscale(index.settings.billing?.autoscale, index)
        let billing = index.settings.billing
        switch (table.billing, billing?.billing) {
        case (.onDemand, .provisioned?):
            report(
                "index `\(index.name)` has provisioned figures, and table `\(table.name)` is billed on demand",
                at: billing?.span ?? index.nameSpan, index, help: ["leave `billing` of the index out"])
        case (.provisioned, .onDemand?):
            report(
                "index `\(index.name)` is billed on demand, and table `\(table.name)` is provisioned",
                at: billing?.span ?? index.nameSpan, index, help: ["write `billing: { read: …, write: … }`"])
        case (.provisioned, nil):
            report(
                "index `\(index.name)` has no `billing`, and an index of a provisioned table has figures of its own",
                at: index.nameSpan, index, help: ["write `billing: { read: …, write: … }`"])
        case (.onDemand, .onDemand?), (.onDemand, nil), (.provisioned, .provisioned?): break
        }
        if let most = index.settings.maxThroughput, case .provisioned = table.billing {
            report(
                "`maxThroughput` limits on-demand billing, and table `\(table.name)` is provisioned", at: most.keySpan,
                index)
        }
    }

    private mutating func checkAutoscale(_ scale: Autoscale?, _ index: SecondaryIndex?) {
        guard let scale else { return }
        if scale.maximum.value < scale.minimum.value {
            report(
                "`autoscale` has a `max` of \(scale.maximum.value), below its `min` of \(scale.minimum.value)",
                at: scale.maximum.span, index)
        }
        if !(20...90).contains(scale.target.value) {
            report(
                "`target` of `autoscale` is a use of 20% to 90%, which is what Application Auto Scaling takes",
                at: scale.target.span, index)
        }
    }

    private mutating func report(
        _ message: String, at place: SourceSpan, _ index: SecondaryIndex? = nil, help: [String] = []
    ) {
        findings.append(
            Diagnostic(
                Rule.badThroughput.id, .error, message, at: Label(place), help: help,
                subject: Subject(table: table.name, index: index?.name)))
    }
}
