import KeywrightDiagnostics
import Testing

@Suite struct ApplyFixesTests {
    private static func fix(_ edits: [(Int, Int, String)], isSafe: Bool = true, file: UInt32 = 0) -> Diagnostic {
        let edits = edits.map { FixIt.Edit(SourceSpan(file: FileID(file), lower: $0.0, upper: $0.1), $0.2) }
        return Diagnostic(
            RuleID("K", "k"), .error, "m", at: Label(.start(of: FileID(file))),
            fixIts: [FixIt("never", isSafe: false, edits: edits), FixIt("f", isSafe: isSafe, edits: edits)])
    }

    private static func applied(_ findings: [Diagnostic], to text: String) -> (text: String, count: Int) {
        let result = applyFixes(of: findings, to: [SourceFile(path: "f", text: text)])
        return (String(decoding: result.files[0].bytes, as: UTF8.self), result.findings.count)
    }

    @Test(
        "edits that lie apart are all made, of others the first",
        arguments: [
            ([[(0, 1, "A")], [(3, 4, "D")]], "AbcDe", 2),
            ([[(3, 4, "D")], [(0, 1, "A")]], "AbcDe", 2),
            ([[(0, 2, "X")], [(2, 4, "Y")]], "XYe", 2),
            ([[(0, 3, "X")], [(2, 4, "Y")]], "Xde", 1),
            ([[(0, 5, "X")], [(2, 2, "Y")]], "X", 1),
            ([[(2, 2, "X")], [(2, 2, "Y")]], "abXcde", 1),
            ([[(2, 2, "X")], [(0, 2, "Y")]], "YXcde", 2),
            ([[(2, 2, "X")], [(2, 3, "Y")]], "abXcde", 1),
            ([[(5, 5, "!")]], "abcde!", 1),
            // A repair is made whole or not at all.
            ([[(0, 1, "A")], [(4, 5, "E"), (0, 1, "B")], [(4, 5, "F")]], "AbcdF", 2),
            ([[(0, 2, "A"), (1, 3, "B")]], "abcde", 0),
            ([[(4, 6, "beyond")]], "abcde", 0),
        ] as [([[(Int, Int, String)]], String, Int)])
    func overlaps(_ fixes: [[(Int, Int, String)]], _ expected: String, _ count: Int) {
        let result = Self.applied(fixes.map { Self.fix($0) }, to: "abcde")
        #expect(result.text == expected)
        #expect(result.count == count)
    }

    @Test func onlyWhatIsSafeAndNotSilenced() {
        var allowed = Self.fix([(0, 1, "A")])
        allowed.allowedBecause = "r"
        var held = Self.fix([(1, 2, "B")])
        held.isBaselined = true
        #expect(Self.applied([allowed, held, Self.fix([(2, 3, "C")], isSafe: false)], to: "abc").text == "abc")
    }

    @Test func keepsMarkLineEndsAndOtherBytes() {
        let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("a\r\nb".utf8) + [0xFF, 0x0A]
        let findings = [Self.fix([(0, 0, "x\ny")]), Self.fix([(6, 7, "c\r\nd")])]
        let result = applyFixes(of: findings, to: [SourceFile(path: "f", bytes: bytes)])
        #expect(
            result.files[0].bytes
                == [0xEF, 0xBB, 0xBF] + Array("x\r\nya\r\nc\r\nd".utf8) + [0xFF, 0x0A])
    }

    @Test func severalFiles() {
        let files = [SourceFile(path: "a", text: "a"), SourceFile(path: "b", text: "b")]
        let result = applyFixes(of: [Self.fix([(0, 1, "x")], file: 1), Self.fix([(0, 1, "y")], file: 2)], to: files)
        #expect(result.files.map { String(decoding: $0.bytes, as: UTF8.self) } == ["a", "x"])
        #expect(result.findings.count == 1)
    }
}
