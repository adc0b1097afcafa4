import Foundation
import KeywrightDiagnostics
import KeywrightDriver
import Testing
import _KeywrightTestSupport

/// The shop is sound; each of these edits breaks it in one way, and gives one finding at the place of the mistake.
@Suite("The shop, broken")
struct BrokenShopTests {
    struct Break: CustomTestStringConvertible, Sendable {
        var code: String
        var old: String
        var new: String
        /// The text that the finding marks.
        var marked: String
        var severity: Severity = .error

        var testDescription: String { "\(code): \(new.split(separator: "\n").first ?? "")" }
    }

    static let breaks: [Break] = [
        Break(code: "KW001", old: "enum: [pending,", new: "enum: [pending}", marked: "}"),
        Break(code: "KW002", old: "billing:", new: "biling:", marked: "biling"),
        Break(code: "KW003", old: "keywright: 1\n", new: "", marked: ""),
        Break(code: "KW004", old: "count: 5M", new: "count: five", marked: "five"),
        Break(code: "KW004", old: "rate: 300/s", new: "rate: 300/m", marked: "300/m"),
        Break(code: "KW005", old: "  getUser: ", new: "  getUser: { get: User }\n  getUser: ", marked: "getUser"),
        Break(code: "KW006", old: "lines: list<Line>", new: "lines: list<Lines>", marked: "Lines"),
        Break(code: "KW006", old: "SESSION#<sessionId>", new: "SESSION#<sesionId>", marked: "sesionId"),
        Break(code: "KW006", old: "query: Address", new: "query: Adress", marked: "Adress"),
        Break(code: "KW007", old: "ADDRESS#<addressId>", new: "ADDRESS#<addressId", marked: "<addressId"),
        Break(code: "KW013", old: "ADDRESS#<addressId>", new: "ADDRESS#<street|pad(4)>", marked: "pad(4)"),
        Break(code: "KW008", old: "if: status = 'paid'", new: "if: status = 'payed'", marked: "'payed'"),
        Break(code: "KW011", old: "  getUser: ", new: "  create: ", marked: "create"),
        Break(code: "KW014", old: "total: 44.70", new: "total: 44.705", marked: "44.705"),
        Break(
            code: "KW015", old: "key: { PK: USER#<userId>, SK: SESSION#<sessionId> }",
            new: "key:\n      PK: USER#<userId>\n      SK: SESSION #<sessionId>", marked: "#<sessionId>"),
        Break(code: "KW401", old: "name: shop", new: "name: my shop", marked: "my shop"),
        Break(
            code: "KW101", old: "SK: ADDRESS#<addressId>", new: "SK: ORDER#<addressId>",
            marked: "key"),
        Break(
            code: "KW102", old: "key: { PK: USER#<userId>, SK: ADDRESS#<addressId> }",
            new: "key: { PK: USER#<userId>, SK: 'ADDRESS#<street><city>' }",
            marked: "key"),
        Break(
            code: "KW201", old: "query: Address, where: userId = $userId",
            new: "query: Address, where: city = $city", marked: "listAddresses"),
        Break(
            code: "KW202", old: "SK: SESSION#<sessionId>", new: "SK: ORDER#<sessionId>", marked: "listOrders",
            severity: .warning),
        Break(
            code: "KW204", old: "where: orderId = $orderId, returns: one",
            new: "where: orderId = $orderId, returns: one, consistent: true", marked: "true"),
        Break(code: "KW207", old: "    identity: [orderId]\n", new: "", marked: "one"),
        Break(
            code: "KW302", old: "GSI1: { GSI1PK: ORDER#<orderId>, GSI1SK: ORDER }",
            new: "GSI1: { GSI1PK: ORDERS, GSI1SK: <orderId> }", marked: "ORDERS", severity: .warning),
        Break(
            code: "KW501", old: "SK: ITEM#<line|pad(4)> }\n    indexes:", new: "SK: ITEM#<line> }\n    indexes:",
            marked: "<line>", severity: .warning),
    ]

    @Test("the shop itself has no finding")
    func soundShop() throws {
        let findings = compile(try repositoryFile("schemas/shop.keywright.yaml")).findings
        #expect(findings.filter { !$0.isSilenced } == [])
    }

    @Test("gives the finding at the right place", arguments: breaks)
    func finding(broken: Break) throws {
        let shop = try repositoryFile("schemas/shop.keywright.yaml")
        let text = String(decoding: shop.bytes, as: UTF8.self)
        let range = try #require(text.range(of: broken.old), "the shop has no `\(broken.old)`")
        let file = SourceFile(path: "shop.keywright.yaml", text: text.replacingCharacters(in: range, with: broken.new))
        let compilation = compile(file)
        let found = compilation.findings.filter { $0.rule.code == broken.code }
        #expect(found.count == 1, "found \(compilation.findings.map { "\($0.rule.code): \($0.message)" })")
        let finding = try #require(found.first)
        #expect(finding.severity == broken.severity)
        #expect(file.text(of: finding.primary.span) == broken.marked)
        if ["KW101", "KW102", "KW202", "KW501"].contains(broken.code) { #expect(finding.witness != nil) }
        if broken.severity == .error { #expect(!compilation.isSound) }
    }

    /// A pattern that fails has a finding, whatever it failed for.
    @Test("no pattern is without a plan and without a finding", arguments: breaks)
    func nothingIsSilent(broken: Break) throws {
        let shop = try repositoryFile("schemas/shop.keywright.yaml")
        let text = String(decoding: shop.bytes, as: UTF8.self).replacing(
            broken.old, with: broken.new, maxReplacements: 1)
        let compilation = compile(SourceFile(path: "shop.keywright.yaml", text: text))
        for name in compilation.patternsWithoutPlan {
            let about = compilation.findings.filter { $0.severity == .error && $0.subject.pattern == name }
            #expect(about.count == 1, "\(name): \(about.map(\.message))")
        }
    }
}
