import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

/// A repair that is offered for one mistake leaves no finding.
@Suite struct RepairTests {
    @Test(arguments: [
        ("entities:", "entites:"), ("sort: SK", "srot: SK"), ("USER#<userId>", "USER#<usrId>"), ("pad(4)", "pda(4)"),
        ("where: userId", "where: usrId"), ("query: Address", "query: Adress"), ("list<Line>", "list<Lien>"),
        ("$order.userId", "$ordr.userId"), ("order: descending", "order: decending"),
        ("if: status = 'paid'", "if: status = 'paied'"),
        ("if: status = 'paid'", "if: status == 'paid'"), ("set: [name]", "set: [nmae]"),
        ("{ GSI1PK: ORDER#<orderId>, GSI1SK: ORDER }", "{ GSI1PL: ORDER#<orderId>, GSI1SK: ORDER }"),
        ("returns: one", "returns: oen"), ("maxLength: 254", "maxLenght: 254"), ("status: paid", "status: padi"),
        ("design: Shop", "design: shop"), ("as: epochSeconds", "as: epochSecond"),
        ("key: { userId: $order", "key: { usrId: $order"),
        ("transact:", "transakt:"),
    ])
    func aRepairRepairs(right: String, wrong: String) throws {
        let text = try repositoryFile("schemas/shop.keywright.yaml").text
        let broken = Array(text.replacing(right, with: wrong, maxReplacements: 1).utf8)
        try checkRepair(of: broken)
    }

    /// Whatever quotes the text stands in.
    @Test(arguments: [
        "filter: status = 'opne'", "filter: 'status = ''opne'''", "filter: \"status = 'opne'\"",
        "filter: status = open",
        "filter: 'status = open'", "filter: size = 3", "filter: 'size = 3'", "filter: exists(size)",
        "filter: name == 'a'",
        "filter: 'id = $id && name = $n'", "filter: nmae = 'a'", "filter: 'nmae|lower = ''a'''",
        "where: statsu = 'open'",
        "{ query: Item, filter: name = ann }", "{ query: Item, filter: size = 3 }",
    ])
    func inConditions(entry: String) throws {
        let pattern = entry.hasPrefix("{") ? " " + entry : "\n    query: Item\n    " + entry
        try checkRepair(of: Array((Self.head("PK: I, SK: S") + "accessPatterns:\n  list:\(pattern)\n").utf8))
    }

    @Test(arguments: [
        "PK: I, SK: A#name>", "PK: I, SK: 'A#name>'", "PK: I, SK: \"A#name>\"", "PK: I, SK: '<nmae>'",
        "PK: I, SK: A\\#",
        "PK: I, SK: 'A\\#'", "PK: I, SK: <name|lower(3)>", "PK: I, SKK: S", "PK: I, SK: '<name|lowr>'",
    ])
    func inTemplates(key: String) throws { try checkRepair(of: Array(Self.head(key).utf8)) }

    private static func head(_ key: String) -> String {
        """
        keywright: 1
        design: Demo
        table: { name: demo, key: { partition: PK, sort: SK } }
        entities:
          Item:
            key: { \(key) }
            attributes: { id: ulid, name: string, size: int, status: { enum: [open, closed] } }

        """
    }

    private func checkRepair(of broken: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) throws {
        let findings = resolve(SourceFile(path: "t", bytes: broken)).findings
        let fix = try #require(
            findings.first { !$0.fixIts.isEmpty }?.fixIts.first, "\(findings.map(\.message))",
            sourceLocation: sourceLocation)
        var bytes = broken
        for edit in fix.edits.sorted(by: { $0.span.lower > $1.span.lower }) {
            bytes.replaceSubrange(Int(edit.span.lower)..<Int(edit.span.upper), with: edit.text.utf8)
        }
        let left = resolve(SourceFile(path: "t", bytes: bytes)).findings.map(\.message)
        #expect(left == [], "\(String(decoding: bytes, as: UTF8.self))", sourceLocation: sourceLocation)
    }
}

extension SourceFile {
    fileprivate var text: String { String(decoding: bytes, as: UTF8.self) }
}
