import KeywrightDiagnostics
import KeywrightKeySpace
import KeywrightModel

extension Rule {
    static let ambiguousKey = Rule(
        RuleID("KW102", "ambiguous-key"),
        severity: .error,
        isFixed: true,
        summary: "two different tuples of values of one entity give the same key",
        explanation: """
            Where nothing separates two placeholders, what one gives up the other can take: `<folder><title>` of `a` and `bc` is that of
            `ab` and `c`. Two different items then have one key, and the second replaces the first. Fixed widths need no separator.
            The rule decides it exactly over all values that the builders let through; the witness is two such items.
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: 'NOTE#<folder><title>', SK: NOTE }
            #   ^^^ error[KW102]
                attributes: { folder: string, title: string, body: string }
            accessPatterns:
              getNote: { get: Note }
            """,
        good: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: 'NOTE#<folder>#<title>', SK: NOTE }
                attributes: { folder: string, title: string, body: string }
            accessPatterns:
              getNote: { get: Note }
            """,
        check: .design(checkAmbiguousKey)
    )
}

private func checkAmbiguousKey(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    let design = context.design
    var algebra = PacedAlgebra()
    var found: [Diagnostic] = []
    for table in design.tableIDs {
        for owner in design.keyOwners(of: table) where !owner.isCompanion {
            guard found.count < mostInAll else {
                found[mostInAll - 1].notes.append("there are many such keys: further ones were not looked at")
                return diagnostics.report(found)
            }
            switch algebra.decide({ $0.ambiguity(of: owner.shape) }) {
            case .never: continue
            case .witness(let shared):
                let items = [
                    design.witnessItem(of: owner, fields: shared.left, texts: shared.texts),
                    design.witnessItem(of: owner, fields: shared.right, texts: shared.texts),
                ]
                found.append(.ambiguousKey(owner, items: items, delimiter: design.delimiter))
            case .unproven(let reason): found.append(.ambiguousKey(owner, unproven: reason))
            }
        }
    }
    diagnostics.report(found)
}

/// So many ambiguous keys are told; whoever reads them knows.
private let mostInAll = 250

extension Diagnostic {
    fileprivate static func ambiguousKey(_ owner: KeyOwner, items: [Witness.Item], delimiter: String) -> Diagnostic {
        Diagnostic(
            Rule.ambiguousKey.id, .error, "two different items of `\(owner.name)` can have the same primary key",
            at: Label(owner.span), help: ["put `\(delimiter)` between placeholders whose texts vary in length"],
            subject: Subject(entity: owner.name), witness: .items(items))
    }

    fileprivate static func ambiguousKey(_ owner: KeyOwner, unproven reason: String) -> Diagnostic {
        Diagnostic(
            Rule.ambiguousKey.id, .info,
            "that every key of `\(owner.name)` is made from one tuple of values could not be proven: \(reason)",
            at: Label(owner.span), subject: Subject(entity: owner.name), proof: .bounded)
    }
}
