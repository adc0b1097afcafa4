#if HTTP
    import Testing

    @testable import KeywrightHTTP

    @Suite struct ContainerCredentialsTests {
        private static let answer =
            #"{"AccessKeyId":"A","SecretAccessKey":"TheSecret","Token":"TheToken","Expiration":"2015-08-30T18:36:00Z","RoleArn":"r"}"#
        private static let expected = CredentialsFinding.found(
            Credentials(
                accessKeyID: "A", secretAccessKey: "TheSecret", sessionToken: "TheToken", expiration: 1_440_959_760
            )
        )

        @Test(
            arguments: [
                (
                    ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2/c?id=a%20b"],
                    "GET http://169.254.170.2/v2/c?id=a%20b", nil
                ),
                (
                    [
                        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/r",
                        "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://localhost/f",
                        "AWS_CONTAINER_AUTHORIZATION_TOKEN": "Basic x",
                    ], "GET http://169.254.170.2/r", "Basic x"
                ),
                (
                    [
                        "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://169.254.170.23/v1/credentials",
                        "AWS_CONTAINER_AUTHORIZATION_TOKEN": "from the variable",
                        "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "/token",
                    ], "GET http://169.254.170.23/v1/credentials", "from the file"
                ),
                (
                    ["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://[fd00:ec2::23]/v1"], "GET http://[fd00:ec2::23]/v1",
                    nil
                ),
                (["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.1.2.3:8080/"], "GET http://127.1.2.3:8080/", nil),
                (
                    ["AWS_CONTAINER_CREDENTIALS_FULL_URI": "https://anywhere.example"], "GET https://anywhere.example/",
                    nil
                ),
            ] as [([String: String], String, String?)])
        func asks(_ variables: [String: String], _ url: String, _ authorization: String?) async throws {
            let transport = AnsweringTransport([url: [.response(200, Self.answer)]])
            let surroundings = Surroundings.table(variables, files: ["/token": "from the file\n"])
            let source = ContainerCredentials(surroundings: surroundings, transport: transport)
            #expect(try await source.find() == Self.expected)
            #expect(await transport.urls == [url])
            #expect(await transport.requests[0].header("Authorization") == authorization)
            #expect(await transport.timeouts == [.seconds(2)])
        }

        @Test(arguments: [
            ("http://169.254.169.254/", "169.254.169.254"), ("http://example.com/", "example.com"),
            ("http://127.0.0.1.example.com/", "127.0.0.1.example.com"), ("http://127.1/", "127.1"),
            ("http://127.0.0.01/", "127.0.0.01"), ("http://127.0.0.256/", "127.0.0.256"),
            ("http://128.0.0.1/", "128.0.0.1"),
            ("http://[::2]/", "::2"), ("http://localhost.example/", "localhost.example"),
        ])
        func asksNoStrangerWithoutTLS(_ url: String, _ host: String) async {
            let transport = AnsweringTransport()
            let surroundings = Surroundings.table([
                "AWS_CONTAINER_CREDENTIALS_FULL_URI": url, "AWS_CONTAINER_AUTHORIZATION_TOKEN": "TheToken",
            ])
            let error = await #expect(throws: CredentialsError.self) {
                try await ContainerCredentials(surroundings: surroundings, transport: transport).find()
            }
            #expect(
                error?.description
                    == "AWS_CONTAINER_CREDENTIALS_FULL_URI names the host \(host) without TLS, which only a loopback address and "
                    + "169.254.170.2, 169.254.170.23, fd00:ec2::23 may be; use `https`"
            )
            #expect(await transport.urls.isEmpty)
        }

        @Test(
            arguments: [
                (.failure(.unknown), "169.254.170.2 gave no answer: broken off", true),
                (.failure(.cancelled), "169.254.170.2 gave no answer: broken off", false),
                (.response(500, "TheSecret"), "169.254.170.2 answered with status 500", true),
                (.response(429, ""), "169.254.170.2 answered with status 429", true),
                (.response(403, "TheSecret"), "169.254.170.2 answered with status 403", false),
                (.response(200, "TheSecret"), "169.254.170.2 did not answer with JSON", true),
                (
                    .response(200, #"{"AccessKeyId":"A","SecretAccessKey":"TheSecret"}"#),
                    "169.254.170.2 gave JSON without `Token`, `Expiration`", false
                ),
            ] as [(AnsweringTransport.Answer, String, Bool)])
        func saysWhatFailed(_ answer: AnsweringTransport.Answer, _ expected: String, _ isPassing: Bool) async {
            let transport = AnsweringTransport(["GET http://169.254.170.2/c": [answer]])
            let surroundings = Surroundings.table(["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/c"])
            let error = await #expect(throws: CredentialsError.self) {
                try await ContainerCredentials(surroundings: surroundings, transport: transport).find()
            }
            #expect(error?.description == expected)
            #expect(error?.isPassing == isPassing)
        }

        @Test(
            arguments: [
                (
                    ["AWS_CONTAINER_AUTHORIZATION_TOKEN": "a\r\nX-Evil: b"],
                    "AWS_CONTAINER_AUTHORIZATION_TOKEN holds no text that a header can carry"
                ),
                (["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "/two"], "/two holds no text that a header can carry"),
                (["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "/empty"], "/empty holds no text that a header can carry"),
                (
                    ["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "/gone"],
                    "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE names /gone, which cannot be read"
                ),
                (
                    ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "@evil.example/"],
                    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI does not begin with `/`"
                ),
                (
                    ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": ".example/"],
                    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI does not begin with `/`"
                ),
            ])
        func refusesWhatNoHeaderOrURLHolds(_ variables: [String: String], _ expected: String) async {
            let surroundings = Surroundings.table(
                ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/c"].merging(variables) { $1 },
                files: ["/two": "a\nb\n", "/empty": "\n"]
            )
            let transport = AnsweringTransport()
            let error = await #expect(throws: CredentialsError.self) {
                try await ContainerCredentials(surroundings: surroundings, transport: transport).find()
            }
            #expect(error?.description == expected)
            #expect(await transport.urls.isEmpty)
        }
    }
#endif
