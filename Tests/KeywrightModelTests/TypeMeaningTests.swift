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
            ("{ type: timestamp, digits: 3 }", .timestamp(.iso8601)),
            ("{ type: timestamp, digits: 0 }", .timestamp(.iso8601Seconds)),
            ("{ type: timestamp, digits: 6 }", .timestamp(.iso8601Microseconds)),
            ("{ type: timestamp, digits: 9 }", .timestamp(.iso8601Nanoseconds)),
            ("{ type: timestamp, digits: any }", .timestamp(.iso8601AnyDigits)),
            ("{ type: bool, as: number }", .recoded(.bool)), ("{ type: int, as: string }", .recoded(.int)),
            ("{ type: decimal, as: string }", .recoded(.decimal)), ("{ type: Alias, as: string }", .recoded(.int)),
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
        ("{ type: string, pattern: '[a-z]+' }", Constraints(pattern: readPattern("[a-z]+"))),
        ("list<Money>", Constraints(element: Constraints(minimum: ExactNumber(0), fraction: 2))),
        (
            "map<list<Money>>?",
            Constraints(element: Constraints(element: Constraints(minimum: ExactNumber(0), fraction: 2)))
        ),
        ("{ type: decimal, as: string, min: 1 }", Constraints(minimum: ExactNumber(1))),
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
            ("{ type: bytes, default: aGk= }", .text("aGk=")),
            ("{ type: bool, as: number, default: true }", .number(ExactNumber(1))),
            ("{ type: int, as: string, default: 7 }", .text("7")),
            ("{ type: timestamp, digits: 0, default: 2026-11-22T10:00:00Z }", .text("2026-11-22T10:00:00Z")),
            (
                "{ type: timestamp, digits: 6, default: 2026-11-22T10:00:00.5Z }",
                .text("2026-11-22T10:00:00.500000Z")
            ),
            ("Retries", .number(ExactNumber(3))), ("{ type: Retries, default: 4 }", .number(ExactNumber(4))),
            (
                "{ type: Options, default: { a: 2 } }",
                .object([.init("a", .number(ExactNumber(2))), .init("b", .text("x"))])
            ), ("{ enum: { one: '1' }, default: 1 }", .text("1")),
        ] as [(String, LiteralValue)])
    func defaults(text: String, value: LiteralValue) throws { #expect(try attribute(text).defaultValue == value) }

    @Test func theRestOfAnAttribute() throws {
        let attribute = try attribute(
            "{ type: 'string?', stored: e-mail, immutable: true, description: Where to write. }")
        #expect(attribute.isOptional && attribute.isImmutable && attribute.storedName == "e-mail")
        #expect(attribute.description == "Where to write.")
    }

    @Test func figuresAndNames() throws {
        let attribute = try attribute("{ type: string, distinct: 2M, hottest: 5% }")
        #expect(attribute.spread == ValueSpread(distinct: 2_000_000, hottest: 0.05))
        guard case .object(let object) = try self.attribute("{ object: { a: { type: int, stored: A } } }").type else {
            return
        }
        #expect(object.members.map(\.storedName) == ["A"])
        #expect(try self.attribute("Fixed").isImmutable)
        // Quotes make a name of what would be a word.
        #expect(try self.attribute("{ type: int, stored: 'false' }").storedName == "false")
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
              Fixed: { type: int, immutable: true }
              Retries: { type: int, default: 3 }
              Options: { object: { a: int, b: { type: string, default: x }, c: string? } }
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
