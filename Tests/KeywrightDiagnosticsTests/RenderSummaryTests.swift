import KeywrightDiagnostics
import Testing

@Suite struct RenderSummaryTests {
    @Test(
        arguments: [
            ([], 1, "no findings in 1 file"),
            ([.error, .error, .error, .warning], 2, "3 errors, 1 warning in 2 files"),
            ([.info, .info, .warning, .warning], 0, "2 warnings, 2 infos in 0 files"),
        ] as [([Severity], Int, String)])
    func summary(_ severities: [Severity], _ files: Int, _ expected: String) {
        let findings = severities.map { finding(Label(.start(of: FileID(0))), severity: $0) }
        #expect(renderSummary(findings, files: files) == expected)
    }

    @Test func allowedAndFixable() {
        var allowed = finding(Label(.start(of: FileID(0))))
        allowed.allowedBecause = "reason"
        var fixable = finding(Label(.start(of: FileID(0))))
        fixable.fixIts = [FixIt("f", isSafe: true, edits: [.init(.start(of: FileID(0)), "x")])]
        var baselined = fixable
        baselined.isBaselined = true
        #expect(
            renderSummary([allowed, fixable], files: 1) == "1 error, 1 allowed in 1 file (1 fixable with --fix)")
        #expect(
            renderSummary([baselined, allowed, baselined], files: 2) == "no findings, 1 allowed, 2 baselined in 2 files"
        )
        #expect(renderSummary([allowed], files: 1) == "no findings, 1 allowed in 1 file")
    }
}
