#if HTTP
    import Testing

    @testable import KeywrightHTTP

    @Suite struct ShellWordsTests {
        /// As Python's `shlex.split`, which botocore splits `credential_process` with, splits them.
        @Test(
            arguments: [
                ("a b", ["a", "b"]), ("  a\tb\n", ["a", "b"]), ("", []), ("\"\"", [""]), ("''", [""]),
                ("a'b c'd", ["ab cd"]),
                (#"a"b \" \x \\ c""#, [#"ab " \x \ c"#]), (#"a\ b"#, ["a b"]), (#"\""#, ["\""]), ("\"a", nil),
                (#"a\"#, nil),
                ("'a", nil), ("a''b", ["ab"]), ("a # b", ["a", "#", "b"]), (#"'a\'b"#, [#"a\b"#]),
                (#"x"\n"y"#, [#"x\ny"#]),
            ] as [(String, [String]?)])
        func splits(_ line: String, _ words: [String]?) {
            #expect(shellWords(line) == words)
        }
    }
#endif
