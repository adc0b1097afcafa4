import Testing

@testable import KeywrightRuntime

@Suite struct DynamoDBJSONTests {
    @Test(
        arguments: [
            (.s(""), #"{"S":""}"#), (.s("é\u{1F600}"), #"{"S":"é😀"}"#),
            (
                .s("a\"b\\c/\u{08}\u{09}\u{0A}\u{0C}\u{0D}\u{00}\u{1F}\u{7F}"),
                "{\"S\":\"a\\\"b\\\\c/\\b\\t\\n\\f\\r\\u0000\\u001f\u{7F}\"}"
            ),
            (.n("-12.5"), #"{"N":"-12.5"}"#), (.b([]), #"{"B":""}"#), (.b([0xFB, 0xFF]), #"{"B":"+/8="}"#),
            (.b([1, 2, 3]), #"{"B":"AQID"}"#), (.b([1]), #"{"B":"AQ=="}"#), (.bool(true), #"{"BOOL":true}"#),
            (.bool(false), #"{"BOOL":false}"#), (.null, #"{"NULL":true}"#), (.l([]), #"{"L":[]}"#),
            (.l([.s("a"), .l([.n("1")])]), #"{"L":[{"S":"a"},{"L":[{"N":"1"}]}]}"#), (.m([:]), #"{"M":{}}"#),
            (
                .m(["b": .n("1"), "a": .null, "é": .s("x"), "B": .bool(true)]),
                #"{"M":{"B":{"BOOL":true},"a":{"NULL":true},"b":{"N":"1"},"é":{"S":"x"}}}"#
            ),
            (.ss(["b", "a"]), #"{"SS":["b","a"]}"#), (.ns(["2", "1"]), #"{"NS":["2","1"]}"#),
            (.bs([[1], []]), #"{"BS":["AQ==",""]}"#),
        ] as [(AttributeValue, String)])
    func bothWays(value: AttributeValue, json: String) throws {
        #expect(Array(DynamoDBJSON.text(value).utf8) == Array(json.utf8))
        #expect(try DynamoDBJSON.value(json) == value)
    }

    @Test(
        arguments: [
            (#" { "S" : "a" } "#, .s("a")),
            ("\t{\n\"L\"\r:[ {\"N\":\"1\"} , {\"N\":\"2\"} ]}", .l([.n("1"), .n("2")])),
            (#"{"S":"\u0041\u00e9\ud83d\ude00\/\b\f\n\r\t\\\""}"#, .s("Aé😀/\u{08}\u{0C}\n\r\t\\\"")),
            (#"{"\u0053":"a"}"#, .s("a")), (#"{"N":"1E3"}"#, .n("1E3")),
        ] as [(String, AttributeValue)])
    func otherSpellings(json: String, value: AttributeValue) throws {
        #expect(try DynamoDBJSON.value(json) == value)
    }

    @Test(arguments: [
        "", "{}", "[]", "null", "1", #""a""#, #"{"S":1}"#, #"{"S":null}"#, #"{"S":"a"}x"#, #"{"S":"a"}}"#,
        #"{"S":"a","N":"1"}"#,
        #"{"X":"a"}"#, #"{"s":"a"}"#, #"{"N":1}"#, #"{"N":""}"#, #"{"N":"one"}"#, #"{"N":" 1"}"#, #"{"B":"A"}"#,
        #"{"B":"AQ="}"#,
        #"{"B":"AR=="}"#, #"{"B":"A-_="}"#, #"{"B":"===="}"#, #"{"B":"A==="}"#, #"{"BOOL":"true"}"#, #"{"BOOL":null}"#,
        #"{"NULL":false}"#, #"{"L":{}}"#, #"{"L":[{"S":"a"},]}"#, #"{"L":["a"]}"#, #"{"M":[]}"#, #"{"M":{"a":1}}"#,
        #"{"M":{"a":{"S":"x"},"a":{"S":"y"}}}"#, "{\"M\":{\"\u{e9}\":{\"S\":\"x\"},\"e\u{301}\":{\"S\":\"y\"}}}",
        #"{"SS":[]}"#,
        #"{"SS":[1]}"#, #"{"NS":["x"]}"#, #"{"BS":["A"]}"#, "{\"S\":\"a\u{0A}\"}", #"{"S":"\x"}"#, #"{"S":"\u12"}"#,
        #"{"S":"\ud800"}"#,
        #"{"S":"\udc00"}"#, #"{"S":"\ud800\u0041"}"#, #"{"S":"a}"#, #"{'S':'a'}"#, #"{"S" "a"}"#, #"{S:"a"}"#,
    ])
    func refused(json: String) {
        #expect(throws: DynamoDBJSONError.self) { try DynamoDBJSON.value(json) }
    }

    @Test(
        arguments: [[0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80]] as [[UInt8]])
    func refusedBytes(bytes: [UInt8]) {
        let json: [UInt8] = Array(#"{"S":""#.utf8) + bytes + Array(#""}"#.utf8)
        #expect(throws: DynamoDBJSONError.self) { try DynamoDBJSON.value(json) }
    }

    @Test func itemsAndTheirPrefixes() throws {
        let json =
            #"{"PK":{"S":"USER#1"},"SK":{"S":"é"},"bytes":{"B":"AQ=="},"lines":{"L":[{"M":{"sku":{"S":"x"}}}]},"n":{"NS":["1"]}}"#
        let item = try DynamoDBJSON.item(json)
        #expect(item["lines"] == .l([.m(["sku": .s("x")])]))
        #expect(DynamoDBJSON.text(item) == json)
        let bytes = Array(json.utf8)
        for count in 0..<bytes.count where (try? DynamoDBJSON.item(Array(bytes[..<count]))) != nil {
            Issue.record("a prefix of \(count) bytes was read")
        }
    }

    @Test func deepNestingIsAnError() {
        let depth = 100_000
        let json = String(repeating: #"{"L":["#, count: depth)
        #expect(throws: DynamoDBJSONError.self) { try DynamoDBJSON.value(json) }
        #expect(!JSONText.isValid(String(repeating: "[", count: depth)))
        let taken = String(repeating: #"{"L":["#, count: 40) + String(repeating: "]}", count: 40)
        #expect((try? DynamoDBJSON.value(taken)) != nil)
    }

    @Test(arguments: [
        ("null", true), (" true ", true), ("0", true), ("-0.5e+10", true), ("\"a\"", true), ("[]", true), ("{}", true),
        (#"{"a":[1,2,{"b":null}],"c":"\u0041"}"#, true), ("[1 , 2]", true), ("", false), (" ", false), ("01", false),
        ("+1", false),
        ("1.", false), (".5", false), ("1e", false), ("-", false), ("[1,]", false), ("[,1]", false),
        ("{\"a\":1,}", false),
        ("{a:1}", false), ("'a'", false), ("nul", false), ("null null", false), ("NaN", false), ("\"\u{0A}\"", false),
        ("[1 2]", false),
        ("\u{FEFF}1", false), ("[", false), ("{\"a\"}", false), ("truex", false),
    ])
    func json(text: String, isValid: Bool) {
        #expect(JSONText.isValid(text) == isValid)
    }

    @Test func base64Vectors() {
        let vectors = [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ]
        for (text, base64) in vectors {
            #expect(Base64.encode(Array(text.utf8)) == base64)
            #expect(Base64.decode(base64) == Array(text.utf8))
            #expect(Base64.encodeURLSafe(Array(text.utf8)) == base64.filter { $0 != "=" })
            #expect(Base64.decodeURLSafe(base64.filter { $0 != "=" }) == Array(text.utf8))
        }
        #expect(Base64.decodeURLSafe("A") == nil)
        #expect(Base64.decodeURLSafe("Zg==") == nil)
        #expect(Base64.decodeURLSafe("Zh") == nil)
    }
}
