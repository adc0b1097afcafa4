import Foundation
import Testing

@testable import KeywrightCodeGen

/// What docs/templates.md shows is what `IntegrationTest` builds and runs, and what is said of mistakes.
@Suite("The page of templates")
struct TemplatePageTests {
    private static let root = DesignFile.folder.deletingLastPathComponent().deletingLastPathComponent()

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    private static func blocks(_ language: String) throws -> [String] {
        let page = try text("docs/templates.md")
        return page.matches(of: /(?s)```(\w+)\n(.*?)```/).filter { $0.1 == language }.map { String($0.2) }
    }

    @Test("the templates of the page are those of the package")
    func templates() throws {
        let files = ["swift/object.mustache", "ours/changing.mustache"]
        let built = try files.map { try Self.text("IntegrationTest/Templates/\($0)") }
        #expect(try Self.blocks("mustache") == built)
    }

    @Test("the package says what the page says that one can")
    func use() throws {
        let story = try Self.text("IntegrationTest/Sources/Planned/Story.swift")
        let lines = story.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        let shown = try #require(try Self.blocks("swift").first).split(separator: "\n")
            .map { $0.trimmingCharacters(in: .whitespaces) }
        #expect(lines.firstRange(of: shown) != nil)
    }

    @Test("each mistake on the page is said as it stands there")
    func mistakes() throws {
        let shown = try #require(try Self.blocks("text").first).split(separator: "\n").map(String.init)
        let changing = try Self.text("IntegrationTest/Templates/ours/changing.mustache")
            .replacing("{{name}}", with: "{{nam}}")
        let object = TemplateOverride(
            name: "swift/object.mustache", text: try Self.text("IntegrationTest/Templates/swift/object.mustache"))
        let broken = [
            [object, TemplateOverride(name: "ours/changing.mustache", text: changing)],
            [TemplateOverride(name: "swift/structs.mustache", text: "x\n")],
            [TemplateOverride(name: "notes.txt", text: "x\n")],
        ]
        var said: [String] = []
        for overrides in broken {
            do {
                _ = try swiftTemplates(overriddenBy: overrides)
                Issue.record("\(overrides.map(\.name)) are taken")
            } catch {
                said += error.problems.map { "Templates/\($0.file):\($0.line):\($0.column): error: \($0.message)" }
            }
        }
        #expect(said == shown)
    }
}
