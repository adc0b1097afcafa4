import KeywrightDiagnostics
import KeywrightKeySpace
import KeywrightModel

extension Rule {
    static let keyCollision = Rule(
        RuleID("KW101", "key-collision"),
        severity: .error,
        summary: "two entities can have the same primary key",
        explanation: """
            Two items with one primary key are one item: the second write replaces the first, and nothing says so. The rule decides
            for every two entities of a table, over all values that the builders let through, whether some key is a key of both. The
            witness is one item of each. It is exact where no attribute occurs twice in a key, and where each that does stands
            between delimiters; what lies outside is an info that it could not be proven. The companions that keep attributes unique
            take part.
            """,
        bad: """
            keywright: 1
            design: Accounts
            table: { name: accounts, key: { partition: PK, sort: SK } }
            entities:
              User:
                key: { PK: USER#<userId>, SK: PROFILE }
                attributes: { userId: string, nick: string }
              Account:
                key: { PK: USER#<accountId>, SK: PROFILE }
            #   ^^^ error[KW101]
                attributes: { accountId: string, tier: string }
            accessPatterns:
              getUser: { get: User }
              getAccount: { get: Account }
            """,
        good: """
            keywright: 1
            design: Accounts
            table: { name: accounts, key: { partition: PK, sort: SK } }
            entities:
              User:
                key: { PK: USER#<userId>, SK: PROFILE }
                attributes: { userId: string, nick: string }
              Account:
                key: { PK: ACCOUNT#<accountId>, SK: PROFILE }
                attributes: { accountId: string, tier: string }
            accessPatterns:
              getUser: { get: User }
              getAccount: { get: Account }
            """,
        check: .design(checkKeyCollision)
    )
}

private func checkKeyCollision(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    let design = context.design
    var algebra = PacedAlgebra()
    var found: [Diagnostic] = []
    for table in design.tableIDs {
        let owners = design.keyOwners(of: table)
        let candidates = KeyCandidates(owners.map(\.shape))
        for (second, right) in owners.enumerated() {
            let before = found.count
            for first in candidates.before(second) {
                guard found.count < mostInAll else {
                    found[mostInAll - 1].notes.append("there are many such pairs: further keys were not compared")
                    return diagnostics.report(found)
                }
                guard found.count < before + mostOfOneKey else {
                    found[found.count - 1].notes.append(
                        "there are many such pairs: with further entities the keys of `\(right.name)` were not compared"
                    )
                    break
                }
                let decision = algebra.decide { $0.intersection(owners[first].shape, right.shape) }
                if let collision = collision(of: owners[first], right, design, decision) { found.append(collision) }
            }
        }
    }
    diagnostics.report(found)
}

/// So many collisions of the keys of one entity, and so many in all, are told; whoever reads them knows.
private let mostOfOneKey = 10
private let mostInAll = 500

private func collision(
    of left: KeyOwner, _ right: KeyOwner, _ design: Design, _ decision: Decision<SharedKey>
) -> Diagnostic? {
    let table = design[design[right.entity].table].name
    switch decision {
    case .never: return nil
    case .witness(let shared):
        let items = [
            design.witnessItem(of: left, fields: shared.left, texts: shared.texts),
            design.witnessItem(of: right, fields: shared.right, texts: shared.texts),
        ]
        return .keyCollision(left, right, table: table, items: items)
    case .unproven(let reason):
        if let items = design.sampleCollision(of: left, right) {
            return .keyCollision(left, right, table: table, items: items)
        }
        return .keyCollision(left, right, table: table, unproven: reason)
    }
}

extension Diagnostic {
    fileprivate static func keyCollision(
        _ left: KeyOwner, _ right: KeyOwner, table: String, items: [Witness.Item]
    ) -> Diagnostic {
        Diagnostic(
            Rule.keyCollision.id, .error,
            "an item of `\(left.name)` and one of `\(right.name)` can have the same primary key", at: Label(right.span),
            related: [Label(left.span, "the keys of `\(left.name)`")],
            help: ["begin the keys of one of them with another literal"],
            subject: Subject(table: table, entity: left.name, other: right.name), witness: .items(items))
    }

    fileprivate static func keyCollision(
        _ left: KeyOwner, _ right: KeyOwner, table: String, unproven reason: String
    ) -> Diagnostic {
        Diagnostic(
            Rule.keyCollision.id, .info,
            "that no item of `\(left.name)` and none of `\(right.name)` share a primary key could not be proven: \(reason)",
            at: Label(right.span), related: [Label(left.span, "the keys of `\(left.name)`")],
            subject: Subject(table: table, entity: left.name, other: right.name), proof: .bounded)
    }
}
