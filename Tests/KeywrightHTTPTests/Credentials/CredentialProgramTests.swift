#if HTTP
    import Testing

    @testable import KeywrightHTTP

    /// Real programs.
    @Suite struct CredentialProgramTests {
        private static func run(_ script: String, seconds: Int = 60) async throws(CredentialsError) -> String {
            let output = try await runCredentialProgram(
                ["sh", "-c", script, "sh", "first word", "'second'"],
                variables: ["PATH": "/usr/bin:/bin", "NAME": "a=b"],
                seconds: seconds
            )
            return String(decoding: output, as: UTF8.self)
        }

        @Test(arguments: [
            ("printf %s \"$1|$2|$NAME\"", "first word|'second'|a=b"), ("cat", ""),
            ("echo unseen >&2; echo seen", "seen\n"),
            ("i=0; while [ $i -lt 9000 ]; do printf 0123456789; i=$((i+1)); done | wc -c | tr -d ' '", "90000\n"),
            ("exec 2>&-; echo early; exec >&-; exit 0", "early\n"),
        ])
        func givesWhatIsWritten(_ script: String, _ expected: String) async throws {
            #expect(try await Self.run(script) == expected)
        }

        @Test func givesMoreThanAPipeHolds() async throws {
            #expect(try await Self.run("head -c 300000 /dev/zero | tr '\\0' x").utf8.count == 300_000)
        }

        @Test(arguments: [
            ("echo TheSecret; echo TheSecret >/dev/null; exit 3", 60, "ended with status 3"),
            ("kill -9 $$", 60, "was ended by signal 9"),
            ("sleep 600", 0, "took longer than 0 s or wrote too much, and was stopped"),
            ("exec sleep 600 >&-", 0, "took longer than 0 s or wrote too much, and was stopped"),
            ("exec cat /dev/zero", 60, "took longer than 60 s or wrote too much, and was stopped"),
        ])
        func saysWhatFailed(_ script: String, _ seconds: Int, _ expected: String) async {
            let error = await #expect(throws: CredentialsError.self) { try await Self.run(script, seconds: seconds) }
            #expect(error?.description == expected)
        }

        @Test func saysThatThereIsNoSuchProgram() async {
            let error = await #expect(throws: CredentialsError.self) {
                try await runCredentialProgram(["/no/such/program"], variables: [:])
            }
            #expect(error?.description == "cannot be started: No such file or directory")
        }
    }
#endif
