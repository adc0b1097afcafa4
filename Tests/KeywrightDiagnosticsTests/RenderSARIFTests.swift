import KeywrightDiagnostics
import Testing

@Suite struct RenderSARIFTests {
    static let rules = [
        RuleDescription(
            RuleID("KW202", "foreign-items"), .info, summary: "a query that meets items of others",
            explanation: "One.\nTwo.\n\nThree.", page: "# KW202"),
        RuleDescription(
            RuleID("KW104", "missing-key-template"), .error, summary: "a template that is missing",
            explanation: String(repeating: "é🛒 ", count: 600), page: "# KW104"),
    ]

    @Test func sample() {
        var finding = RenderTextTests.sample
        finding.subject = Subject(entity: "Order", attribute: "userld")
        finding.fixIts = [
            FixIt("replace `userld` with `userId`", isSafe: false, edits: [.init(finding.primary.span, "userId")])
        ]
        let report = CheckReport(
            [finding], files: [orderFile], version: "1.0.0", rules: [Self.rules[0], Self.rules[1]])
        let text = renderSARIF(report)
        let start = text.firstRange(of: "      \"invocations\"")?.lowerBound ?? text.startIndex
        #expect(
            text[start...] == """
                      "invocations": [
                        {
                          "executionSuccessful": true
                        }
                      ],
                      "columnKind": "utf16CodeUnits",
                      "newlineSequences": [
                        "\\r\\n",
                        "\\n",
                        "\\r"
                      ],
                      "results": [
                        {
                          "ruleId": "KW104",
                          "ruleIndex": 0,
                          "level": "error",
                          "message": {
                            "text": "placeholder `userld` isn't an attribute of entity `Order`.\\nhelp: an attribute with a similar name exists: `userId`\\nsee: [`userId` is declared here](1)"
                          },
                          "locations": [
                            {
                              "physicalLocation": {
                                "artifactLocation": {
                                  "uri": "app.keywright.yaml"
                                },
                                "region": {
                                  "startLine": 8,
                                  "startColumn": 16,
                                  "endLine": 8,
                                  "endColumn": 22
                                }
                              },
                              "logicalLocations": [
                                {
                                  "name": "userld",
                                  "fullyQualifiedName": "entities/Order/attributes/userld",
                                  "kind": "attribute"
                                }
                              ]
                            }
                          ],
                          "relatedLocations": [
                            {
                              "id": 1,
                              "message": {
                                "text": "`userId` is declared here"
                              },
                              "physicalLocation": {
                                "artifactLocation": {
                                  "uri": "app.keywright.yaml"
                                },
                                "region": {
                                  "startLine": 6,
                                  "startColumn": 7,
                                  "endLine": 6,
                                  "endColumn": 13
                                }
                              }
                            }
                          ],
                          "partialFingerprints": {
                            "primaryLocationLineHash": "df5d11e316c7d079:1",
                            "keywright/v1": "1975b4b00bf82af2c696739cad3706c0"
                          },
                          "fixes": [
                            {
                              "description": {
                                "text": "replace `userld` with `userId`"
                              },
                              "artifactChanges": [
                                {
                                  "artifactLocation": {
                                    "uri": "app.keywright.yaml"
                                  },
                                  "replacements": [
                                    {
                                      "deletedRegion": {
                                        "startLine": 8,
                                        "startColumn": 16,
                                        "endLine": 8,
                                        "endColumn": 22
                                      },
                                      "insertedContent": {
                                        "text": "userId"
                                      }
                                    }
                                  ]
                                }
                              ],
                              "properties": {
                                "safe": false
                              }
                            }
                          ],
                          "properties": {
                            "proof": "exact"
                          }
                        }
                      ]
                    }
                  ]
                }

                """)
    }

    @Test func rulesAreSortedAndWithinTheLimits() {
        let text = renderSARIF(CheckReport([], files: [orderFile], version: "1.0.0", rules: Self.rules))
        #expect(
            text.hasPrefix(
                """
                {
                  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
                  "version": "2.1.0",
                  "runs": [
                    {
                      "tool": {
                        "driver": {
                          "name": "keywright",
                          "semanticVersion": "1.0.0",
                          "rules": [
                            {
                              "id": "KW104",
                              "name": "MissingKeyTemplate",
                              "shortDescription": {
                                "text": "A template that is missing."
                              },
                              "fullDescription": {
                                "text": "é🛒 é🛒
                """))
        // 4 units a piece: 255 pieces are 1020, and what follows is cut for the mark.
        #expect(text.contains(String(repeating: "é🛒 ", count: 255) + "é…\""))
        #expect(
            text.contains(
                """
                            {
                              "id": "KW202",
                              "name": "ForeignItems",
                              "shortDescription": {
                                "text": "A query that meets items of others."
                              },
                              "fullDescription": {
                                "text": "One. Two.\\nThree."
                              },
                              "help": {
                                "text": "One.\\nTwo.\\n\\nThree.\\n\\nkeywright explain KW202 shows an example of it and its repair.",
                                "markdown": "# KW202"
                              },
                              "defaultConfiguration": {
                                "level": "note"
                              },
                              "properties": {
                                "tags": [
                                  "access"
                                ],
                                "precision": "very-high",
                                "problem.severity": "recommendation"
                              }
                            }
                """))
        #expect(text.hasSuffix("\"results\": []\n    }\n  ]\n}\n"))
    }

    /// Columns are UTF-16 units, ends exclusive, and places over the last line break end on the line after it.
    @Test func placesAndPaths() {
        let report = CheckReport(hostileFindings(), files: [hostileFile], version: "1", folder: "/w")
        let text = renderSARIF(report)
        #expect(text.contains("\"uri\": \"a%20b/%25%2C%3A%3C%C3%A9%3E.yaml\""))
        let regions = text.matches(
            of: /"region": \{\s*"startLine": (\d+),\s*"startColumn": (\d+),\s*"endLine": (\d+),\s*"endColumn": (\d+)/
        )
        .map { "\($0.1):\($0.2)-\($0.3):\($0.4)" }
        #expect(regions == ["1:1-1:1", "2:7-2:14", "2:1-4:1", "2:1-4:1", "4:1-4:1"])
        #expect(text.contains("see: [\\\\["))
    }

    @Test func silencedOnesAreMarkedWhereTheyAreListed() {
        var allowed = RenderTextTests.sample
        allowed.allowedBecause = "old data"
        var held = RenderTextTests.sample
        held.isBaselined = true
        var report = CheckReport([allowed, held, RenderTextTests.sample], files: [orderFile], version: "1")
        #expect(renderSARIF(report).matches(of: /"ruleId"/).count == 1)
        #expect(!renderSARIF(report).contains("suppressions"))
        report.showAllowed = true
        let text = renderSARIF(report)
        #expect(text.matches(of: /"suppressions"/).count == 3)
        #expect(text.contains("\"kind\": \"inSource\"") && text.contains("\"justification\": \"old data\""))
        #expect(text.contains("\"kind\": \"external\"") && text.contains("\"suppressions\": []"))
    }

    /// An empty list of results would close every alert.
    @Test func errorHasNoResults() {
        let error = RunError(message: "`x y` cannot be read", file: "x y")
        let text = renderSARIF(CheckReport([RenderTextTests.sample], files: [orderFile], version: "1", error: error))
        #expect(text.contains("\"executionSuccessful\": false") && !text.contains("\"results\""))
        #expect(text.contains("\"text\": \"`x y` cannot be read.\"") && text.contains("\"uri\": \"x%20y\""))
    }
}
