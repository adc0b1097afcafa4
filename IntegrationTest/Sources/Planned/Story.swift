import Foundation
import KeywrightInMemory
import KeywrightRuntime

/// Uses what the build plugin generated of two designs, with what the templates add to every struct.
@main
enum Story {
    static func main() async throws {
        let database = InMemoryDynamoDB()
        try await database.createTable(table("library", key: ["PK", "SK"]))
        try await database.createTable(table("press", key: ["PK"]))

        let library = Library(client: database)
        let plain = Library.Book(isbn: "978-0", title: "Keys", price: 12.5)
        let book = plain.changing { book in
            book.title = "Keys and locks"
            book.isChosen = true
        }
        try await library.book.putBook(book)
        let found = try await library.book.getBook(isbn: "978-0")
        guard let since = Timestamp(year: 2026, month: 11, day: 29) else { return }
        try await library.loan.lend(Library.Loan(isbn: "978-0", since: since, reader: "Ada"))
        let loans = try await library.loan.loansOfBook(isbn: "978-0")

        let press = Press(client: database)
        try await press.house.putHouse(Press.House(name: "Aldine", city: "Venice"))
        let house = try await press.house.getHouse(name: "Aldine")
        print(found?.title ?? "-", found?.isChosen ?? true, loans.items.map(\.reader), house?.city ?? "-")
    }

    private static func table(_ name: String, key: [String]) -> CreateTableInput {
        CreateTableInput(
            tableName: name,
            attributeDefinitions: key.map { .init(attributeName: $0, attributeType: "S") },
            keySchema: zip(key, ["HASH", "RANGE"]).map { .init(attributeName: $0, keyType: $1) })
    }
}
