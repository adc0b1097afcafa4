import KeywrightDiagnostics
import Testing

@Suite struct JSONWriterTests {
    @Test(arguments: [
        ("plain é 日 🛒", "\"plain é 日 🛒\""),
        ("\"\\/", "\"\\\"\\\\/\""),
        ("\u{8}\u{9}\u{A}\u{C}\u{D}", "\"\\b\\t\\n\\f\\r\""),
        ("\u{0}\u{1}\u{1B}\u{1F}", "\"\\u0000\\u0001\\u001b\\u001f\""),
        ("\u{7F}\u{85}\u{9B}", "\"\\u007f\\u0085\\u009b\""),
        ("a\u{2028}b\u{2029}", "\"a\\u2028b\\u2029\""),
        ("\u{202E}\u{2066}\u{200F}\u{FEFF}", "\"\\u202e\\u2066\\u200f\\ufeff\""),
        ("\r\n", "\"\\r\\n\""),
        ("\u{10FFFF}", "\"\u{10FFFF}\""),
    ])
    func quoted(_ text: String, _ expected: String) {
        #expect(JSONWriter.quoted(text) == expected)
    }

    static let document: JSONValue = [
        "z": 1, "a": ["x", true, nil, [], [:]], "n": .number("1.50"), "o": ["k": "v"], "s": .string(orNull: nil),
    ]

    @Test func pretty() {
        #expect(
            Self.document.text() == """
                {
                  "z": 1,
                  "a": [
                    "x",
                    true,
                    null,
                    [],
                    {}
                  ],
                  "n": 1.50,
                  "o": {
                    "k": "v"
                  },
                  "s": null
                }
                """)
    }

    @Test func compact() {
        #expect(
            Self.document.text(.compact) == #"{"z":1,"a":["x",true,null,[],{}],"n":1.50,"o":{"k":"v"},"s":null}"#)
    }
}
