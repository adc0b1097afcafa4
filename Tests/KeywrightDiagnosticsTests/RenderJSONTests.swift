import KeywrightDiagnostics
import Testing

@Suite struct RenderJSONTests {
    @Test func everyKey() {
        var finding = RenderTextTests.sample
        finding.subject = Subject(entity: "Order", attribute: "userld")
        finding.witness = .items([
            .init(
                entity: "Order", values: [.init("n", .number("10")), .init("b", .bool(false))],
                key: [.init("PK", .text("é"))])
        ])
        finding.fixIts = [
            FixIt(
                "replace `userld` with `userId`", isSafe: true, edits: [.init(finding.primary.span, "userId")])
        ]
        finding.related = []
        // The fingerprint: SHA-256 of "KW104", the path, "entity=Order\u{1}attribute=userld" and "userld", joined by zeros.
        #expect(
            renderJSON([finding], files: [orderFile], version: "1.0.0") == """
                {
                  "keywright": "1.0.0",
                  "format": 1,
                  "findings": [
                    {
                      "rule": "KW104",
                      "name": "missing-key-template",
                      "severity": "error",
                      "proof": "exact",
                      "message": "placeholder `userld` isn't an attribute of entity `Order`",
                      "help": [
                        "an attribute with a similar name exists: `userId`"
                      ],
                      "file": "app.keywright.yaml",
                      "start": {
                        "line": 8,
                        "column": 16,
                        "byte": 115
                      },
                      "end": {
                        "line": 8,
                        "column": 22,
                        "byte": 121
                      },
                      "subject": {
                        "entity": "Order",
                        "attribute": "userld"
                      },
                      "witness": {
                        "items": [
                          {
                            "entity": "Order",
                            "values": {
                              "n": 10,
                              "b": false
                            },
                            "key": {
                              "PK": "é"
                            }
                          }
                        ]
                      },
                      "related": [],
                      "fixes": [
                        {
                          "title": "replace `userld` with `userId`",
                          "safe": true,
                          "edits": [
                            {
                              "file": "app.keywright.yaml",
                              "start": {
                                "line": 8,
                                "column": 16,
                                "byte": 115
                              },
                              "end": {
                                "line": 8,
                                "column": 22,
                                "byte": 121
                              },
                              "text": "userId"
                            }
                          ]
                        }
                      ],
                      "fingerprint": "1975b4b00bf82af2c696739cad3706c0",
                      "allowedBecause": null
                    }
                  ],
                  "summary": {
                    "errors": 1,
                    "warnings": 0,
                    "infos": 0,
                    "allowed": 0
                  }
                }

                """)
    }

    @Test func nothingFound() {
        #expect(
            renderJSON([], files: [], version: "1", error: RunError(message: "no such file", file: "x.yaml")) == """
                {
                  "keywright": "1",
                  "format": 1,
                  "findings": [],
                  "summary": {
                    "errors": 0,
                    "warnings": 0,
                    "infos": 0,
                    "allowed": 0
                  },
                  "error": {
                    "message": "no such file",
                    "file": "x.yaml"
                  }
                }

                """)
    }

    @Test func witnessOfValuesAndRelated() {
        var finding = RenderTextTests.sample
        finding.witness = .values(attribute: "line", [.number("9"), .number("10")])
        let text = renderJSON([finding], files: [orderFile], version: "1")
        #expect(
            text.contains(
                """
                      "subject": {},
                      "witness": {
                        "attribute": "line",
                        "values": [
                          9,
                          10
                        ]
                      },
                      "related": [
                        {
                          "message": "`userId` is declared here",
                          "file": "app.keywright.yaml",
                          "start": {
                            "line": 6,
                            "column": 7,
                            "byte": 63
                          },
                """))
    }

    @Test func allowedFindingsOnRequest() {
        var allowed = RenderTextTests.sample
        allowed.allowedBecause = "old data"
        let findings = [allowed, RenderTextTests.sample]
        let some = renderJSON(findings, files: [orderFile], version: "1")
        let all = renderJSON(findings, files: [orderFile], version: "1", showAllowed: true)
        #expect(some.components(of: "\"rule\"") == 1 && all.components(of: "\"rule\"") == 2)
        #expect(all.contains("\"allowedBecause\": \"old data\"") && !some.contains("old data"))
        for text in [some, all] { #expect(text.contains("\"allowed\": 1") && text.contains("\"errors\": 1")) }
        // The second of two alike keeps its fingerprint whether the first is listed or not.
        let second = fingerprints(of: findings, files: [orderFile])[1]
        #expect(some.contains(second) && all.contains(second))
    }
}

extension String {
    /// How often a text stands in this one.
    fileprivate func components(of part: String) -> Int {
        let wanted = Array(part.utf8)
        let all = Array(utf8)
        guard all.count >= wanted.count else { return 0 }
        return (0...all.count - wanted.count).filter { Array(all[$0..<$0 + wanted.count]) == wanted }.count
    }
}
