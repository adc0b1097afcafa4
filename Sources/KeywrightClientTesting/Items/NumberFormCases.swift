internal import KeywrightRuntime

extension ClientSuite {
    /// The form in which numbers come back (F1.14).
    static let numberForms: [ClientCase] = writtenAndStored.map { written, stored in
        ClientCase("F1.14", "the number written \(written) comes back as \(stored)") { context in
            let table = try await context.table()
            try await context.put(table, row("1", ["a": .n(written)]))
            try expectItem(try await context.stored(table), row("1", ["a": .n(stored)]), "the item")
        }
    }

    /// Where else numbers are brought into their form, and what they keep.
    static let numberPlaces: [ClientCase] = [
        ClientCase("F1.14", "numbers within lists, maps and sets are normalised") { context in
            let table = try await context.table()
            try await context.put(
                table, row("1", ["l": .l([.n("1.0")]), "m": .m(["k": .n("02")]), "s": .ns(["3.50", "1E1"])]))
            try expectItem(
                try await context.stored(table),
                row("1", ["l": .l([.n("1")]), "m": .m(["k": .n("2")]), "s": .ns(["3.5", "10"])]), "the item")
        },
        ClientCase("F1.14", "a number key is normalised in the item") { context in
            let table = try await context.table(CaseKey("pk", sort: "sk:N"))
            try await context.put(table, ["pk": .s("p"), "sk": .n("1.50")])
            let item = try await context.stored(table, ["pk": .s("p"), "sk": .n("1.5")])
            try expectItem(item, ["pk": .s("p"), "sk": .n("1.5")], "the item")
        },
        ClientCase("F1.14", "two forms of one number are one key") { context in
            let table = try await context.table(CaseKey("pk", sort: "sk:N"))
            for form in ["1", "1.0", "01"] {
                try await context.put(table, ["pk": .s("p"), "sk": .n(form), "form": .s(form)])
            }
            let page = try await context.client.query(
                QueryInput(
                    tableName: table, keyConditionExpression: "pk = :p", expressionAttributeValues: [":p": .s("p")],
                    consistentRead: true))
            try expectItems(page.items, [["pk": .s("p"), "sk": .n("1"), "form": .s("01")]], "the items")
        },
        ClientCase("F1.14", "two forms of one number are one partition key") { context in
            let table = try await context.table(CaseKey("pk:N"))
            try await context.put(table, ["pk": .n("1E2")])
            let item = try await context.stored(table, ["pk": .n("100.0")])
            try expectItem(item, ["pk": .n("100")], "the item")
        },
        ClientCase("F1.14", "a number that an update sets is normalised") { context in
            let table = try await context.table()
            _ = try await context.client.updateItem(
                UpdateItemInput(
                    tableName: table, key: key(), updateExpression: "SET a = :a",
                    expressionAttributeValues: [":a": .n("00.250")]))
            try expectItem(try await context.stored(table), row("1", ["a": .n("0.25")]), "the item")
        },
        ClientCase("F1.13", "a number of 38 digits comes back digit by digit") { context in
            let table = try await context.table()
            let item = row("1", ["a": .n("-9876543210987654321.0123456789012345679")])
            try await context.put(table, item)
            try expectItem(try await context.stored(table), item, "the item")
        },
    ]

    /// Which numbers are accepted and which are not (F1.13).
    static let numberLimits: [ClientCase] =
        acceptedNumbers.map { what, number in
            .condition(
                "F1.13", "\(what) is accepted as a number", "a = :a", [":a": .n(number)], holdsFor: [["a": .n(number)]],
                failsFor: [["a": .n("1")]])
        }
        + refusedNumbers.map { what, number in
            ClientCase("F1.13", "\(what) is refused as a number") { context in
                let table = try await context.table()
                try await expectRefusal(of: "the put") { try await context.put(table, row("1", ["a": .n(number)])) }
                try await expectRefusal(of: "the update") {
                    try await context.client.updateItem(
                        UpdateItemInput(
                            tableName: table, key: key(), updateExpression: "SET a = :a",
                            expressionAttributeValues: [":a": .n(number)]))
                }
            }
        }

    private static let writtenAndStored: [(String, String)] = [
        ("007.500", "7.5"), ("1.5E2", "150"), ("-0", "0"), ("1.0", "1"), ("01", "1"), ("-00.50", "-0.5"),
        ("1E3", "1000"), ("12e-1", "1.2"), ("1E-3", "0.001"), ("0.0", "0"), ("1200E-2", "12"),
        ("1E20", "100000000000000000000"), ("-2.50E+1", "-25"),
    ]

    private static let nines = String(repeating: "9", count: 37)

    private static let acceptedNumbers: [(String, String)] = [
        ("an integer of 38 digits", "12345678901234567890123456789012345678"),
        ("a 1 with 39 zeros, which are not significant,", "1" + String(repeating: "0", count: 39)),
        ("1E125", "1E125"), ("-1E125", "-1E125"), ("1E-130", "1E-130"), ("-1E-130", "-1E-130"),
        ("9.99…E+125 of 38 digits", "9.\(nines)E+125"), ("-9.99…E+125 of 38 digits", "-9.\(nines)E+125"),
    ]

    private static let refusedNumbers: [(String, String)] = [
        ("an integer of 39 digits", "123456789012345678901234567890123456789"),
        ("a fraction of 39 digits", "0.123456789012345678901234567890123456789"),
        ("1E126", "1E126"), ("-1E126", "-1E126"), ("1E-131", "1E-131"), ("-1E-131", "-1E-131"),
        ("a word", "abc"), ("an empty text", ""), ("NaN", "NaN"), ("a text of two points", "1.2.3"),
    ]
}
