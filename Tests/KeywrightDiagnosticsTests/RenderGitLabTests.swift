import KeywrightDiagnostics
import Testing

@Suite struct RenderGitLabTests {
    @Test func sample() {
        let report = CheckReport([RenderTextTests.sample], files: [orderFile], version: "1")
        let fingerprint = fingerprints(of: [RenderTextTests.sample], files: [orderFile])[0]
        #expect(
            renderGitLab(report) == """
                [
                  {
                    "description": "KW104: placeholder `userld` isn't an attribute of entity `Order`",
                    "check_name": "KW104",
                    "fingerprint": "\(fingerprint)",
                    "severity": "major",
                    "location": {
                      "path": "app.keywright.yaml",
                      "lines": {
                        "begin": 8,
                        "end": 8
                      }
                    }
                  }
                ]

                """)
    }

    @Test func clean() {
        #expect(renderGitLab(CheckReport([], files: [orderFile], version: "1")) == "[]\n")
    }

    /// The last line is that of the last byte, not the one that follows its line break.
    @Test func severalLines() {
        let report = CheckReport([hostileFindings()[2]], files: [hostileFile], version: "1", folder: "/w")
        let text = renderGitLab(report)
        #expect(text.contains("\"begin\": 2,\n        \"end\": 3"))
        #expect(text.contains("\"path\": \"a b/%,:<é>.yaml\""))
    }

    @Test func error() {
        let report = CheckReport(
            [], files: [], version: "1", error: RunError(message: "no such file", file: "./x.yaml"))
        let text = renderGitLab(report)
        #expect(text.contains("\"description\": \"keywright could not run: no such file\""))
        #expect(text.contains("\"severity\": \"blocker\"") && text.contains("\"path\": \"x.yaml\""))
    }
}
