import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let itemTooLarge = Rule(
        RuleID("KW404", "item-too-large"),
        severity: .warning,
        summary: "an item that is, or may be, larger than the 400 KB that an item can have",
        explanation: """
            An item has at most 400 KB, the names of its attributes included (F3.1), and a write of a larger one is refused. An error
            where even the smallest item is larger; a warning where the declared mean is, or where the declared lengths of the
            values add up to more. A character counts four bytes, or one where a `pattern` tells which there can be. What has no
            declared length counts as its shortest. Large contents belong into several items, or into S3 with its key in the item.
            """,
        bad: """
            keywright: 1
            design: Papers
            table: { name: papers, key: { partition: PK, sort: SK } }
            entities:
              Paper:
            # ^^^^^ warning[KW404]
                key: { PK: PAPER#<paperId>, SK: PAPER }
                attributes: { paperId: ulid, title: { type: string, maxLength: 300 }, content: { type: string, maxLength: 200000 } }
            accessPatterns:
              getPaper: { get: Paper }
            """,
        good: """
            keywright: 1
            design: Papers
            table: { name: papers, key: { partition: PK, sort: SK } }
            entities:
              Page:
                key: { PK: PAPER#<paperId>, SK: PAGE#<page|pad(4)> }
                identity: [[paperId, page]]
                attributes:
                  paperId: ulid
                  page: { type: int, min: 1, max: 9999 }
                  content: { type: string, maxLength: 20000 }
            accessPatterns:
              pages: { query: Page, where: paperId = $paperId, limit: 20 }
            """,
        check: .design(checkItemTooLarge)
    )
}

/// Bytes (F3.1).
private let mostOfItem = 409_600

private func checkItemTooLarge(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    let design = context.design
    for id in design.entityIDs {
        let parts = design.itemParts(of: id)
        let total = parts.map(\.bytes).reduce(.zero, +)
        let mean = design[id].expect.size ?? 0
        let what: String
        switch (total.least, mean, total.declared) {
        case (let least, _, _) where least > mostOfItem:
            what = "has at least \(NumberText.grouped(Double(least))) bytes"
        case (_, let mean, _) where mean > Double(mostOfItem):
            what = "is declared to have \(NumberText.grouped(mean)) bytes in the mean"
        case (_, _, let declared) where declared > mostOfItem:
            what = "can have \(NumberText.grouped(Double(declared))) bytes by the lengths that are declared"
        default: continue
        }
        let isCertain = total.least > mostOfItem
        diagnostics.report(.itemTooLarge(design[id], what, parts, isCertain: isCertain, in: design))
    }
}

extension Diagnostic {
    fileprivate static func itemTooLarge(
        _ entity: Entity, _ what: String, _ parts: [(name: String, bytes: ItemBytes)], isCertain: Bool,
        in design: Design
    ) -> Diagnostic {
        let size = { (part: (name: String, bytes: ItemBytes)) in isCertain ? part.bytes.least : part.bytes.declared }
        let largest = parts.filter { size($0) > 1_000 }.sorted { size($0) > size($1) }.prefix(3)
        return Diagnostic(
            Rule.itemTooLarge.id, isCertain ? .error : .warning,
            "an item of `\(entity.name)` \(what), and the service takes 409,600", at: Label(entity.nameSpan),
            help: ["keep large contents in items of their own, or in S3 with its key in the item"],
            notes: largest.map { "`\($0.name)`: \(NumberText.grouped(Double(size($0)))) bytes with its name (F3.2)" },
            subject: Subject(table: design[entity.table].name, entity: entity.name),
            proof: isCertain ? .exact : .declared)
    }
}
