internal import KeywrightRuntime

extension ClientSuite {
    /// Words that may not stand as names (F3.21).
    static let reservedWords: [ClientCase] =
        reserved.map { word in
            .refusedCondition("F3.21", "the word \(word) is reserved, in whatever case", "attribute_exists(\(word))")
        } + [
            .refusedCondition("F3.21", "a reserved word within a path is refused", "attribute_exists(a.name)"),
            .refusedCondition("F3.21", "a reserved word behind an index is refused", "attribute_exists(a[0].status)"),
            .refusedUpdate("F3.21", "a reserved word in SET is refused", "SET status = :v", [":v": .s("x")]),
            .refusedUpdate("F3.21", "a reserved word in REMOVE is refused", "REMOVE data"),
            .refusedUpdate("F3.21", "a reserved word within a path of an update is refused", "REMOVE a.name"),
            ClientCase("F3.21", "a reserved word in a projection is refused") { context in
                let table = try await context.table()
                try await expectRefusal(of: "the get") {
                    try await context.client.getItem(
                        GetItemInput(tableName: table, key: key(), projectionExpression: "a, year"))
                }
            },
            ClientCase("F3.21", "a reserved word in a key condition is refused") { context in
                let table = try await context.table(CaseKey("hash", sort: "range"))
                try await expectRefusal(of: "the query") {
                    try await context.client.query(
                        QueryInput(
                            tableName: table, keyConditionExpression: "hash = :p",
                            expressionAttributeValues: [":p": .s("p")]))
                }
            },
            ClientCase("F3.21", "a key with a reserved name is queried by placeholders") { context in
                let table = try await context.table(CaseKey("hash", sort: "range"))
                try await context.put(table, ["hash": .s("p"), "range": .s("1")])
                let page = try await context.client.query(
                    QueryInput(
                        tableName: table, keyConditionExpression: "#h = :p AND #r = :r",
                        expressionAttributeNames: ["#h": "hash", "#r": "range"],
                        expressionAttributeValues: [":p": .s("p"), ":r": .s("1")], consistentRead: true))
                try expectItems(page.items, [["hash": .s("p"), "range": .s("1")]], "the items")
            },
            .condition(
                "F3.21", "a placeholder may stand for a reserved word", "attribute_exists(#s.#n)",
                names: ["#s": "status", "#n": "name"], holdsFor: [["status": .m(["name": .s("x")])]],
                failsFor: [["status": .s("x")]]),
            .condition(
                "F3.21", "ID, EMAIL, TITLE, DESCRIPTION, VERSION, PK, SK, SCORE, PRICE and ROUND are not reserved",
                "attribute_not_exists(ID) AND attribute_not_exists(EMAIL) AND attribute_not_exists(TITLE) AND "
                    + "attribute_not_exists(DESCRIPTION) AND attribute_not_exists(VERSION) AND "
                    + "attribute_not_exists(PK) AND attribute_not_exists(SK) AND attribute_not_exists(SCORE) AND "
                    + "attribute_not_exists(PRICE) AND attribute_not_exists(ROUND)",
                holdsFor: [["a": .s("x")]], failsFor: [["ROUND": .s("x")]]),
        ]

    /// The often used, written in several ways, and the list's own misspellings.
    private static let reserved: [String] = [
        "STATUS", "name", "Date", "tTL", "DATA", "type", "Value", "COUNT", "user", "Year", "FLATTERN", "INNTER",
        "LOGED",
    ]
}
