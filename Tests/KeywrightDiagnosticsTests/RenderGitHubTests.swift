import KeywrightDiagnostics
import Testing

@Suite struct RenderGitHubTests {
    @Test func sample() {
        let report = CheckReport([RenderTextTests.sample], files: [orderFile], version: "1")
        #expect(
            renderGitHub(report)
                == "::error title=keywright (KW104),file=app.keywright.yaml,line=8,col=16,endLine=8,endColumn=22::"
                + "KW104 missing-key-template: placeholder `userld` isn't an attribute of entity `Order`"
                + "%0Ahelp: an attribute with a similar name exists: `userId`\n")
    }

    @Test func hostile() {
        let report = CheckReport(hostileFindings(), files: [hostileFile], version: "1", folder: "/w")
        let data = "::error file=x::y %250A </failure> ]]> \u{241B}[31m \"&' \u{FFFE}\u{240D}\u{240A}##[error]z, a:b"
        let file = "file=a b/%25%2C%3A<é>.yaml"
        let lines = renderGitHub(report).split(separator: "\n")
        #expect(lines.count == 4)
        // Errors first, then warnings, then notices. Columns only where the place is on one line.
        #expect(lines[0] == "::error title=keywright (KW202),\(file),line=2,endLine=3::KW202 foreign-items: lines")
        #expect(
            lines[1]
                == "::error title=keywright (KW202),\(file),line=4,col=1,endLine=4,endColumn=1::KW202 foreign-items: end"
        )
        #expect(
            lines[2]
                == "::warning title=keywright (KW202),\(file),line=1,col=1,endLine=1,endColumn=1::"
                + "KW202 foreign-items: \(data)")
        #expect(lines[3].hasPrefix("::notice title=keywright (KW202),\(file),line=2,col=6,endLine=2,endColumn=13::"))
        #expect(lines[3].contains("%0Anote: two%0A      lines%0Ahelp: \(data)"))
    }

    @Test func overTheLimit() {
        let findings = (0..<12).map { _ in finding(Label(place("sk", in: orderFile))) }
        let warning = finding(Label(place("sk", in: orderFile)), severity: .warning)
        let lines = renderGitHub(CheckReport([warning] + findings, files: [orderFile], version: "1"))
            .split(separator: "\n")
        #expect(lines.count == 14)
        #expect(lines[11].hasPrefix("::error ") && lines[12].hasPrefix("::warning "))
        #expect(
            lines[13]
                == "GitHub annotates 10 errors, 10 warnings and 10 notices of a step; 2 of the findings above are in this "
                + "log alone")
    }

    @Test func error() {
        let report = CheckReport([], files: [], version: "1", error: RunError(message: "no: 5%", file: "x"))
        #expect(renderGitHub(report) == "::error title=keywright::no: 5%25\n")
        #expect(renderGitHub(CheckReport([], files: [orderFile], version: "1")) == "")
    }
}
