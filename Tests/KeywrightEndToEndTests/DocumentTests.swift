import Foundation
import KeywrightChecks
import KeywrightDiagnostics
import KeywrightDriver
import Testing

/// What documents say of the code is held to the code.
@Suite("The documents")
struct DocumentTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// `UPDATE_GOLDEN=1` writes the page and fails the run all the same, so that nothing slips in.
    @Test("the page of rules is what `explain` says of each")
    func rules() throws {
        let page = renderRulePage(Rule.all)
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
            try page.write(to: Self.root.appending(path: "docs/rules.md"), atomically: true, encoding: .utf8)
            Issue.record("docs/rules.md was written anew")
        }
        let shown = try? Self.text("docs/rules.md")
        #expect(shown == page, "write it anew: UPDATE_GOLDEN=1 swift test --filter DocumentTests")
    }

    @Test("the committed JSON Schema is what `schema` prints")
    func schema() throws {
        let schema = renderLanguageSchema()
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
            let place = Self.root.appending(path: "schemas/keywright.schema.json")
            try schema.write(to: place, atomically: true, encoding: .utf8)
            Issue.record("schemas/keywright.schema.json was written anew")
        }
        let committed = try? Self.text("schemas/keywright.schema.json")
        #expect(committed == schema, "write it anew: UPDATE_GOLDEN=1 swift test --filter DocumentTests")
    }

    @Test("every fact that the code cites stands on the page of facts", arguments: ["Sources", "docs/language.md"])
    func facts(place: String) throws {
        let page = try Self.text("docs/facts.md")
        let known = Set(page.matches(of: /\*\*(F\d+\.\d+)\*\*/).map { String($0.1) })
        let names =
            FileManager.default.enumerator(atPath: Self.root.appending(path: place).path)?
            .compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.map { place + "/" + $0 } ?? []
        for file in names.isEmpty ? [place] : names {
            for match in try Self.text(file).matches(of: /\bF\d+\.\d+\b/) {
                #expect(known.contains(String(match.0)), "\(file) cites \(match.0)")
            }
        }
    }

    /// Every page that a person writes or reads.
    private static func documents() throws -> [String] {
        let pages = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "docs").path)
        return ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "schemas/corpus/README.md"]
            + pages.filter { $0.hasSuffix(".md") }.sorted().map { "docs/\($0)" }
    }

    @Test(
        "every link between documents leads to a file",
        arguments: try documents())
    func links(document: String) throws {
        let folder = Self.root.appending(path: document).deletingLastPathComponent()
        for match in try Self.text(document).matches(of: /\]\(([^)#:]+)(#[^)]*)?\)/) {
            let target = folder.appending(path: String(match.1))
            #expect(FileManager.default.fileExists(atPath: target.path), "\(document) links to \(match.1)")
        }
    }

    @Test("every name in the code map of the architecture is a file of its target")
    func codeMap() throws {
        for match in try Self.text("ARCHITECTURE.md").matches(of: /(?m)^\| .*?`(\w+)` \| .* \| `([\w\/]+\.swift)` \|$/)
        {
            let path = Self.root.appending(path: "Sources/\(match.1)/\(match.2)").path
            #expect(FileManager.default.fileExists(atPath: path), "ARCHITECTURE.md names \(match.1)/\(match.2)")
        }
    }

    @Test("the use of the suite that its page shows is a test that runs")
    func suiteUse() throws {
        let page = try Self.text("docs/client-testing.md")
        let shown = try #require(page.firstMatch(of: /(?s)```swift\n(.*?)```/)?.1)
        #expect(try Self.text("Tests/KeywrightClientTestingTests/DocumentedUseTests.swift") == shown)
    }

    @Test("the Swift that the page of the client shows is compiled by a test")
    func clientUse() throws {
        let page = try Self.text("docs/http-client.md")
        let test = try Self.text("Tests/KeywrightHTTPTests/Configuration/DocumentedConfigurationTests.swift")
        let compiled = Set(test.split(separator: "\n").map { $0.drop { $0 == " " } })
        // The first block is a manifest's.
        let blocks = page.matches(of: /(?s)```swift\n(.*?)```/).dropFirst()
        #expect(blocks.count == 2)
        for block in blocks {
            for line in block.1.split(separator: "\n") where !line.hasPrefix("//") {
                #expect(compiled.contains(line.drop { $0 == " " }), "\(line)")
            }
        }
    }

    @Test("the design at the head of the language page checks clean")
    func language() throws {
        let page = try Self.text("docs/language.md")
        let design = try #require(page.firstMatch(of: /(?s)```yaml\n(.*?)```/)?.1)
        let file = SourceFile(path: "shop.keywright.yaml", text: String(design))
        #expect(compile(file).findings.filter { $0.severity != .info }.map(\.message) == [])
    }
}
