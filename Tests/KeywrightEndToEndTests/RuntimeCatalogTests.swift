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
            // Without blocks of code, whose fences would look like links.
            let text = try String(contentsOf: file, encoding: .utf8).replacing(/(?s)```\w+\n.*?```/, with: "")
            return (file.deletingPathExtension().lastPathComponent, text)
        }
    }

    @Test("every symbol that is linked to is declared")
    func symbols() throws {
        // By type: what the files that declare or extend it declare.
        var members: [String: Set<String>] = [:]
        var types: Set<String> = []
        for file in try Self.files(in: Self.runtime, ending: ".swift") {
            let text = try String(contentsOf: file, encoding: .utf8)
            let kinds = "struct|enum|protocol|class|actor|typealias|extension"
            let heads = try Regex<(Substring, Substring, Substring)>(
                "(?m)^(?:@\\w+ |public |indirect |final )*(\(kinds)) (\\w+)")
            let declared = text.matches(of: heads).map(\.output)
            let words = text.matches(of: /\b(?:let|var|func|case|struct|enum|typealias) (\w+)/)
            let names = Set(words.map { String($0.1) })
            for match in declared {
                members[String(match.2), default: []].formUnion(names)
                if match.0.contains("public "), match.1 != "extension" { types.insert(String(match.2)) }
            }
        }
        var count = 0
        for page in try Self.pages() {
            for match in page.text.matches(of: /``([^`]+)``/) where match.1 != "KeywrightRuntime" {
                count += 1
                let parts = match.1.split(separator: "/").map { String($0.prefix { $0 != "(" }) }
                let type = try #require(parts.first)
                #expect(types.contains(type), "\(page.name).md links to \(match.1)")
                for member in parts.dropFirst() {
                    #expect(members[type]?.contains(member) == true, "\(page.name).md links to \(match.1)")
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
