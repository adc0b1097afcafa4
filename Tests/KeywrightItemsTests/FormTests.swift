import KeywrightItems
import Testing

/// What the tests read.
private enum FormSamples {
    static let design = """
        keywright: 1
        design: Notes
        table: { name: notes, key: { partition: PK, sort: SK } }
        entities:
          Note:
            key: { PK: 'N#<id>', SK: NOTE }
            attributes: { id: string, text: string?, more: map<string>? }

        """

    static func item(_ id: String) -> String {
        #"{"PK":{"S":"N#\#(id)"},"SK":{"S":"NOTE"},"EntityType":{"S":"Note"},"id":{"S":"\#(id)"}}"#
    }

    static func wrapped(_ id: String) -> String { #"{"Item": "# + item(id) + "}" }

    static let pretty = """
        {
            "Items": [
                {
                    "PK": { "S": "N#a" }, "SK": { "S": "NOTE" },
                    "EntityType": { "S": "Note" }, "id": { "S": "a" }
                },
                \(item("b"))
            ],
            "Count": 2, "ScannedCount": 2, "ConsumedCapacity": null
        }
        """

    static let forms: [(text: String, count: Int)] = [
        (item("a") + "\n" + item("b") + "\n", 2), (item("a") + "\n" + item("b"), 2),
        (item("a") + "\r\n" + item("b") + "\r\n", 2), ("\u{FEFF}" + item("a") + "\n\n  \n" + item("b"), 2),
        (wrapped("a") + "\n" + wrapped("b") + "\n", 2), (pretty, 2),
        (pretty + "\n" + pretty.replacing("N#", with: "N#"), 4),
        ("[" + item("a") + ", " + item("b") + "]", 2), ("{\"Count\": 1, \"Items\": [" + item("a") + "]}", 1),
        ("{\n  \"Item\": " + item("a") + ",\n  \"ConsumedCapacity\": {\"TableName\": \"x\"}\n}\n", 1),
        ("{\"Items\":[]}", 0), ("[]", 0), ("", 0), ("\n", 0),
    ]

    /// The text, and the column at which it stops being an item; 0 where it is one without a key.
    static let brokenTexts: [(text: String, column: Int)] = [
        ("x", 1), ("[1]", 1), ("{}", 0), (#"{"PK":"x"}"#, 7), (#"{"PK":{"S":1}}"#, 12),
        (#"{"PK":{"S":"a\q"}}"#, 14),
        (#"{"PK":{"S":"\ud800"}}"#, 13), (#"{"PK":{"S":"\ud800\u0041"}}"#, 13), (#"{"PK":{"Q":"a"}}"#, 8),
        (#"{"PK":{"S":"a"},}"#, 17), (#"{"PK":{"S":"a"}"#, 16), (#"{"PK":{"S":"a"}} x"#, 18),
        ("{\"PK\":{\"S\":\"a\u{0}\"}}", 14), ("{\"PK\":{\"S\":\"a\tb\"}}", 14), (#"{"PK":{"N":"1.2.3"}}"#, 12),
        (#"{"PK":{"N":"123456789012345678901234567890123456789"}}"#, 12), (#"{"PK":{"N":"1E126"}}"#, 12),
        (#"{"PK":{"B":"QQ"}}"#, 12), (#"{"PK":{"B":"QR=="}}"#, 12), (#"{"PK":{"SS":[]}}"#, 14),
        (#"{"PK":{"S":"a"},"é":{"S":"b"},"PK":{"S":"c"}}"#, 32), (#"{"PK":{"BOOL":"true"}}"#, 15),
        (#"{"PK":{"NULL":false}}"#, 15), (#"{"é":{"S":"a"}"#, 15),
        // Behind escapes, which are decoded in the bytes: the place is that in the text as it came.
        (#"{"PK":{"S":"a\nb\nc"},"x":1}"#, 27), (#"{"PK":{"S":"\u00e9\u00e9"},"x":1}"#, 32),
    ]
}

/// The forms in which items come, and texts that are none.
@Suite("Forms of items") struct FormTests {
    @Test("are all read", arguments: FormSamples.forms)
    func forms(text: String, count: Int) throws {
        for piece in [Int.max, 1, 3, 7] {
            let report = try ItemRun(design: FormSamples.design, piece: piece).report(text)
            let own = report.log.findings.filter { $0.kind != .duplicateKey }
            #expect(own.isEmpty, "\(own)")
            #expect(report.totals.items == count)
        }
    }

    @Test("an item may have attributes of any name")
    func names() throws {
        let start = #"{"PK":{"S":"N#a"},"SK":{"S":"NOTE"},"EntityType":{"S":"Note"},"id":{"S":"a"},"#
        for more in [
            #""Item":{"S":"x"}}"#, #""Items":{"L":[]}}"#, #""S":{"S":"x"}}"#, #""M":{"M":{"S":{"S":"x"}}}}"#,
        ] {
            #expect(try ItemRun(design: FormSamples.design).findings(start + more) == [])
            // First, where it could be taken for an envelope or an answer.
            let first = "{" + more.dropLast() + "," + start.dropFirst().dropLast() + "}"
            #expect(try ItemRun(design: FormSamples.design).findings(String(first)) == [])
            #expect(try ItemRun(design: FormSamples.design).findings("{\"Item\":" + first + "}") == [])
        }
    }

    @Test("what is none is told of with its place, and the reading goes on", arguments: FormSamples.brokenTexts)
    func broken(text: String, column: Int) throws {
        let report = try ItemRun(design: FormSamples.design).report(
            FormSamples.item("a") + "\n" + text + "\n" + FormSamples.item("b"))
        let findings = report.log.findings
        #expect(findings.count == 1, "\(findings)")
        let first = try #require(findings.first)
        #expect(first.kind == (column == 0 ? .missingKey : .brokenItem))
        #expect(first.place.line == 2)
        if column > 0 { #expect(first.place.column == column, "\(first)") }
        #expect(report.totals.items == 3)
    }

    @Test("places in a list are those in the text as it came, escapes before them or not")
    func placesInLists() throws {
        let first = FormSamples.item("a").dropLast() + #","note":{"S":"\u00e9\n"}}"#
        let text = "[" + first + "," + FormSamples.item("b") + "," + FormSamples.item("b") + "]"
        let findings = try ItemRun(design: FormSamples.design).report(text).log.findings
        let finding = try #require(findings.first)
        #expect(findings.count == 1 && finding.kind == .duplicateKey)
        #expect(!finding.key.isEmpty)
        let length = FormSamples.item("b").unicodeScalars.count
        #expect(finding.other?.column == 3 + first.unicodeScalars.count)
        #expect(finding.place.column == 4 + first.unicodeScalars.count + length)
    }

    @Test("bytes that are no UTF-8")
    func invalidUTF8() throws {
        for bad in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82], [0xF4, 0x90, 0x80, 0x80], [0x80]]
            as [[UInt8]]
        {
            let text = Array(#"{"PK":{"S":""#.utf8) + bad + Array("\"}}\n".utf8) + Array(FormSamples.item("b").utf8)
            let findings = try ItemRun(design: FormSamples.design).report(text).log.findings
            #expect(findings.map(\.kind) == [.brokenItem])
            #expect(findings.first?.place.line == 1)
        }
    }

    @Test("strings are read alike wherever what ends or breaks them stands")
    func placesInWords() throws {
        let run = ItemRun(design: FormSamples.design)
        let start = FormSamples.item("a").dropLast() + #","x":{"S":""#
        // What stands in the string, and how many bytes it is when it is decoded; 0 where it may not stand there.
        let marks: [(text: String, count: Int)] = [
            (#"\""#, 1), (#"\\"#, 1), (#"\u00e9"#, 2), ("é", 2), ("\u{7F}", 1), ("!", 1), (" ", 1), ("#", 1), ("[", 1),
            ("]", 1),
            ("\u{10FFFF}", 4), ("\u{1F}", 0), ("\u{1}", 0),
        ]
        for (mark, count) in marks {
            var lines: [String] = []
            var bytes = 0
            for before in 0...17 {
                for behind in 0...17 {
                    // `#` is one more than a quote, `!` one less: a borrow must not reach them.
                    let filling = String(repeating: "#!", count: 9)
                    lines.append(start + filling.prefix(before) + mark + filling.prefix(behind) + "\"}}")
                    bytes += 28 + 1 + before + count + behind
                }
            }
            let report = try run.report(lines.joined(separator: "\n"))
            let findings = report.log.findings.filter { $0.kind != .duplicateKey }
            if count > 0 {
                #expect(findings.isEmpty, "\(findings)")
                #expect(report.totals.entities.first?.bytes == bytes, "\(mark)")
            } else {
                #expect(findings.map(\.place.line) == Array(1...lines.count))
                let columns = (0...17).flatMap { before in repeatElement(start.utf8.count + before + 1, count: 18) }
                #expect(findings.map(\.place.column) == columns)
            }
        }
    }

    @Test("values in each other: 32 levels and no more (F3.4)")
    func nesting() throws {
        func nested(_ levels: Int, _ open: String, _ close: String) -> String {
            let value = String(repeating: open, count: levels) + #"{"S":"x"}"# + String(repeating: close, count: levels)
            return FormSamples.item("a").dropLast() + #","deep":"# + value + "}"
        }
        let run = ItemRun(design: FormSamples.design)
        #expect(try run.findings(nested(32, #"{"L":["#, "]}")) == [])
        #expect(try run.findings(nested(33, #"{"L":["#, "]}")) == ["1 broken-item"])
        #expect(try run.findings(nested(32, #"{"M":{"a":"#, "}}")) == [])
        #expect(try run.findings(nested(33, #"{"M":{"a":"#, "}}")) == ["1 broken-item"])
        #expect(try run.findings(String(repeating: #"{"a":"#, count: 100_000)) == ["1 broken-item"])
        #expect(try run.findings(String(repeating: "[", count: 100_000)) == ["1 broken-item"])
    }

    @Test("a long line is read, one beyond all items passed over")
    func longLines() throws {
        func item(_ length: Int) -> String {
            FormSamples.item("a").dropLast() + #","text":{"S":""# + String(repeating: "x", count: length) + "\"}}\n"
        }
        let run = ItemRun(design: FormSamples.design)
        #expect(try run.findings(item(10 << 20) + FormSamples.item("b")) == [])
        #expect(try run.findings(item(17 << 20) + FormSamples.item("b")) == ["1 broken-item"])
    }

    @Test("more values than an item has are not kept")
    func manyValues() throws {
        let start = FormSamples.item("a").dropLast() + #","more":{"M":{}},"x":{"L":["#
        let run = ItemRun(design: FormSamples.design)
        func list(_ count: Int) -> String {
            start + repeatElement(#"{"N":"1"}"#, count: count).joined(separator: ",") + "]}}"
        }
        #expect(try run.findings(list(200_000)) == [])
        #expect(try run.findings(list(409_600)) == ["1 broken-item"])
    }

    @Test("a list or an answer that breaks off ends the reading, and that is said")
    func brokenDocuments() throws {
        let run = ItemRun(design: FormSamples.design)
        for text in [
            "[" + FormSamples.item("a"), "{\"Items\":[" + FormSamples.item("a") + "],",
            "[" + FormSamples.item("a") + " " + FormSamples.item("b") + "]",
        ] {
            let report = try run.report(text)
            #expect(report.log.findings.map(\.kind) == [.brokenItem], "\(text)")
            #expect(report.log.findings.first?.seen.contains("nothing behind it was read") ?? false)
        }
        // An element that is no item is passed over.
        #expect(try run.findings("[{\"PK\": 1},\n " + FormSamples.item("a") + "]") == ["1 broken-item"])
    }

    @Test("sizes are those of the service (F3.2)")
    func sizes() throws {
        // PK 2+3, SK 2+4, EntityType 10+4, id 2+1: 28.
        let start = FormSamples.item("a").dropLast()
        for (value, size) in [
            (#"{"S":"é"}"#, 2), (#"{"N":"0"}"#, 1), (#"{"N":"100"}"#, 2), (#"{"N":"1.5"}"#, 3), (#"{"N":"0.15"}"#, 2),
            (#"{"N":"-42"}"#, 3), (#"{"N":"1234567890123456789"}"#, 11),
            (#"{"N":"12345678901234567890123456789012345678"}"#, 20), (#"{"B":"AAEC"}"#, 3), (#"{"BOOL":true}"#, 1),
            (#"{"NULL":true}"#, 1), (#"{"L":[]}"#, 3), (#"{"L":[{"S":"ab"},{"N":"1"}]}"#, 9),
            (#"{"M":{"ab":{"S":"c"}}}"#, 7),
            (#"{"SS":["ab","c"]}"#, 3), (#"{"NS":["1","22"]}"#, 4),
        ] {
            let report = try ItemRun(design: FormSamples.design).report(start + ",\"x\":" + value + "}")
            #expect(report.totals.entities.first?.bytes == 28 + 1 + size, "\(value)")
        }
    }
}
