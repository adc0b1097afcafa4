import KeywrightDiagnostics
import KeywrightModel
import Testing

/// What the texts and maps of types mean.
@Suite struct TypeMeaningTests {
    @Test(
        arguments: [
            ("string", .string), ("int", .int), ("decimal", .decimal), ("double", .double), ("bool", .bool),
            ("bytes", .bytes),
            ("timestamp", .timestamp(.iso8601)), ("{ type: timestamp, as: iso8601 }", .timestamp(.iso8601)),
            ("{ type: timestamp, as: epochSeconds }", .timestamp(.epochSeconds)),
            ("{ type: timestamp, as: epochMillis }", .timestamp(.epochMillis)), ("date", .date), ("uuid", .uuid),
            ("uuidv7", .uuidv7),
            ("ulid", .ulid), ("ksuid", .ksuid), ("json", .json), ("list<int>", .list(.int)),
            ("map<list<ulid>>", .map(.list(.ulid))),
            ("set<bytes>", .set(.bytes)), ("Stamp", .timestamp(.epochSeconds)), ("Alias", .int),
            ("{ type: Stamp, as: epochMillis }", .timestamp(.epochMillis)),
            (
                "{ enum: [a, b] }",
                .enumeration(Enumeration(cases: [.init(name: "a", stored: "a"), .init(name: "b", stored: "b")]))
            ),
            ("{ enum: { one: '1' } }", .enumeration(Enumeration(cases: [.init(name: "one", stored: "1")]))),
            ("Kind", .enumeration(Enumeration(typeName: "Kind", cases: [.init(name: "a", stored: "a")]))),
            (
                "{ object: { a: string?, b: { type: int, min: 0, description: why } } }",
                .object(
                    ObjectType(members: [
                        .init(name: "a", type: .string, isOptional: true),
                        .init(
                            name: "b", description: "why", type: .int, isOptional: false,
                            constraints: Constraints(minimum: ExactNumber(0))),
                    ]))
            ),
            (
                "list<Pair>",
                .list(.object(ObjectType(typeName: "Pair", members: [.init(name: "a", type: .int, isOptional: false)])))
            ),
        ] as [(String, ValueType)])
    func type(text: String, type: ValueType) throws {
        let attribute = try attribute(text)
        #expect(attribute.type == type && !attribute.isOptional)
    }

    @Test(arguments: [
        ("{ type: Money }", Constraints(minimum: ExactNumber(0), fraction: 2)),
        ("{ type: Money, max: 9.5 }", Constraints(minimum: ExactNumber(0), maximum: ExactNumber("9.5"), fraction: 2)),
        ("{ type: Money, min: -1, fraction: 0 }", Constraints(minimum: ExactNumber(-1), fraction: 0)),
        ("{ type: string, minLength: 1, maxLength: 8 }", Constraints(minLength: 1, maxLength: 8)),
        ("Money?", Constraints(minimum: ExactNumber(0), fraction: 2)), ("string", Constraints()),
    ])
    func constraints(text: String, constraints: Constraints) throws {
        #expect(try attribute(text).constraints == constraints)
    }

    @Test(
        arguments: [
            ("{ type: int, default: -5 }", .number(ExactNumber(-5))), ("{ type: bool, default: false }", .bool(false)),
            ("{ type: string, default: no }", .text("no")), ("{ type: string, default: 1.0 }", .text("1.0")),
            ("{ type: list<int>, default: [] }", .list([])),
            ("{ type: map<int>, default: { a: 1 } }", .object([.init("a", .number(ExactNumber(1)))])),
            (
                "{ type: uuid, default: 6F1F64A0-9C1B-4D5E-8A53-2F0C7D9BE111 }",
                .text("6f1f64a0-9c1b-4d5e-8a53-2f0c7d9be111")
            ),
            ("{ type: timestamp, default: 2026-11-22T10:00:00Z }", .text("2026-11-22T10:00:00.000Z")),
            (
                "{ type: timestamp, as: epochMillis, default: 2026-11-22T10:00:00.5Z }",
                .number(ExactNumber(1_795_341_600_500))
            ),
            ("{ type: timestamp, as: epochSeconds, default: 0 }", .number(ExactNumber(0))),
            ("{ type: json, default: '{\"a\": [1, 2.5e3, null]}' }", .text("{\"a\": [1, 2.5e3, null]}")),
            ("{ type: bytes, default: aGk= }", .text("aGk=")), ("{ enum: { one: '1' }, default: 1 }", .text("1")),
        ] as [(String, LiteralValue)])
    func defaults(text: String, value: LiteralValue) throws { #expect(try attribute(text).defaultValue == value) }

    @Test func theRestOfAnAttribute() throws {
        let attribute = try attribute(
            "{ type: 'string?', stored: e-mail, immutable: true, description: Where to write. }")
        #expect(attribute.isOptional && attribute.isImmutable && attribute.storedName == "e-mail")
        #expect(attribute.description == "Where to write.")
    }

    private func attribute(_ type: String) throws -> Attribute {
        let (design, findings) = resolve(
            """
            keywright: 1
            design: Demo
            table: { name: demo, key: { partition: PK } }
            types:
              Stamp: { type: timestamp, as: epochSeconds }
              Alias: Other
              Other: int
              Kind: { enum: [a] }
              Money: { type: decimal, min: 0, fraction: 2 }
              Pair: { object: { a: int } }
            entities:
              Item:
                key: { PK: I }
                attributes:
                  value: \(type)

            """)
        #expect(findings.map(\.message) == [])
        return try #require(design?.entities.first?.attributes.first)
    }
}
