import Foundation
import KeywrightDiagnostics
import KeywrightDriver
import KeywrightPlanner
import Testing

/// The README shows what the tool says; these tests hold it to that.
@Suite("The examples of the README")
struct ReadmeTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func blocks(_ language: String) throws -> [String] {
        let text = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        return text.matches(of: /(?s)```(\w+)\n(.*?)```/).filter { $0.1 == language }.map { String($0.2) }
    }

    @Test("the findings of the eleven lines are those that the README shows")
    func findings() throws {
        let design = try #require(try Self.blocks("yaml").first)
        let shown = try #require(try Self.blocks("text").first)
        #expect(design.split(separator: "\n").count == 11)
        let file = SourceFile(path: "blog.keywright.yaml", text: design)
        let compilation = compile(file)
        let said = renderText(compilation.findings, files: [file], color: false)
        #expect(said == shown, "the README should say:\n\(said)")
    }

    @Test("the plan of the repaired design is the one that the README shows")
    func plan() throws {
        let design = try #require(try Self.blocks("yaml").first)
        let shown = try #require(try Self.blocks("text").dropFirst().first)
        let repaired = design.replacing("POST#<serial>", with: "'POST#<serial|pad(6)>'")
            .split(separator: "\n").filter { !$0.contains("postsTitled") }.joined(separator: "\n")
        let compilation = compile(SourceFile(path: "blog.keywright.yaml", text: repaired + "\n"))
        #expect(compilation.findings.isEmpty)
        let said = renderPlanText(try #require(compilation.design), try #require(compilation.plan))
        #expect(said == shown, "the README should say:\n\(said)")
    }
}
