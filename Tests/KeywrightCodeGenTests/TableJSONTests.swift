import KeywrightDiagnostics
import Testing

@testable import KeywrightCodeGen

/// What the table JSON says beyond the golden files.
@Suite("Table JSON")
struct TableJSONTests {
    private func files(_ table: String, patterns: String = "{}") throws -> [String: String] {
        let text = """
            keywright: 1
            design: Notes
            table:
              name: notes
              key: { partition: PK, sort: SK }
            \(table)
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, author: string, title: string }
            accessPatterns: \(patterns)

            """
        let (design, plan) = try resolve(SourceFile(path: "notes.keywright.yaml", text: text))
        let emitter = try #require(Emitter.named("table-json"))
        let files = try emitter.emit(design, plan: plan, options: EmitOptions(access: .internal, sourcePath: "n"))
        return Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.contents) })
    }

    @Test("what says no more than the default adds nothing")
    func defaults() throws {
        let plain = try files("")
        #expect(plain.keys.sorted() == ["notes.create-table.json", "notes.steps.txt"])
        let written = try files(
            """
              billing: on-demand
              pointInTimeRecovery: false
              deletionProtection: false
              class: standard
              encryption: aws-owned
              tags: {}
            """)
        #expect(written == plain)
    }

    @Test("a list gets the discriminator where a plan of the index gives items, and only there")
    func discriminator() throws {
        let table = "  indexes: { ByAuthor: { partition: author, sort: SK, project: [title, noteId] } }"
        let items = try files(table, patterns: "{ of: { query: Note, where: author = $author, limit: 5 } }")
        #expect(items["notes.create-table.json"]?.contains("\"EntityType\"") == true)
        let count = try files(table, patterns: "{ of: { query: Note, where: author = $author, returns: count } }")
        #expect(count["notes.create-table.json"]?.contains("EntityType") == false)
    }

    @Test("a list of key attributes alone is no list")
    func keysAlone() throws {
        let made = try files("  indexes: { ByAuthor: { partition: author, sort: SK, project: [PK, author] } }")
        #expect(made["notes.create-table.json"]?.contains("KEYS_ONLY") == true)
        #expect(made["notes.create-table.json"]?.contains("NonKeyAttributes") == false)
    }

    @Test("eventual replicas bring their stream, strong ones come in one call", arguments: ["eventual", "strong"])
    func replicas(consistency: String) throws {
        let made = try files("  replicas: { regions: [eu-west-1, eu-west-2], consistency: \(consistency) }")
        let isEventual = consistency == "eventual"
        #expect(made["notes.create-table.json"]?.contains("NEW_AND_OLD_IMAGES") == isEventual)
        #expect((made["notes.replica-eu-west-1.json"] != nil) == isEventual)
        #expect((made["notes.replica-eu-west-2.json"] != nil) == isEventual)
        #expect((made["notes.replicas.json"] != nil) == !isEventual)
    }

    @Test(
        "each view of a stream",
        arguments: [
            ("new", "NEW_IMAGE"), ("old", "OLD_IMAGE"), ("new-and-old", "NEW_AND_OLD_IMAGES"), ("keys", "KEYS_ONLY"),
        ])
    func stream(word: String, view: String) throws {
        let made = try files("  stream: \(word)")
        #expect(made["notes.create-table.json"]?.contains("\"StreamViewType\": \"\(view)\"") == true)
    }
}
