import Foundation
import Testing

/// The symbols that the DocC catalogue of the runtime links to are there, by their names in its sources.
@Suite("The catalogue of the runtime")
struct RuntimeCatalogTests {
    private static let runtime = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/KeywrightRuntime")
    private static let catalog = runtime.appending(path: "KeywrightRuntime.docc")

    private static func files(in folder: URL, ending: String) throws -> [URL] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(ending) }.sorted()
            .map { folder.appending(path: $0) }
    }

    private static func pages() throws -> [(name: String, text: String)] {
        try files(in: catalog, ending: ".md").map { file in
            (file.deletingPathExtension().lastPathComponent, try String(contentsOf: file, encoding: .utf8))
        }
    }

    @Test("every symbol that is linked to is declared")
    func symbols() throws {
        let sources = try Self.files(in: Self.runtime, ending: ".swift")
            .map { try String(contentsOf: $0, encoding: .utf8) }
        var count = 0
        for page in try Self.pages() {
            for match in page.text.matches(of: /``([^`]+)``/) where match.1 != "KeywrightRuntime" {
                count += 1
                let parts = match.1.split(separator: "/").map { $0.prefix { $0 != "(" } }
                let type = try #require(parts.first)
                let kinds = "struct|enum|indirect enum|protocol|final class|actor|typealias"
                let declaration = try Regex("(?m)^public (\(kinds)) \(type)\\b")
                #expect(sources.contains { $0.contains(declaration) }, "\(page.name).md links to \(match.1)")
                let owners = try sources.filter { $0.contains(try Regex("\\b\(type)\\b")) }
                for member in parts.dropFirst() {
                    let member = try Regex("(public|case) ?.*\\b\(member)\\b")
                    #expect(owners.contains { $0.contains(member) }, "\(page.name).md links to \(match.1)")
                }
            }
        }
        #expect(count > 80)
    }

    @Test("every page that is linked to is there")
    func articles() throws {
        let pages = try Self.pages()
        for page in pages {
            for match in page.text.matches(of: /<doc:([^>]+)>/) {
                #expect(pages.contains { $0.name == match.1 }, "\(page.name).md links to \(match.1)")
            }
        }
        #expect(pages.map(\.name).contains("KeywrightRuntime"))
    }
}
