import KeywrightDiagnostics
import Testing

@Suite struct RenderConciseTests {
    @Test func sample() {
        let info = finding(Label(place("typo", in: orderFile)), severity: .info)
        let warning = finding(Label(.start(of: FileID(0))), severity: .warning)
        let findings = [RenderTextTests.sample, info, warning]
        #expect(
            renderConcise(CheckReport(findings, files: [orderFile], version: "1")) == """
                app.keywright.yaml:8:16: error: placeholder `userld` isn't an attribute of entity `Order` [KW104]
                app.keywright.yaml:8:29: note: m [KW104]
                app.keywright.yaml:1:1: warning: m [KW104]

                """)
    }

    @Test func colors() {
        let report = CheckReport([RenderTextTests.sample], files: [orderFile], version: "1")
        let text = renderConcise(report, color: true)
        #expect(text.hasPrefix("app.keywright.yaml:8:16: \u{1B}[1;31merror:\u{1B}[0m placeholder"))
    }

    @Test func oneLineEachWhateverTheyHold() {
        let report = CheckReport(hostileFindings(), files: [hostileFile], version: "1")
        let text = renderConcise(report)
        #expect(text.utf8.count { $0 == UInt8(ascii: "\n") } == 4)
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
        #expect(text.hasPrefix("./a b/%,:<é>.yaml:1:1: warning: ::error file=x::y %0A"))
    }

    @Test func silencedOnRequest() {
        var allowed = RenderTextTests.sample
        allowed.allowedBecause = "r"
        var held = RenderTextTests.sample
        held.isBaselined = true
        var report = CheckReport([allowed, held], files: [orderFile], version: "1")
        #expect(renderConcise(report) == "")
        report.showAllowed = true
        #expect(renderConcise(report).utf8.count { $0 == UInt8(ascii: "\n") } == 2)
    }
}
