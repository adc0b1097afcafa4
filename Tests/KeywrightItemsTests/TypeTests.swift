import KeywrightItems
import Testing

/// Values of every type, and what is none of it.
@Suite("Types of values") struct ItemTypeTests {
    /// A type, values that are of it, and values that are not; the kind of the last ones with a `!` is `constraint`.
    static let cases: [(type: String, good: [String], bad: [String])] = [
        ("string", [#"{"S":""}"#, #"{"S":"a\u0000"}"#], [#"{"N":"1"}"#, #"{"B":"QQ=="}"#]),
        (
            "{ type: string, minLength: 2, maxLength: 3 }", [#"{"S":"éé"}"#, #"{"S":"abc"}"#],
            [#"!{"S":"é"}"#, #"!{"S":"abcd"}"#]
        ),
        (
            "{ type: string, pattern: '[a-c]+\\d{2}' }", [#"{"S":"abc01"}"#],
            [#"!{"S":"abc1"}"#, #"!{"S":"x01"}"#, #"!{"S":""}"#]
        ),
        (
            "int", [#"{"N":"1E3"}"#, #"{"N":"9223372036854775807"}"#, #"{"N":"-0"}"#, #"{"N":"1.0"}"#],
            [#"{"N":"1.5"}"#, #"{"N":"9223372036854775808"}"#, #"{"N":"1E-1"}"#, #"{"S":"1"}"#]
        ),
        (
            "{ type: int, min: -2, max: 10 }", [#"{"N":"-2"}"#, #"{"N":"10"}"#],
            [#"!{"N":"-3"}"#, #"!{"N":"11"}"#, #"!{"N":"1E18"}"#]
        ),
        (
            "{ type: decimal, fraction: 2, min: -1.5, max: 99.99 }",
            [#"{"N":"99.99"}"#, #"{"N":"-1.50"}"#, #"{"N":"1.100"}"#, #"{"N":"0"}"#],
            [#"!{"N":"1.001"}"#, #"!{"N":"-1.51"}"#, #"!{"N":"100"}"#, #"{"BOOL":true}"#]
        ),
        (
            "{ type: decimal, max: 12345678901234567890.5 }",
            [#"{"N":"12345678901234567890.5"}"#], [#"!{"N":"12345678901234567890.6"}"#]
        ),
        ("double", [#"{"N":"9.99E125"}"#, #"{"N":"1E-130"}"#], [#"{"S":"NaN"}"#]),
        ("bool", [#"{"BOOL":true}"#, #"{"BOOL":false}"#], [#"{"N":"1"}"#, #"{"S":"true"}"#]),
        ("{ type: bool, as: number }", [#"{"N":"0"}"#, #"{"N":"1.0"}"#], [#"{"N":"2"}"#, #"{"BOOL":true}"#]),
        (
            "{ type: int, as: string, min: 3 }", [#"{"S":"3"}"#],
            [#"{"S":"03"}"#, #"{"S":"x"}"#, #"!{"S":"2"}"#, #"{"N":"3"}"#]
        ),
        ("{ type: decimal, as: string }", [#"{"S":"-3.25"}"#], [#"{"S":"1e3"}"#, #"{"S":""}"#, #"{"N":"3"}"#]),
        ("bytes", [#"{"B":"QQ=="}"#], [#"{"S":"QQ=="}"#]),
        (
            "timestamp", [#"{"S":"2024-02-29T23:59:59.999Z"}"#, #"{"S":"0000-02-29T00:00:00.000Z"}"#],
            [
                #"{"S":"2023-02-29T00:00:00.000Z"}"#, #"{"S":"2024-02-29T23:59:59Z"}"#,
                #"{"S":"2024-02-29T24:00:00.000Z"}"#,
                #"{"S":"2024-02-29 23:59:59.999Z"}"#, #"{"S":"2024-02-29T23:59:60.000Z"}"#, #"{"N":"1"}"#,
            ]
        ),
        ("{ type: timestamp, digits: 0 }", [#"{"S":"2024-02-29T23:59:59Z"}"#], [#"{"S":"2024-02-29T23:59:59.999Z"}"#]),
        (
            "{ type: timestamp, digits: 9 }", [#"{"S":"2024-02-29T23:59:59.123456789Z"}"#],
            [#"{"S":"2024-02-29T23:59:59.999Z"}"#]
        ),
        (
            "{ type: timestamp, digits: any }",
            [#"{"S":"2024-02-29T23:59:59Z"}"#, #"{"S":"2024-02-29T23:59:59.1Z"}"#], [#"{"S":"2024-02-29T23:59:59.Z"}"#]
        ),
        (
            "{ type: timestamp, as: epochSeconds }", [#"{"N":"253402300799"}"#, #"{"N":"-62167219200"}"#],
            [#"{"N":"253402300800"}"#, #"{"N":"1.5"}"#, #"{"S":"1"}"#]
        ),
        ("{ type: timestamp, as: epochMillis }", [#"{"N":"253402300799999"}"#], [#"{"N":"253402300800000"}"#]),
        (
            "date", [#"{"S":"2000-02-29"}"#],
            [#"{"S":"1900-02-29"}"#, #"{"S":"2000-13-01"}"#, #"{"S":"2000-00-01"}"#, #"{"S":"2000-1-01"}"#]
        ),
        (
            "uuid",
            [#"{"S":"123e4567-e89b-12d3-a456-426614174000"}"#, #"{"S":"123E4567-E89B-12D3-A456-426614174000"}"#],
            [#"{"S":"123e4567e89b12d3a456426614174000"}"#, #"{"S":"123e4567-e89b-12d3-a456-42661417400g"}"#]
        ),
        ("uuidv7", [#"{"S":"018f4567-e89b-72d3-a456-426614174000"}"#], [#"{"S":"x"}"#]),
        (
            "ulid", [#"{"S":"01ARZ3NDEKTSV4RRFFQ69G5FAV"}"#],
            [
                #"{"S":"81ARZ3NDEKTSV4RRFFQ69G5FAV"}"#, #"{"S":"01ARZ3NDEKTSV4RRFFQ69G5FAU"}"#,
                #"{"S":"01arz3ndektsv4rrffq69g5fav"}"#,
            ]
        ),
        ("ksuid", [#"{"S":"0ujtsYcgvSTl8PAuAdqWYSMnLOv"}"#], [#"{"S":"0ujtsYcgvSTl8PAuAdqWYSMnLO-"}"#, #"{"S":""}"#]),
        (
            "json", [#"{"S":"{\"a\": [1, 2.5e3, null, \"\\u00e9\"]}"}"#, #"{"S":" 1 "}"#],
            [#"{"S":"{a: 1}"}"#, #"{"S":""}"#, #"{"S":"1 2"}"#]
        ),
        ("{ enum: { on: '1', off: '0' } }", [#"{"S":"1"}"#], [#"{"S":"on"}"#, #"{"N":"1"}"#]),
        (
            "list<{ENTRY}>", [#"{"L":[]}"#, #"{"L":[{"N":"1"}]}"#],
            [#"{"L":[{"S":"x"}]}"#, #"{"NS":["1"]}"#, #"!{"L":[{"N":"1"},{"N":"-1"}]}"#]
        ),
        (
            "map<{ENTRY}>", [#"{"M":{}}"#, #"{"M":{"":{"N":"1"}}}"#],
            [#"{"M":{"a":{"S":"x"}}}"#, #"!{"M":{"a":{"N":"-1"}}}"#]
        ),
        ("set<string>", [#"{"SS":["a"]}"#], [#"{"NS":["1"]}"#, #"{"L":[]}"#, #"{"S":"a"}"#]),
        ("set<int>", [#"{"NS":["1","2"]}"#], [#"{"NS":["1.5"]}"#, #"{"SS":["1"]}"#]),
        ("set<decimal>", [#"{"NS":["1.5"]}"#], [#"{"SS":["1"]}"#]),
        ("set<bytes>", [#"{"BS":["QQ=="]}"#], [#"{"SS":["QQ=="]}"#]),
        (
            "{ object: { a: int, b: { type: string?, stored: bee }, c: { type: int, default: 1 }, d: set<int> } }",
            [#"{"M":{"a":{"N":"1"}}}"#, #"{"M":{"a":{"N":"1"},"bee":{"NULL":true},"z":{"S":"?"}}}"#],
            [#"{"M":{"a":{"S":"1"}}}"#, #"{"M":{"a":{"N":"1"},"bee":{"N":"1"}}}"#, #"{"S":"x"}"#]
        ),
    ]

    private func design(_ type: String) -> String {
        """
        keywright: 1
        design: Values
        table: { name: values, key: { partition: PK } }
        types:
          Entry: { type: int, min: 0 }
        entities:
          Value:
            key: { PK: 'V' }
            attributes:
              value: \(type.replacing("{ENTRY}", with: "Entry"))

        """
    }

    @Test("are told apart", arguments: cases.indices)
    func values(index: Int) throws {
        let (type, good, bad) = Self.cases[index]
        let run = ItemRun(design: design(type))
        func item(_ value: String) -> String { #"{"PK":{"S":"V"},"EntityType":{"S":"Value"},"value":"# + value + "}" }
        for value in good { #expect(try run.findings(item(value)) == [], "\(type): \(value)") }
        for value in bad {
            let isConstraint = value.hasPrefix("!")
            let found = try run.findings(item(value.replacing("!", with: "")))
            #expect(found.count == 1, "\(type): \(value): \(found)")
            #expect(
                found.first?.hasPrefix(isConstraint ? "1 constraint value" : "1 wrong-type value") ?? false,
                "\(type): \(value): \(found)")
        }
    }

    @Test("the place within a value is told")
    func paths() throws {
        let run = ItemRun(design: design("{ object: { a: \"list<Entry>\", b: { object: { c: string } } } }"))
        func item(_ value: String) -> String {
            #"{"PK":{"S":"V"},"EntityType":{"S":"Value"},"value":{"M":"# + value + "}}"
        }
        #expect(
            try run.findings(item(#"{"a":{"L":[{"N":"1"},{"N":"-1"}]},"b":{"M":{"c":{"S":""}}}}"#)) == [
                "1 constraint value.a[1]"
            ])
        #expect(try run.findings(item(#"{"a":{"L":[]},"b":{"M":{}}}"#)) == ["1 missing-attribute value.b.c"])
        #expect(try run.findings(item(#"{"a":{"L":[]},"b":{"M":{"c":{"N":"1"}}}}"#)) == ["1 wrong-type value.b.c"])
        #expect(try run.findings(item(#"{"a":{"L":[]}}"#)) == ["1 missing-attribute value.b"])
    }

    @Test("what may be absent, and what may not")
    func absence() throws {
        let item = #"{"PK":{"S":"V"},"EntityType":{"S":"Value"}}"#
        let null = #"{"PK":{"S":"V"},"EntityType":{"S":"Value"},"value":{"NULL":true}}"#
        for type in ["int?", "{ type: int, default: 1 }", "set<int>"] {
            #expect(try ItemRun(design: design(type)).findings(item) == [], "\(type)")
            #expect(try ItemRun(design: design(type)).findings(null) == [], "\(type)")
        }
        #expect(try ItemRun(design: design("int")).findings(item) == ["1 missing-attribute value"])
        #expect(try ItemRun(design: design("int")).findings(null) == ["1 missing-attribute value"])
    }
}
