import KeywrightDiagnostics
import Testing

@Suite struct FingerprintTests {
    @Test func outlivesEditsAbove() {
        let moved = SourceFile(path: orderFile.path, bytes: Array("# a comment\n\n".utf8) + orderFile.bytes)
        var later = RenderTextTests.sample
        later.primary.span = place("userld", in: moved)
        later.message = "other words"
        #expect(
            fingerprints(of: [RenderTextTests.sample], files: [orderFile]) == fingerprints(of: [later], files: [moved]))
    }

    @Test func tellsFindingsApart() {
        let base = RenderTextTests.sample
        var rule = base
        rule.rule = .unknownName
        var subject = base
        subject.subject.entity = "Order"
        var other = base
        other.subject.other = "Order"
        var token = base
        token.primary.span.upper -= 1
        var file = base
        file.primary.span.file = FileID(1)
        let all = fingerprints(
            of: [base, rule, subject, other, token, file, base, base],
            files: [orderFile, SourceFile(path: "b", bytes: orderFile.bytes)])
        #expect(Set(all).count == 8)
        #expect(all.allSatisfy { $0.utf8.count == 32 })
    }
}
