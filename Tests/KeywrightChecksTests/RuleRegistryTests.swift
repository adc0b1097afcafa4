import Foundation
import KeywrightChecks
import KeywrightDiagnostics
import Testing

@Suite("The registry of rules")
struct RuleRegistryTests {
    private static let rulesFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/KeywrightChecks/Rules")

    @Test("is in order of code, without doubles")
    func isSorted() {
        let codes = Rule.all.map(\.id.code)
        #expect(codes == codes.sorted())
        #expect(Set(codes).count == codes.count)
        #expect(Set(Rule.all.map(\.id.name)).count == codes.count)
    }

    @Test("has an entry for every file of the folder of rules, named as the file", arguments: ruleFiles())
    func hasEveryFile(file: URL) throws {
        let text = try String(contentsOf: file, encoding: .utf8)
        let declared = try #require(text.firstMatch(of: /static let (\w+) = Rule\(/)?.1)
        let stem = file.deletingPathExtension().lastPathComponent
        #expect(declared.lowercased() == stem.lowercased(), "\(file.lastPathComponent) declares `\(declared)`")
        let registry = try String(
            contentsOf: Self.rulesFolder.deletingLastPathComponent().appending(path: "RuleRegistry.swift"),
            encoding: .utf8)
        #expect(
            registry.contains("        .\(declared),\n"),
            "add `.\(declared),` to Sources/KeywrightChecks/RuleRegistry.swift")
    }

    @Test("names no more rules than there are files")
    func hasNoStrangers() {
        #expect(Rule.all.count == Self.ruleFiles().count)
    }

    @Test("holds kebab-case names, codes of the form KW000 and full texts", arguments: Rule.all.map(\.id.code))
    func isWellFormed(code: String) throws {
        let rule = try #require(Rule.named(code))
        #expect(rule.id.code.wholeMatch(of: /KW\d{3}/) != nil)
        #expect(rule.id.name.wholeMatch(of: /[a-z]+(-[a-z0-9]+)*/) != nil)
        #expect(!rule.summary.isEmpty && !rule.summary.hasSuffix("."))
        #expect(rule.explanation.count > 60)
        #expect(Rule.named(rule.id.name)?.id == rule.id)
    }

    /// Rules of the language that this version does not check.
    private static let notBuilt: Set<String> = [
        "KW411", "KW601", "KW602", "KW603", "KW604",
        "KW605", "KW606", "KW607", "KW608", "KW609",
    ]

    /// KW000 says what is not planned yet, and is none of the language's.
    @Test("and the list of rules that are not built are the whole catalogue, and share none")
    func isTheCatalogue() {
        let built = Set(Rule.all.map(\.id.code)).subtracting(["KW000"])
        let catalogue = Set(LanguageRule.all.map(\.id.code))
        #expect(built.isDisjoint(with: Self.notBuilt), "take what is built off the list")
        #expect(catalogue.subtracting(built).subtracting(Self.notBuilt) == [], "neither built nor on the list")
        #expect(built.union(Self.notBuilt).subtracting(catalogue) == [], "not in the catalogue")
        #expect(LanguageRule.all.map(\.id.code) == catalogue.sorted())
    }

    @Test("calls each rule as the catalogue does, and holds it as fixed", arguments: LanguageRule.all.map(\.id.code))
    func agreesWithTheCatalogue(code: String) throws {
        guard let rule = Rule.named(code) else { return }
        let entry = try #require(LanguageRule.all.first { $0.id.code == code })
        #expect(rule.id.name == entry.id.name)
        #expect(rule.isFixed == entry.isFixed)
    }

    static func ruleFiles() -> [URL] {
        let names = FileManager.default.enumerator(atPath: rulesFolder.path)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".swift") }.sorted().map { rulesFolder.appending(path: $0) }
    }
}
