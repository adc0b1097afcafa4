import Testing

@testable import KeywrightRuntime

@Suite struct ItemStoreTests {
    private static let user: Item = ["PK": .s("USER#1"), "version": .n("3"), "expiresAt": .n("100")]
    private static let failed = DynamoDBError(.conditionalCheckFailed, "The conditional request failed", item: user)
    private static let absent = DynamoDBError(.conditionalCheckFailed, "The conditional request failed")
    private static let atExpiry = Timestamp(clamping: 100_000)
    private static let beforeExpiry = Timestamp(clamping: 99_999)

    @Test(
        arguments: [
            (.absent("User"), failed, .alreadyExists("User", item: user)),
            (.existing("User"), absent, .notFound("User")),
            (.existing("User"), failed, .conditionFailed("User", item: user)),
            (.existing("User").version("version", 3), failed, .conditionFailed("User", item: user)),
            (.existing("User").version("version", 2), failed, .versionConflict("User", item: user)),
            (.existing("User").version("version", nil), failed, .conditionFailed("User", item: user)),
            (.existing("User").version("revision", 3), failed, .versionConflict("User", item: user)),
            (.existing("User").version("version", 2), absent, .notFound("User")),
            (.existing("User").expiry("expiresAt", now: atExpiry), failed, .notFound("User")),
            (.existing("User").expiry("expiresAt", now: beforeExpiry), failed, .conditionFailed("User", item: user)),
            (.existing("User").version("version", 2).expiry("expiresAt", now: atExpiry), failed, .notFound("User")),
            (.existing("User").expiry("PK", now: atExpiry), failed, .conditionFailed("User", item: user)),
            (.fitting("User"), absent, .conditionFailed("User")),
            (.fitting("User"), failed, .conditionFailed("User", item: user)),
            (.fitting("User").version("version", 2), failed, .versionConflict("User", item: user)),
            (.fitting("User").expiry("expiresAt", now: atExpiry), failed, .notFound("User")),
            (.unique("User", ["email"]), failed, .notUnique("User", attributes: ["email"])),
            (
                .existing("User"), DynamoDBError(.transactionConflict, ""),
                .transactionConflict(DynamoDBError(.transactionConflict, ""))
            ),
            (.absent("User"), DynamoDBError(.throttled, "slow"), .service(DynamoDBError(.throttled, "slow"))),
        ] as [(FailureMeaning, DynamoDBError, RepositoryError)])
    func meanings(meaning: FailureMeaning, error: DynamoDBError, expected: RepositoryError) async {
        let client = ScriptedClient([.failure(error), .failure(error), .failure(error)])
        let store = ItemStore(client)
        await #expect(throws: expected) {
            try await store.put(PutItemInput(tableName: "t", item: [:], conditionExpression: "c"), meaning)
        }
        await #expect(throws: expected) {
            try await store.update(
                UpdateItemInput(tableName: "t", key: [:], updateExpression: "u", conditionExpression: "c"), meaning)
        }
        await #expect(throws: expected) {
            try await store.delete(DeleteItemInput(tableName: "t", key: [:], conditionExpression: "c"), meaning)
        }
    }

    @Test func theItemIsAskedForWhereThereIsACondition() async throws {
        let client = ScriptedClient([.item(nil), .item(Self.user), .item(nil), .item(Self.user)])
        let store = ItemStore(client)
        #expect(try await store.put(PutItemInput(tableName: "t", item: Self.user), .existing("User")) == nil)
        #expect(
            try await store.put(
                PutItemInput(tableName: "t", item: Self.user, conditionExpression: "c", returnValues: .allOld),
                .absent("User"))
                == Self.user)
        try await store.delete(DeleteItemInput(tableName: "t", key: [:], conditionExpression: "c"), .existing("User"))
        #expect(try await store.get(GetItemInput(tableName: "t", key: [:])) == Self.user)
        let flags = await client.requests.map { request -> Bool? in
            switch request {
            case .put(let input): input.returnItemOnConditionFailure
            case .delete(let input): input.returnItemOnConditionFailure
            default: nil
            }
        }
        #expect(flags == [false, true, true, nil])
    }

    @Test func readingAgainWhereAnotherWriterWasFaster() async throws {
        let store = ItemStore(ScriptedClient([]))
        var calls = 0
        let result = try await store.rereading { () throws(RepositoryError) in
            calls += 1
            if calls < 3 { throw .versionConflict("User") }
            return calls
        }
        #expect(result == 3)
        calls = 0
        await #expect(throws: RepositoryError.conditionFailed("User")) {
            try await store.rereading { () throws(RepositoryError) in
                calls += 1
                throw .conditionFailed("User")
            }
        }
        #expect(calls == 3)
        calls = 0
        await #expect(throws: RepositoryError.notFound("User")) {
            try await store.rereading { () throws(RepositoryError) in
                calls += 1
                throw .notFound("User")
            }
        }
        #expect(calls == 1)
    }

    @Test func whatMayBeDoneIsNotDoneAgain() async {
        let failed = DynamoDBError(.conditionalCheckFailed, "", item: Self.user, mayHaveBeenApplied: true)
        let client = ScriptedClient([.failure(failed), .item(nil)])
        let store = ItemStore(client)
        var calls = 0
        do throws(RepositoryError) {
            try await store.rereading { () async throws(RepositoryError) in
                calls += 1
                try await store.update(
                    UpdateItemInput(tableName: "t", key: [:], updateExpression: "u", conditionExpression: "c"),
                    .existing("User"))
            }
            Issue.record("no error")
        } catch {
            #expect(error.kind == .conditionFailed)
            #expect(error.mayHaveBeenApplied)
        }
        #expect(calls == 1)
    }

    @Test func errorTexts() {
        let service = DynamoDBError(.validation, "bad", item: ["secret": .s("x")])
        let stored = ItemError(
            .mismatch, entity: "User", attribute: "age", key: ["PK": .s("secret")], "expected N, found S")
        let texts: [(RepositoryError, String)] = [
            (.notFound("User"), "User notFound: there is no such item"),
            (.alreadyExists("User", item: ["secret": .s("x")]), "User alreadyExists: there is such an item already"),
            (.notUnique("User", attributes: ["email", "name"]), "User notUnique: another item has this email, name"),
            (.undecodable(stored), "undecodable: User.age: expected N, found S"),
            (
                .refusedValue(ValueError(.tooLong, entity: "User", attribute: "name", "longer than 3 characters")),
                "refusedValue: User.name: longer than 3 characters"
            ),
            (.service(service), "service: ValidationException: bad"),
            (.cursorRefused("list"), "cursorRefused: list: the cursor is not one of this call"),
            (.tooManyItems(101, most: 100), "tooManyItems: 101 items, at most 100"),
            (.sameItemTwice(0, 3), "sameItemTwice: items 0 and 3 are one item"),
        ]
        for (error, text) in texts {
            #expect(error.description == text)
            #expect("\(error)" == text)
        }
        #expect("\(service)" == "ValidationException: bad")
        #expect(
            RepositoryError.conditionFailed("User", item: ["a": .s("x")])
                != .conditionFailed("User", item: ["a": .s("y")]))
        #expect(Set([RepositoryError.notFound("User"), .notFound("User"), .notFound("Order")]).count == 2)
    }

    @Test func retriable() {
        #expect(RepositoryError(DynamoDBError(.throttled, "")).isRetriable)
        #expect(RepositoryError(DynamoDBError(.unavailable, "")).isRetriable)
        #expect(RepositoryError(DynamoDBError(.transactionConflict, "")).isRetriable)
        #expect(!RepositoryError(DynamoDBError(.validation, "")).isRetriable)
        #expect(!RepositoryError.notFound("User").isRetriable)
    }

    @Test func wrapping() throws {
        let value = ValueError(.tooLong, "long")
        func refuse() throws(ValueError) -> Int { throw value }
        func misread() throws(ItemError) -> Int { throw .foreign([:]) }
        #expect(throws: RepositoryError.refusedValue(value)) { try RepositoryError.encoding(try refuse()) }
        #expect(throws: RepositoryError.foreignItem(.foreign([:]))) { try RepositoryError.decoding(try misread()) }
        #expect(try RepositoryError.encoding(3) == 3)
    }
}
