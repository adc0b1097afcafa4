import KeywrightInMemory
import KeywrightRuntime

/// Uses generated code that `swift package keywright-generate` wrote.
@main
enum Story {
    static func main() async throws {
        let database = InMemoryDynamoDB()
        try await database.createTable(
            CreateTableInput(
                tableName: "notes",
                attributeDefinitions: ["PK", "SK"].map { .init(attributeName: $0, attributeType: "S") },
                keySchema: [
                    .init(attributeName: "PK", keyType: "HASH"), .init(attributeName: "SK", keyType: "RANGE"),
                ]))
        let notes = Notes(client: database)
        for id in ["1", "2"] {
            try await notes.note.putNote(Notes.Note(userId: "ada", noteId: id, body: "note \(id)"))
        }
        let page = try await notes.note.listNotes(userId: "ada")
        print(page.items.map(\.body))
    }
}
